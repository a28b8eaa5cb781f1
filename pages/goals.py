"""Are goals moving?"""

from __future__ import annotations

from pages.screen.ask import facts
from pages.screen.show import page_head, show
from presentation.findings import goals


def page() -> None:
    """Where goals stand, what is due, what is late or quiet, how long they take."""
    now = facts()
    page_head(goals.head(now), goals.kpis(now))
    show(goals.moving(now), goals.due_next(now), widths=(3, 2))
    show(goals.three_completions(now), goals.how_long(now))
    show(goals.overdue(now), goals.quiet(now))


if __name__ == "__main__":
    import dashboard

    dashboard.main()
