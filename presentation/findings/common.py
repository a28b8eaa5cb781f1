"""The words and tables that several findings share."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import calendar, hours
from data.schema import BY_KEY, HOUR
from presentation import words
from presentation.card import Bar, Bars, Card
from presentation.facts import Facts, finding
from presentation.pooling import too_small

ALL_OTHERS = "All others"  # people of bands too small to be told apart
ALL_OF_THEM = "All of them"  # where every band is
ROW = "Row"  # how the row number in the sheet is called
NO_STAFF = "There is no Staff tab: the people are all who ever logged, and who never logged is not seen."
NO_GOALS = "No goals on file yet. Add a Goals tab with the headers Name, Goal, Set on, Due, and they show here."
NOTHING_LOGGED = "No hours logged yet this school year. The first entries show here as soon as they are saved."


def eyebrow(facts: Facts, page: str) -> tuple[str, ...]:
    """Which page, whose, as of when, which school year and week: the line above every headline."""
    where = tuple(filter(None, (facts.settings.district, facts.team)))
    year = f"School year {words.school_year(facts.school_year)}, week {facts.week}"
    return (page, *where, f"As of {words.long_date(facts.as_of)}", year)


def stamp(facts: Facts) -> tuple[str, ...]:
    """Whose figures and as of when: what stands under every slide."""
    whose = facts.team or facts.settings.department
    return (*filter(None, (facts.settings.district,)), whose, f"As of {words.date(facts.as_of)}")


def staff(facts: Facts) -> str:
    """What the people are called: "staff", or "Help Desk staff" when one team is looked at."""
    return f"{facts.team} staff" if facts.team else "staff"


def department_staff(facts: Facts) -> str:
    """What the people are called where the department is meant: "IT staff"; those of one team when it is looked at."""
    department = facts.settings.department.removesuffix(" department")
    return staff(facts) if facts.team else f"{department} staff".strip()


def goal_name(facts: Facts) -> str:
    """The weekly promise as an adjective: "two-hour", or "1.5-hour" where it is not whole."""
    promise = facts.settings.weekly_hours
    return f"{words.spelled(int(promise)) if promise == int(promise) else words.hours(promise)}-hour"


def goal_label(facts: Facts) -> str:
    """The weekly promise as a tick: "Goal 2"."""
    return f"Goal {facts.settings.weekly_hours:g}"


def since_start(facts: Facts) -> str:
    """ "since 1 July"."""
    return f"since {words.day_month(facts.first_day)}"


def month_ticks(mondays: pd.DatetimeIndex) -> tuple[tuple[int, str], ...]:
    """Where each month begins along a row of weeks or other days; every third one when there are more than six."""
    months = [
        (place, monday)
        for place, monday in enumerate(mondays)
        if place == 0 or monday.month != mondays[place - 1].month
    ]
    if len(months) > 1 and months[1][0] - months[0][0] < 2:  # the tail of June would sit on July's label
        months = months[1:]
    apart = [month for at, month in enumerate(months) if not at or month[0] - months[at - 1][0] >= 2]
    kept = apart[:: 3 if len(apart) > 6 else 1]
    return tuple((place, words.short_month(monday)) for place, monday in kept)


def nothing(
    key: str, question: str, subtitle: str, empty: str, *, answer: str = "Nothing to report yet this year"
) -> Card:
    """A card that has nothing to draw and says why, and what would start it."""
    return Card(key, question, answer, subtitle, empty, None, pd.DataFrame(), empty=empty)


def nothing_logged(facts: Facts, key: str, question: str, subtitle: str) -> Card:
    """A card about hours before the first full week of the school year."""
    return nothing(key, question, subtitle, not_yet(facts))


def not_yet(facts: Facts) -> str:
    """Why there is no weekly figure yet: nothing is logged, or the first week is not over."""
    rows = facts.counted_this_year
    if rows.empty:
        return NOTHING_LOGGED
    sunday = calendar.monday(facts.as_of) + pd.Timedelta(days=6)
    return (
        f"{words.plural(len(rows), 'row')} ({words.seconds_as_hours(rows['seconds'].sum())} hours) "
        f"{'is' if len(rows) == 1 else 'are'} in. Weekly figures begin when the first week is over, on {words.long_date(sunday)}."
    )


def told_apart(facts: Facts, bands: pd.Series) -> pd.Series:
    """People by band, in its order; published, bands of few people stand together as one, last."""
    few = (
        too_small(bands, limit=facts.settings.small_group).to_numpy() if facts.published else np.zeros(len(bands), bool)
    )
    if not few.any():
        return bands
    label = ALL_OF_THEM if few.all() else ALL_OTHERS
    together = pd.Series([int(bands[few].sum())], index=pd.Index([label], name=bands.index.name))
    return pd.concat([bands[~few].rename(index=str), together])


def banded(counts: pd.Series, unit: str, *, strong: int, weak: str) -> Bars:
    """One bar per band, in its order: the first ``strong`` in the leading colour, the others in the role ``weak``."""
    bars = (
        Bar(words.capitalised(str(band)), float(count), words.num(count), role="focus" if place < strong else weak)
        for place, (band, count) in enumerate(counts.items())
    )
    return Bars(tuple(bars), unit)


def more(count: int) -> str:
    """What did not fit on a list, in words; "" when all did."""
    return f"and {words.num(count)} more" if count > 0 else ""


def people(facts: Facts) -> str:
    """The people whose hours are expected this year: "34 people"."""
    return words.plural(len(facts.meets), "person", "people")


def per_week(weeks: pd.DataFrame) -> tuple[float, float]:
    """Average hours and average goal of the expected person-weeks [h]; 0 and 0 without any."""
    whole = hours.attainment(weeks, by=None)
    count = int(weeks["expected"].sum())
    if not count:
        return 0.0, 0.0
    return whole["seconds"].iloc[0] / count / HOUR, whole["target"].iloc[0] / count / HOUR


def sheet_rows(frame: pd.DataFrame, table: str, columns: list[str]) -> pd.DataFrame:
    """Records as the sheet has them: its headers, and the row number to find them by."""
    by_key = BY_KEY[table].by_key
    shown = {by_key[key].header: _plain(frame[key]) for key in columns if key in by_key}
    return pd.DataFrame({**shown, ROW: frame["row"].to_numpy()})


def log_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of the log, newest first, each with the tab it came from: a meeting is a row for everyone present."""
    newest = frame.sort_values(["date", "tab", "row"], ascending=[False, True, True], kind="stable")
    shown = sheet_rows(newest, "log", ["date", "name", "hours", "activity", "type", "topic", "status"])
    shown.insert(len(shown.columns) - 1, "Tab", _plain(newest["tab"]))
    return shown


@finding
def rows_this_year(facts: Facts) -> pd.DataFrame:
    """The same of the rows that count this school year: behind many a number, and of a large district many."""
    return log_rows(facts.counted_this_year)


def _plain(column: pd.Series) -> object:
    if column.dtype.kind == "M":
        return column.dt.normalize().to_numpy()
    if column.dtype.kind in "iuf":
        return column.round(2).array
    return column.astype("object").where(column.notna(), "").to_numpy()
