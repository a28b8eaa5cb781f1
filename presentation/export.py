"""How does a table leave the screen? As a CSV that every spreadsheet opens as written and none of them runs."""

import csv
import hashlib
import io
from datetime import date
from numbers import Number

import numpy as np
import pandas as pd

from presentation import literal


def csv_bytes(table: pd.DataFrame) -> bytes:
    """The table as CSV: UTF-8 with its mark, CRLF, one header line, no index.

    Numbers are numbers, dates 2026-11-20, yes and no in words, several names joined by "; ", blanks empty. All other
    text, the header's too, goes through :func:`presentation.literal.cell` and comes back whole through ``uncell``.
    """
    page = io.StringIO(newline="")
    write = csv.writer(page, lineterminator="\r\n")
    write.writerow([literal.cell(column) for column in table.columns])
    write.writerows(zip(*(_written_column(table.iloc[:, at]) for at in range(table.shape[1])), strict=True))
    return page.getvalue().encode("utf-8-sig")


def _written_column(column: pd.Series) -> list[object]:
    """Every value as :func:`written` writes it; plain days and numbers all at once, for there may be very many."""
    blank = column.isna().to_numpy()
    if column.dtype.kind == "M" and (column.dropna() == column.dropna().dt.normalize()).all():
        return column.dt.strftime("%Y-%m-%d").astype("object").mask(blank, "").tolist()
    if isinstance(column.dtype, np.dtype) and column.dtype.kind in "if":
        return column.astype("object").mask(blank, "").tolist()
    return [written(value) for value in column]


def written(value: object) -> object:
    """One value as it is written: a number as it is, anything else as inert text, "" for none."""
    if isinstance(value, str):
        return literal.cell(value)
    if isinstance(value, (tuple, list)):
        return literal.cell("; ".join(map(str, value)))
    if pd.isna(value):
        return ""
    if pd.api.types.is_bool(value):
        return "yes" if value else "no"
    if isinstance(value, date):  # a Timestamp at midnight is a plain date
        return (
            value.isoformat(sep=" ")
            if getattr(value, "hour", 0) or getattr(value, "minute", 0)
            else f"{value:%Y-%m-%d}"
        )
    return value if isinstance(value, Number) else literal.cell(value)


def content_name(name: str, table: pd.DataFrame, ending: str) -> str:
    """A file name that changes when the table does: "refused-rows-1f2e3d4c.csv"."""
    return f"{name}-{hashlib.sha256(csv_bytes(table)).hexdigest()[:8]}.{ending}"
