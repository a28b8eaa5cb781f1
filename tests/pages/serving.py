"""A dashboard that runs, and a browser to look at it: for the tests, and for the picture in the README."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@contextmanager
def running(source, log, more=None, *options, port=None):
    port = port or free_port()
    variables = {key: value for key, value in os.environ.items() if not key.startswith("TWO_HOURS_")}
    variables |= {"TWO_HOURS_SOURCE": str(source)} if source else {}
    variables |= more or {}
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "dashboard.py",
        f"--server.port={port}",
        "--server.headless=true",
        *options,
    ]
    with log.open("wb") as out, subprocess.Popen(command, cwd=ROOT, env=variables, stdout=out, stderr=out) as process:
        try:
            _wait_until_healthy(f"http://127.0.0.1:{port}", process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(10)
    said = log.read_text(encoding="utf-8")
    assert "Traceback" not in said, said[-3000:]
    assert "deprecat" not in said.lower(), said[-3000:]


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait_until_healthy(address, process):
    for _ in range(300):
        assert process.poll() is None, "the server stopped before it started"
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)


def chromium():
    names = [os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"]
    found = next(filter(None, map(shutil.which, filter(None, names))), None)
    if found is None and os.environ.get("TWO_HOURS_BROWSER") == "required":
        pytest.fail("no Chromium here, and TWO_HOURS_BROWSER=required")
    if found is None:
        pytest.skip("no browser: apt install chromium, or set CHROMIUM to a Chromium or Chrome")
    return found


def wait_until_idle(page):
    """Until Streamlit has run, nothing is stale or a skeleton, and every figure is drawn."""
    page.wait_for_function(
        """() => {
          const app = document.querySelector('[data-testid="stApp"]');
          const figures = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')];
          return app && app.dataset.testConnectionState === "CONNECTED" && app.dataset.testScriptState === "notRunning"
            && !document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"], [data-stale="true"]')
            && figures.every(figure => figure.querySelector(".main-svg"));
        }""",
        timeout=60_000,
    )
