"""How are small numbers of people said honestly? Counts first, always out of how many, a percent only for many."""

from collections.abc import Iterable, Sequence

PERCENT_FROM = 20  # under 20 people one person is more than five percentage points
MEAN_FROM = 10  # under 10 values a mean hides the few it is made of
COMPARE_FROM_WEEK = 4
_SPELLED = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def num(n: float) -> str:
    """A count, whole, with thousands commas.

    >>> num(2489)
    '2,489'
    """
    return f"{round(n):,}"


def dollars(amount: float) -> str:
    """An amount of money, whole dollars, with thousands commas.

    >>> dollars(1249.5), dollars(0)
    ('$1,250', '$0')
    """
    return f"${int(amount + 0.5):,}"


def spelled(n: int) -> str:
    """A count inside a sentence: in words under eleven, in figures from there.

    >>> spelled(3), spelled(11)
    ('three', '11')
    """
    return _SPELLED[n] if 0 <= n <= 10 else num(n)


def capitalised(sentence: str) -> str:
    """The sentence with its first letter large and all others as they were.

    >>> capitalised("five of the 11")
    'Five of the 11'
    """
    return sentence[:1].title() + sentence[1:]


def plural(n: int, one: str, many: str = "", *, in_words: bool = False) -> str:
    """A count with its noun; ``many`` is needed where an s does not do it.

    >>> plural(1, "certification"), plural(34, "person", "people"), plural(0, "session")
    ('1 certification', '34 people', 'no sessions')
    """
    count = "no" if n == 0 else spelled(n) if in_words else num(n)
    return f"{count} {one if n == 1 else many or one + 's'}"


def of(k: int, n: int, *, nobody: str = "no one yet") -> str:
    """A count out of a whole, never without the whole; ``nobody`` is said when the whole is empty.

    >>> of(9, 19), of(0, 0)
    ('9 of 19', 'no one yet')
    """
    return f"{num(k)} of {num(n)}" if n else nobody


def among(k: int, n: int, one: str, many: str = "", *, nobody: str = "no one yet") -> str:
    """A count out of a whole with the noun of the whole.

    >>> among(9, 19, "person", "people"), among(1, 1, "week")
    ('9 of 19 people', '1 of 1 week')
    """
    return f"{num(k)} of {plural(n, one, many)}" if n else nobody


def share(k: int, n: int, *, nobody: str = "no one yet") -> str:
    """A count out of a whole, with its whole percent from 20 people up; nearly none and nearly all are said as such.

    >>> share(9, 19), share(24, 34)
    ('9 of 19', '24 of 34 (71%)')
    """
    return of(k, n, nobody=nobody) if n < PERCENT_FROM else f"{of(k, n)} ({percent(k, n)})"


def share_among(k: int, n: int, one: str, many: str = "", *, nobody: str = "no one yet") -> str:
    """The same with the noun of the whole.

    >>> share_among(24, 34, "person", "people"), share_among(9, 19, "row")
    ('24 of 34 people (71%)', '9 of 19 rows')
    """
    return among(k, n, one, many, nobody=nobody) + ("" if n < PERCENT_FROM else f" ({percent(k, n)})")


def change_people(now: int, n_now: int, then: int, n_then: int) -> str:
    """How a count of people moved since this time last year, judged by its share.

    A move of at most two people, or 5 % of today's people, is no news. Under ten people there is no verdict, only
    the count. Where one side has no people nothing is compared.

    >>> change_people(24, 34, 23, 33)
    'about the same as this time last year (23 of 33)'
    >>> change_people(23, 34, 5, 34)
    'up from 5 of 34 this time last year'
    """
    if not (n_now and n_then):
        return "no comparison yet"
    if n_now < MEAN_FROM:
        return f"{of(then, n_then)} this time last year"
    moved = now * n_then - then * n_now  # people, times n_then: whole numbers keep the border exact
    if 20 * abs(moved) <= max(40, n_now) * n_then:
        return f"about the same as this time last year ({of(then, n_then)})"
    return f"{'up' if moved > 0 else 'down'} from {of(then, n_then)} this time last year"


def change_count(now: int, then: int, when: str = "at this point last year") -> str:
    """How a running total compares with the one of last year; a difference of at most two, or 5 %, is no news.

    Under ten there is no verdict, only the count.

    >>> change_count(15, 9), change_count(15, 14)
    ('6 more than at this point last year', 'about as many as at this point last year (14)')
    >>> change_count(15, 0)
    'up from none at this point last year'
    """
    if max(now, then) < MEAN_FROM:
        return f"{num(then) if then else 'none'} {when}"
    if 20 * abs(now - then) <= max(40, then):
        return f"about as many as {when} ({num(then)})"
    if then == 0:
        return f"up from none {when}"
    return f"{num(abs(now - then))} {'more' if now > then else 'fewer'} than {when}"


def span(low: float, high: float, unit: str = "", *, one: str = "", decimals: int = 0) -> str:
    """From the least to the most, with one unit; one figure where both read the same, its unit ``one`` where it is 1.

    >>> span(24, 33, "people"), span(1.4, 2.9, "hours", decimals=1), span(3, 3, "months")
    ('24 to 33 people', '1.4 to 2.9 hours', '3 months')
    >>> span(1, 1, "people", one="person")
    '1 person'
    """
    least, most = f"{low:,.{decimals}f}", f"{high:,.{decimals}f}"
    unit = one if one and least == most == "1" else unit
    return f"{least if least == most else f'{least} to {most}'} {unit}".strip()


def mean_or_range(values: Sequence[float], unit: str, *, nobody: str = "no one yet") -> str:
    """The mean from ten values up, the range below, one decimal.

    >>> mean_or_range([1.4, 2.9, 2.0], "hours"), mean_or_range([2.0] * 10, "hours")
    ('1.4 to 2.9 hours', '2.0 hours on average')
    """
    if not len(values):
        return nobody
    if len(values) < MEAN_FROM:
        return span(min(values), max(values), unit, decimals=1)
    return f"{sum(values) / len(values):,.1f} {unit} on average"


def listed(names: Iterable[str], *, most: int | None = None, others: str = "others") -> str:
    """Names as they are read aloud; past ``most``, the rest are counted.

    >>> listed(["Harbor Elementary", "Tule Middle"])
    'Harbor Elementary and Tule Middle'
    >>> listed(["Adams", "Delta", "Mesa", "Norte", "King"], most=2)
    'Adams, Delta and 3 others'
    >>> listed(["Data and Security", "Web"])
    'Data and Security; Web'
    """
    names = list(names)
    mark = "; " if any(" and " in name or "," in name for name in names) else ", "
    if most is not None and len(names) > most + 1:  # "and 1 others" is longer than the name it hides
        names = [*names[:most], f"{num(len(names) - most)} {others}"]
    last = " and " if mark == ", " else mark
    return last.join([mark.join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def too_early(week: int) -> str:
    """What is said instead of a comparison in the first three weeks of the school year; "" from week four.

    >>> too_early(2), too_early(4)
    ('Too early to compare: week 2', '')
    """
    return f"Too early to compare: week {week}" if week < COMPARE_FROM_WEEK else ""


def about_one_person(n: int) -> str:
    """The reference line under every share: how much of it one person is; "" for nobody and for 200 and more.

    >>> about_one_person(34)
    'With 34 people, one person is three percentage points.'
    """
    points = round(100 / n) if n else 0
    if points < 1 or n < 2:
        return ""
    return f"With {num(n)} people, one person is {plural(points, 'percentage point', in_words=True)}."


def pooled(teams: Sequence[str], limit: int) -> str:
    """Which teams are shown as one because each has fewer than ``limit`` people; "" when none is.

    >>> pooled(["Data", "Web"], 5)
    'Teams of fewer than 5 people are shown together as Smaller teams: Data and Web.'
    """
    return f"Teams of fewer than {limit} people are shown together as Smaller teams: {listed(teams)}." if teams else ""


def percent(k: int, n: int) -> str:
    """Whole percent of two whole numbers, half up; 0% only for none and 100% only for all.

    >>> percent(1, 3), percent(1, 1000), percent(999, 1000)
    ('33%', 'under 1%', 'over 99%')
    """
    if 0 < 200 * k < n:
        return "under 1%"
    if 0 < 200 * (n - k) < n:
        return "over 99%"
    return f"{min((200 * k + n) // (2 * n), 100 if k == n else 99)}%"
