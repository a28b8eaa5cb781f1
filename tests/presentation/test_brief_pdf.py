"""Is the brief one page, whatever is on it, with the words of the page and a letter for everybody?"""

import json
import re
import shutil
import subprocess
import warnings
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
import typst

from data import Settings, load
from data.sample import FOLDER
from presentation import brief_pdf
from presentation.brief_pdf import pdf
from presentation.brief_words import brief_words
from presentation.facts import Facts
from presentation.findings import brief, changes
from presentation.story import FINDINGS

HOSTILE = '#text(red)[x] $x^2$ *b* @ref <lab> https://x.example \\ #import "x"'
NAMESPACES = (b"http://www.w3.org", b"http://ns.adobe.com", b"http://www.aiim.org", b"http://purl.org")
LONG = "Département des systèmes d'information, de la sécurité et de l'accompagnement pédagogique"
LOG = "Date,Name,Hours\n2026-09-07,Ada North,2\n"


def facts_of(folder, tabs, as_of, settings=Settings()):
    for name, text in tabs.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return Facts(load(folder, today=as_of), pd.Timestamp(as_of), settings)


@pytest.fixture(scope="module")
def sample():
    return Facts(load(FOLDER, today="2026-11-20"), pd.Timestamp("2026-11-20"))


@pytest.fixture
def crowd(tmp_path):
    names = [f"P{n:03} Q{n % 26}" for n in range(300)]
    tabs = {
        "PD log": "Date,Name,Hours\n" + "".join(f"2026-09-0{7 + n % 2},{name},{1 + n % 3}\n" for n, name in enumerate(names)),
        "Staff": "Name,Team\n" + "".join(f"{name},Team {n % 100} of a rather long name\n" for n, name in enumerate(names)),
        "Schools": "Site,Title I\n" + "".join(f"A school of a very long name {n},Yes\n" for n in range(200)),
        "Service": "Date,Name,Site,Activity\n" + "".join(f"2026-09-10,{names[n]},A school of a very long name {n},Talk\n" for n in range(90)),
    }  # fmt: skip
    return facts_of(tmp_path, tabs, "2026-09-30", Settings(asks=("Fund it: " + "word " * 37,) * 6, small_group=1))


def pages(made):
    return len(re.findall(rb"/Type\s*/Page\b", made))


def headings(facts, paper="letter"):
    """What a screen reader finds as headings, as one line each."""
    said = json.dumps({**brief_words(facts, paper=paper, source=""), "pictures": []})
    how = {"font_paths": [str(brief_pdf._FONTS)], "sys_inputs": {"data": said}, "ignore_system_fonts": True}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", typst.TypstWarning)
        found = json.loads(typst.query(str(brief_pdf._TEMPLATE), "heading", **how))
    return [_words(heading["body"]) for heading in found]


def _words(body):
    parts = body.get("children", [body])
    return "".join(part.get("text", "\n") for part in parts)


@pytest.mark.parametrize(("paper", "size"), [("letter", b"612 792"), ("a4", b"595.27")])
def test_it_is_one_tagged_page_with_its_own_fonts_on_either_paper(sample, paper, size):
    made = pdf(sample, paper=paper)
    assert pages(made) == 1 and len(made) < 150_000
    assert size in made
    for part in (b"/StructTreeRoot", b"/MarkInfo", b"/Lang", b"/FontFile", b"PublicSans"):
        assert part in made, part
    assert b"pdfuaid" in made  # the compiler has held it to PDF/UA-1
    assert b"/URI" not in made and b"/Link" not in made
    for name in NAMESPACES:
        made = made.replace(name, b"")
    assert b"http" not in made


def test_its_drawings_are_vectors(sample):
    assert b"/Subtype/Image" not in pdf(sample).replace(b" ", b"")


def test_its_headings_are_the_headline_and_the_answers_of_the_page(sample):
    cards = [show(sample) for show, _ in FINDINGS]
    expected = [brief.head(sample).headline, *(card.answer for card in cards), "What would help next"]
    assert headings(sample) == expected


def test_every_word_of_the_page_is_on_it_whole(sample):
    said = brief_words(sample, paper="letter", source="Sample data")
    assert said["lede"] == brief.head(sample).lede
    for kpi, shown in zip(brief.kpis(sample), said["kpis"], strict=True):
        assert (shown["label"], shown["value"], shown["of"], shown["note"]) == (kpi.label, kpi.value, kpi.of, kpi.note)
    for ask, shown in zip(brief.asks(sample), said["asks"], strict=True):
        assert (shown["strong"], shown["rest"].strip()) == (ask.strong, ask.rest)
    assert said["changed"] == f"{changes.since_then(sample).answer}."
    assert said["source"] == "Source: Sample data" and said["stamp"].endswith("As of 20 Nov 2026")


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_its_text_can_be_read_out(sample, tmp_path):
    (tmp_path / "brief.pdf").write_bytes(pdf(sample))
    done = subprocess.run(["pdftotext", tmp_path / "brief.pdf", "-"], capture_output=True, text=True, check=True)
    assert brief.head(sample).headline in " ".join(done.stdout.split())
    assert "Arroyo Elementary" in done.stdout  # a word inside a drawing


def test_the_same_facts_are_the_same_bytes(sample):
    again = Facts(load(FOLDER, today="2026-11-20"), pd.Timestamp("2026-11-20"))
    assert pdf(sample) == pdf(again)


def test_the_district_chooses_paper_and_colour(sample, tmp_path):
    theirs = facts_of(tmp_path, {"PD log": LOG}, "2026-09-30", Settings(paper="a4"))
    assert b"595.27" in pdf(theirs)
    branded = Facts(sample.records, sample.as_of, replace(sample.settings, brand_colour="#7A1F5C"))
    assert brief_words(branded, paper="a4", source="")["tokens"]["focus"] == "#7A1F5C"
    assert pdf(branded) != pdf(sample)


@pytest.mark.parametrize("as_of", ["2026-07-08", "2026-07-01"])
def test_an_empty_year_is_one_page_that_says_so(tmp_path, as_of):
    quiet = facts_of(tmp_path, {"PD log": "Date,Name,Hours\n2026-05-04,Ada North,2\n"}, as_of)
    assert pages(pdf(quiet)) == 1
    assert headings(quiet)[0] == "No full week of hours yet this school year"


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_a_crowd_in_a_hundred_teams_and_two_hundred_schools_is_one_page(crowd, paper):
    assert pages(pdf(crowd, paper=paper)) == 1


def test_what_has_no_room_ends_in_an_ellipsis(tmp_path):
    names = [f"{LONG} {n}" for n in range(12)]
    tabs = {
        "PD log": "Date,Name,Hours\n" + "".join(f'2026-09-07,"{name}",2\n' for name in names),
        "Staff": "Name,Team\n" + "".join(f'"{name}","{LONG} {LONG}"\n' for name in names),
        "Schools": "Site,Title I\n" + "".join(f'"{"W" * 90}{n}",Yes\n' for n in range(9)),
        "Service": "Date,Name,Site,Activity\n" + f'2026-09-02,"{names[0]}",{"W" * 90}1,Talk\n',
    }
    crammed = facts_of(tmp_path, tabs, "2026-09-30", Settings(district=LONG, department=f"{LONG} {LONG}"))
    assert pages(pdf(crammed, paper="a4")) == 1
    headline = headings(crammed)[0]
    assert headline.endswith("…") and headline.count("\n") == 2


def test_a_word_wider_than_its_room_is_torn_and_what_matters_stays_apart():
    from presentation.brief_words import _ask

    asked = _ask(brief.Ask("W" * 40, "and more"), 100, 6)
    assert asked["strong"].replace("\n", "") == "W" * 40
    assert asked["rest"].split() == ["and", "more"]


def test_what_somebody_typed_is_text(tmp_path):
    tabs = {
        "PD log": LOG,
        "Schools": "Site,Title I\n#panic(),Yes\n$x$ *b* _i_,Yes\n",
        "Service": "Date,Name,Site,Activity\n2026-09-02,Ada North,$x$ *b* _i_,Talk\n",
    }
    typed = facts_of(tmp_path, tabs, "2026-09-30", Settings(district=HOSTILE, department=HOSTILE))
    made = pdf(typed, source=HOSTILE)
    assert pages(made) == 1 and b"/URI" not in made
    assert HOSTILE in headings(typed)[0].replace("\n", " ")
    assert "#panic() has" in headings(typed)[4]


def test_a_letter_that_no_font_has_stops_nothing(tmp_path):
    named = facts_of(tmp_path, {"PD log": LOG}, "2026-09-30", Settings(district="🦊 網路 צוות فريق \U000e0041\uf8ff"))
    made = pdf(named)
    assert pages(made) == 1
    assert b"/StructTreeRoot" in made  # tagged even where PDF/UA cannot be claimed


def test_what_has_changed_since_last_time_is_said_instead_where_it_is_asked_for(sample):
    card = changes.since_then(sample, since=pd.Timestamp("2026-10-01"))
    assert brief_words(sample, paper="a4", source="", more=(card, card))["changed"] == f"{card.answer}. {card.answer}."
    assert pages(pdf(sample, more=(card, card))) == 1


def test_the_logo_of_the_district_stands_at_the_top(sample):
    logo = str(Path(__file__).parents[2] / "static" / "logo.svg")
    branded = replace(sample, settings=Settings(district="Valley", logo=logo), _remembered={})
    made = pdf(branded)
    assert made != pdf(replace(branded, settings=Settings(district="Valley"), _remembered={}))
    assert pages(made) == 1
