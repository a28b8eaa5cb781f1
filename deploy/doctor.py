"""Is this set-up right? What is wrong is said in one line each, with what to do: ``python -m deploy.doctor``."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import stat
import subprocess
import tempfile
import time
import tomllib
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from importlib.metadata import PackageNotFoundError, version
from ipaddress import ip_address
from pathlib import Path

from data import load, read_settings
from data.access import CLOCKS_APART, read_access
from data.errors import ReadError
from data.sample import FOLDER as SAMPLE
from data.snapshot import FOLDER as KEPT
from data.sources.google_address import is_address
from deploy import csp

ROOT = Path(__file__).parents[1]
FLOORS = {"streamlit": (1, 54), "starlette": (1, 3, 1), "authlib": (1, 6)}  # below these there are known holes
_AUTH = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
_INVENTED = "example"


def problems(home: Path = ROOT, *, online: bool = False, secrets: Path | None = None) -> list[str]:
    """Everything that is wrong, a line each; empty when nothing is. ``online`` also asks the provider and a shared sheet.

    ``secrets`` is where a server keeps them; without it, beside the dashboard. A file that was named must be there.
    """
    if secrets is not None and not secrets.is_file():
        return [f"There is no file {secrets}: nobody can sign in. Name the one the service uses."]
    secrets = secrets or home / ".streamlit" / "secrets.toml"
    checks: list[Callable[[], Iterator[str]]] = [ lambda: _packages(home), lambda: _source(home, online), _kept, lambda: _secrets(secrets),
        lambda: _sign_in(home, secrets, online), lambda: _server(home, secrets), _policy,
    ]  # fmt: skip
    return [line for check in checks for line in check()]


def main() -> int:
    """0 when nothing is wrong, 1 when something is."""
    parser = argparse.ArgumentParser(prog="python -m deploy.doctor", description=__doc__)
    parser.add_argument("--online", action="store_true", help="also ask the sign-in provider and the shared sheet")
    parser.add_argument(
        "--secrets", type=Path, help="where the server keeps its secrets (default: .streamlit/secrets.toml)"
    )
    asked = parser.parse_args()
    found = problems(online=asked.online, secrets=asked.secrets)
    for line in found:
        print(f"- {line}")
    print("Nothing is wrong that can be seen from here." if not found else f"{len(found)} to mend.")
    return 1 if found else 0


def _packages(home: Path) -> Iterator[str]:
    pins = dict(
        re.findall(r"^([A-Za-z0-9_.-]+)==(\S+)$", (home / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE)
    )
    for name in re.findall(
        r"^([A-Za-z][A-Za-z0-9-]*)[><=~]", (home / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE
    ):
        try:
            found = version(name)
        except PackageNotFoundError:
            yield f"{name} is not installed: run pip install -r requirements.txt -c constraints.txt."
            continue
        if (pinned := {key.lower(): pin for key, pin in pins.items()}.get(name.lower())) and pinned != found:
            yield f"{name} is {found}, tested is {pinned}: run pip install -r requirements.txt -c constraints.txt."
        if _numbers(found) < FLOORS.get(name.lower(), ()):
            yield f"{name} {found} has known holes: install {'.'.join(map(str, FLOORS[name.lower()]))} or newer."


def _source(home: Path, online: bool) -> Iterator[str]:
    try:
        settings = read_settings(home / "dashboard.toml")
        source = os.environ.get("TWO_HOURS_SOURCE") or settings.source or str(SAMPLE)
        if is_address(source) and not online:
            return
        mapping = os.environ.get("TWO_HOURS_MAPPING") or settings.mapping
        load(
            source if is_address(source) or Path(source).is_absolute() else home / source,
            mapping=mapping or None,
            settings=settings,
        )
    except ReadError as error:
        yield str(error)


def _kept() -> Iterator[str]:
    folder = Path(os.environ.get("TWO_HOURS_SNAPSHOTS") or ROOT / KEPT)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        yield f"The folder of kept reads, {folder}, cannot be written ({error.strerror}): give it to the user that runs the dashboard."
        return
    if os.name != "nt" and stat.S_IMODE(folder.stat().st_mode) & 0o077:
        yield f"The folder of kept reads, {folder}, can be opened by others: run chmod 700 {folder}."


def _secrets(secrets: Path) -> Iterator[str]:
    if not secrets.exists():
        return
    if os.name != "nt" and stat.S_IMODE(secrets.stat().st_mode) & 0o077:
        yield f"Others can read {secrets.name}: run chmod 600 {secrets}."
    git = shutil.which("git")  # a server need not have it: then nothing there is a repository that is pushed
    asked = [git, "ls-files", "--error-unmatch", secrets.resolve()]
    if git and subprocess.run(asked, cwd=secrets.parent, capture_output=True, check=False).returncode == 0:
        yield f"{secrets.name} is in the repository: take it out with git rm --cached, and change every secret in it."


def _sign_in(home: Path, secrets: Path, online: bool) -> Iterator[str]:
    try:
        said = tomllib.loads(secrets.read_text(encoding="utf-8")) if secrets.exists() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        yield f"{secrets.name} is not TOML ({error}): nobody can sign in."
        return
    if tables := [f"[{name}]" for name in ("auth", "access") if not isinstance(said.get(name, {}), dict)]:
        yield f"{' and '.join(tables)} in {secrets.name} is no section: see .streamlit/secrets.toml.example."
        return
    if "auth" not in said:
        return
    auth = said["auth"]
    yield from _named(home, str(auth.get("redirect_uri", "")))
    yield from (f"[auth] has no {key}: see .streamlit/secrets.toml.example." for key in _AUTH if not auth.get(key))
    yield from _auth(auth)
    try:
        if not read_access(said.get("access", {})).lead:
            yield '[access] names no lead: nobody would see names, rows or Sheet check. Write lead = ["you@your-district.org"].'
    except ReadError as error:
        yield str(error)
    if online and auth.get("server_metadata_url"):
        yield from _provider(auth["server_metadata_url"])


def _named(home: Path, address: str) -> Iterator[str]:
    host = urllib.parse.urlsplit(address).hostname
    if host and host not in (allowed := _config(home).get("allowedHosts", [])):
        yield f"[auth] redirect_uri leads to {host}, which allowedHosts in config.toml ({', '.join(allowed)}) does not name: add it."


def _auth(auth: dict) -> Iterator[str]:
    address = str(auth.get("redirect_uri", ""))
    if address and not address.endswith("/oauth2callback"):
        yield f"[auth] redirect_uri is {address}: it must end in /oauth2callback, here and at the provider."
    if address.startswith("http://") and not _is_local(urllib.parse.urlsplit(address).hostname or ""):
        yield "[auth] redirect_uri begins with http: beyond this computer only https keeps a sign-in secret."
    secret = str(auth.get("cookie_secret", ""))
    if secret and (len(secret) < 32 or " " in secret or len(set(secret)) < 10):
        yield "[auth] cookie_secret is short or a sample: write 32 or more random characters."
    for key in ("client_id", "redirect_uri"):
        if _INVENTED in str(auth.get(key, "")):
            yield f"[auth] {key} is that of the example: write your own."


def _provider(address: str) -> Iterator[str]:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            if b"authorization_endpoint" not in answer.read(100_000):
                yield "[auth] server_metadata_url answers, but not as a sign-in provider: check the address."
            yield from _clock(answer.headers.get("Date"), time.time())
    except (urllib.error.URLError, OSError, ValueError) as error:
        yield f"[auth] server_metadata_url does not answer ({getattr(error, 'reason', error)}): check the address and the network."


def _clock(there: str | None, here: float) -> Iterator[str]:
    if there and (apart := abs(parsedate_to_datetime(there).timestamp() - here)) > CLOCKS_APART.total_seconds():
        yield f"The clock here is {apart / 60:.0f} minutes from the provider's: no sign-in will hold. Set it (timedatectl set-ntp true)."


def _config(home: Path) -> dict:
    try:
        return tomllib.loads((home / ".streamlit" / "config.toml").read_text(encoding="utf-8")).get("server", {})
    except (OSError, ValueError):
        return {}  # _server says so


def _server(home: Path, secrets: Path) -> Iterator[str]:
    try:
        tomllib.loads((home / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        yield f"config.toml cannot be read ({error}): mend it, or take the one of the repository."
        return
    server = _config(home)
    if not all(server.get(key, True) for key in ("enableXsrfProtection", "enableCORS")):
        yield "config.toml turns XSRF or CORS protection off: remove these lines."
    hosts = [server.get("address", ""), *server.get("allowedHosts", [])]
    reachable = os.environ.get("TWO_HOURS_REQUIRE_SIGN_IN", "") not in ("", "0") or not all(map(_is_local, hosts))
    if reachable and not (secrets.exists() and "[auth]" in secrets.read_text(encoding="utf-8", errors="replace")):
        yield "Others can reach this server and sign-in is not set up: only the sample is shown. Fill in .streamlit/secrets.toml."
    if not server.get("allowedHosts"):
        yield 'config.toml names no allowedHosts: write the name people use, such as ["pd.example.org"].'


def _policy() -> Iterator[str]:
    yield from (
        f"deploy/{file.name} names the scripts of another Streamlit: run python -m deploy.csp --write."
        for file in csp.outdated()
    )


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", text)[:3]))


def _is_local(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


if __name__ == "__main__":
    raise SystemExit(main())
