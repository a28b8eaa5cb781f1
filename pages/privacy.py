"""Who sees what, what is kept about me, and how is it removed?"""

from __future__ import annotations

from pages.screen import lookup, people_held
from pages.screen.gate import viewer_and_records
from pages.screen.show import box, download_file, heading, page_head, show_words
from presentation import held, privacy


def page() -> None:
    """The roles, what is kept, everything held about a person as a file; for leads the files taken away and the removal."""
    viewer, _ = viewer_and_records()
    page_head(privacy.head(viewer.settings.small_group))
    with box("who_sees"):
        heading("Who sees what?", "Asked anew at every click; a role that is taken away is gone at the next one.")
        show_words(privacy.who_sees(), "Each role and what it sees")
    with box("what_is_kept"):
        heading(
            "What is kept, where and how long?",
            "Nothing leaves this server but to the sheet it reads and the provider people sign in with.",
        )
        show_words(privacy.what_is_kept(), "What is kept, where and how long")
    if viewer.person or viewer.is_lead:
        _about_a_person(viewer.is_lead)
    if viewer.is_lead:
        with box("files_taken"):
            heading("Which files were taken away?", "The newest first. A role, never a person.")
            people_held.files_taken()


def _about_a_person(is_lead: bool) -> None:
    with box("held"):
        heading(
            "What is held about a person?" if is_lead else "What is held about me?",
            "Every row, in every tab, and in every read that is kept.",
        )
        mark = people_held.choose() if is_lead else None
        if is_lead and mark is None:
            people_held.say(privacy.NOBODY_CHOSEN)
            return
        found = lookup.of(mark)
        tabs = held.by_tab(found.rows())
        show_words(tabs, "Rows about the person, by tab")
        people_held.say(privacy.held_in_words(held.rows(tabs), [read.read_at for read in found.reads()]))
        download_file("Everything held, as one file", found.file, "held.zip", "application/zip")
        if is_lead:
            people_held.removal(mark, found)


if __name__ == "__main__":
    import dashboard

    dashboard.main()
