"""Make a file without opening the dashboard: ``python -m presentation brief.pdf SOURCE``."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data import Records, Settings, load, read_settings
from data.errors import ReadError
from data.sample import FOLDER as SAMPLE
from data.sample.district import LAST_DAY
from data.sources.google_address import is_address
from data.template import KEY_FILE
from presentation.arguments import arguments_of
from presentation.card import Card
from presentation.exports import Built, How, build
from presentation.extras import ExtraMissing
from presentation.facts import Facts
from presentation.findings import changes
from presentation.previous import previous
from presentation.team import of_team, teams

DONE, NOT_READ, WRONGLY_ASKED, NOT_INSTALLED = 0, 1, 2, 3


class WronglyAsked(Exception):
    """Something that was asked for is not there to be had; its message says what is."""


@dataclass(frozen=True)
class Log:
    """The log that was read: where it lies, what it is called in a file, what the district has set."""

    records: Records
    settings: Settings
    name: str
    last_day: pd.Timestamp


def main(command: list[str] | None = None) -> int:
    """Write the file and print where it is; 0 done, 1 not read, 2 wrongly asked or not written, 3 something to install."""
    asked = arguments_of(command)
    try:
        log = _log(asked)
        facts = _facts(log, asked)
        # The sample is not read at any moment that matters.
        read_at = None if log.name == _SAMPLE else log.records.read_at
        built = build(asked.file, facts, How(log.name, read_at, asked.paper, _since_last_time(log, facts, asked)))
        print(_written(built, asked.out))
    except ReadError as error:
        return _said(f"{error} [{error.reason}]", NOT_READ)
    except ExtraMissing as error:
        return _said(str(error), NOT_INSTALLED)
    except WronglyAsked as error:
        return _said(str(error), WRONGLY_ASKED)
    return DONE


_SAMPLE = "Sample data"


def _log(asked: argparse.Namespace) -> Log:
    """The source that was named, else the one in dashboard.toml, else the sample as of its own last day."""
    settings = read_settings(asked.settings)
    home = asked.settings.parent
    source = asked.source or (settings.source if is_address(settings.source) else _beside(home, settings.source))
    if not source or Path(source).resolve() == SAMPLE:
        return Log(load(SAMPLE, today=LAST_DAY, settings=settings), settings, _SAMPLE, pd.Timestamp(LAST_DAY))
    mapping = asked.mapping or _beside(home, settings.mapping)
    key = _key(asked.credentials) if is_address(source) else None
    records = load(source, mapping=mapping or None, settings=settings, credentials=key)
    name = "Google Sheet" if key else Path(source).name
    return Log(records, settings, name, records.read_at.normalize())


def _key(path: str) -> dict[str, object]:
    from data.template_google import account_of  # only here: it brings what talks to Google

    return account_of(path or os.environ.get(KEY_FILE, ""))


def _beside(home: Path, path: str) -> str:
    """A path in dashboard.toml is read from the folder it lies in."""
    return str(home / path) if path else ""


def _facts(log: Log, asked: argparse.Namespace) -> Facts:
    as_of = pd.Timestamp(asked.as_of) if asked.as_of else log.last_day
    if as_of > log.last_day:
        raise WronglyAsked(f"--as-of {as_of:%Y-%m-%d} is after the last day there is, {log.last_day:%Y-%m-%d}.")
    records, since = log.records, log.records.log["date"].min()
    if asked.team:
        if asked.team not in (known := teams(records)):
            raise WronglyAsked(f'There is no team "{asked.team}". There are: {", ".join(known) or "none"}.')
        records = of_team(records, asked.team)
    return Facts(records, as_of, log.settings, asked.team or None, None if pd.isna(since) else since)


def _since_last_time(log: Log, facts: Facts, asked: argparse.Namespace) -> tuple[Card, ...]:
    """What has changed since an older read, by its dates and row by row; nothing where none is named."""
    if not asked.previous:
        return ()
    before, read_at = previous(asked.previous, log.settings, today=log.last_day, mapping=asked.mapping or None)
    before = of_team(before, facts.team) if facts.team else before
    by_dates = changes.since_then(facts, since=min(read_at.normalize(), facts.as_of))
    return (by_dates, changes.in_the_sheet(before, facts.records, read_at))


def _written(built: Built, out: Path | None) -> Path:
    """Write beside, then rename: whoever looks finds the whole file, or the one before."""
    path = out or Path(built.name)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(built.data)
        os.replace(unfinished, path)
    except OSError as error:
        raise WronglyAsked(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return path


def _said(message: str, code: int) -> int:
    print(" ".join(message.split()), file=sys.stderr)
    return code


if __name__ == "__main__":
    raise SystemExit(main())
