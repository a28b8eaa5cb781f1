"""How does the brief reach somebody by mail? As one HTML file that fetches nothing, as plain text, and as a draft with both."""

from __future__ import annotations

import hashlib
import textwrap
from base64 import b64encode
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from pathlib import Path

from analysis import hours
from analysis.metrics import definition
from presentation import html as pieces
from presentation import inline, theme, trimmed, words
from presentation.about import pooled
from presentation.card import Card, Kpi
from presentation.contents import BRIEF
from presentation.facts import Facts
from presentation.findings import brief
from presentation.findings.common import stamp
from presentation.literal import clean
from presentation.literal import html as escaped
from presentation.logo import data_uri

Cards = tuple[Card, ...]
HEAVIEST_LOGO = 40_000  # characters
WIDTH = 76  # characters of a line of plain text
CHART = 380  # [px] for which a line chart is drawn: on a phone its words stay large enough to read
_FONT = Path(__file__).parents[1] / "static" / "fonts" / "public-sans-latin-wght-normal.woff2"
_NOTHING_ELSE = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"  # what a browser may load
)
_ROWS = "in the workbook of all tables or on the dashboard"


def html(facts: Facts, *, source: str = "", more: Cards = ()) -> bytes:
    """The cabinet brief as one HTML file: the page's words and pictures, light or dark as its reader is, no script.

    ``more`` are cards beside the page's own; one with the key of one of those stands in its place.
    """
    return document(brief.head(facts).headline, _body(facts, source, more), brand=facts.settings.brand_colour)


def document(title: str, body: str, *, brand: str = "") -> bytes:
    """One HTML file around a body of our own pieces: light or dark as its reader is, no script, nothing fetched."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_ELSE}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">'
        f"<title>{escaped(title)}</title>{_style(body, brand)}</head>"
        f"<body>{body}</body></html>\n"
    ).encode()


def text(facts: Facts, *, source: str = "", more: Cards = ()) -> str:
    """The same in plain words: the headline, the large numbers, what each finding answers, what would help next."""
    head = brief.head(facts)
    parts = (
        " | ".join(head.eyebrow),
        head.headline,
        head.lede,
        "\n".join(_line(kpi) for kpi in BRIEF.kpis(facts)),
        *(_answer(card) for card in _cards(facts, more)),
        _asks(facts),
        *_foot(facts, source),
    )
    return "\n\n".join(_wrapped(part) for part in parts if part) + "\n"


def eml(facts: Facts, *, source: str = "", more: Cards = ()) -> bytes:
    """A draft of a mail with the report in it, to whom it may be sent: opened in a mail program it waits for a name."""
    page, plain = html(facts, source=source, more=more), text(facts, source=source, more=more)
    draft = EmailMessage(policy=SMTP)
    draft["Subject"] = clean(brief.head(facts).headline, 200)
    draft["X-Unsent"] = "1"  # Outlook: open it to be written on, not as one that has come
    draft.set_content(plain, cte="quoted-printable")
    draft.add_alternative(page.decode(), subtype="html", cte="quoted-printable")
    # Chosen by chance it would make another file of the same figures.
    draft.set_boundary(f"two-hours-{hashlib.sha256(page).hexdigest()[:24]}")
    return draft.as_bytes()


def _body(facts: Facts, source: str, more: Cards) -> str:
    cards = "".join(inline.card(card, width=CHART, rows_are=_ROWS) for card in _cards(facts, more))
    foot = "".join(f"<p>{escaped(line, 2000)}</p>" for line in _foot(facts, source))
    kpis = pieces.kpis(BRIEF.kpis(facts)) if BRIEF.kpis(facts) else ""
    return (
        f'<main class="th-mail">{_logo(facts)}{pieces.head(brief.head(facts))}{kpis}<div class="th-mail-cards">{cards}</div>'
        f'{pieces.asks(brief.asks(facts))}<footer class="th th-mail-foot">{foot}</footer></main>'
    )


def _logo(facts: Facts) -> str:
    """The district's logo, inside the file; none where it alone would make the report too heavy for mail."""
    source = data_uri(facts.settings.logo) if facts.settings.logo else ""
    if not 0 < len(source) <= HEAVIEST_LOGO:
        return ""
    whose = escaped(facts.settings.district or facts.settings.department)
    return f'<img class="th-mail-logo" src="{source}" alt="{whose}">'


def _cards(facts: Facts, more: Cards) -> Cards:
    return tuple({card.key: card for card in (*BRIEF.cards(facts), *more)}.values())


def _style(body: str, brand: str) -> str:
    """The screen's style as far as it is about something here, in colours of light, and of dark for who reads in the dark."""
    rules = trimmed.rules_for(body, pieces.rules("stylesheet.css") + pieces.rules("mail.css"))
    ground = "body{margin:0;background:var(--th-page);color:var(--th-ink);}"
    light, dark = (
        trimmed.variables_for(body + rules + ground, theme.css_variables_in(mode, brand)) for mode in ("light", "dark")
    )
    return (
        f"<style>{_font()}:root{{color-scheme:light dark;--th-font:{theme.FONT};{light}}}"
        f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}{ground}{rules}</style>"
    )


@cache
def _font() -> str:
    """The font itself: the words in the drawings are measured in it."""
    font = b64encode(_FONT.read_bytes()).decode()
    return f"@font-face{{font-family:'Public Sans';font-weight:100 900;src:url(data:font/woff2;base64,{font})}}"


def _foot(facts: Facts, source: str) -> tuple[str, ...]:
    """How to read it, and where it comes from."""
    person = words.about_one_person(len(facts.meets))
    meeting = f"How to read this. Meet the goal: {definition(hours.people_meeting)}"
    read = " ".join(filter(None, (meeting, person, pooled(facts))))
    return (read, ". ".join(filter(None, (*stamp(facts), source and f"Source: {source}"))) + ".")


def _line(kpi: Kpi) -> str:
    return clean(f"{kpi.label}: {kpi.value} {kpi.of} ({kpi.note})", 600)


def _answer(card: Card) -> str:
    said = card.empty or f"{card.answer}."
    return f"{clean(card.question)}\n{clean(said, 600)}\n{clean(card.subtitle, 600)}."


def _asks(facts: Facts) -> str:
    asked = [f"{at}. {clean(f'{ask.strong} {ask.rest}', 600)}" for at, ask in enumerate(brief.asks(facts), 1)]
    return "\n".join(("What would help next", *asked)) if asked else ""


def _wrapped(part: str) -> str:
    lines = (clean(line, 2000) for line in part.split("\n"))
    return "\n".join(textwrap.fill(line, WIDTH, break_long_words=False, break_on_hyphens=False) for line in lines)
