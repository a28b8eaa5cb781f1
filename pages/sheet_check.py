"""Did the sheet take my row? What was read, what was refused and why, and how to mend it."""

from __future__ import annotations

from pages.screen.ask import facts
from pages.screen.freshness import choose_read
from pages.screen.gate import for_leads
from pages.screen.show import ask_for, box, download, heading, page_head, show, show_table
from presentation.findings import entries, quality, refusals


def page() -> None:
    """The checks, what was refused with its remedy, and what was read tab by tab."""
    for_leads()
    now = facts()
    page_head(quality.head(now), quality.kpis(now))
    choose_read()
    show(quality.checks(now), refusals.reasons(now))
    refused = refusals.refused_rows(now)
    if len(refused):
        with box("refused_rows"):
            heading("Which rows, and what to do?", refusals.WHICH_ROWS)
            show_table(refused, alt="Refused rows and cells, with what was found and what to do", rows=14)
            download("Download the refused rows", refusals.refused_rows_in_full(now), "refused-rows")
    with box("newest"):
        heading("Is my row in?", entries.IS_MY_ROW_IN)
        show_table(entries.newest_rows(now, ask_for("Name or activity")), alt="The newest rows that are used", rows=10)
    with box("counts"):
        heading("What was read?", "Rows in = rows used + rows refused. A blank row is no row.")
        show_table(quality.tab_counts(now), alt="Rows read, used and refused, by tab", rows=12)
    notes = quality.notes(now)
    if len(notes):
        with box("notes"):
            heading("What was read differently than written?", quality.NOTHING_IN_SILENCE)
            show_table(notes, alt="What was read differently, by tab and column", rows=10)
    show(entries.lateness(now))


if __name__ == "__main__":
    import dashboard

    dashboard.main()
