import ast
import json
import logging
import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest

from data import events
from data.export_log import KEPT_DAYS, NAME, ExportLog

ROOT = Path(__file__).parents[2]


def test_an_event_is_one_line_of_codes_and_counts(capsys, monkeypatch):
    events.note("read", rows=12, reason="none")
    assert capsys.readouterr().err.split(maxsplit=1)[1] == "event=read rows=12 reason=none\n"
    monkeypatch.setenv(events.FORMAT, "json")
    events.note("read", rows=12)
    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["rows"]) == ("read", 12)


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "ana"},
        {"email": "a@b.org"},
        {"reason": "Ana Nunez"},
        {"reason": "a@b.org"},
        {"version": "x\ny"},
        {"rows": None},
    ],
)
def test_what_is_no_code_and_no_count_cannot_be_logged(fields):
    with pytest.raises((ValueError, TypeError)):
        events.note("read", **fields)


def test_a_service_does_not_stop_for_a_line_and_leaves_out_what_may_not_be_in_it(capsys, monkeypatch):
    monkeypatch.setattr(events, "STRICT", False)
    events.note("read", rows=12, reason="Ana Nunez", name="ana")
    assert capsys.readouterr().err.split(maxsplit=1)[1] == "event=read rows=12\n"


def test_every_event_names_known_fields_and_every_reason_is_a_code():
    calls, reasons = [], []
    for file in [*ROOT.glob("data/**/*.py"), *ROOT.glob("pages/**/*.py"), ROOT / "dashboard.py"]:
        text = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if (
                "from data.events import note" in text
                and isinstance(node, ast.Call)
                and ast.unparse(node.func) == "note"
            ):
                calls.append({word.arg for word in node.keywords if word.arg})
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("SourceError", "SchemaError", "NotAdmitted"):
                reasons += [node.args[0].value] if isinstance(node.args[0], ast.Constant) else []
    assert len(calls) > 10 and set().union(*calls) <= events.FIELDS
    assert len(reasons) > 40 and [reason for reason in reasons if not events._CODE.fullmatch(reason)] == []


def test_a_line_of_another_library_loses_its_text_and_keeps_its_place():
    error = ValueError("canary")
    record = events._record(
        "streamlit.x", logging.ERROR, "f.py", 7, "failed for %s", ("canary",), (ValueError, error, None)
    )
    assert record.getMessage() == "streamlit.x:7 ValueError" and record.exc_info is None
    stacked = events._record("asyncio", logging.ERROR, "f.py", 7, "x", (), None, "run", "canary: a stack")
    assert stacked.stack_info is None
    ours = events._record("two_hours", logging.INFO, "f.py", 7, "read", (), None)
    assert ours.getMessage() == "read"


def test_what_dies_in_a_thread_or_at_the_top_is_named_and_not_quoted():
    script = (
        "import threading\nfrom data.events import discreet\ndiscreet()\n"
        "def fail(): raise ValueError('canary')\n"
        "t = threading.Thread(target=fail); t.start(); t.join()\n"
        "class Gone:\n    def __del__(self): fail()\n"
        "Gone()\nimport warnings; warnings.warn('canary')\nfail()\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "canary" not in ended.stderr and ended.stderr.count("event=died error=ValueError") == 3


def test_the_files_taken_away_are_kept_newest_first_and_not_for_ever(tmp_path):
    log = ExportLog(tmp_path / "kept")
    assert len(log.entries()) == 0
    now = pd.Timestamp("2026-11-24 10:00")
    for days, file in ((KEPT_DAYS + 1, "old.pdf"), (1, "deck.pptx"), (0, "brief.pdf")):
        log.add(role="lead", file=file, version="1f2e", as_of="2026-11-20", at=now - pd.Timedelta(days=days))
    taken = log.entries()
    assert taken["file"].tolist() == ["brief.pdf", "deck.pptx"]
    assert taken["at"].iloc[0] == now and taken["role"].unique().tolist() == ["lead"]


def test_a_folder_that_cannot_be_written_costs_one_event_and_nobody_their_file(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    log = ExportLog(tmp_path / "file" / "kept")
    log.add(role="lead", file="brief.pdf", version="1", as_of="2026-11-20", at=pd.Timestamp("2026-11-24"))
    assert "event=export_not_logged file=brief.pdf role=lead" in capsys.readouterr().err


def entry(at="2026-11-24 10:00", file="brief.pdf"):
    return {"role": "lead", "file": file, "version": "1f2e", "as_of": "2026-11-20", "at": pd.Timestamp(at)}


def test_a_log_in_a_folder_that_may_only_be_read_is_no_error(tmp_path, capsys, monkeypatch):
    def read_only(*_, **__):
        raise sqlite3.OperationalError("attempt to write a readonly database /home/canary")

    log = ExportLog(tmp_path)
    log.add(**entry())
    monkeypatch.setattr(sqlite3, "connect", read_only)
    log.add(**entry())
    assert len(log.entries()) == 0
    said = capsys.readouterr().err
    assert "event=export_not_logged" in said and "event=export_log_not_read" in said and "canary" not in said


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the system's own account may write anywhere")
def test_a_folder_without_the_right_to_write_costs_one_event(tmp_path, capsys):
    tmp_path.chmod(0o500)
    ExportLog(tmp_path).add(**entry())
    assert "event=export_not_logged" in capsys.readouterr().err


def test_a_damaged_log_is_an_empty_one_and_one_event(tmp_path, capsys):
    (tmp_path / NAME).write_bytes(b"no database at all " * 100)
    log = ExportLog(tmp_path)
    log.add(**entry())
    assert len(log.entries()) == 0 and log.entries()["at"].dtype == "datetime64[us]"
    assert "event=export_log_not_read error=DatabaseError" in capsys.readouterr().err


def test_only_the_account_that_runs_it_can_open_the_log(tmp_path):
    ExportLog(tmp_path / "kept").add(**entry())
    assert [path.stat().st_mode & 0o077 for path in (tmp_path / "kept", tmp_path / "kept" / NAME)] == [0, 0]


def test_whole_seconds_and_parts_of_them_are_in_one_order(tmp_path):
    log = ExportLog(tmp_path)
    for number, at in enumerate(("10:00:00", "10:00:00.000005", "09:59:59.999999")):
        log.add(**entry(f"2026-11-24 {at}", f"{number}.pdf"))
    assert log.entries()["file"].tolist() == ["1.pdf", "0.pdf", "2.pdf"]


def test_files_made_at_once_are_all_logged(tmp_path):
    with ThreadPoolExecutor(8) as at_once:
        list(at_once.map(lambda n: ExportLog(tmp_path).add(**entry(file=f"{n}.pdf")), range(40)))
    assert sorted(ExportLog(tmp_path).entries()["file"]) == sorted(f"{n}.pdf" for n in range(40))


def test_what_was_written_is_on_the_disk_when_it_is_said(tmp_path):
    with ExportLog(tmp_path)._opened() as log:
        assert log.execute("pragma synchronous").fetchone() == (2,)  # full
        assert log.execute("pragma journal_mode").fetchone() == ("wal",)
