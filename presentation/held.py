"""How does somebody get everything that is held about them? As one file of tables."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection

import pandas as pd

from data.held import SINCE, TODAY, UNTIL, Held
from data.schema import BY_KEY
from presentation.export import csv_bytes

ONLY_KEPT = "in kept reads only"
_SAME_TIME = (1980, 1, 1, 0, 0, 0)  # so that the same content is the same file
_HEADERS = {
    SINCE: "In kept reads since",
    UNTIL: "In kept reads until",
    TODAY: "In the log today",
    "row": "Row",
    "person": "Person key",
    "number": "Read",
    "read_at": "Read at",
    "rows": "Rows about the person",
}
READ_ME = """Everything this dashboard holds about one person, one file for each tab of the log.

Each row stands once. "In the log today" says whether the log has it now; "In kept reads since" and "until" are the first and
the last kept read that has it. Of meetings and sessions only this person's part is here. "Not read" lists rows and cells that
could not be read: the person's own, and the place of those of others that name them. "Kept reads" lists the reads with rows
about the person. The log itself is the district's sheet or file; this dashboard never changes it.
"""


def labels(people: pd.DataFrame, today: Collection[str]) -> list[str]:
    """How each person is called in a list to choose from: the name, what tells two of one name apart, and whether the
    log of today has them.
    """
    twice = people["name"].duplicated(keep=False)
    return [
        ", ".join(
            filter(
                None, (one.name, (one.email or one.person) if same else "", "" if one.person in today else ONLY_KEPT)
            )
        )
        for one, same in zip(people.itertuples(index=False, name="Person"), twice, strict=True)
    ]


def by_tab(rows: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """How many rows of each tab are about the person: ``Tab``, ``Rows``. Who somebody is was put together from these."""
    counts = [(_called(name), len(frame)) for name, frame in rows.items() if name != "people"]
    return pd.DataFrame(counts, columns=["Tab", "Rows"])


def rows(tabs: pd.DataFrame) -> int:
    """All of them."""
    return int(tabs["Rows"].sum())


def zipped(found: Held) -> bytes:
    """A zip file: a text that says what it is, one CSV for each tab, and one that lists the kept reads."""
    tables = {_called(name): _headed(name, frame) for name, frame in found.tables.items()}
    files = {f"{name}.csv": csv_bytes(frame) for name, frame in tables.items()}
    files |= {
        "Kept reads.csv": csv_bytes(found.reads.rename(columns=_HEADERS)),
        "Read me.txt": READ_ME.encode("utf-8-sig"),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _SAME_TIME), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _headed(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The headers of the sheet; what was worked out from a cell says so by its own name."""
    headers = {column.key: column.header for column in BY_KEY[name].columns} if name in BY_KEY else {}
    return frame.rename(
        columns={
            column: headers.get(column, _HEADERS.get(column, column.replace("_", " ").capitalize())) for column in frame
        }
    )


def _called(name: str) -> str:
    return BY_KEY[name].tab if name in BY_KEY else {"people": "People", "refused": "Not read"}[name]
