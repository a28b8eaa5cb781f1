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
_SIZES = ((40, 15), (36, 14), (32, 13), (28, 12), (24, 12))  # points: a number, and what it is out of beside it


def kpis(canvas: Canvas, area: Area, row: Sequence[Kpi]) -> None:
    """The large numbers side by side, read out as one group each."""
    places = area.columns(max(len(row), 1), _GAP)
    sizes = _side_by_side(row, places[0].width - 2 * _PAD)
    for place, kpi in zip(places, row, strict=False):
        with canvas.group(kpi.label, f"{kpi.label}: {kpi.value} {kpi.of}. {kpi.note}."):
            _box(canvas, place, kpi, sizes)


def flow(canvas: Canvas, area: Area, picture: Flow, alt: str) -> None:
    """The stages in order of time, each with its count, what it is out of, and a bar for that share."""
    places = area.upper(min(area.height, 2.5)).columns(max(len(picture.stages), 1), _STEP)
    row = list(map(_counted, picture.stages))
    sizes = _side_by_side(row, places[0].width - 2 * _PAD)
    with canvas.group("Chain", alt):
        for place, kpi in zip(places, row, strict=False):
            _box(canvas, place, kpi, sizes)
        for place in places[1:]:
            between = Area(place.left - _STEP, place.top, _STEP, place.height)
            canvas.text(between, Words("›", 24, "compare", True), align=CENTRE, anchor=MIDDLE)


def _counted(stage: Stage) -> Kpi:
    """A stage as a large number with its share."""
    whole = f"of {num(stage.of)} {stage.unit}" if stage.of else stage.unit
    share = min(stage.count / stage.of, 1) if stage.of else float(stage.count > 0)
    return Kpi(stage.label, num(stage.count), whole, stage.detail, share)


def _side_by_side(row: Sequence[Kpi], room: float) -> tuple[float, float] | None:
    """The one pair of sizes in which every number stands beside its whole; None where one does not in any."""

    def fits(large: float, small: float) -> bool:
        return all(width(kpi.value, large, bold=True) + width(f"  {kpi.of}", small) <= room for kpi in row)

    return next((pair for pair in _SIZES if fits(*pair)), None)


def _box(canvas: Canvas, area: Area, kpi: Kpi, sizes: tuple[float, float] | None) -> None:
    """Label, number with its whole, bullet, note, one under another."""
    canvas.box(area, "card", edge="hair", round_=0.09)
    inside = area.inset(_PAD, 0.16)
    label, size = fitted(kpi.label, (inside.width, 0.4), (13, 12, 11))
    canvas.text(inside.upper(0.4), Words(label, size, "muted"))
    _number(canvas, inside.below(0.4).upper(0.74), kpi, sizes)
    if kpi.fraction is not None:
        _bullet(canvas, Area(inside.left, inside.top + 1.2, inside.width, _BAR), kpi)
    room = inside.below(1.4)
    note, size = fitted(kpi.note, (room.width, room.height), (12, 11, 10))
    canvas.text(room, Words(note, size, "muted"))


def _number(canvas: Canvas, area: Area, kpi: Kpi, sizes: tuple[float, float] | None) -> None:
    """The number beside what it is out of, or over it."""
    if sizes:
        whole = Words(f"  {kpi.of}", sizes[1], "muted")
        canvas.text(area, [Words(kpi.value, sizes[0], "ink", True), whole], anchor=MIDDLE)
        return
    value, size = fitted(kpi.value, (area.width, 0.46), (26, 22, 18, 15), bold=True)
    canvas.text(area.upper(0.48), Words(value, size, "ink", True), anchor=MIDDLE)
    canvas.text(area.below(0.5), Words(one_line(kpi.of, area.width, 12), 12, "muted"))


def _bullet(canvas: Canvas, area: Area, kpi: Kpi) -> None:
    """The bar: now filled, the goal a solid tick, before a dashed one."""
    canvas.box(area, "grid", round_=_BAR / 2)
    if kpi.fraction > 0:
        wide = max(area.width * min(float(kpi.fraction), 1.0), _BAR)
        canvas.box(Area(area.left, area.top, wide, area.height), "focus", round_=_BAR / 2)
    for share, dashed in ((kpi.goal, False), (kpi.before, True)):
        if share is not None:
            at = area.left + area.width * min(max(float(share), 0.0), 1.0)
            canvas.tick(at, area.top - 0.07, area.bottom + 0.07, dashed=dashed)
