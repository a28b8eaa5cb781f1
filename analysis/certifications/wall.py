"""What is on the wall?"""

from __future__ import annotations

import pandas as pd

from analysis import calendar
from analysis.calendar import Day, day
from analysis.certifications.active import active
from analysis.codes import among, ordered
from data import keys


def wall(
    history: pd.DataFrame,
    roster: pd.DataFrame,
    *,
    as_of: Day,
    renewal_within_days: int = 90,
    school_year_start: tuple[int, int] = keys.SCHOOL_YEAR_START,
) -> pd.DataFrame:
    """The plates on the wall: every certification that holds, with everyone on the roster who holds it.

    Whoever asked to be off the wall is a row without ``person`` and ``name``: counted, not shown.

    Returns
    -------
    DataFrame
        One row per certification and holder, by ``certification``, the named in order of ``name`` and the unnamed last: ``certification, issuer, topic, person,
        name, earned_on, renewed_on, expires_on``, ``earned_this_year`` (earned for the first time in the school year of ``as_of``),
        ``renewal_due`` (runs out within ``renewal_within_days``, the as-of date included), ``on_the_wall`` (bool).
    """
    held = active(history, roster, as_of=as_of)
    shown = among(held["person"], roster.loc[roster["on_the_wall"], "person"])
    first, _ = calendar.year_bounds(calendar.year_of(as_of, school_year_start), school_year_start)
    left = (held["expires_on"] - day(as_of)).dt.days
    columns = ["certification", "issuer", "topic", "person", "name", "earned_on", "renewed_on", "expires_on"]
    plates = held[columns].assign(
        # A category no row has is still sent along: the names of those not shown go too.
        person=held["person"].where(shown).cat.remove_unused_categories(),
        name=held["name"].where(shown).cat.remove_unused_categories(),
        earned_this_year=held["earned_on"] >= first,
        renewal_due=(left >= 0) & (left <= renewal_within_days),
        on_the_wall=shown,
    )
    return ordered(plates, ["certification", "name", "person", "earned_on"])
