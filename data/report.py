"""What was read, used and refused, tab by tab, as text for a terminal."""

from __future__ import annotations

import pandas as pd

from data.records import Records

FIRST = 10  # refused rows listed; all of them are in ``records.refused``


def report(records: Records) -> str:
    """The counts per tab, totals, reasons with how often, the first refused rows and the notes."""
    parts = [
        f"{records.source}  (version {records.version})",
        _aligned(records.counts),
        _totals(records),
        _refused(records.refused),
        _notes(records.notes),
    ]
    return "\n\n".join(part for part in parts if part)


def _totals(records: Records) -> str:
    log, certifications = records.log, records.certifications
    lines = [("people", f"{len(records.people):,}")]
    if records.has("log"):
        counted = log[log["status"].isna() | log["status"].isin(["done", "in progress"])]
        lines += [
            ("hours counted", f"{counted['seconds'].sum() / 3600:,.2f}"),
            ("hours in all rows", f"{log['seconds'].sum() / 3600:,.2f}"),
            ("first and last day", _span(log["date"])),
            ("sessions (rows used)", f"{len(log):,}"),
        ]
    if records.has("certifications"):
        lines += [
            ("certifications", f"{len(certifications):,} of {certifications['person'].nunique():,} people"),
            ("earned between", _span(certifications["earned_on"])),
            ("with a last valid day", f"{certifications['expires_on'].notna().sum():,}"),
        ]
    if records.has("log") and log["certificate"].notna().any():
        lines.append(("certificates in the log", f"{log['certificate'].notna().sum():,}"))
    return "\n".join(f"{what:<24}{value}" for what, value in lines)


def _span(dates: pd.Series) -> str:
    known = dates.dropna()
    return f"{known.min():%Y-%m-%d} to {known.max():%Y-%m-%d}" if len(known) else "none"


def _refused(refused: pd.DataFrame) -> str:
    if refused.empty:
        return "Nothing was refused."
    what = refused["whole_row"].map({True: "row", False: "cell"})
    reasons = refused.groupby(["tab", "reason", what], sort=True).size().rename("count").reset_index()
    first = [
        f"{message} {hint}".strip()
        for message, hint in zip(refused["message"][:FIRST], refused["hint"][:FIRST], strict=True)
    ]
    more = [f"... and {len(refused) - FIRST:,} more"] if len(refused) > FIRST else []
    heading = f"Refused: {refused['whole_row'].sum():,} rows, and {(~refused['whole_row']).sum():,} cells of rows that are used"
    reasons = reasons.rename(columns={"whole_row": "what"})
    return "\n".join([heading, _aligned(reasons), "", *map(_legible, first), *more])


def _notes(notes: pd.DataFrame) -> str:
    return "" if notes.empty else "Notes\n" + _aligned(notes)


def _aligned(frame: pd.DataFrame) -> str:
    """A table of left-aligned text and right-aligned numbers."""
    columns = []
    for name in frame:
        number = pd.api.types.is_numeric_dtype(frame[name])
        cells = [name, *(f"{value:,}" if number else _legible(str(value)) for value in frame[name])]
        width = max(map(len, cells))
        columns.append([cell.rjust(width) if number else cell.ljust(width) for cell in cells])
    return "\n".join("  ".join(cells).rstrip() for cells in zip(*columns, strict=True))


def _legible(text: str) -> str:
    """One line that cannot steer a terminal: control characters are shown as what they are."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
