"""Did the sheet take my row? What was read, what was refused and why, and how to mend it."""

from __future__ import annotations

from pages.screen.ask import facts
from pages.screen.show import download, heading, page_head, show, show_table
from presentation.findings import entries, quality, refusals


def page() -> None:
    """The checks, what was refused with its remedy, and what was read tab by tab."""
    now = facts()
    page_head(quality.head(now), quality.kpis(now))
    show(quality.checks(now), refusals.reasons(now))
    refused = refusals.refused_rows(now)
    if len(refused):
        heading(
            "Which rows, and what to do?", "Each with its row number in the sheet, what was found and how to mend it."
        )
        show_table(refused, alt="Refused rows and cells, with what was found and what to do", rows=14)
        download("Download the refused rows", refused, "refused-rows")
    heading("What was read?", "Rows in = rows used + rows refused. A blank row is no row.")
    show_table(quality.tab_counts(now), alt="Rows read, used and refused, by tab", rows=12)
    show(entries.lateness(now))
    heading(
        "What was understood differently than written?",
        "Nothing is repaired in silence: each kind of change, and how often.",
    )
    show_table(quality.notes(now), alt="What was normalised, by tab and column", rows=10)


if __name__ == "__main__":
    import dashboard

    dashboard.main()
