"""The ratios of all runs that were kept, drawn: one panel per table, a row each, a dot per run; the last run stands out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import plotly.graph_objects as go

from presentation import theme

ROW, EDGE = 18, 110  # [px]
RATIO = "[x]"
TOKENS = theme.MODES["light"]
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Ratios over time</title></head>
<body style="font-family: {font}; color: {ink}; max-width: 70rem; margin: 2rem auto">
<h1>Ratios over time</h1>
<p>Left of the line: less than what it is measured against. The last run is the filled dot; earlier runs are rings.</p>
{panels}
</body></html>
"""


def draw(runs: list[dict], to: Path) -> None:
    """Write one HTML file that needs nothing else: a panel per table and per ratio it has."""
    figures = [_panel(name, head, runs) for name, head in _ratios(runs)]
    panels = [figure.to_html(full_html=False, include_plotlyjs=nth == 0) for nth, figure in enumerate(figures)]
    to.write_text(_PAGE.format(font=theme.FONT, ink=TOKENS["ink"], panels="\n".join(panels)), encoding="utf-8")


def _ratios(runs: list[dict]) -> Iterator[tuple[str, str]]:
    """Each table's name with each of its heads that is a ratio, as the runs have them, each once."""
    yield from dict.fromkeys(
        (table["name"], head)
        for run in runs
        for table in run["tables"]
        for figures in table["rows"].values()
        for head in figures
        if head.endswith(RATIO)
    )


def _panel(name: str, head: str, runs: list[dict]) -> go.Figure:
    traces = [_trace(run, points, run is runs[-1]) for run in runs if (points := _points(run, name, head))]
    rows = list(dict.fromkeys(row for trace in traces for row in trace.y))
    figure = go.Figure(traces)
    figure.add_vline(1, line={"color": TOKENS["ink"], "width": 1})
    figure.update_layout(
        title=f"{name}: {head.removesuffix(RATIO).strip()}", template="none", showlegend=False,
        height=EDGE + ROW * len(rows), margin={"l": 260, "t": 50, "b": 40},
        font={"family": theme.FONT, "color": TOKENS["ink"], "size": 12},
    )  # fmt: skip
    figure.update_xaxes(type="log", gridcolor=TOKENS["grid"], ticksuffix="x")
    figure.update_yaxes(categoryorder="array", categoryarray=rows[::-1], gridcolor=TOKENS["grid"])
    return figure


def _points(run: dict, name: str, head: str) -> dict[str, float]:
    return {
        row: figures[head]
        for table in run["tables"]
        if table["name"] == name
        for row, figures in table["rows"].items()
        if head in figures
    }


def _trace(run: dict, points: dict[str, float], last: bool) -> go.Scatter:
    day, colour = run["date"][:10], TOKENS["focus" if last else "compare"]
    mark = {"symbol": "circle" if last else "circle-open", "size": 9 if last else 7, "color": colour}
    words = f"%{{y}}: %{{x:.3g}}x<br>{day}, {run['commit']}, {run['machine']}"
    return go.Scatter(
        x=list(points.values()), y=list(points), mode="markers", marker=mark, name=day, hovertemplate=words
    )
