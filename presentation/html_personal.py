"""What is about one person: their year, a square a week, and a way in steps."""

from __future__ import annotations

from presentation.card import Step, Steps, Week, Weeks
from presentation.html_lists import key
from presentation.literal import html as text

_IN_WORDS = {"done": "done", "next": "next", "late": "past its date", "ahead": "ahead"}


def weeks(picture: Weeks, alt: str) -> str:
    """One row of squares a quarter; on a phone its name stands over it."""
    most = max((len(of) for _, of in picture.rows), default=1)
    rows = "".join(
        f'<div class="th-quarter"><b>{text(name)}</b><ol>{"".join(map(_week, of))}</ol></div>'
        for name, of in picture.rows
    )
    grid = f'<div class="th-weeks" role="group" aria-label="{text(alt, 2000)}" style="--th-n:{most}">{rows}</div>'
    return f'<div class="th">{grid}{key([(f"week_{kind}", meaning) for kind, meaning in picture.key])}</div>'


def steps(picture: Steps, alt: str) -> str:
    """One step under another; which one is next has a ring, and a word for who cannot see it."""
    more = f'<p class="th-more">{text(picture.more)}</p>' if picture.more else ""
    return f'<div class="th"><ol class="th-steps">{"".join(map(_step, picture.steps))}</ol>{more}</div>'


def _week(week: Week) -> str:
    said = text(week.said)
    return f'<li class="th-week th-week-{week.kind}" title="{said}"><span aria-hidden="true">{text(week.figure)}</span><span class="th-sr">{said}</span></li>'


def _step(step: Step) -> str:
    return (
        f'<li class="th-step-{step.kind}"><b>{text(step.title)}<span class="th-sr"> ({_IN_WORDS[step.kind]})</span></b>'
        f'<span class="th-detail">{text(step.when)}</span></li>'
    )
