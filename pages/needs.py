"""What do people need, and what became of it?"""

from __future__ import annotations

from pages.screen.ask import facts
from pages.screen.gate import for_leads
from pages.screen.show import page_head, show
from presentation.findings import needs, pulse


def page() -> None:
    """What waits, what was answered, where cover is thin, what people work towards, what they say."""
    for_leads()
    now = facts()
    page_head(needs.head(now), needs.kpis(now))
    show(needs.waiting(now), needs.answers(now))
    show(needs.cover(now), needs.wanted(now))
    show(pulse.agreement(now))


if __name__ == "__main__":
    import dashboard

    dashboard.main()
