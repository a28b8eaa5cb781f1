"""What does each figure mean, and what may each column hold? Generated, so that it cannot disagree with the code."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module

import pandas as pd

from analysis.metrics import METRICS, definition
from data import Records
from data.described import described
from data.schema import PD_LOG, TABLES, Table

PASTE = f"A PD log needs {', '.join(column.header for column in PD_LOG.required_columns)}; the rest is welcome. To begin, paste:"
FRAMES = "In a notebook, records.log is the frame log; in SQL, it is the table of that name: SELECT name, SUM(seconds) FROM log GROUP BY name."
INTRODUCTION = (
    "Every figure on every page comes from one function, named here. Rates are shown with what they are out of; weeks run "
    "from Monday to Sunday, and the week still running is in no weekly rate. Days off make a week's goal smaller. "
    "Only rows that are done, in progress or without a status count as hours."
)


@dataclass(frozen=True)
class Metric:
    """One metric: its name, its definition, and where its function lives."""

    name: str
    definition: str
    function: str


def metrics() -> tuple[Metric, ...]:
    """Every metric, in the order of the Method page."""
    return tuple(Metric(name, definition(function), _where(function)) for name, function in METRICS)


def used(names: Iterable[str]) -> tuple[Metric, ...]:
    """The metrics that cards name ("hours.adherence"), each once, in their order; a part of a metric by its own name."""
    called = {function: name for name, function in METRICS}
    functions = dict.fromkeys(map(_function, names))
    return tuple(
        Metric(called.get(function, function.__name__.replace("_", " ")), _plain(function), _where(function))
        for function in functions
    )


def columns(table: Table) -> pd.DataFrame:
    """What the columns of a tab are called, what they hold, and which other headers are understood."""
    return pd.DataFrame(
        [
            (
                column.header,
                "required" if column.required else "",
                column.help,
                ", ".join(column.choices),
                ", ".join(column.aliases),
            )
            for column in table.columns
        ],
        columns=["Column", "Required", "What it holds", "Words to choose from", "Also read as"],
    )


def frames() -> tuple[str, ...]:
    """The typed frames of a reading, by the names they have in ``records`` and in SQL."""
    return tuple(Records.empty().frames())


def frame_columns(frame: str) -> pd.DataFrame:
    """What the columns of a typed frame hold, each with its unit or kind."""
    return pd.DataFrame(described(frame), columns=["Column", "Unit or kind", "What it holds"])


def about(table: Table) -> str:
    """What one row of a tab is, and whether the tab must be there."""
    need = "The one tab that must be there." if table.required else "Optional."
    return f"One row is {table.one_row}. {need}"


def header_row(table: Table) -> str:
    """The headers of a tab as one line to paste into a sheet or a CSV, the required ones first.

    >>> header_row(PD_LOG)[:30]
    'Date,Name,Hours,End date,Email'
    """
    return ",".join(column.header for column in sorted(table.columns, key=lambda column: not column.required))


def tabs() -> tuple[Table, ...]:
    """Every tab of the data dictionary."""
    return TABLES


def _function(name: str) -> Callable:
    package, _, function = name.partition(".")
    return getattr(import_module(f"analysis.{package}"), function) if function else dict(METRICS)[name]


def _plain(function: Callable) -> str:
    return definition(function).replace("``", "")


def _where(function: object) -> str:
    module = inspect.getmodule(function).__name__
    package = ".".join(module.split(".")[:2])
    return f"{package}.{function.__name__}"
