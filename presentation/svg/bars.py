"""How much of each? Horizontal bars from zero, each with its value; where it ended before is a dashed tick."""

from collections.abc import Iterator, Mapping

from presentation.card import Bar, Bars
from presentation.picture_words import bar_scale, words_above
from presentation.placing import LINE_HEIGHT
from presentation.svg.fitting import fitted, width_of
from presentation.svg.marks import BODY, SMALL, Drawn, block, box, stroke, words

_GAP, _TRACK, _BOLD = 12, 22, 1.06
_NAMES, _NOTES = 0.34, 0.3  # of the width, at most


def bars(picture: Bars, width: float, tokens: Mapping[str, str], height: float | None) -> Drawn:
    """One row per bar: label, bar with its value, note. Percents and long values stand above their bar."""
    draw = _long_bars if words_above(picture) else _short_bars
    marks, foot = [], 0.0
    for mark, below in draw(picture, width, tokens):
        marks.append(mark)
        foot = below
    return Drawn(marks, foot)


def _short_bars(picture: Bars, width: float, tokens: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    """The marks with how far down the picture reaches by then."""
    longest, _ = bar_scale(picture)
    names = _column([bar.label for bar in picture.bars], _NAMES * width)
    notes = _column([*(bar.note for bar in picture.bars), picture.note_label], _NOTES * width)
    values = max((width_of(bar.value_label, BODY * _BOLD) for bar in picture.bars), default=0)
    left = _widest(names) + _GAP
    right = width - (_widest(notes) + _GAP if _widest(notes) else 0)
    reach = (right - left - values - _GAP) / longest
    y = 0.0
    if picture.note_label:
        yield block(width, 0, notes[-1], tokens["muted"], size=SMALL, anchor="end"), len(notes[-1]) * 17.0 + 4
        y = len(notes[-1]) * 17.0 + 4
    for bar, name, note in zip(picture.bars, names, notes, strict=False):
        high = max(len(name), len(note)) * BODY * LINE_HEIGHT
        high = max(high, _TRACK) + 8
        middle = y + high / 2
        marks = [
            block(left - _GAP, middle - len(name) * BODY * LINE_HEIGHT / 2, name, tokens["ink"], anchor="end"),
            *_track(bar, left, middle - _TRACK / 2, reach, tokens),
            words(_after(bar, left, reach), middle, bar.value_label, tokens["ink"], weight=600),
            block(width, middle - len(note) * BODY * LINE_HEIGHT / 2, note, tokens["muted"], anchor="end"),
        ]
        y += high
        yield "".join(marks), y


def _long_bars(picture: Bars, width: float, tokens: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    """Each bar as wide as the picture under its label and value, with a line at the whole where there is one."""
    longest, whole = bar_scale(picture)
    y = 0.0
    for bar in picture.bars:
        note = fitted(f"{bar.note} {picture.note_label}".strip(), 0.4 * width, BODY)[0]
        side = width_of(note, BODY) + _GAP if note else 0.0
        value = width_of(bar.value_label, BODY * _BOLD)
        name = fitted(bar.label, max(width - side - value - 2 * _GAP, 0.3 * width), BODY, most=2)
        track = y + len(name) * BODY * LINE_HEIGHT + 4
        marks = [
            block(0, y, name, tokens["ink"]),
            words(width - side, y + 9, bar.value_label, tokens["ink"], anchor="end", weight=600),
            words(width, y + 9, note, tokens["muted"], anchor="end"),
            *_track(bar, 0, track, width / longest, tokens),
        ]
        if whole:
            mark = [(whole * width - 1, track - 1), (whole * width - 1, track + _TRACK + 5)]
            marks += [stroke(mark, tokens["card"], 5, dash="none"), stroke(mark, tokens["ink"], 2, dash="none")]
        y = track + _TRACK + 14
        yield "".join(marks), y - 8
    if whole and picture.bars:
        x = max(whole * width, width_of("100%", SMALL))
        yield (
            words(min(x + width_of("100%", SMALL) / 2, width), y, "100%", tokens["muted"], size=SMALL, anchor="end"),
            y + 10,
        )


def _track(bar: Bar, left: float, top: float, reach: float, tokens: Mapping[str, str]) -> Iterator[str]:
    """The axis, the bar (hollow where it asks for attention), and the dashed tick where it ended before."""
    length = max(bar.value, 0) * reach
    yield stroke([(left, top - 1), (left, top + _TRACK + 1)], tokens["compare"], 1.5)
    if length > 0:
        hollow = bar.role == "attention"
        rim = {"stroke": tokens[bar.role], "pen": 2.0} if hollow else {}
        yield box(
            left,
            top,
            max(length, 1.5),
            _TRACK,
            "none" if hollow else tokens[bar.role],
            round_=min(4, length / 2),
            **rim,
        )
    if bar.before is not None:
        x = left + max(bar.before, 0) * reach
        yield stroke([(x, top - 3), (x, top + _TRACK + 3)], tokens["ink"], 2, dash="4 3")


def _after(bar: Bar, left: float, reach: float) -> float:
    """Where the value stands: past the bar, and past the tick that would cross it."""
    return left + max(bar.value, bar.before or 0, 0) * reach + 8


def _column(texts: list[str], room: float) -> list[list[str]]:
    return [fitted(text, room, BODY, most=2) for text in texts]


def _widest(column: list[list[str]]) -> float:
    return max((width_of(line, BODY) for lines in column for line in lines), default=0.0)
