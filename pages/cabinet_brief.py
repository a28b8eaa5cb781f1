"""Is this working, and what do you need? Ten minutes in front of a cabinet."""

from __future__ import annotations

from functools import partial

from pages.screen.actions import actions
from pages.screen.ask import facts
from pages.screen.show import page_head, show, show_asks
from presentation.findings import brief, earning, everyone, schools, weekly


def page() -> None:
    """Headline, four numbers, four findings, what would help next."""
    now = facts()
    page_head(brief.head(now), brief.kpis(now), beside=partial(actions, now))
    show(weekly.weekly_average(now), everyone.everyone_or_a_few(now))
    show(earning.running_total(now), schools.schools(now))
    show_asks(brief.asks(now))


if __name__ == "__main__":
    import dashboard

    dashboard.main()
