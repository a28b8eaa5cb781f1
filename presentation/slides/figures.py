"""How is a large number put on a slide? In a box, never without what it is out of, over a bar for now, goal and before."""

from __future__ import annotations

from collections.abc import Sequence

from presentation.card import Flow, Kpi, Stage
from presentation.slides.canvas import CENTRE, MIDDLE, Canvas, Words
from presentation.slides.fitting import fitted, one_line, width
from presentation.slides.grid import Area
from presentation.words import num

_GAP, _PAD = 0.16, 0.2  # in: between two boxes, inside a box
_BAR = 0.11  # in: the height of a bullet
_STEP = 0.34  # in: between two stages of a chain


def kpis(canvas: Canvas, area: Area, row: Sequence[Kpi]) -> None:
    """The large numbers side by side, read out as one group each."""
    for place, kpi in zip(area.columns(max(len(row), 1), _GAP), row, strict=False):
        ticks = [(kpi.goal, False), (kpi.before, True)]
        _box(canvas, place, kpi.label, kpi.value, kpi.of, kpi.note, kpi.fraction, ticks)
        canvas.one_picture(kpi.label, f"{kpi.label}: {kpi.value} {kpi.of}. {kpi.note}.")


def flow(canvas: Canvas, area: Area, picture: Flow, alt: str) -> None:
    """The stages in order of time, each with its count, what it is out of, and a bar for that share."""
    places = area.upper(min(area.height, 2.5)).columns(max(len(picture.stages), 1), _STEP)
    for at, (place, stage) in enumerate(zip(places, picture.stages, strict=True)):
        if at:
            between = Area(place.left - _STEP, place.top, _STEP, place.height)
            canvas.text(between, Words("›", 24, "compare", True), align=CENTRE, anchor=MIDDLE)
        _stage(canvas, place, stage)
    canvas.one_picture("Chain", alt)


def _stage(canvas: Canvas, area: Area, stage: Stage) -> None:
    whole = f"of {num(stage.of)} {stage.unit}" if stage.of else stage.unit
    share = min(stage.count / stage.of, 1) if stage.of else float(stage.count > 0)
    _box(canvas, area, stage.label, num(stage.count), whole, stage.detail, share, ())


def _box(canvas: Canvas, area: Area, label: str, value: str, of: str, note: str, share, ticks) -> None:
    """Label, number with its whole, bullet, note, one under another."""
    canvas.box(area, "card", edge="hair", round_=0.09)
    inside = area.inset(_PAD, 0.16)
    words, size = fitted(label, (inside.width, 0.3), (13, 12, 11, 10))
    canvas.text(inside.upper(0.3), Words(words, size, "muted"))
    _number(canvas, inside.below(0.34).upper(0.78), value, of)
    if share is not None:
        _bullet(canvas, Area(inside.left, inside.top + 1.2, inside.width, _BAR), float(share), ticks)
    room = inside.below(1.4)
    words, size = fitted(note, (room.width, room.height), (12, 11, 10))
    canvas.text(room, Words(words, size, "muted"))


def _number(canvas: Canvas, area: Area, value: str, of: str) -> None:
    """The number as large as both fit on one line; what it is out of goes under it where they do not."""
    for large, small in ((40, 15), (36, 14), (30, 13), (26, 12)):
        if width(value, large, bold=True) + width(f"  {of}", small) <= area.width:
            canvas.text(area, [Words(value, large, "ink", True), Words(f"  {of}", small, "muted")], anchor=MIDDLE)
            return
    value, large = fitted(value, (area.width, 0.45), (26, 22, 18, 15), bold=True)
    canvas.text(area.upper(0.48), Words(value, large, "ink", True), anchor=MIDDLE)
    canvas.text(area.below(0.5), Words(one_line(of, area.width, 12), 12, "muted"))


def _bullet(canvas: Canvas, area: Area, share: float, ticks) -> None:
    """The bar: now filled, the goal a solid tick, before a dashed one."""
    canvas.box(area, "grid", round_=_BAR / 2)
    if share > 0:
        wide = max(area.width * min(share, 1), _BAR)
        canvas.box(Area(area.left, area.top, wide, area.height), "focus", round_=_BAR / 2)
    for at, dashed in ((at, dashed) for at, dashed in ticks if at is not None):
        left = area.left + area.width * min(max(float(at), 0), 1)
        canvas.tick(left, area.top - 0.07, area.bottom + 0.07, dashed=dashed)
