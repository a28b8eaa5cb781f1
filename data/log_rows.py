"""Which rows of the PD log cannot be true, and which are worth a look?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from data.alike import several
from data.answers import Answers
from data.draft import Draft
from data.parse.reading import Unreadable
from data.schema import HOUR
from data.settings import Settings


def judge_dates(log: Draft, today: pd.Timestamp) -> None:
    """Mark rows dated after today, unless they are planned, and rows that end before they begin."""
    dates = log.read["date"].of_rows()
    future = dates > np.datetime64(today.normalize(), "us")
    if future.any() and "status" in log.read:
        future &= log.read["status"].of_rows() != "planned"
    hint = "Correct the date, or set Status to Planned."
    log.mark("date", future, Unreadable("future_date", f"The date is after {today:%Y-%m-%d}.", hint))
    if "end_date" in log.read:
        backwards = log.read["end_date"].of_rows() < dates
        refusal = Unreadable("end_before_start", "The row ends before it begins.", "Exchange or correct the two dates.")
        log.mark("end_date", backwards, refusal)


def judge_hours(log: Draft, settings: Settings) -> None:
    """Mark rows of more hours than their days can hold; a mapping may say that entries are whole courses."""
    if log.said.whole_courses:
        return
    seconds = _seconds(log.read["hours"])
    most = int(settings.most_hours_a_day * HOUR)
    over = seconds > most
    if over.any():
        over &= seconds > most * _days(log)
    hint = "Check the number, or give the end date of what took several days."
    refusal = Unreadable("hours_out_of_range", f"That is more than {settings.most_hours_a_day:g} hours a day.", hint)
    log.mark("hours", over, refusal)


def judge_leavers(log: Draft, last_days: dict[str, pd.Timestamp]) -> None:
    """Mark rows dated after the person's last working day, by person key."""
    who = log.read["name"]
    if not last_days:
        return
    last = pd.to_datetime([last_days.get(key, pd.NaT) for key in who.values]).as_unit("us").to_numpy()
    late = log.read["date"].of_rows() > last[who.cells.codes]
    hint = "Correct the date or the name, or the day they left in Staff."
    log.mark("date", late, Unreadable("after_end_date", "The person had left before that day.", hint))


def doubt_certificates(log: Draft) -> None:
    """A certificate whose last day cannot be read is not shown as valid: its cell is blanked and said; the hours count."""
    read = log.read.get("certificate_expires")
    if read is None or "certificate" not in log.read:
        return
    certificate = log.read["certificate"]
    unclear = read.bad() & ~certificate.missing() & ~log.ledger.gone
    early = (read.of_rows() < log.read["date"].of_rows()) & ~certificate.missing() & ~log.ledger.gone
    log.ledger.note("Certificate expires", "certificate_date", (unclear | early).sum())
    if unclear.any():
        log.read["certificate"] = certificate.without(unclear)


def note_oddities(log: Draft) -> None:
    """Note person-days of several rows over 24 hours, and rows alike in person, date, activity and hours."""
    kept = np.flatnonzero(~log.ledger.gone)
    person_days = _person_days(log, kept)
    often = several(person_days)  # mostly few rows: the rest cannot be odd
    kept, person_days = kept[often], person_days[often]
    log.ledger.note("Hours", "day_over_24h", _days_over(log, kept, person_days))
    alike = [person_days, *(log.read[key].cells.codes[kept] for key in ("hours", "activity") if key in log.read)]
    log.ledger.note("", "possible_duplicate", pd.DataFrame(dict(enumerate(alike))).duplicated().sum())


def _person_days(log: Draft, kept: np.ndarray) -> np.ndarray:
    """One number for each kept row, from 0 on [int64]: equal for the same person on the same day."""
    who, dates = log.read["name"], log.read["date"]
    days = dates.values.astype("datetime64[D]").astype("int64")[dates.cells.codes][kept]
    days -= days.min() if len(days) else 0
    people = pd.factorize(who.values, use_na_sentinel=False)[0].astype("int64")[who.cells.codes][kept]
    return people * (days.max(initial=0) + 1) + days


def _days_over(log: Draft, rows: np.ndarray, person_days: np.ndarray) -> int:
    if "end_date" in log.read:
        one_day = np.isnat(log.read["end_date"].of_rows()[rows])
        rows, person_days = rows[one_day], person_days[one_day]
    codes, days = pd.factorize(person_days)
    seconds = np.bincount(codes, weights=_seconds(log.read["hours"])[rows], minlength=len(days))
    return int((seconds > 24 * HOUR).sum())


def _seconds(read: Answers) -> np.ndarray:
    of_text = np.array([0 if value is None else value for value in read.values], "int64")
    return of_text[read.cells.codes]


def _days(log: Draft) -> np.ndarray:
    """How many calendar days each row spans; 1 without an end date."""
    if "end_date" not in log.read:
        return np.ones(len(log.ledger.gone), "int64")
    span = (log.read["end_date"].of_rows() - log.read["date"].of_rows()).astype("timedelta64[D]")
    return np.where(np.isnat(span), 1, np.maximum(span.astype("int64") + 1, 1))
