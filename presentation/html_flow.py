"""What came after what? A chain of counted stages, side by side on a desk and one under another on a phone."""

from presentation.card import Flow, Stage
from presentation.literal import html as text
from presentation.picture_words import out_of
from presentation.words import num


def flow(picture: Flow, alt: str) -> str:
    """The stages in their order, each with its count, what it is out of, and a bar for that share."""
    stages = "".join(map(_stage, picture.stages))
    return f'<div class="th th-flow"><ol style="--th-n:{len(picture.stages)}">{stages}</ol></div>'


def _stage(stage: Stage) -> str:
    whole, share = out_of(stage)
    detail = f'<p class="th-detail">{text(stage.detail)}</p>' if stage.detail else ""
    return (
        f'<li><p class="th-label">{text(stage.label)}</p>'
        f'<p class="th-figure"><b>{num(stage.count)}</b> <span>{text(whole)}</span></p>'
        f'<div class="th-bullet" aria-hidden="true"><i class="th-now" style="width:{100 * share:.1f}%"></i></div>{detail}</li>'
    )
