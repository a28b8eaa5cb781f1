"""Are goals moving?"""

from __future__ import annotations

from pages.screen.ask import facts
from pages.screen.show import page_head, show
from presentation.findings import deadlines, durations, goals


def page() -> None:
    """Where goals stand, what is due, what is late or quiet, how long they take."""
    now = facts()
    page_head(goals.head(now), goals.kpis(now))
    show((goals.moving(now), goals.three_completions(now)), durations.how_long(now))
    show(deadlines.due_next(now), deadlines.overdue(now), deadlines.quiet(now))


if __name__ == "__main__":
    import dashboard

    dashboard.main()
