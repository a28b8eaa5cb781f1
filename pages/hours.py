"""Are people getting their two hours?"""

from __future__ import annotations

from pages.screen.ask import facts
from pages.screen.show import page_head, show
from presentation.findings import everyone, hours, mix, origins, regularity, weekly


def page() -> None:
    """The year week by week, the people, how regular it is, how much was kept, where the time goes."""
    now = facts()
    page_head(hours.head(now), hours.kpis(now))
    show(weekly.weekly_average(now, whole_year=True))
    show(everyone.everyone_or_a_few(now), regularity.kept_promise(now))
    show(regularity.regularity(now))
    show(mix.topics(now), mix.types(now), regularity.runs(now))
    show(origins.origins(now), origins.own_time(now))


if __name__ == "__main__":
    import dashboard

    dashboard.main()
