"""What does the whole school year ask of a person, and what would make up for what is behind?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import calendar
from analysis.calendar import Day, day, monday, school_week
from analysis.codes import labelled
from analysis.groups import groups
from analysis.hours.grid import person_weeks
from data import keys
from data.schema import HOUR

STATES = ("over", "now", "ahead")
_MOST_EXTRA, _FEWEST_WEEKS = HOUR, 4  # an hour more a week, and never all of it in a fortnight
_STEP = HOUR // 10  # what is asked is said with one decimal


def year_plan(
    log: pd.DataFrame,
    staff: pd.DataFrame,
    time_off: pd.DataFrame,
    *,
    as_of: Day,
    weekly_hours: float = 2.0,
    school_year_start: tuple[int, int] = keys.SCHOOL_YEAR_START,
    since: Day | None = None,
) -> pd.DataFrame:
    """Every week of the school year a person is employed in: what was logged, what is asked for, and what is still ahead.

    Parameters
    ----------
    since : date, optional
        The first day of the whole log: nothing is asked for in a week before it. Without it, the first of the school year.

    Returns
    -------
    DataFrame
        One row per person and week from ``since`` on whose Monday is in the school year of ``as_of``, in that order: ``person, name, team,
        week_start``, ``school_week`` (1 is the first), ``seconds`` and ``target`` [s], ``reported`` (any counted row), ``state``
        (category "over", "now" for the week of ``as_of``, "ahead"). Nothing after ``as_of`` is counted.
    """
    year = calendar.year_of(as_of, school_year_start)
    first, following = calendar.year_bounds(year, school_year_start)
    begins = first if since is None else max(first, day(since))
    grid = person_weeks(
        log[log["date"] <= day(as_of)], staff, time_off,
        as_of=following - pd.Timedelta(days=1), weekly_hours=weekly_hours, school_year_start=school_year_start, since=begins,
    )  # fmt: skip
    weeks = grid[(grid["week_start"] >= first) & (grid["week_start"] < following)].reset_index(drop=True)
    now = monday(as_of)
    state = np.select([weeks["week_start"] < now, weeks["week_start"] == now], [0, 1], 2)
    return weeks[["person", "name", "team", "week_start", "seconds", "target", "reported"]].assign(
        school_week=school_week(weeks["week_start"], school_year_start),
        state=labelled(state, STATES),
    )


def catch_up(plan: pd.DataFrame) -> pd.DataFrame:
    """What would make up for the hours a person is behind: so much more each week, in so many of the weeks that are still
    ahead. At most one hour more a week where the school year is long enough for that; weeks of leave and breaks ask nothing.

    Parameters
    ----------
    plan : DataFrame
        What :func:`year_plan` says.

    Returns
    -------
    DataFrame
        One row per person, in order: ``person``, ``balance`` [s, below 0 when behind, over the weeks that are over], ``extra``
        [s a week, in steps of a tenth of an hour], ``weeks``, ``until`` (the last day of the last of them). Nothing behind, or
        no week ahead: 0, 0 and blank.
    """
    each = groups(plan, "person")
    over = (plan["state"] == "over").to_numpy()
    coming = plan[(plan["state"] == "ahead") & (plan["target"] > 0)]
    balance = np.asarray(each.sum((plan["seconds"] - plan["target"]) * over))
    rows = [_way(int(behind), coming.loc[coming["person"] == person, "week_start"]) for person, behind in zip(each.keys["person"], -balance, strict=True)]  # fmt: skip
    ways = pd.DataFrame(rows, columns=["extra", "weeks", "until"]).astype(
        {"extra": "int64", "weeks": "int64", "until": "datetime64[us]"}
    )
    return each.table(balance=balance, **{column: ways[column].to_numpy() for column in ways})


def _way(behind: int, mondays: pd.Series) -> tuple[int, int, pd.Timestamp]:
    if behind <= 0 or mondays.empty:
        return 0, 0, pd.NaT
    weeks = min(max(-(-behind // _MOST_EXTRA), _FEWEST_WEEKS), len(mondays))
    extra = -(-behind // (weeks * _STEP)) * _STEP
    needed = -(-behind // extra)  # a step rounded up may save a week
    return extra, needed, mondays.iloc[needed - 1] + pd.Timedelta(days=6)
