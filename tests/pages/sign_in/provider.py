"""Who vouches for people in the tests: OpenID Connect as Streamlit speaks it, on this machine only."""

import secrets
import threading
import time
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.routing import Route

CLIENT, SECRET = "two-hours", "a secret between the two"
LASTS = 600  # [s] an identity token, from now: only its age is ever wrong here


@dataclass(frozen=True)
class Claims:
    """What the provider says of somebody. ``age`` [s] is how long ago they signed in; ``email`` may be None."""

    email: str | None
    verified: object = True
    age: int = 0


class Provider:
    """``with Provider() as provider:`` it answers at ``provider.address`` and offers everybody in ``people``, by name."""

    def __init__(self):
        self.people: dict[str, Claims] = {}
        self._key = RSAKey.generate_key(2048, {"kid": "one"}, private=True)
        self._codes = {}
        routes = [
            Route("/.well-known/openid-configuration", self._about),
            Route("/authorize", self._ask),
            Route("/authorize", self._answer, methods=["POST"]),
            Route("/token", self._token, methods=["POST"]),
            Route("/keys", self._keys),
        ]
        self._server = uvicorn.Server(
            uvicorn.Config(Starlette(routes=routes), port=0, log_level="error", lifespan="off")
        )
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def __enter__(self):
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        return self

    def __exit__(self, *_):
        self._server.should_exit = self._server.force_exit = True
        self._thread.join(10)

    @property
    def metadata(self):
        """What goes into the secrets as ``server_metadata_url``."""
        return f"{self.address}/.well-known/openid-configuration"

    async def _about(self, _):
        at = self.address
        return JSONResponse({
            "issuer": at, "authorization_endpoint": f"{at}/authorize", "token_endpoint": f"{at}/token",
            "jwks_uri": f"{at}/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"], "code_challenge_methods_supported": ["S256"],
        })  # fmt: skip

    async def _ask(self, request):
        """A form with one button for each person, as a provider asks which account to use."""
        if request.query_params.get("client_id") != CLIENT:
            return HTMLResponse("no such client", 400)
        asked = "".join(
            f'<input type="hidden" name="{escape(k)}" value="{escape(v)}">' for k, v in request.query_params.items()
        )
        buttons = "".join(f'<button name="who" value="{escape(who)}">{escape(who)}</button>' for who in self.people)
        return HTMLResponse(f'<!doctype html><title>Who are you?</title><form method="post">{asked}{buttons}</form>')

    async def _answer(self, request):
        form = await request.form()
        code = secrets.token_urlsafe(16)
        self._codes[code] = dict(form)
        return RedirectResponse(f"{form['redirect_uri']}?{urlencode({'code': code, 'state': form['state']})}", 303)

    async def _token(self, request):
        form = await request.form()
        asked = self._codes.pop(form["code"], None)  # a code is good once
        if asked is None or not _kept_its_promise(asked, form):
            return JSONResponse({"error": "invalid_grant"}, 400)
        claims = self._claims(asked["who"], asked.get("nonce"))
        token = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self._key)
        return JSONResponse({"access_token": secrets.token_hex(8), "token_type": "Bearer", "id_token": token})

    def _claims(self, who, nonce):
        said, now = self.people[who], int(time.time())
        claims = {
            "iss": self.address,
            "aud": CLIENT,
            "sub": who,
            "nonce": nonce,
            "iat": now - said.age,
            "exp": now + LASTS,
        }
        return claims | ({} if said.email is None else {"email": said.email, "email_verified": said.verified})

    async def _keys(self, _):
        return JSONResponse({"keys": [self._key.as_dict(private=False)]})


def _kept_its_promise(asked, form):
    """PKCE: whoever fetches the token is who asked for the code."""
    if "code_challenge" not in asked:
        return True
    promised = urlsafe_b64encode(sha256(form.get("code_verifier", "").encode()).digest()).rstrip(b"=")
    return promised.decode() == asked["code_challenge"]
