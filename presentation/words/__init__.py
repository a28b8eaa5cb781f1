"""How is it said? Counts before percentages, months by name, names without broken letters: one function per phrase.

Nothing here asks the clock, the locale or the screen: the same figures read the same on every machine.
"""

from presentation.words.counts import (
    about_one_person,
    capitalised,
    change_count,
    change_people,
    listed,
    mean_or_range,
    num,
    of,
    plural,
    pooled,
    share,
    span,
    spelled,
    too_early,
)
from presentation.words.names import ellipsis, graphemes, initials
from presentation.words.time import (
    date,
    day_month,
    due,
    hours,
    hours_in_words,
    long_date,
    moment,
    month,
    school_year,
    seconds_as_hours,
    short_month,
    week_number,
)

__all__ = [
    "about_one_person",
    "capitalised",
    "change_count",
    "change_people",
    "date",
    "day_month",
    "due",
    "ellipsis",
    "graphemes",
    "hours",
    "hours_in_words",
    "initials",
    "listed",
    "long_date",
    "mean_or_range",
    "moment",
    "month",
    "num",
    "of",
    "plural",
    "pooled",
    "school_year",
    "seconds_as_hours",
    "share",
    "short_month",
    "span",
    "spelled",
    "too_early",
    "week_number",
]
