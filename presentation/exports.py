"""What can be taken away, in which files? One list for the menu on the page and for the command line."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from presentation.card import Card
from presentation.extras import ExtraMissing, is_there, to_install
from presentation.facts import Facts


@dataclass(frozen=True)
class How:
    """What a file says about where it comes from, on which paper it is ("" is what dashboard.toml says), and what the
    report shows beside the page's own cards.
    """

    source: str = ""
    read_at: pd.Timestamp | None = None
    paper: str = ""
    more: tuple[Card, ...] = ()


@dataclass(frozen=True)
class Export:
    """One file that can be made: what it is called, what it is good for, and what has to be installed for it."""

    key: str
    label: str
    use: str
    stem: str
    mime: str
    make: Callable[[Facts, How], bytes]
    needs: tuple[str, str] = ("", "")  # the package, and what it makes

    @property
    def is_there(self) -> bool:
        """Whether what it needs is installed."""
        return is_there(self.needs[0])

    @property
    def to_install(self) -> str:
        """What to do where it is not."""
        return to_install(self.needs[1])


@dataclass(frozen=True)
class Built:
    """A file: its name, its kind, and what is in it."""

    name: str
    mime: str
    data: bytes


def build(key: str, facts: Facts, how: How = How()) -> Built:
    """The file called ``key``, such as "brief.pdf".

    Raises
    ------
    ExtraMissing
        What it needs is not installed; it says what to install.
    """
    export = EXPORTS[key]
    if not export.is_there:
        raise ExtraMissing(export.to_install)
    return Built(file_name(key, facts, how), export.mime, export.make(facts, how))


def file_name(key: str, facts: Facts, how: How = How()) -> str:
    """What the file is called before it is made: "brief-2026-11-20-1f2e3d4c.pdf".

    The letters at its end stand for all that it is made from, so a name never stands for two different contents.
    """
    export = EXPORTS[key]
    more = tuple((card.key, card.answer, card.picture) for card in how.more)
    scope = (facts.records.version, facts.as_of, facts.team, facts.since, facts.settings)
    made_from = (key, *scope, how.source, how.read_at, how.paper, more)
    mark = hashlib.sha256(repr(made_from).encode("utf-8", "backslashreplace")).hexdigest()[:8]
    return f"{export.stem}-{facts.as_of:%Y-%m-%d}-{mark}.{key.rpartition('.')[2]}"


# What makes a file is loaded when the file is asked for: a page that only offers it waits for none of it.
def _pdf(facts: Facts, how: How) -> bytes:
    from presentation.brief_pdf import pdf

    return pdf(facts, paper=how.paper, source=how.source, more=how.more)


def _pptx(facts: Facts, how: How) -> bytes:
    from presentation.slides import pptx

    return pptx(facts, more=how.more)


def _html(facts: Facts, how: How) -> bytes:
    from presentation.mail import html

    return html(facts, source=how.source, more=how.more)


def _eml(facts: Facts, how: How) -> bytes:
    from presentation.mail import eml

    return eml(facts, source=how.source, more=how.more)


def _xlsx(facts: Facts, how: How) -> bytes:
    from presentation.workbook import xlsx

    return xlsx(facts, source=how.source, read_at=how.read_at)


def _zip(facts: Facts, how: How) -> bytes:
    from presentation.workbook import csvs

    return csvs(facts, source=how.source, read_at=how.read_at)


_POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXPORTS = {
    export.key: export
    for export in (
        Export(
            "brief.pdf",
            "One page (PDF)",
            "for the board packet",
            "brief",
            "application/pdf",
            _pdf,
            ("typst", "the one-page brief"),
        ),
        Export(
            "deck.pptx",
            "Slides (PowerPoint)",
            "charts can be edited",
            "deck",
            _POWERPOINT,
            _pptx,
            ("pptx", "the slides"),
        ),
        Export("report.html", "Report (HTML)", "one file for any browser", "report", "text/html", _html),
        Export("report.eml", "Mail draft", "the report, ready to be sent", "report", "message/rfc822", _eml),
        Export("tables.xlsx", "All tables (Excel)", "every figure of every page", "tables", _EXCEL, _xlsx),
        Export("tables.zip", "All tables (CSV)", "the same, one file each", "tables", "application/zip", _zip),
    )
}
