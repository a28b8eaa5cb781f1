"""Who has earned what? One plaque per certification, one badge per holder."""

from presentation.card import Holder, Plaque, Wall
from presentation.html_lists import key
from presentation.literal import html as text
from presentation.picture_words import holders
from presentation.words import num


def wall(picture: Wall, alt: str) -> str:
    """The plaques in their order and what the rings mean; holders who chose not to be shown are counted only."""
    plaques = "".join(map(_plaque, picture.plaques))
    return f'<div class="th"><ul class="th-wall">{plaques}</ul>{key(picture.key, "ring")}</div>'


def _plaque(plaque: Plaque) -> str:
    count, noun = holders(plaque)
    badges = "".join(map(_badge, plaque.holders)) + _unnamed(plaque.unnamed)
    return (
        f'<li class="th-plaque th-edge-{plaque.role}"><p class="th-issuer">{text(plaque.issuer)}</p>'
        f"<h3>{text(plaque.title)}</h3>"
        f'<p class="th-holders"><b>{count}</b> {noun}</p>'
        f'<ul class="th-badges">{badges}</ul></li>'
    )


def _badge(holder: Holder) -> str:
    return (
        f'<li class="th-badge th-ring th-{holder.role}" title="{text(holder.title)}">'
        f'<span aria-hidden="true">{text(holder.initials)}</span><span class="th-sr">{text(holder.title)}</span></li>'
    )


def _unnamed(count: int) -> str:
    """How many hold it and are not shown."""
    if not count:
        return ""
    said = f"{num(count)} more, not shown by choice"
    shown = f'<span aria-hidden="true">+{num(count)}</span><span class="th-sr">{said}</span>'
    return f'<li class="th-badge th-unnamed" title="{said}">{shown}</li>'
