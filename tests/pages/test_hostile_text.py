"""What somebody types stays what they typed: on every page, in every text column of every tab, and in every file."""

import csv
import re
import zipfile
from io import BytesIO

import openpyxl
import pandas as pd
import pytest

from data import load
from data.schema import TABLES
from presentation.exports import EXPORTS, build
from presentation.facts import Facts
from presentation.own import opaque

PAGES = ["", "chain", "hours", "goals", "certifications", "meetings", "service", f"my_progress?person={opaque('E0')}", "needs", "sheet_check", f"privacy?person={opaque('E0')}", "?present=3", "?present=3-rows"]  # fmt: skip
ELSEWHERE = "http://evil.test:8799"
HOSTILE = [
    '<img src=x onerror="window.PWN=1">', "<script>window.PWN=1</script>", f"![p]({ELSEWHERE}/beacon.png)", f"[click]({ELSEWHERE}/x)",
    "[click](javascript:window.PWN=1)", f"{ELSEWHERE}/auto", "$5 to $10", "3 * 4 * 5", ":red[alarm] :material/skull:", "{{7*7}} ${PWN} %{x}",
    f'<span style="background:url({ELSEWHERE}/b)">x</span>', f'<a href="{ELSEWHERE}">x</a>', "=HYPERLINK(\"http://evil.test\")", "@SUM(1+1)", "+1+1", "-1+1",
    "=cmd|' /C calc'!A0", "# Big", "`code` ~~gone~~", "\t=1+1", "＝1+1", "a\x0bb\x1fc", "\u202egnp.exe", "👩🏽‍🏫 taught", "../../etc/passwd",
]  # fmt: skip
PEOPLE = [f"Ana{'abcdefghijklmnopqrstuvwxyz'[at]} North" for at in range(12)]


def text(at):
    return HOSTILE[at % len(HOSTILE)]


def rows(key):
    """Rows with something hostile in every column that holds text."""
    for at in range(40):
        who, day = PEOPLE[at % len(PEOPLE)], f"2026-{8 + at % 3:02}-{1 + at % 28:02}"
        yield {
            "log": {"Date": day, "Name": who, "Hours": "2", "Activity": text(at), "Type": ("Conference", text(at + 1))[at % 2], "Topic": text(at + 2), "Provider": text(at + 3), "Goal": text(at + 4), "Certificate": text(at + 5), "Link": text(at), "Notes": text(at + 6), "Status": text(at) if at % 5 == 0 else "Done"},
            "staff": {"Name": PEOPLE[at] if at < 12 else text(at), "Email": f"a{at}@example.org", "ID": f"E{at}", "Role": text(at), "Team": text(at % 2), "Site": text(at + 2), "Also known as": text(at + 3), "On the wall": "Yes"},
            "goals": {"Name": who, "Goal": text(at + 4), "Topic": text(at + 2), "Certification": text(at + 5), "Set on": "2026-08-01", "Due": "2026-12-18", "Benefit": text(at)},
            "milestones": {"Name": who, "Goal": text(at + 4), "Milestone": text(at + 7), "Due": "2026-12-01"},
            "certifications": {"Name": who, "Certification": text(at + 5), "Issuer": text(at), "Topic": text(at + 2), "Earned": "2026-09-01", "Expires": "2027-01-20", "Link": text(at + 3)},
            "needs": {"Raised on": day, "Name": who, "Need": text(at), "Kind": text(at + 1), "Cost": "10"},
            "meetings": {"Date": day, "Topic": text(at), "PD hours": "1", "Total hours": "2", "Led by": who, "Present": "Everyone", "Area": text(at + 1)},
            "service": {"Date": day, "Name": who, "Site": text(at % 6), "Activity": text(at + 1), "Topic": text(at + 2), "Students": "9", "Learned from": text(at + 4)},
            "schools": {"Site": text(at % 6), "Level": text(at + 1), "Title I": "Yes"},
            "pulse": {"Date": "2026-10-14", "Statement": text(at % 3), "Score": str(1 + at % 5), "Years of service": text(at % 2)},
            "required": {"Role": text(at), "Certification or topic": text(at + 5)},
            "time_off": {"Name": who, "First day": "2026-07-06", "Last day": "2026-07-07", "Kind": text(at)},
        }[key]  # fmt: skip


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    for table in TABLES:
        with (folder / f"{table.tab}.csv").open("w", encoding="utf-8", newline="") as file:
            written = csv.DictWriter(file, [column.header for column in table.columns], restval="")
            written.writeheader()
            written.writerows(rows(table.key))
    return folder


def test_no_cell_is_more_than_its_text_on_any_page(server, page, wait_idle, source):
    # The page fixture adds: nothing was asked of another machine, and no error was on the console.
    at, literal = server(source), set()
    for path in PAGES:
        page.goto(f"{at}/{path}")
        wait_idle(page)
        for box in page.locator("[data-testid=stExpander] summary").all()[:3]:
            box.click()
            wait_idle(page)
        assert page.evaluate("window.PWN") is None, path
        assert (
            page.evaluate("""() => [...document.querySelectorAll('a[href], img[src], [style*="url("]')]
            .map(one => one.href || one.src || one.style.cssText).filter(where => /evil|javascript:/.test(where))""")
            == []
        ), path
        assert page.locator(".katex").count() == 0, path
        shown = page.locator("body").inner_text()
        literal |= {one for one in HOSTILE if one in shown}
    assert len(literal) > len(HOSTILE) * 0.7, sorted(
        set(HOSTILE) - literal
    )  # they were there to be seen, as they were typed


def test_no_cell_is_more_than_its_text_in_any_file(source):
    facts = Facts(load(source, today="2026-11-20"), pd.Timestamp("2026-11-20"))
    for key in EXPORTS:
        data = build(key, facts).data
        if key.endswith(("html", "eml")):
            assert b"<script>window" not in data and b"<img src=x" not in data and b'href="http' not in data, key
        if key.endswith("zip"):
            cells = [
                cell
                for _, file in members(data)
                for line in csv.reader(file.decode("utf-8-sig").splitlines())
                for cell in line
            ]
            assert [cell for cell in cells if re.match(r"[=+@|]|-\D", cell)] == []
        if key.endswith("xlsx"):
            book = openpyxl.load_workbook(BytesIO(data))
            kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
            assert "f" not in kinds and not any(sheet._hyperlinks for sheet in book)
        if key.endswith("pptx"):
            assert not any(b"hlinkClick" in part for name, part in members(data) if name.endswith(".xml"))


def members(data):
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]
