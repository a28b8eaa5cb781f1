"""What does this district want? Every setting, its default, and the file that changes it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from data.asks import asks_problem
from data.branding import colour_problem, logo_problem
from data.errors import SchemaError

PAPERS = ("letter", "a4")


@dataclass(frozen=True)
class Settings:
    """Everything a district may set; ``dashboard.toml`` holds each one with a comment.

    ``weekly_hours`` [h] is promised by everybody whose Staff row names no other. ``most_hours_a_day`` [h] is the
    most one day can hold. Slash dates are read the way their column proves; ``day_first`` decides where it does not.
    ``logo`` is a whole path, ``brand_colour`` one that can be read; "" is our own. ``asks`` are the lines of what would
    help next, where "{renew}" and the like stand for a computed one; none means all computed ones.
    """

    source: str = ""
    mapping: str = ""
    district: str = ""
    department: str = "IT department"
    school_year_start: tuple[int, int] = (7, 1)
    weekly_hours: float = 2.0
    day_first: bool = False
    small_group: int = 5
    most_hours_a_day: float = 24.0
    logo: str = ""
    brand_colour: str = ""
    asks: tuple[str, ...] = ()
    paper: str = "letter"


def read_settings(path: str | Path) -> Settings:
    """The settings in a TOML file; what it leaves out keeps its default, and no file means all defaults.

    Raises
    ------
    SchemaError
        ``bad_settings``, in one line: what was found, what was expected.
    """
    path = Path(path)
    if not path.exists():
        return Settings()
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _bad(path, f"it is not TOML: {str(error).splitlines()[0]}") from error
    known = {field.name for field in fields(Settings)}
    if unknown := [key for key in found if key not in known]:
        raise _bad(path, f'there is no setting "{unknown[0]}". Known: {", ".join(sorted(known))}')
    return Settings(**{key: _value(path, key, value) for key, value in found.items()})


def _value(path: Path, key: str, value: object) -> object:
    if key == "school_year_start":
        return _first_day(path, value)
    default = getattr(Settings, key)
    if isinstance(default, bool) != isinstance(value, bool) or not isinstance(value, _accepts(default)):
        raise _bad(path, f"{key} is {value!r}. Write {_example(default)}")
    if problem := _problem(path.parent, key, value):
        raise _bad(path, problem)
    if key == "logo" and value:
        return str(path.parent / value)
    return type(default)(value)


def _problem(folder: Path, key: str, value: object) -> str:
    """What is wrong with a value of the right kind; "" when nothing is."""
    if key == "small_group" and value < 1:
        return f"small_group is {value}. Write 1 or more"
    if key == "weekly_hours" and not 0 < value <= 40:
        return f"weekly_hours is {value}. Write hours a week, above 0 and up to 40"
    if key == "most_hours_a_day" and not 0 < value <= 24:
        return f"most_hours_a_day is {value}. Write hours, above 0 and up to 24"
    if key == "paper" and value not in PAPERS:
        return f'paper is "{value}". Write {" or ".join(PAPERS)} in quotes'
    if key == "asks":
        return asks_problem(value)
    if key == "logo" and value:
        return logo_problem(value, folder)
    return colour_problem(value) if key == "brand_colour" and value else ""


def _accepts(default: object) -> type | tuple[type, ...]:
    return (int, float) if isinstance(default, float) else list if isinstance(default, tuple) else type(default)


def _example(default: object) -> str:
    examples = {bool: "true or false", str: "text in quotes", tuple: 'lines in brackets, such as ["{renew}"]'}
    return examples.get(type(default), "a number")


def _first_day(path: Path, value: object) -> tuple[int, int]:
    try:
        day = date.fromisoformat(f"2001-{value}")  # 2001 has no 29 February: a school year must start every year
    except ValueError as error:
        message = f'school_year_start is {value!r}. Write month and day, such as "07-01"'
        raise _bad(path, message) from error
    return day.month, day.day


def _bad(path: Path, what: str) -> SchemaError:
    return SchemaError("bad_settings", f"{path.name}: {what}.")
