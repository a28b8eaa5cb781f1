"""What somebody typed stays what they typed in every file that can be taken away, and is nothing more than that."""

import csv
import email
import io
import re
import zipfile
from email import policy
from html.parser import HTMLParser
from xml.etree import ElementTree

import icalendar
import pandas as pd
import pytest
from pypdf import PdfReader

from data import load
from data.held import held
from data.kept_reads import KeptReads
from data.known_as import KnownAs
from presentation import literal, renewal_calendar, summary
from presentation.export import csv_bytes
from presentation.exports import EXPORTS, build
from presentation.facts import Facts
from presentation.findings.refusals import refused_rows_in_full
from presentation.held import zipped
from presentation.own import of_person
from tests import hostile_source
from tests.hostile_source import HOSTILE, PLAIN, altered, told

DAY = pd.Timestamp("2026-11-20")
FORMULA = tuple("=+-@|%＝＋－＠")
ACTIVE = {"script", "iframe", "img", "object", "embed", "form", "input", "link", "base", "animate", "foreignObject"}
RUNS = {"f", "hyperlink", "hlinkClick", "hlinkMouseOver", "ddeLink", "oleLink", "externalReference"}  # in Office's XML
OF_AN_EVENT = {"PRODID", "VERSION", "X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION",
               "TRANSP", "ACTION", "TRIGGER"}  # fmt: skip


class Page(HTMLParser):
    """What a browser would build from a file."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.words = set(), [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attributes]

    def handle_data(self, data):
        self.words.append(data)


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return hostile_source.write(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def records(source):
    return load(source, today=DAY)


@pytest.fixture(scope="module")
def facts(records):
    return Facts(records, DAY)


@pytest.fixture(scope="module")
def made(facts, tmp_path_factory):
    """Every file that can be taken away, by what it is called; one person's own are of somebody with a hostile name."""
    own = Facts(of_person(facts.records, facts.records.people["person"].iloc[PLAIN]), DAY)
    return {key: build(key, facts).data for key in EXPORTS} | {
        "my-progress.html": summary.html(own),
        "held.zip": zipped(
            held(
                KnownAs(keys=frozenset(own.records.people["person"])),
                facts.records,
                KeptReads(tmp_path_factory.mktemp("kept")),
            )
        ),
        "refused-rows.csv": csv_bytes(refused_rows_in_full(facts)),
        "renewals.ics": renewal_calendar.ics(facts),
        "my-reminders.ics": renewal_calendar.reminders(own),
    }


def test_the_search_sees_what_was_changed():
    cell = next(text for at in range(99) if "<iframe" in (text := hostile_source.cell("goals", "goal", at)))
    whole, mark = cell.rpartition(" ")[::2]
    assert altered(f"before {cell} after") == altered(cell.replace(" ", "\n")) == []
    for changed in (f" {mark}", f"{whole[:-1]} {mark}", f"{whole.replace('<', '&lt;')} {mark}"):
        assert [column for _, column in altered(changed)] == ["goals.goal"]


def test_a_cell_is_read_as_it_was_typed_in_every_column(source, records):
    read = "\n\n".join(
        str(value) for frame in records.frames().values() for name in frame for value in frame[name].dropna()
    )
    typed = "\n\n".join(file.read_text(encoding="utf-8") for file in source.iterdir())
    assert altered(read) == []
    assert told(read) == told(typed) and len(told(typed)[0]) == len(HOSTILE)


@pytest.mark.parametrize("name", ["report.html", "my-progress.html"])
def test_a_page_holds_no_markup_but_ours(made, name):
    assert wrong_in(made[name].decode()) == []


def test_a_mail_has_our_headers_and_no_markup_but_ours(made):
    mail = email.message_from_bytes(made["report.eml"], policy=policy.default)
    assert set(mail.keys()) == {"Subject", "X-Unsent", "MIME-Version", "Content-Type"}
    assert altered(mail["Subject"]) == altered(mail.get_body(("plain",)).get_content()) == []
    assert wrong_in(mail.get_body(("html",)).get_content()) == []


def test_no_cell_of_a_csv_is_a_formula_and_each_comes_back_whole(made):
    for name in ("tables.zip", "held.zip", "refused-rows.csv"):
        rows = (row for sheet in sheets(made[name]) for row in csv.reader(io.StringIO(sheet, newline="")))
        cells = [cell for row in rows for cell in row]
        assert [cell for cell in cells if cell.lstrip().startswith(FORMULA) and not is_number(cell)] == [], name
        assert altered("\n\n".join(map(literal.uncell, cells))) == [], name


@pytest.mark.parametrize("name", ["tables.xlsx", "deck.pptx"])
def test_an_office_file_has_no_formula_no_link_and_nothing_from_elsewhere(made, name):
    texts = []
    for part, data in members(made[name]):
        if part.endswith((".xml", ".rels")):
            elements = list(ElementTree.fromstring(data).iter())
            runs = RUNS - ({"f"} if "/charts/chart" in part else set())  # where its figures stand in its own workbook
            assert [one.tag for one in elements if local(one) in runs] == [], part
            assert [one.attrib for one in elements if one.get("TargetMode") == "External"] == [], part
            texts += ["".join(one.itertext()) for one in elements if local(one) in ("p", "si", "v")]
            texts += [value for one in elements for value in one.attrib.values()]
    said = "\n\n".join(texts).replace("_x000D_", "\r")  # as Office writes it
    assert altered(said) == []
    assert len(told(said)[0]) > len(HOSTILE) // 2  # or there was little to see


def test_the_one_page_is_words_and_drawings(made):
    read = PdfReader(io.BytesIO(made["brief.pdf"]))
    assert not {"/OpenAction", "/AA", "/AcroForm", "/Names"} & set(read.trailer["/Root"])
    assert [page.get("/Annots") for page in read.pages] == [None]
    assert altered(read.pages[0].extract_text()) == [] and told(read.pages[0].extract_text())[0]


@pytest.mark.parametrize("name", ["renewals.ics", "my-reminders.ics"])
def test_an_event_of_a_calendar_is_a_day_with_words(made, name):
    calendar = icalendar.Calendar.from_ical(made[name])
    assert {field for part in calendar.walk() for field in part} == OF_AN_EVENT
    said = "\n\n".join(str(part[field]) for part in calendar.walk() for field in part)
    assert altered(said) == [] and len(told(said)[0]) > len(HOSTILE) // 3


def test_nothing_is_called_after_what_somebody_typed(made, facts):
    names = [build(key, facts).name for key in EXPORTS if key.startswith("report")]
    names += [name for data in made.values() for name, _ in members(data)]
    assert [name for name in names if told(name)[0] or "evil" in name or ".." in name] == []


def wrong_in(text):
    """What is in a page that should not be, and the cells in it that are not all they were."""
    page = Page(text)
    addresses = [value for name, value in page.attributes if name in ("href", "src", "srcdoc", "action", "xlink:href")]
    return [
        *(page.tags & ACTIVE),
        *(name for name, _ in page.attributes if name.startswith("on")),
        *(value for value in addresses if not value.startswith(("#", "data:image/"))),
        *(value for name, value in page.attributes if name == "style" and "url(" in value),
        *altered("".join(page.words)),
        *altered("\n\n".join(value for _, value in page.attributes)),
    ]


def sheets(data):
    files = members(data) if data.startswith(b"PK") else [("one.csv", data)]
    return [file.decode("utf-8-sig") for name, file in files if name.endswith(".csv")]


def is_number(cell):
    return re.fullmatch(r"-?[0-9.]+(e[+-]?[0-9]+)?", cell) is not None


def local(element):
    return element.tag.rpartition("}")[2]


def members(data):
    """The parts of a packed file, and of what is packed in it."""
    if not data.startswith(b"PK"):
        return []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    return parts + [inner for _, part in parts for inner in members(part)]
