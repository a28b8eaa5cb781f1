"""Is the brief one page, whatever is on it, with the words of the page and a letter for everybody?"""

import json
import re

import pandas as pd
import pytest
import typst

from data import Settings, load
from data.sample import FOLDER
from presentation import brief_pdf
from presentation.brief_pdf import FONTS, TEMPLATE, pdf
from presentation.facts import Facts
from presentation.findings import brief, changes

HOSTILE = '#text(red)[x] $x^2$ *b* @ref <lab> https://x.example \\ #import "x"'


def facts_of(folder, tabs, as_of, settings=Settings()):
    for name, text in tabs.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return Facts(load(folder, today=as_of), pd.Timestamp(as_of), settings)


@pytest.fixture(scope="module")
def sample():
    return Facts(load(FOLDER, today="2026-11-20"), pd.Timestamp("2026-11-20"))


def pages(made):
    return len(re.findall(rb"/Type\s*/Page\b", made))


def headings(facts):
    """What a screen reader finds as headings."""
    said = json.dumps(brief_pdf._said(facts, "letter", ""))
    found = typst.query(str(TEMPLATE), "heading", font_paths=[str(FONTS)], sys_inputs={"data": said})
    return [heading["body"].get("text", "") for heading in json.loads(found)]


@pytest.mark.parametrize(("paper", "size"), [("letter", b"612 792"), ("a4", b"595.27")])
def test_it_is_one_tagged_page_with_its_own_fonts_on_either_paper(sample, paper, size):
    made = pdf(sample, paper=paper)
    assert pages(made) == 1 and len(made) < 150_000
    assert size in made
    for part in (b"/StructTreeRoot", b"/MarkInfo", b"/Lang", b"/FontFile"):
        assert part in made, part
    assert b"pdfuaid" in made  # the compiler has held it to PDF/UA-1
    assert b"http" not in made.replace(b"http://www.w3.org", b"").replace(b"http://ns.adobe.com", b"").replace(b"http://www.aiim.org", b"").replace(b"http://purl.org", b"")  # fmt: skip


def test_its_headings_are_the_headline_and_the_answers_of_the_page(sample):
    cards = [find(sample) for find in brief_pdf.FINDINGS]
    assert headings(sample)[:5] == [brief.head(sample).headline, *(card.answer for card in cards)]


def test_the_same_facts_are_the_same_bytes(sample):
    assert pdf(sample) == pdf(sample)


def test_the_district_chooses_the_paper(sample, tmp_path):
    log = {"PD log": "Date,Name,Hours\n2026-09-07,Ada North,2\n"}
    assert b"595.27" in pdf(facts_of(tmp_path, log, "2026-09-30", Settings(paper="a4")))


def test_an_empty_year_is_one_page_that_says_so(tmp_path):
    quiet = facts_of(tmp_path, {"PD log": "Date,Name,Hours\n2026-05-04,Ada North,2\n"}, "2026-07-08")
    assert pages(pdf(quiet)) == 1
    assert headings(quiet)[0] == "No full week of hours yet this school year"


def test_a_crowd_in_a_hundred_teams_and_two_hundred_schools_is_one_page(tmp_path):
    names = [f"P{n:03} Q{n % 26}" for n in range(300)]
    tabs = {
        "PD log": "Date,Name,Hours\n" + "".join(f"2026-09-0{7 + n % 2},{name},{1 + n % 3}\n" for n, name in enumerate(names)),
        "Staff": "Name,Team\n" + "".join(f"{name},Team {n % 100} of a rather long name\n" for n, name in enumerate(names)),
        "Schools": "Site,Title I\n" + "".join(f"A school of a very long name {n},Yes\n" for n in range(200)),
        "Service": "Date,Name,Site,Activity\n" + "".join(f"2026-09-10,{names[n]},A school of a very long name {n},Talk\n" for n in range(90)),
    }  # fmt: skip
    settings = Settings(asks=("Fund it: " + "word " * 37,) * 6)
    assert pages(pdf(facts_of(tmp_path, tabs, "2026-09-30", settings))) == 1


def test_what_somebody_typed_is_text_and_a_letter_no_font_has_stops_nothing(tmp_path):
    tabs = {
        "PD log": "Date,Name,Hours\n2026-09-07,Ada North,2\n",
        "Staff": f'Name,Team\nAda North,"{HOSTILE.replace(chr(34), chr(34) * 2)} 🦊 網路 צוות"\n',
        "Schools": "Site,Title I\n#panic(),Yes\n$x$ *b* _i_,Yes\n",
        "Service": "Date,Name,Site,Activity\n2026-09-02,Ada North,$x$ *b* _i_,Talk\n",
    }
    typed = facts_of(tmp_path, tabs, "2026-09-30", Settings(district=HOSTILE, small_group=1))
    assert pages(pdf(typed)) == 1
    assert headings(typed)[4].endswith("#panic() has not")


def test_what_has_changed_since_last_time_follows_the_lede(sample):
    card = changes.since_then(sample, since=pd.Timestamp("2026-10-01"))
    assert brief_pdf._said(sample, "letter", "", (card,))["lede"] == f"{brief.head(sample).lede} {card.answer}."
    assert pages(pdf(sample, more=(card,))) == 1
