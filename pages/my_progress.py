"""Am I on track, what comes next, and was every row of mine read?"""

from __future__ import annotations

from functools import partial

from pages.screen.ask import own_facts
from pages.screen.show import download_file, page_head, row, show
from pages.screen.whose import whose
from presentation import renewal_calendar, summary
from presentation.findings import my_goals, my_progress, my_records, my_weeks


def page() -> None:
    """One person's weeks, goals, certifications and needs; what of theirs could not be read; files for their calendar and their meeting."""
    choose = whose()
    viewer, now = own_facts()
    if choose and viewer.subject is None:
        page_head(my_progress.WHOSE, beside=choose)
        return
    mine = viewer.person == viewer.subject
    page_head(my_progress.head(now, mine=mine), my_progress.kpis(now), beside=choose)
    show(my_weeks.weeks(now, mine=mine), my_goals.next_milestone(now, mine=mine), widths=(3, 2))
    show(my_goals.goals(now, mine=mine), my_records.held(now, mine=mine))
    show(my_goals.given_back(now, mine=mine), my_records.asked_for(now, mine=mine))
    show(my_records.not_read(now, mine=mine))
    with row("my_files"):
        download_file(
            "Milestones and renewals for the calendar",
            partial(renewal_calendar.reminders, now),
            "my-reminders.ics",
            "text/calendar",
        )
        download_file("Summary to print", partial(summary.html, now), "my-progress.html", "text/html")


if __name__ == "__main__":
    import dashboard

    dashboard.main()
