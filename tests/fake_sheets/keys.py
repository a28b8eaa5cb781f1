"""A service account that exists nowhere: its key is made when it is asked for, and opens nothing but the fake."""

from functools import cache

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from google.auth import jwt

READER = "pd-reader@invented-district.iam.gserviceaccount.com"
TOKEN_ADDRESS = "https://oauth2.googleapis.com/token"


@cache
def throw_away_key():
    """The key as the JSON file of a service account has it; one per process, for making it takes a while."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return {
        "type": "service_account",
        "project_id": "invented-district",
        "private_key_id": "k1",
        "private_key": key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode(),
        "client_email": READER,
        "client_id": "1",
        "token_uri": TOKEN_ADDRESS,
    }


def scopes_asked_for(assertion):
    """The scopes that a signed request for a token names."""
    return set(jwt.decode(assertion, verify=False)["scope"].split())


def as_toml(key):
    """The key as it stands in Streamlit's secrets."""
    lines = [f"{name} = '''{value}'''" for name, value in key.items()]
    return "\n".join(["[gcp_service_account]", *lines, ""])
