"""Is this working, and what do you need? Ten minutes in front of a cabinet."""

from __future__ import annotations

from functools import partial

from pages.screen.actions import actions
from pages.screen.ask import facts
from pages.screen.show import page_head, show, show_asks
from pages.screen.since import in_the_sheet, since
from presentation.findings import brief, changes, earning, everyone, schools, weekly


def page() -> None:
    """Headline, four numbers, four findings, what has changed since a day, what would help next."""
    now = facts()
    page_head(brief.head(now), brief.kpis(now), beside=partial(actions, now))
    show(weekly.weekly_average(now), everyone.everyone_or_a_few(now))
    show(earning.running_total(now), schools.schools(now))
    day = since(changes.usual_day(now), now.as_of)
    show(changes.since_then(now, since=day), *in_the_sheet(day))
    show_asks(brief.asks(now))


if __name__ == "__main__":
    import dashboard

    dashboard.main()
