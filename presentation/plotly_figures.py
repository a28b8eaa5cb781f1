"""How is change over time drawn on the screen? Lines that carry their names, a goal marked on the axis, no more.

No title, no legend, no buttons: question and answer stand above the figure as text, labels stand at the ends of lines.
"""

from collections.abc import Iterator
from functools import cache

import plotly.graph_objects as go

from presentation import literal, theme
from presentation.card import Line, Lines
from presentation.figure_axes import Mark, marks_across
from presentation.figure_plan import BOTTOM, HEIGHT, PEN, PENS, TOP, TYPE, Plan, end, plan
from presentation.plotly_words import annotations

CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "doubleClick": False}


def figure(picture: Lines, mode: str, *, scale: float = 1.0, height: int | None = None, brand: str = "") -> go.Figure:
    """Lines as a Plotly figure in the colours of ``mode`` ("light" or "dark"), the district's ``brand`` among them.

    ``scale`` enlarges type and strokes for a projector; ``height`` [px] is 300 times as much unless given. A line whose
    values are all None is left out; a None inside a line is a gap.
    """
    measured = plan(picture, scale, height or round(HEIGHT * scale))
    tokens = theme.branded(brand)[mode]
    words = {"template": template(mode), "annotations": annotations(measured, mode, brand)}
    return go.Figure(data=list(_traces(measured, tokens)), layout=_layout(measured, tokens) | words)


@cache
def template(mode: str) -> go.layout.Template:
    """The one look of every figure: no frame, faint horizontal gridlines, one family of type, transparent paper."""
    tokens = theme.MODES[mode]
    axis = {
        "showgrid": False, "zeroline": False, "showline": False, "ticks": "", "tickangle": 0, "ticklabelstandoff": 6,
        "title": {"text": ""}, "automargin": True, "fixedrange": True, "tickfont": {"color": tokens["muted"]},
    }  # fmt: skip
    family = {"family": theme.FONT, "color": tokens["ink"]}
    layout = {
        "font": family, "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False, "dragmode": False, "hovermode": "x unified",
        "hoverlabel": {"bgcolor": tokens["card"], "bordercolor": tokens["hair"], "font": family},
        "xaxis": axis | {"type": "category", "categoryorder": "array"},
        "xaxis2": {"overlaying": "x", "visible": False, "fixedrange": True},  # for points past the last name
        "yaxis": axis | {"showgrid": True, "gridcolor": tokens["grid"]},
    }  # fmt: skip
    return go.layout.Template(layout=layout)


def _traces(measured: Plan, tokens: theme.Tokens) -> Iterator[dict]:
    for line in sorted(measured.lines, key=lambda line: line.role == "focus"):  # this year lies on top
        yield _stroke(measured, line, tokens)
        yield from _ends_and_dots(measured, line, tokens)


def _stroke(measured: Plan, line: Line, tokens: theme.Tokens) -> dict:
    picture, count = measured.picture, end(line) + 1
    return {
        "type": "scatter", "mode": "lines", "x": _positions(picture)[:count], "y": line.values[:count],
        "name": literal.plotly(line.label),
        "line": _pen(measured, line, tokens) | {"shape": "hv" if picture.steps else "linear"},
        "hovertemplate": f"%{{y:,.{picture.decimals}f}} {literal.plotly(picture.unit).replace('%', '&#37;')}",
    }  # fmt: skip


def _ends_and_dots(measured: Plan, line: Line, tokens: theme.Tokens) -> Iterator[dict]:
    """The tail of a running total, a dot for a value without neighbours, a larger one where this year stands now."""
    last, pen = end(line), _pen(measured, line, tokens)
    if measured.tail:
        yield _unread([last, last + measured.tail], [line.values[last]] * 2) | {"mode": "lines", "line": pen}
    alone = [x for x in range(last + 1) if _alone(line.values, x)] if not measured.picture.steps else []
    if alone:
        yield _unread(alone, [line.values[x] for x in alone]) | {
            "marker": {"color": pen["color"], "size": 2 * pen["width"]}
        }
    if line.role == "focus":
        rim = {"color": tokens["card"], "width": 2 * measured.scale}
        marker = {"color": pen["color"], "size": 11 * measured.scale, "line": rim}
        yield _unread([last + measured.tail], [line.values[last]]) | {"marker": marker}


def _pen(measured: Plan, line: Line, tokens: theme.Tokens) -> dict:
    return {"color": tokens[line.role], "width": PENS.get(line.role, PEN) * measured.scale}


def _unread(x: list[float], y: list[float | None]) -> dict:
    """Marks that are drawn but not read out on hover."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": y,
        "xaxis": "x2",
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _positions(picture: Lines) -> list[str]:
    """What each position says on hover. An invisible space keeps "5" a name, one more keeps a second "5" apart."""
    labels = [literal.plotly(x) for x in picture.x]
    return [label + "\u200b" * (1 + labels[:x].count(label)) for x, label in enumerate(labels)]


def _alone(values: tuple[float | None, ...], x: int) -> bool:
    """Whether a value has none beside it, so that no stroke would show it."""
    before, after = values[x - 1] if x else None, values[x + 1] if x + 1 < len(values) else None
    return values[x] is not None and before is None and after is None


def _layout(measured: Plan, tokens: theme.Tokens) -> dict:
    scale, ink, shown = measured.scale, tokens["ink"], _marks_across(measured)
    positions, span = (
        _positions(measured.picture),
        [-0.015 * measured.last, measured.last] if measured.last else [-0.5, 0.5],
    )
    return {
        "height": measured.height,
        "font": {"size": TYPE * scale},
        "hoverlabel": {"font": {"size": TYPE * scale}},
        "margin": {"l": 0, "r": measured.right, "t": TOP * scale, "b": BOTTOM * scale},
        "shapes": _goal(measured.picture.goal, ink, scale),
        "xaxis": {
            "range": span,
            "categoryarray": positions,
            "tickvals": [positions[x] for x, _ in shown],
            "ticktext": [literal.plotly(text) for _, text in shown],
        },
        "xaxis2": {"range": span},
        "yaxis": {
            "range": [measured.low, measured.high],
            "tickvals": [mark.value for mark in measured.marks],
            "ticktext": [_mark_text(mark, ink) for mark in measured.marks],
        },
    }


def _goal(goal: float | None, ink: str, scale: float) -> list[dict]:
    """The goal as a dashed line over the grid and under the lines."""
    if goal is None:
        return []
    line = {"color": ink, "width": 2 * scale, "dash": "4px,4px"}
    return [
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": goal, "y1": goal, "layer": "between", "line": line}
    ]


def _mark_text(mark: Mark, ink: str) -> str:
    text = literal.plotly(mark.text)
    return f"<b><span style='color:{ink}'>{text}</span></b>" if mark.is_goal else text


def _marks_across(measured: Plan) -> list[tuple[int, str]]:
    return marks_across(measured.picture.ticks, measured.at(1, 0)[0], TYPE * measured.scale)
