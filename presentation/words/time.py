"""When, and how long? Dates no one can misread, hours as people say them, no machine's locale."""

from datetime import date as Date
from datetime import datetime, timedelta

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def month(day: Date) -> str:
    """The month in full.

    >>> month(Date(2026, 11, 20))
    'November'
    """
    return _MONTHS[day.month - 1]


def short_month(day: Date) -> str:
    """The month in three letters, as on an axis.

    >>> short_month(Date(2026, 9, 1))
    'Sep'
    """
    return month(day)[:3]


def date(day: Date | None) -> str:
    """A date for tables and lists; "" for none.

    >>> date(Date(2026, 11, 20))
    '20 Nov 2026'
    """
    return "" if _missing(day) else f"{day.day} {short_month(day)} {day.year}"


def long_date(day: Date) -> str:
    """A date for headings.

    >>> long_date(Date(2026, 11, 20))
    'Friday 20 November 2026'
    """
    return f"{_DAYS[day.weekday()]} {day_month(day)} {day.year}"


def day_month(day: Date) -> str:
    """A date inside a sentence whose year is plain.

    >>> day_month(Date(2027, 2, 18))
    '18 February'
    """
    return f"{day.day} {month(day)}"


def moment(at: datetime) -> str:
    """A date with its time of day.

    >>> moment(datetime(2026, 11, 20, 13, 5))
    '20 Nov 2026, 1:05 pm'
    """
    return f"{date(at)}, {at.hour % 12 or 12}:{at.minute:02} {'am' if at.hour < 12 else 'pm'}"


def school_year(label: str) -> str:
    """A school year as printed, with an en dash.

    >>> school_year("2026-27")
    '2026–27'
    """
    return label.replace("-", "–")


def week_number(day: Date, *, start: tuple[int, int] = (7, 1)) -> int:
    """The week of the school year ``day`` falls in: week 1 is the Monday-to-Sunday week of the year's first day.

    >>> week_number(Date(2026, 11, 20))
    21
    """
    day = Date(day.year, day.month, day.day)
    year = day.year if (day.month, day.day) >= start else day.year - 1
    return (_monday(day) - _monday(Date(year, *start))).days // 7 + 1


def due(day: Date | None, as_of: Date) -> str:
    """How far off a due date is, or how long it has passed; "" for none.

    >>> due(Date(2026, 12, 11), Date(2026, 11, 20)), due(Date(2026, 11, 17), Date(2026, 11, 20))
    ('in 21 days', '3 days late')
    """
    if _missing(day):
        return ""
    days = (Date(day.year, day.month, day.day) - Date(as_of.year, as_of.month, as_of.day)).days
    if days in (0, 1):
        return ("today", "tomorrow")[days]
    if days == -1:
        return "1 day late"
    return f"in {days:,} days" if days > 0 else f"{-days:,} days late"


def ago(age: timedelta) -> str:
    """How long ago something was, in the largest whole unit.

    >>> ago(timedelta(seconds=40)), ago(timedelta(minutes=3)), ago(timedelta(hours=50))
    ('less than a minute ago', '3 minutes ago', '2 days ago')
    """
    minutes = int(age.total_seconds() // 60)
    for size, unit in ((24 * 60, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size:
            count = minutes // size
            return f"{count:,} {unit}{'' if count == 1 else 's'} ago"
    return "less than a minute ago"


def hours(x: float) -> str:
    """Hours [h]: one decimal below 100, whole from there.

    >>> hours(2.43), hours(1204.6)
    ('2.4', '1,205')
    """
    x = round(x, 1) + 0.0  # + 0.0: minus nothing is nothing
    return f"{x:.1f}" if abs(x) < 100 else f"{x:,.0f}"


def seconds_as_hours(seconds: int) -> str:
    """Exact seconds [s] as hours, rounded half up.

    >>> seconds_as_hours(8100)
    '2.3'
    """
    tenths = (int(seconds) + 180) // 360
    return hours(tenths / 10) if abs(tenths) < 1000 else f"{(int(seconds) + 1800) // 3600:,}"


def hours_in_words(seconds: int) -> str:
    """Exact seconds [s] inside a sentence; whole hours carry no decimal.

    >>> hours_in_words(3600), hours_in_words(9000), hours_in_words(7200)
    ('1 hour', '2.5 hours', '2 hours')
    """
    figure = seconds_as_hours(seconds).removesuffix(".0")
    return f"{figure} {'hour' if figure == '1' else 'hours'}"


def _monday(day: Date) -> Date:
    return day - timedelta(days=day.weekday())


def _missing(day: Date | None) -> bool:
    return day is None or day != day  # a missing Timestamp is not equal to itself
