"""What may a browser load from the dashboard? One policy, written into the proxies' files: ``python -m deploy.csp --write``.

Streamlit's page holds one script in itself, whose hash changes with its version; all else comes from this server.
"""

from __future__ import annotations

import argparse
import re
import sys
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import streamlit

FOLDER = Path(__file__).parent
FILES = (FOLDER / "nginx.conf", FOLDER / "Caddyfile")
_HASH = re.compile(r"'sha256-[A-Za-z0-9+/=]+'")
_INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


def script_hashes() -> tuple[str, ...]:
    """The hash of each script that the page of the installed Streamlit holds in itself."""
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    return tuple(f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in _INLINE.findall(page))


def outdated() -> tuple[Path, ...]:
    """The files whose hashes are not those of the installed Streamlit."""
    now = set(script_hashes())
    return tuple(file for file in FILES if set(_HASH.findall(file.read_text(encoding="utf-8"))) != now)


def write() -> None:
    """Put today's hashes into the files."""
    for file in FILES:
        text = file.read_text(encoding="utf-8")
        file.write_text(
            re.sub(rf"{_HASH.pattern}(?: {_HASH.pattern})*", " ".join(script_hashes()), text), encoding="utf-8"
        )


def main() -> int:
    """0 when the files fit the installed Streamlit, 1 when not."""
    parser = argparse.ArgumentParser(prog="python -m deploy.csp", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the hashes into the files")
    if parser.parse_args().write:
        write()
    for file in outdated():
        print(
            f"deploy/{file.name} names the scripts of another Streamlit: run python -m deploy.csp --write.",
            file=sys.stderr,
        )
    return 1 if outdated() else 0


if __name__ == "__main__":
    raise SystemExit(main())
