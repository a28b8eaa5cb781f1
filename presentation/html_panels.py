"""How is each one doing, beside the others? The same small picture many times, all on one scale."""

from __future__ import annotations

from presentation.card import Panel, Panels
from presentation.literal import html as text


def panels(picture: Panels, alt: str) -> str:
    """One panel per group, as many beside each other as fit."""
    more = f'<p class="th-more">{text(picture.more)}</p>' if picture.more else ""
    grid = f'<ul class="th-panels" aria-label="{text(alt, 2000)}">{"".join(map(_panel, picture.panels))}</ul>'
    return f'<div class="th">{grid}{more}</div>'


def _panel(panel: Panel) -> str:
    notes = "".join(f"<span>{text(note)}</span>" for note in panel.notes)
    area = f'<i aria-hidden="true"><i style="clip-path:{_outline(panel.shares)}"></i></i>'
    return f'<li><b title="{text(panel.label)}">{text(panel.label)}</b>{area}{notes}</li>'


def _outline(shares: tuple[float | None, ...]) -> str:
    """The area under the shares, as a polygon in percent of its box; down to the ground where there is none."""
    step, points = 100 / max(len(shares) - 1, 1), ["0% 100%"]
    for at, share in enumerate(shares):
        if share is None:
            points.append(f"{at * step:.2f}% 100%")
            continue
        left = [f"{at * step:.2f}% 100%"] if at and shares[at - 1] is None else []
        right = [f"{at * step:.2f}% 100%"] if at + 1 < len(shares) and shares[at + 1] is None else []
        points += [*left, f"{at * step:.2f}% {100 * (1 - share):.2f}%", *right]
    return f"polygon({','.join([*points, '100% 100%'])})"
