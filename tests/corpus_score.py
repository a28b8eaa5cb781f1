"""How much of a corpus of awkward inputs is read as its index says? ``python tests/corpus_score.py PART PATH``

``files PATH``   every CSV and workbook of a corpus folder (``index.csv`` and ``files/``): outcome, row counts, reasons, notes
``messy PATH``   every hand-typed cell of a corpus folder (``messy_values.csv``, whose names are those of ``roster.csv``)
``real PATH``    every folder of real tables (``expected.json`` beside them): each figure, through the mappings of the tests
"""

from __future__ import annotations

import csv
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from data import Records, SchemaError, SourceError, load  # noqa: E402
from data.parse import Unreadable, read  # noqa: E402
from data.people import Roster  # noqa: E402

TODAY = "2026-11-23"
MAPPINGS = Path(__file__).with_name("data") / "mappings"
NEEDS_STAFF = {
    "d09_unknown_person.csv": [("Amy Lee", ""), ("Bob Orr", ""), ("José Núñez", ""), ("Zoë O’Neil", "")],
    "d10_left_staff.csv": [("Amy Lee", ""), ("Bob Orr", ""), ("José Núñez", ""), ("Zoë O’Neil", ""), ("Lou Gone", "2026-07-01")],
}  # fmt: skip
NOTES = {
    "a03_utf16le_bom.csv": ("encoding utf-16", "delimiter tab"),
    "a08_semicolon_decimal_comma.csv": ("delimiter ;", "decimal_comma"),
    "i10_cover_sheet_offset.xlsx": ("sheet Log", "header_row 4"),
}
PREVIOUS_ROWS = {"g06_row_drop.csv": 200}


def files(path: Path) -> int:
    """Print one line per file that is not read as the index says, then the score; how many were not."""
    with (path / "index.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    wrong = [(row["file"], fault) for row in rows if (fault := _fault(path / "files" / row["file"], row))]
    for name, fault in wrong:
        print(f"{name}: {fault}")
    print(f"{len(rows) - len(wrong)} of {len(rows)}")
    return len(wrong)


def messy(path: Path) -> int:
    """Print one line per cell that does not come out as expected, then the score; how many did not.

    ``expected`` is a value, REJECT (refused) or BLANK; for the kinds ending in _pair the cell is stored|shown.
    """
    roster = Roster.of(path / "roster.csv")
    with (path / "messy_values.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    wrong = [(row, found) for row in rows if (found := _outcome(row["kind"], row["value"], roster)) != row["expected"]]
    for row, found in wrong:
        print(f"{row['kind']} {row['value']!r}: {found}, expected {row['expected']} ({row['why']})")
    print(f"{len(rows) - len(wrong)} of {len(rows)}")
    return len(wrong)


def _outcome(kind: str, cell: str, roster: Roster) -> str:
    """What a cell became, as the corpus writes it."""
    text, shown = cell.split("|", 1) if kind.endswith("_pair") else (cell, None)
    try:
        found = read(kind, text, shown=shown, roster=roster)
    except Unreadable:
        return "REJECT"
    if found is None:
        return "BLANK"
    if isinstance(found, bool):
        return str(found).lower()
    return f"{found:.10f}".rstrip("0").rstrip(".") if isinstance(found, float) else str(found)


def real(path: Path) -> int:
    """Print every figure of the real tables beside what was expected, then the score; how many differ."""
    lines = [line for compare in (_training, _completed, _workbook, _badges, _sessions) for line in compare(path)]
    for what, expected, found in lines:
        mark = "ok " if expected == found else "NOT"
        print(f"{mark} {what}: {_brief(found)}" + ("" if expected == found else f", expected {_brief(expected)}"))
    wrong = sum(expected != found for _, expected, found in lines)
    print(f"{len(lines) - wrong} of {len(lines)}")
    return wrong


def _fault(file: Path, row: dict[str, str]) -> str | None:
    """What is not as the index says of one file; None when all is."""
    reasons = [re.split(r"[: ]", part.strip())[0] for part in row["reason_codes"].split(";")]
    try:
        records = _read(file)
    except (SourceError, SchemaError) as error:
        if row["expected_outcome"] == "reject" and error.reason in reasons and "\n" not in str(error):
            return None
        return f"raised {error.reason}: {error}"
    if row["expected_outcome"] == "reject":
        return f"was read, expected {row['reason_codes']}"
    return _wrong_counts(records, row) or _wrong_reasons(records, row, reasons)


def _read(file: Path) -> Records:
    if file.name not in NEEDS_STAFF:
        return load(file, today=TODAY, previous_rows=PREVIOUS_ROWS.get(file.name))
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(file, Path(folder) / "PD log.csv")
        people = [f"{name},p{at}@school.example,{left}" for at, (name, left) in enumerate(NEEDS_STAFF[file.name])]
        (Path(folder) / "Staff.csv").write_text("Name,Email,Left\n" + "\n".join(people) + "\n", encoding="utf-8")
        return load(folder, today=TODAY)


def _wrong_counts(records: Records, row: dict[str, str]) -> str | None:
    counts = records.counts.set_index("tab").loc["PD log"]
    expected = [int(row[key]) for key in ("rows_in", "rows_used", "rows_quarantined")]
    found = [int(counts[key]) for key in ("rows", "used", "refused")]
    listed = int((records.refused["whole_row"] & (records.refused["tab"] == "PD log")).sum())
    if found != expected:
        return f"rows, used, refused are {found}, expected {expected}: {sorted(set(records.refused['reason']))}"
    if listed != found[2] or len(records.log) != found[1]:
        return f"{found[2]} refused and {found[1]} used by the counts, {listed} and {len(records.log)} in the frames"
    return None


def _wrong_reasons(records: Records, row: dict[str, str], reasons: list[str]) -> str | None:
    refused = set(records.refused.loc[records.refused["whole_row"], "reason"])
    notes = " / ".join(records.notes["note"].tolist())
    match row["expected_outcome"]:
        case "quarantine":
            return None if refused == set(reasons) else f"refused for {sorted(refused)}, expected {reasons}"
        case "normalise":
            wanted = re.sub(r"^(note|warning): *", "", row["reason_codes"])
            missing = [note for note in NOTES.get(row["file"], (wanted,)) if note not in notes]
            return f"notes are {notes!r}, expected {missing}" if missing else None
    return f"cells are listed: {sorted(set(records.refused['reason']))}" if len(records.refused) else None


Line = tuple[str, object, object]  # what, expected, found


def _training(path: Path) -> Iterator[Line]:
    """Figures of the training records read from first day to last day."""
    expected, records = _table(path, "ld_dashboard_synthetic", "training_records.toml")
    log = records.log
    done = log[log["status"] == "done"]
    yield "training: rows", expected["rows"], len(log)
    yield "training: staff", expected["staff"], len(records.staff)
    yield "training: staff with records", expected["staff_with_records"], log["person"].nunique()
    yield "training: total hours", expected["total_hours"], _hours(log)
    yield "training: completed hours", expected["completed_hours"], _hours(done)
    statuses = {
        {"Completed": "done"}.get(word, word.lower()): count for word, count in expected["status_counts"].items()
    }
    yield "training: statuses", statuses, log["status"].value_counts().to_dict()
    yield "training: completions", expected["completions"], len(done)
    yield "training: completion rate", expected["completion_rate"], round(len(done) / len(log), 6)
    yield "training: hours by staff", _folded(expected["hours_by_staff"]), _folded(_by(log, log["person"]))
    yield "training: hours by start month", expected["hours_by_start_month"], _by(log, log["date"].dt.strftime("%Y-%m"))
    months = _by(done, done["end_date"].dt.strftime("%Y-%m"))
    yield "training: completed hours by month", expected["completed_hours_by_completion_month"], months
    yield "training: hours by category", expected["hours_by_category"], _by(log, log["topic"])
    yield "training: hours by provider", expected["hours_by_provider"], _by(log, log["provider"])
    team = records.staff.set_index("person")["team"].astype("str")
    yield (
        "training: hours by department",
        expected["hours_by_department"],
        _by(log, log["person"].astype("str").map(team)),
    )


def _completed(path: Path) -> Iterator[Line]:
    """The same records, each on its completion date, else its start."""
    expected, records = _table(path, "ld_dashboard_synthetic", "training_records_by_completion.toml")
    done = records.log[records.log["status"] == "done"]
    yield "by completion: rows", expected["rows"], len(records.log)
    yield "by completion: total hours", expected["total_hours"], _hours(records.log)
    months = _by(done, done["month"].dt.strftime("%Y-%m"))
    yield "by completion: completed hours by month", expected["completed_hours_by_completion_month"], months


def _workbook(path: Path) -> Iterator[Line]:
    """The same export as one workbook: frame by frame what its CSVs say."""
    for mapping in ("training_records.toml", "training_records_by_completion.toml"):
        _, records = _table(path, "ld_dashboard_synthetic", mapping)
        file = path / "ld_dashboard_synthetic" / "learning_development_dataset.xlsx"
        workbook = load(file, mapping=MAPPINGS / mapping, today=TODAY)
        for key in ("log", "staff", "people", "counts", "refused"):
            yield f"workbook, {mapping}: {key}", True, getattr(workbook, key).equals(getattr(records, key))


def _badges(path: Path) -> Iterator[Line]:
    """Figures of the badges."""
    expected, records = _table(path, "carpentries_badges", "badges.toml")
    expected, earned = expected["badges"], records.certifications["earned_on"]
    yield "badges: rows", expected["rows"], len(records.certifications)
    yield "badges: people", expected["distinct_staff"], records.certifications["person"].nunique()
    yield "badges: first", expected["date_min"], str(earned.min().date())
    yield "badges: last", expected["date_max"], str(earned.max().date())
    yield "badges: by year", expected["by_year"], earned.dt.strftime("%Y").value_counts().to_dict()
    yield "badges: with expiry", expected["with_expiry"], int(records.certifications["expires_on"].notna().sum())


def _sessions(path: Path) -> Iterator[Line]:
    """Figures of the conference sessions."""
    expected, records = _table(path, "carpentrycon_2022_sessions", "sessions.toml")
    log, kind = records.log, records.log["type"].astype("str").fillna("")
    yield "sessions: rows", expected["sessions"], len(log)
    yield "sessions: minutes", expected["minutes_total"], log["seconds"].sum() / 60
    yield "sessions: hours", expected["hours_total"], round(_hours(log), 6)
    yield "sessions: by type", expected["sessions_by_type"], kind.value_counts().to_dict()
    yield (
        "sessions: hours by type",
        expected["hours_by_type"],
        {key: round(hours, 6) for key, hours in _by(log, kind).items()},
    )
    yield "sessions: by day", expected["sessions_by_day"], log["date"].dt.strftime("%Y-%m-%d").value_counts().to_dict()


def _table(path: Path, folder: str, mapping: str) -> tuple[dict, Records]:
    expected = json.loads((path / folder / "expected.json").read_text(encoding="utf-8"))
    records = load(path / folder, mapping=MAPPINGS / mapping, today=TODAY)
    counts = records.counts
    assert (counts["rows"] == counts["used"] + counts["refused"]).all() and not counts["refused"].any(), records.refused
    return expected, records


def _hours(log: pd.DataFrame) -> float:
    return log["seconds"].sum() / 3600


def _by(log: pd.DataFrame, key: pd.Series) -> dict[str, float]:
    return (log["seconds"].groupby(key.to_numpy(), observed=True).sum() / 3600).to_dict()


def _folded(counts: dict[str, float]) -> dict[str, float]:
    return {key.casefold(): value for key, value in counts.items()}


def _brief(found: object) -> str:
    return str(found) if len(str(found)) <= 90 else str(found)[:87] + "..."


if __name__ == "__main__":
    raise SystemExit(bool({"files": files, "messy": messy, "real": real}[sys.argv[1]](Path(sys.argv[2]))))
