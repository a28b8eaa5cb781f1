"""The files that can be taken away: each made, named for what is in it, and none offered that cannot be made."""

from dataclasses import replace
from importlib.util import find_spec

import pandas as pd
import pytest

from data import load
from data.sample import FOLDER
from presentation import exports, mail, workbook
from presentation.exports import EXPORTS, How, build, file_name
from presentation.extras import ExtraMissing
from presentation.facts import Facts

AS_OF = pd.Timestamp("2026-11-20")
BEGINS = {"pdf": b"%PDF-", "pptx": b"PK\x03\x04", "html": b"<!doctype html>", "eml": b"Subject: ", "xlsx": b"PK\x03\x04", "zip": b"PK\x03\x04"}  # fmt: skip

MADE = [key for key in EXPORTS if key != "brief.pdf" or find_spec("presentation.brief_pdf")]


@pytest.fixture(scope="module")
def sample():
    return Facts(load(FOLDER, today="2026-11-20"), AS_OF)


@pytest.mark.parametrize("key", MADE)
def test_each_file_is_made_under_its_name_and_is_what_it_says(sample, key):
    built = build(key, sample, How("Sample data"))
    ending = key.partition(".")[2]
    assert built.data.startswith(BEGINS[ending])
    assert built.name.startswith(f"{key.partition('.')[0]}-2026-11-20-") and built.name.endswith(f".{ending}")
    assert built.mime == EXPORTS[key].mime


@pytest.mark.parametrize("key", MADE)
def test_the_same_figures_are_the_same_file(sample, key):
    assert build(key, sample) == build(key, Facts(sample.records, AS_OF))


def test_a_name_changes_with_whatever_the_file_is_made_of(sample):
    others = (
        replace(sample, as_of=pd.Timestamp("2026-11-19")),
        replace(sample, team="Help Desk"),
        replace(sample, records=replace(sample.records, version="another read")),
        replace(sample, settings=replace(sample.settings, district="Rio Valley")),
    )
    names = {file_name("tables.xlsx", facts) for facts in (sample, *others)}
    names |= {file_name("tables.xlsx", sample, How("log.csv")), file_name("tables.xlsx", sample, How(paper="a4"))}
    assert len(names) == 7
    assert file_name("tables.xlsx", sample) == file_name("tables.xlsx", Facts(sample.records, AS_OF))


def test_the_files_hold_what_their_makers_make(sample):
    assert build("report.html", sample, How("S")).data == mail.html(sample, source="S")
    assert build("tables.xlsx", sample, How("S", AS_OF)).data == workbook.xlsx(sample, source="S", read_at=AS_OF)  # fmt: skip


@pytest.mark.parametrize("key", ["brief.pdf", "deck.pptx"])
def test_without_its_package_a_file_says_what_to_install(sample, key, monkeypatch):
    monkeypatch.setattr(exports, "is_there", lambda package: package == "")
    assert not EXPORTS[key].is_there and EXPORTS["report.html"].is_there
    with pytest.raises(ExtraMissing, match=r"run: pip install -r requirements-exports\.txt"):
        build(key, sample)
