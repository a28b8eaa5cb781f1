"""What went back to schools?"""

from __future__ import annotations

from pages.screen.ask import facts
from pages.screen.show import page_head, show
from presentation.findings import schools, service


def page() -> None:
    """Which schools, who has not been reached, more than last year, who leads, how many students, what was learned first."""
    now = facts()
    page_head(service.head(now), service.kpis(now))
    show(schools.schools(now), service.waiting_schools(now), widths=(3, 2))
    show(service.more_than_last_year(now), service.contacts(now))
    show(service.who_leads(now), service.learn_to_serve(now))


if __name__ == "__main__":
    import dashboard

    dashboard.main()
