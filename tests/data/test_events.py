import json
import logging
import subprocess
import sys

import pandas as pd
import pytest

from data import events
from data.export_log import KEPT_DAYS, ExportLog


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


def test_a_line_of_another_library_loses_its_text_and_keeps_its_place():
    error = ValueError("canary")
    record = events._record(
        "streamlit.x", logging.ERROR, "f.py", 7, "failed for %s", ("canary",), (ValueError, error, None)
    )
    assert record.getMessage() == "streamlit.x:7 ValueError" and record.exc_info is None
    ours = events._record("two_hours", logging.INFO, "f.py", 7, "read", (), None)
    assert ours.getMessage() == "read"


def test_what_dies_in_a_thread_or_at_the_top_is_named_and_not_quoted():
    script = (
        "import threading\nfrom data.events import discreet\ndiscreet()\n"
        "def fail(): raise ValueError('canary')\n"
        "t = threading.Thread(target=fail); t.start(); t.join()\nfail()\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "canary" not in ended.stderr and ended.stderr.count("event=died error=ValueError") == 2


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
