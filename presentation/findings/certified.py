"""Who holds what, and what of it runs out? What the findings on certifications share."""

from __future__ import annotations

import pandas as pd

from presentation.columns import days_or
from presentation.facts import Facts

NOTHING_YET = "No certifications recorded yet. The first one earned will start this chart."
RENEWAL_DAYS = 90


def renewals_due(facts: Facts) -> pd.DataFrame:
    """The certifications that run out within 90 days, soonest first."""
    return facts.expiring[facts.expiring["days_left"] <= RENEWAL_DAYS]


def certified(facts: Facts) -> tuple[int, int]:
    """The people who hold at least one certification, and the people on the roster."""
    return facts.active["person"].nunique(), len(facts.people)


def within(facts: Facts) -> str:
    """ " of Network": whose people are counted, for another team may hold what this one does not; "" for everyone."""
    return f" of {facts.team}" if facts.team else ""


def history_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """Certifications as a table of the sheet's words."""
    return pd.DataFrame(
        {
            "Name": frame["name"].astype("object"),
            "Certification": frame["certification"].astype("object"),
            "Issuer": frame["issuer"].astype("object"),
            "Earned": frame["earned_on"],
            "Expires": days_or(frame["expires_on"], "never"),
        }
    )
