"""How does Google say no? The bodies it answers with, as recorded by others (r-lib/gargle, gspread; MIT)."""

API_PAGE = "https://console.developers.google.com/apis/api/sheets.googleapis.com/overview?project=1234567890"


class Refusal(Exception):
    """An answer that is an error: its HTTP status and its body."""

    def __init__(self, code, status, message, *details):
        super().__init__(message)
        self.code = code
        error = {"code": code, "message": message, "status": status}
        self.body = {"error": {**error, "details": list(details)} if details else error}


def bad(message):
    """What was asked makes no sense."""
    return Refusal(400, "INVALID_ARGUMENT", message)


def _info(reason, **metadata):
    return {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": reason,
        "domain": "googleapis.com",
        "metadata": metadata,
    }


OVER_QUOTA = Refusal(
    429,
    "RESOURCE_EXHAUSTED",
    "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user' of service "
    "'sheets.googleapis.com' for consumer 'project_number:123456789012'.",
    _info("RATE_LIMIT_EXCEEDED", quota_limit_value="60", quota_limit="ReadRequestsPerMinutePerUser"),
)
API_DISABLED = Refusal(
    403,
    "PERMISSION_DENIED",
    "Google Sheets API has not been used in project 1234567890 before or it is disabled. "
    f"Enable it by visiting {API_PAGE} then retry.",
    _info("SERVICE_DISABLED", service="sheets.googleapis.com", activationUrl=API_PAGE),
)
SCOPE_MISSING = Refusal(
    403,
    "PERMISSION_DENIED",
    "Request had insufficient authentication scopes.",
    _info("ACCESS_TOKEN_SCOPE_INSUFFICIENT"),
)
NOT_SHARED = Refusal(403, "PERMISSION_DENIED", "The caller does not have permission")
NOT_SIGNED_IN = Refusal(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.")
NOT_FOUND = Refusal(404, "NOT_FOUND", "Requested entity was not found.")
OFFICE_FILE = Refusal(
    400,
    "FAILED_PRECONDITION",
    "This operation is not supported for this document. The document must not be an Office file.",
)
INTERNAL = Refusal(500, "INTERNAL", "Internal error encountered.")
UNAVAILABLE = Refusal(503, "UNAVAILABLE", "The service is currently unavailable.")
TOO_LATE = Refusal(504, "DEADLINE_EXCEEDED", "Deadline exceeded.")

SORRY_PAGE = "<html><head><title>Sorry...</title></head><body><h1>We're sorry...</h1></body></html>"
ERROR_PAGE = "<!DOCTYPE html>\n<html lang=en>\n  <title>Error 502 (Server Error)!!1</title>\n"
SIGN_IN_PAGE = "<!DOCTYPE html><html><title>Sign in to the network</title><form></form></html>"

KEY_DELETED = {"error": "invalid_grant", "error_description": "Invalid grant: account not found"}
WRONG_CLOCK = {
    "error": "invalid_grant",
    "error_description": "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. "
    "Check your iat and exp values in the JWT claim.",
}
