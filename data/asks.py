"""May a district's own lines of what would help next be shown? In one line why not."""

from __future__ import annotations

import re

# What is computed, by the word that stands for it in a line of its own: a dip to protect, renewals to fund, schools to
# introduce, needs that wait for an answer.
COMPUTED = ("{protect}", "{renew}", "{introduce}", "{answer}")
MOST, LONGEST = 6, 200  # lines, characters
_WORD = re.compile(r"\{[^{}]*\}")


def asks_problem(lines: list[object]) -> str:
    """What is wrong with the first line that is wrong; "" when none is.

    >>> asks_problem(["{renew}", "Fund two vouchers: before winter break."])
    ''
    """
    if len(lines) > MOST:
        return f"asks has {len(lines)} lines. Write at most {MOST}: a cabinet remembers three"
    return next(filter(None, map(_line_problem, lines)), "")


def _line_problem(line: object) -> str:
    if not isinstance(line, str) or not line.strip():
        return f"asks has the line {line!r}. Write words in quotes"
    if len(line) > LONGEST:
        return f'asks has a line of {len(line)} characters, "{line[:30]}…". Write at most {LONGEST}'
    unknown = [word for word in _WORD.findall(line) if word not in COMPUTED]
    if unknown:
        return f"asks names {unknown[0]}. Known: {', '.join(COMPUTED)}"
    if _WORD.search(line) and line.strip() not in COMPUTED:
        return f'asks has "{line}". Give {_WORD.search(line)[0]} a line of its own'
    return ""
