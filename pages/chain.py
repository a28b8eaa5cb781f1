"""What came after what, from a goal to a school?"""

from __future__ import annotations

from pages.screen.ask import facts
from pages.screen.show import choose, page_head, show
from presentation.findings import chain


def page() -> None:
    """The chain of the whole department, how long one link of it takes, and the chain of one person."""
    now = facts()
    page_head(chain.head(now), chain.kpis(now))
    show(chain.flow(now))
    if people := chain.people(now):
        person = choose("Whose goals?", people)
        show(chain.of_person(now, person), chain.how_long_to_certify(now), widths=(3, 2))


if __name__ == "__main__":
    import dashboard

    dashboard.main()
