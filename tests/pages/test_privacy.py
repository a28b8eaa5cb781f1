"""Can a person see, have and lose everything that is held about them, and nobody else's?"""

import csv
import io
import zipfile

from data.kept_reads import KeptReads
from data.snapshot import SnapshotStore
from tests.data.test_forget import everything_in
from tests.fake_sheets import Book, FakeGoogle

AMY = [[f"2026-09-{day:02}", "Amy Lee", "2", "mine"] for day in range(1, 11)]
BO = [[f"2026-10-{day:02}", "Bo Lund", "1", "with Amy Lee"] for day in range(1, 25)]
LOG = [["Date", "Name", "Hours", "Notes"], *AMY, *BO]


def look_up(page, name, wait_idle):
    choice, option = page.get_by_role("combobox", name="Whose data?"), page.get_by_role("option", name=name)
    choice.click()
    for _ in range(5):  # a run that ends while the list opens closes it
        page.wait_for_timeout(1000)
        if option.count():
            break
        choice.click()
    option.click()
    page.get_by_text("The file has every one of them.").wait_for()
    wait_idle(page)


def test_somebody_is_looked_up_handed_out_and_forgotten(sheet_server, page, wait_idle, tmp_path):
    with FakeGoogle() as google:
        book = google.add(Book())
        book.write("PD log", LOG)
        address = sheet_server(google, book)
        page.goto(f"{address}/privacy")
        wait_idle(page)
        assert page.get_by_role("button", name="Everything held").count() == 0  # nobody is chosen
        look_up(page, "Amy Lee", wait_idle)
        assert "10 rows in the log as it is today, and in 1 kept read" in page.locator(".st-key-card_held").inner_text()
        with page.expect_download() as handed:
            page.get_by_role("button", name="Everything held, as one file").click()
        with zipfile.ZipFile(handed.value.path()) as archive:
            rows = list(csv.reader(io.StringIO(archive.read("PD log.csv").decode("utf-8-sig"))))
            assert len(rows) == 11 and not any("Bo" in name for name in archive.namelist())
            assert not any(b"Bo Lund" in archive.read(name) for name in archive.namelist())

        book.sheets.remove(book.tab("PD log"))  # first her rows and her name in the sheet, as the page says
        book.write("PD log", [LOG[0], *([*row[:3], "with a colleague"] for row in BO)])
        page.get_by_role("button", name="Refresh").click()
        page.get_by_text("No rows in the log as it is today").wait_for()
        wait_idle(page)
        page.reload()
        wait_idle(page)
        look_up(page, "Amy Lee, in kept reads only", wait_idle)
        assert "No rows in the log as it is today" in page.locator(".st-key-card_held").inner_text()

        page.get_by_text("Take this person out of every kept read").first.click()
        button = page.get_by_role("button", name="Take this person out")
        assert button.is_disabled()
        page.get_by_label('Type "forget" to be sure').fill("forget")
        page.keyboard.press("Enter")
        wait_idle(page)
        button.click()
        page.get_by_text("Done: taken out of 1 kept read.").wait_for()
        (folder,) = [path for path in (tmp_path / "kept").iterdir() if path.is_dir()]
        assert "Amy" not in everything_in(folder) and "Bo Lund" in everything_in(folder)
        page.goto(f"{address}/privacy")
        wait_idle(page)
        look_up(page, "Bo Lund", wait_idle)
        page.get_by_role("combobox", name="Whose data?").click()
        page.wait_for_timeout(1000)
        assert page.get_by_role("option").all_inner_texts() == ["Bo Lund"]
        assert len(SnapshotStore(folder).list()) == len(KeptReads(folder).reads) == 2
    said = (tmp_path / "log").read_text(encoding="utf-8")
    assert "event=forgotten count=1" in said and "event=file_taken role=lead file=held.zip" in said
    assert "Amy" not in said and "Lund" not in said
