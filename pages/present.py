"""The story in front of a room: one slide at a time, large, turned by arrow keys or a clicker."""

from __future__ import annotations

from pages.screen.address import place
from pages.screen.ask import facts
from pages.screen.slide import fill, foot_with_way_back, show_slide
from presentation.findings.common import stamp
from presentation.story import story


def page() -> None:
    """The slide that the address names, and the line under it."""
    foot = foot_with_way_back()
    now = facts()
    slides = story(now)
    here = place().within(len(slides))
    slide = slides[here.slide - 1]
    show_slide(slide, here)
    fill(foot, here, slide, of=len(slides), stamp=stamp(now))


if __name__ == "__main__":
    import dashboard

    dashboard.main()
