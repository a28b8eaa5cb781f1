"""Did the weekly meeting become PD, and who went to what?"""

from __future__ import annotations

from pages.screen.ask import facts
from pages.screen.show import page_head, show
from presentation.findings import events, meetings


def page() -> None:
    """The meetings and their PD, who came, who teaches; the events, who went, what they have led since."""
    now = facts()
    page_head(meetings.head(now), meetings.kpis(now))
    show(meetings.became_pd(now), meetings.attendance(now))
    show(meetings.topics(now), events.reach(now))
    show(meetings.teaching(now), events.afterwards(now), widths=(2, 3))


if __name__ == "__main__":
    import dashboard

    dashboard.main()
