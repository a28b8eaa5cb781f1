"""What did people earn, what runs out next, and what is on the Wall?"""

from __future__ import annotations

from functools import partial

from pages.screen.ask import facts
from pages.screen.show import download_file, page_head, show
from presentation import renewal_calendar
from presentation.findings import certifications, cover, earning, renewals, requirements, upkeep, wall


def page() -> None:
    """The trend, the renewals, the Wall, and where cover is thin."""
    now = facts()
    page_head(certifications.head(now), certifications.kpis(now))
    show(earning.running_total(now), renewals.renewals(now), widths=(3, 2))
    if not now.published:
        download_file("Renewals for your calendar", partial(renewal_calendar.ics, now), "renewals.ics", "text/calendar")
    show(wall.wall(now))
    show(cover.depth(now), (earning.active_over_time(now), renewals.renewed_in_time(now)))
    show(requirements.required(now), (upkeep.kept_up(now), upkeep.proposed(now)))


if __name__ == "__main__":
    import dashboard

    dashboard.main()
