"""How much of a corpus of awkward inputs is read as its index says? ``python tests/corpus_score.py PART PATH``

``files PATH``   every CSV of a corpus folder (``index.csv`` and ``files/``): outcome, row counts, reasons, notes
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

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from data import Records, SchemaError, SourceError, load  # noqa: E402

TODAY = "2026-11-23"
MAPPINGS = Path(__file__).with_name("data") / "mappings"
NEEDS_STAFF = {
    "d09_unknown_person.csv": [("Amy Lee", ""), ("Bob Orr", ""), ("José Núñez", ""), ("Zoë O’Neil", "")],
    "d10_left_staff.csv": [("Amy Lee", ""), ("Bob Orr", ""), ("José Núñez", ""), ("Zoë O’Neil", ""), ("Lou Gone", "2026-07-01")],
}  # fmt: skip
NOTES = {
    "a03_utf16le_bom.csv": ("encoding utf-16", "delimiter tab"),
    "a08_semicolon_decimal_comma.csv": ("delimiter ;", "decimal_comma"),
    "b10_empty_header_cell.csv": ("unnamed_column",),
}
PREVIOUS_ROWS = {"g06_row_drop.csv": 200}


def files(path: Path) -> int:
    """Print one line per CSV that is not read as the index says, then the score; how many were not."""
    with (path / "index.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["file"].endswith(".csv")]
    wrong = [(row["file"], fault) for row in rows if (fault := _fault(path / "files" / row["file"], row))]
    for name, fault in wrong:
        print(f"{name}: {fault}")
    print(f"{len(rows) - len(wrong)} of {len(rows)}")
    return len(wrong)


def real(path: Path) -> int:
    """Print every figure of the real tables beside what was expected, then the score; how many differ."""
    lines = [line for compare in (_training, _completed, _badges, _sessions) for line in compare(path)]
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
        people = [f"{name},{name.split()[0].lower()}@school.example,{left}" for name, left in NEEDS_STAFF[file.name]]
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


if __name__ == "__main__":
    raise SystemExit(bool({"files": files, "real": real}[sys.argv[1]](Path(sys.argv[2]))))
