"""A Google Sheet to try things out with, without an account.

``python -m tests.fake_sheets serve [FOLDER]``              a sheet with the CSV files of a folder (the sample)
``python -m tests.fake_sheets demo``                        the same with the sample, and the dashboard on top
``python -m tests.fake_sheets set TAB ROW COLUMN VALUE``    types a value into a cell of the running one
``python -m tests.fake_sheets faults``                      spoils a read in every known way and prints what came of it

``serve --secrets FILE`` writes the key that opens it, as Streamlit's secrets; ``--port`` is for ``serve`` and ``set``.
"""

import argparse
import csv
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import requests

from data.sample import FOLDER as SAMPLE
from data.sources.google_road import REHEARSAL
from tests.fake_sheets import Book, FakeGoogle
from tests.fake_sheets.keys import as_toml
from tests.fake_sheets.kinds import KINDS
from tests.fake_sheets.rehearse import outcome_of, stage

PORT = 8765


def main(arguments):
    """Do what is asked; what the process is to end with."""
    asked = _parser().parse_args(arguments)
    return {"serve": _serve, "demo": _demo, "set": _set, "faults": _faults}[asked.what](asked)


def _parser():
    parser = argparse.ArgumentParser(prog="python -m tests.fake_sheets", description="A Google Sheet on this machine.")
    kinds = parser.add_subparsers(dest="what", required=True)
    serve = kinds.add_parser("serve", help="a sheet with the CSV files of a folder in it")
    serve.add_argument("folder", nargs="?", type=Path, default=SAMPLE)
    serve.add_argument("--secrets", type=Path, help="where to write the key that opens it")
    demo = kinds.add_parser("demo", help="a sheet with the sample in it, and the dashboard on top")
    put = kinds.add_parser("set", help="type a value into a cell of the running sheet")
    for name in ("tab", "row", "column", "value"):
        put.add_argument(name)
    for part in (serve, demo, put):
        part.add_argument("--port", type=int, default=PORT)
    kinds.add_parser("faults", help="spoil a read in every known way")
    return parser


def _filled(port, folder):
    google = FakeGoogle(port)
    book = google.add(Book())
    for file in sorted(folder.glob("*.csv")):
        with file.open(encoding="utf-8-sig", newline="") as lines:
            book.write(file.stem, csv.reader(lines))
    return google, book


def _demo(asked):
    google, book = _filled(asked.port, SAMPLE)
    Thread(target=google.serve, daemon=True).start()
    with TemporaryDirectory() as place:
        secrets = Path(place) / "secrets.toml"
        secrets.write_text(as_toml(google.key()), encoding="utf-8")
        variables = os.environ | {REHEARSAL: google.address, "TWO_HOURS_SOURCE": book.address}
        print(
            f"Type into a cell:  {sys.executable} -m tests.fake_sheets set 'PD log' 2 C 3   then press Refresh.",
            flush=True,
        )
        command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--secrets.files", str(secrets)]
        try:
            return subprocess.run(command, env=variables).returncode
        except KeyboardInterrupt:
            return 0


def _serve(asked):
    google, book = _filled(asked.port, asked.folder)
    if asked.secrets:
        asked.secrets.parent.mkdir(parents=True, exist_ok=True)
        asked.secrets.write_text(as_toml(google.key()), encoding="utf-8")
    print(f"{REHEARSAL}={google.address}\nTWO_HOURS_SOURCE={book.address}", flush=True)
    try:
        google.serve()
    except KeyboardInterrupt:
        return 0


def _set(asked):
    said = {"tab": asked.tab, "cell": f"{asked.column.upper()}{asked.row}", "text": asked.value}
    try:
        answer = requests.post(f"http://127.0.0.1:{asked.port}/typed", json=said, timeout=5)
    except requests.ConnectionError:
        return f"No sheet is served on port {asked.port}. Start one: python -m tests.fake_sheets serve"
    return 0 if answer.ok else answer.json()["error"]["message"]


def _faults(asked):
    print(f"{'kind':40} {'outcome':20} {'seconds':>7} {'requests':>8}  what is said")
    wrong = 0
    for kind in KINDS:
        with stage() as made:
            kind.make(made)
            came = outcome_of(made)
        wrong += came.outcome != kind.outcome
        print(f"{kind.name:40} {came.outcome:20} {came.seconds:7.2f} {came.requests:8}  {came.message}", flush=True)
    print(f"{len(KINDS) - wrong} of {len(KINDS)} as promised")
    return wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
