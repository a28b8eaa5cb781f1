"""How is each district doing, beside the others?"""

from __future__ import annotations

from pages.screen.ask import districts_now
from pages.screen.show import ask_for, choose, page_head, row, show
from presentation.findings import districts

EVERY_COUNTY = "Each county"


def page() -> None:
    """All districts together; then each county, or each district of one, in order of name."""
    now = districts_now()
    page_head(districts.head(now), districts.kpis(now))
    with row("districts"):
        county = choose("County", (EVERY_COUNTY, *now.of_counties)) if now.of_counties else EVERY_COUNTY
        like = ask_for("Find by name")
    show(districts.side_by_side(now, county=None if county == EVERY_COUNTY else county, like=like))


if __name__ == "__main__":
    import dashboard

    dashboard.main()
