"""How are things, bars, parts and dates drawn? As real lists, which wrap on a phone and are read aloud line by line."""

from collections.abc import Sequence

from presentation.card import Bar, Bars, Chips, Item, Items, Part, Stack
from presentation.literal import html as text
from presentation.picture_words import bar_scale, fold, stack_key, words_above
from presentation.words import num


def chips(picture: Chips, alt: str) -> str:
    """One chip per thing; filled = yes, outlined = not yet, which is also said in hidden words."""
    return f'<div class="th th-chip-groups">{"".join(_chip_group(*group) for group in picture.groups)}</div>'


def bars(picture: Bars, alt: str) -> str:
    """One row per bar: label, bar from zero with its value, note at the right; on a phone the label is above.

    Percents and long values stand above their bar at any width. Percents are measured against a line at 100.
    """
    room = max((len(bar.value_label) for bar in picture.bars), default=0)
    longest, whole = bar_scale(picture)
    if words_above(picture):
        return _long_bars(picture, longest, whole)
    header = f'<li class="th-top" aria-hidden="true">{text(picture.note_label)}</li>' if picture.note_label else ""
    rows = "".join(_bar(bar, longest, picture.note_label) for bar in picture.bars)
    size = f"--th-room:{0.62 * room + 0.8:.1f}em"
    return f'<div class="th th-bars" style="{size}"><ul class="th-rows">{header}{rows}</ul></div>'


def stack(picture: Stack, alt: str) -> str:
    """One row per whole, one counted segment per part; under them each part's name with its count over all rows."""
    named = any(label for label, _ in picture.rows)
    rows = "".join(_stack_row(label, parts, named, picture.unit) for label, parts in picture.rows)
    kind = "th-rows" if named else "th-rows th-unnamed-rows"
    return f'<div class="th th-stack"><ul class="{kind}">{rows}</ul>{key(stack_key(picture))}</div>'


def items(picture: Items, alt: str) -> str:
    """One line per item: title over detail, date over remark."""
    more = f'<p class="th-more">{text(picture.more)}</p>' if picture.more else ""
    return f'<div class="th"><ul class="th-items">{"".join(map(_item, picture.items))}</ul>{more}</div>'


def _chip_group(name: str, count: str, things: tuple[tuple[str, bool], ...]) -> str:
    heading = f'<p class="th-group"><b>{text(name)}</b><span>{text(count)}</span></p>' if name or count else ""
    shown = "".join(_chip(*chip) for chip in fold(things))
    return f'<div>{heading}<ul class="th-chips">{shown}</ul></div>'


def _chip(thing: str, yes: bool | None) -> str:
    if yes is None:
        return f'<li class="th-rest">{text(thing)}</li>'
    hidden = "" if yes else '<span class="th-sr"> (not yet)</span>'
    return f'<li class="{"th-yes" if yes else "th-no"}">{text(thing)}{hidden}</li>'


def _bar(bar: Bar, longest: float, note_label: str) -> str:
    note_of = f'<span class="th-sr">{text(note_label)}</span>' if note_label else ""
    size = f"--th-share:{max(bar.value, 0) / longest:.4f}"
    return (
        f'<li><span class="th-name" title="{text(bar.label)}">{text(bar.label)}</span>'
        f'<span class="th-track"><i class="th-fill th-{bar.role}" style="{size}"></i>{_was(bar, longest)}'
        f"<b>{text(bar.value_label)}</b></span>"
        f'<span class="th-side">{text(bar.note)} {note_of}</span></li>'
    )


def _long_bars(picture: Bars, longest: float, whole: float) -> str:
    """Each bar as wide as the card under its label and value, with a line at the share ``whole``, 0 for none."""
    rows = "".join(_long_bar(bar, longest, picture.note_label) for bar in picture.bars)
    style = f' style="--th-whole:{100 * whole:.2f}%"' if whole else ""
    scale = '<li class="th-whole-scale" aria-hidden="true"><span>100%</span></li>' if whole and picture.bars else ""
    kind = "th-long-bars th-to-the-whole" if whole else "th-long-bars"
    return f'<div class="th {kind}"{style}><ul>{rows}{scale}</ul></div>'


def _long_bar(bar: Bar, longest: float, note_label: str) -> str:
    note = f"{bar.note} {note_label}".strip()
    return (
        f'<li><span class="th-name" title="{text(bar.label)}">{text(bar.label)}</span>'
        f'<span class="th-value"><b>{text(bar.value_label)}</b> <span>{text(note)}</span></span>'
        f'<span class="th-track"><i class="th-fill th-{bar.role}" style="--th-share:{max(bar.value, 0) / longest:.4f}">'
        f"</i>{_was(bar, longest)}</span></li>"
    )


def _was(bar: Bar, longest: float) -> str:
    """The dashed tick where the bar ended before; its words stand in the note."""
    if bar.before is None:
        return ""
    return f'<i class="th-was" style="--th-share:{max(bar.before, 0) / longest:.4f}"></i>'


def _stack_row(label: str, parts: tuple[Part, ...], named: bool, unit: str) -> str:
    shown = [part for part in parts if part.count]
    segments = "".join(
        f'<span class="th-part th-{part.role}" style="flex-grow:{part.count}" title="{num(part.count)} {text(part.label)}">'
        f'{num(part.count)}<span class="th-sr"> {text(part.label)}, </span></span>'
        for part in shown
    )
    whole = f'{num(sum(part.count for part in parts))}<span class="th-sr"> {text(unit)}</span>'
    name = f'<span class="th-name" title="{text(label)}">{text(label)}</span>' if named else ""
    return f'<li>{name}<span class="th-whole">{segments}</span><span class="th-side">{whole}</span></li>'


def key(meanings: Sequence[tuple[str, str]], kind: str = "", *, of: str = "") -> str:
    """What each mark means: a swatch of the mark, then its words; ``of`` what comes before. ``kind`` "ring" draws rings."""
    entries = "".join(
        f'<li><i class="th-swatch {f"th-{kind}" if kind else ""} th-{role.replace("_", "-")}" aria-hidden="true"></i>{text(words)}</li>'
        for role, words in meanings
    )
    before = f"<li>{text(of)}</li>" if of else ""
    return f'<ul class="th-key">{before}{entries}</ul>' if meanings else ""


def _item(item: Item) -> str:
    when = f"<span>{text(item.when)}</span>" if item.when else ""
    remark = f'<span class="th-remark th-words-{item.role}">{text(item.remark)}</span>' if item.remark else ""
    detail = f'<span class="th-detail">{text(item.detail)}</span>' if item.detail else ""
    what = f'<span class="th-what"><b>{text(item.title)}</b>{detail}</span>'
    return f'<li>{what}<span class="th-side">{when}{remark}</span></li>'
