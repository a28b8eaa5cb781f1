"""How do the words of a figure stand on the screen? As Plotly annotations, tied to their points at any width."""

from presentation import literal, theme
from presentation.figure_plan import Plan
from presentation.figure_words import Words, words_on

_ANCHORS = {0.5: "center", 1.0: "right", 0.0: "left"}  # by how much of a text lies left of its point


def annotations(plan: Plan, mode: str, brand: str = "") -> list[dict]:
    """All words of the figure in the colours of ``mode``, the district's ``brand`` among them."""
    return [
        {
            "text": _shown(words),
            "font": {"color": theme.label_colour(words.role, mode, brand=brand), "size": words.size},
            "arrowcolor": theme.label_colour(words.role, mode, brand=brand) if words.tied else "rgba(0,0,0,0)",
            **(_in_margin(plan, words) if words.in_margin else _beside(plan, words)),
        }
        for words in words_on(plan)
    ]


def _in_margin(plan: Plan, words: Words) -> dict:
    """Past the right end of the plot, however wide it is."""
    shift = (words.box.bottom + words.box.top) / 2 - plan.at(words.x, words.y)[1]
    return {
        "xref": "paper", "x": 1, "xshift": 8 * plan.scale, "xanchor": "left", "align": "left", "showarrow": False,
        "y": words.y, "yshift": shift, "yanchor": "middle",
    }  # fmt: skip


def _beside(plan: Plan, words: Words) -> dict:
    """Over or under its point, by an arrow without a head."""
    box, (across, up) = words.box, plan.at(words.x, words.y)
    above = box.bottom > up
    left_of_it = round((across - box.left) / (box.right - box.left), 1)
    aside = 0 if left_of_it in _ANCHORS else (box.left + box.right) / 2 - across  # pushed back onto the plot
    return {
        "x": words.x, "y": words.y, "ax": aside, "ay": up - box.bottom if above else up - box.top,
        "xanchor": _ANCHORS.get(left_of_it, "center"), "yanchor": "bottom" if above else "top",
        "showarrow": True, "arrowhead": 0, "standoff": 4 * plan.scale, "arrowwidth": plan.scale,
    }  # fmt: skip


def _shown(words: Words) -> str:
    lines = "<br>".join(map(literal.plotly, words.text.split("\n")))
    return f"<b>{lines}</b>" if words.bold else lines
