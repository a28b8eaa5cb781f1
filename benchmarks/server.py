"""A server of its own for each page script, with the configuration as shipped, and the CPU time it has used."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
DASHBOARD, HELLO = ROOT / "dashboard.py", ROOT / "benchmarks" / "hello.py"
STARTS_WITHIN = 60  # [s]


@dataclass(frozen=True)
class Server:
    """A running server: where it answers, and which process it is."""

    address: str
    process: int

    def memory(self) -> int:
        """What it holds of the machine's memory now [bytes]."""
        status = Path(f"/proc/{self.process}/status").read_text()
        return 1024 * int(status.split("VmRSS:")[1].split()[0])

    def cpu(self) -> float:
        """The CPU time [s] of all its threads so far, those that have ended included."""
        # What clock_getcpuclockid(3) gives for a process: nanoseconds, where /proc/PID/stat counts in hundredths.
        return time.clock_gettime(~self.process << 3 | 2)


@contextmanager
def serving(script: Path, source: Path | None = None) -> Iterator[Server]:
    """The script, served on the sample or another ``source`` from a free port until the block ends."""
    port = _free_port()
    variables = {key: value for key, value in os.environ.items() if not key.startswith("TWO_HOURS_")}
    variables |= {"TWO_HOURS_SOURCE": str(source)} if source else {}
    options = [f"--server.port={port}", "--server.headless=true", "--logger.level=error"]
    command = [sys.executable, "-m", "streamlit", "run", str(script), *options]
    with subprocess.Popen(command, cwd=ROOT, env=variables, stdout=subprocess.DEVNULL) as process:
        try:
            _wait_until_healthy(f"http://127.0.0.1:{port}")
            yield Server(f"127.0.0.1:{port}", process.pid)
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait_until_healthy(address: str) -> None:
    give_up = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < give_up:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"No server at {address} after {STARTS_WITHIN} seconds.")
