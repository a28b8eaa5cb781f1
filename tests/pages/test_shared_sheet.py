"""Does an edit in the shared sheet reach the page, and does the page stand when Google falls?"""

from tests.fake_sheets import Book, FakeGoogle

LOG = [["Date", "Name", "Hours"], *([f"2026-09-{day:02}", "Amy Lee", "2"] for day in range(1, 29))]


def refreshed(page, wait_idle):
    page.get_by_role("button", name="Refresh").click()
    page.wait_for_timeout(500)
    wait_idle(page)


def test_a_shared_sheet_is_followed_held_and_looked_back_at(sheet_server, page, wait_idle):
    with FakeGoogle() as google:
        book = google.add(Book())
        book.write("PD log", LOG)
        page.goto(f"{sheet_server(google, book)}/sheet_check")
        wait_idle(page)
        assert page.inner_text("h1") == "All 28 rows are used"

        book.update("'PD log'!C2", [["two-ish"]], "USER_ENTERED")
        refreshed(page, wait_idle)
        page.get_by_text("27 of 28 rows are used; 1 row was refused").wait_for()

        google.fault("", status=503, times=20)
        refreshed(page, wait_idle)
        assert "The last good read is shown" in page.inner_text('[role="alert"]')
        assert page.inner_text("h1").startswith("27 of 28")

        page.get_by_label("As it was read").click()
        page.get_by_role("option").last.click()
        page.get_by_text("All 28 rows are used").wait_for()
        page.get_by_role("link", name="Hours").click()
        wait_idle(page)
        assert "Shown as it was read on" in page.inner_text('[role="alert"]')


def test_the_brief_says_which_rows_a_shared_sheet_has_gained_and_lost(sheet_server, page, wait_idle):
    with FakeGoogle() as google:
        book = google.add(Book())
        book.write("PD log", LOG)
        page.goto(sheet_server(google, book))
        wait_idle(page)
        assert page.get_by_text("What has changed in the sheet?").count() == 0  # it was read once

        book.update("'PD log'!C2", [["3"]], "USER_ENTERED")
        refreshed(page, wait_idle)
        page.get_by_text("What has changed in the sheet?").wait_for()
        assert (
            "1 row is new and 1 is gone since it was read on" in page.locator(".st-key-card_changed_rows").inner_text()
        )
