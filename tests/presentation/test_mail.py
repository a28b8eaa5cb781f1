"""The brief by mail: the page's words, one file that fetches nothing and runs nothing, readable without HTML too."""

import email
import re
from dataclasses import replace
from email.policy import default
from itertools import product
from pathlib import Path

import pandas as pd
import pytest

from data import load
from data.sample import FOLDER
from presentation import html as pieces
from presentation import mail, trimmed
from presentation.contents import BRIEF
from presentation.facts import Facts
from presentation.findings import brief

AS_OF = pd.Timestamp("2026-11-20")
HOSTILE = """Date,Name,Hours,Activity,Type
2026-10-05,"<script>alert(1)</script>",2,"Talk
Bcc: x@example.org",Event
"""


@pytest.fixture(scope="module")
def sample():
    return Facts(load(FOLDER, today="2026-11-20"), AS_OF)


@pytest.fixture(scope="module")
def report(sample):
    return mail.html(sample, source="Sample data").decode()


def facts_of(folder, log, as_of="2026-11-20"):
    (folder / "PD log.csv").write_text(log, encoding="utf-8")
    return Facts(load(folder, today=as_of), pd.Timestamp(as_of))


@pytest.fixture(scope="module")
def eighty_teams(tmp_path_factory):
    folder = tmp_path_factory.mktemp("district")
    people = [f"{first} {last}" for first in ("Ana", "Ben", "Cal", "Dee") for last in map("".join, product("BDFGKLMN", "aeiou", "nrst"))]  # fmt: skip
    staff = "".join(f"{name},Team {at % 80},2024-01-01\n" for at, name in enumerate(people))
    (folder / "Staff.csv").write_text(f"Name,Team,Started\n{staff}", encoding="utf-8")
    return facts_of(folder, "Date,Name,Hours\n" + "".join(f"2026-11-09,{name},2\n" for name in people))


def parts_of(draft):
    plain, page = email.message_from_bytes(draft, policy=default).iter_parts()
    return plain, page


def test_the_report_is_made_of_the_same_pieces_as_the_page(sample, report):
    assert pieces.head(brief.head(sample)) in report
    assert pieces.kpis(brief.kpis(sample)) in report
    assert pieces.asks(brief.asks(sample)) in report
    for card in BRIEF.cards(sample):
        assert pieces.card_head(card) in report
    assert "Source: Sample data." in report


def test_it_is_one_small_file_without_script_or_anything_to_fetch(report):
    assert len(report.encode()) < 150_000
    assert not re.search(r"<script|<link|<iframe|@import|url\((?!data:)|\son\w+=|javascript:", report, re.IGNORECASE)
    addresses = set(re.findall(r"\w+://[^\"'\s<)]+", report))
    assert addresses <= {"http://www.w3.org/2000/svg"}  # a name, which nobody fetches


def test_a_browser_is_told_to_load_nothing_but_what_is_in_it(report):
    assert "default-src 'none'; style-src 'unsafe-inline'; font-src data:" in report[: report.index("<style>")]
    assert "src:url(data:font/woff2;base64," in report


def test_eighty_teams_are_a_small_file_too(eighty_teams):
    report = mail.html(eighty_teams).decode()
    assert len(report.encode()) < 150_000
    assert "640 people" in report and "more" in report[report.index("Is it everyone") :]
    assert "The first 60 of 80 lines:" in report


def test_its_line_charts_are_drawn_in_it_and_its_figures_can_be_opened(report):
    assert report.count("<svg") == 2
    assert report.count("<details") == len(BRIEF.findings)


def test_it_is_light_or_dark_as_its_reader_is(report):
    style = report[report.index("<style>") : report.index("</style>")]
    assert '<meta name="color-scheme" content="light dark">' in report
    assert "light-dark(" not in style  # which readers of mail do not know
    light, dark = (style.index(ink) for ink in ("--th-ink:#16202E", "--th-ink:#E9EEF5"))
    assert light < style.index("@media (prefers-color-scheme:dark)") < dark


def test_a_district_has_its_colour_in_it(sample):
    theirs = Facts(sample.records, AS_OF, replace(sample.settings, brand_colour="#7A1F5C"))
    assert "--th-focus:#7A1F5C" in mail.html(theirs).decode()


def test_every_colour_it_asks_for_is_there(report):
    body, style = report.split("<style>")[1].split("</style>")[::-1]
    asked = set(re.findall(r"var\((--th-[\w-]+)\)", style + body))
    assert asked <= set(re.findall(r"(--th-[\w-]+):", style + body))


def test_no_rule_about_what_is_in_it_was_trimmed_away(report):
    body = report.split("</style>")[1]
    kept = trimmed.rules_for(body, pieces.rules("stylesheet.css"))
    for name in ("th-hollow", "th-yes", "th-no", "th-was", "th-goal", "th-plot"):  # what tells one thing from another
        assert f"{name} " in body or f"{name}>" in body or f'{name}"' in body, name
        assert f".{name}" in kept, name
    assert ".th-plaque h3" not in kept and "stSidebar" not in kept


@pytest.mark.parametrize(
    ("sheet", "kept"),
    [
        (".a { x: 1; }", ".a{x: 1;}"),
        (".a .b { x: 1; }", ""),  # there is no b
        (".b, .a { x: 1; }", ".b, .a{x: 1;}"),
        (".a:where(.b, i) { x: 1; }", ".a:where(.b, i){x: 1;}"),  # one of several is enough
        (".a:not(.b) { x: 1; }", ".a:not(.b){x: 1;}"),
        ("/* .a */ .c { x: 1; }", ".c{x: 1;}"),  # a class without quotation marks
        ("p { x: 1; }", ""),  # about no class of ours
        ("@media (a) { .a { x: 1; } .b { x: 2; } }", "@media (a){.a{x: 1;}}"),
        ("@media (a) { .b { x: 2; } }", ""),
        ('[data-testid="s"] .a { x: 1; }', ""),
    ],
)
def test_a_rule_is_kept_where_its_classes_are(sheet, kept):
    assert trimmed.rules_for('<p class="a d"><i class=c></i></p>', sheet) == kept


def test_the_plain_words_hold_headline_numbers_answers_and_asks(sample):
    words = " ".join(mail.text(sample, source="Sample data").split())
    assert brief.head(sample).headline in words
    for kpi in brief.kpis(sample):
        assert f"{kpi.label}: {kpi.value} {kpi.of} ({kpi.note})" in words
    for card in BRIEF.cards(sample):
        assert f"{card.question} {card.answer}." in words
    for at, ask in enumerate(brief.asks(sample), 1):
        assert f"{at}. {ask.strong} {ask.rest}" in words
    assert max(map(len, mail.text(sample).splitlines())) <= mail.WIDTH


def test_the_draft_holds_both_and_waits_for_somebody_to_send_it(sample):
    draft = mail.eml(sample, source="Sample data")
    headers = email.message_from_bytes(draft, policy=default)
    assert (headers["Subject"], headers["X-Unsent"], headers["To"]) == (brief.head(sample).headline, "1", None)
    plain, page = parts_of(draft)
    assert (plain.get_content_type(), page.get_content_type()) == ("text/plain", "text/html")
    assert plain.get_content().replace("\r\n", "\n") == mail.text(sample, source="Sample data")
    assert page.get_content().replace("\r\n", "\n").encode() == mail.html(sample, source="Sample data")
    assert max(map(len, draft.split(b"\r\n"))) <= 998  # the longest line that mail may have


def test_the_same_figures_are_the_same_draft(sample):
    assert mail.eml(sample) == mail.eml(Facts(sample.records, AS_OF))


def test_what_somebody_typed_is_text_and_starts_no_header(tmp_path):
    facts = facts_of(tmp_path, HOSTILE)
    facts = replace(facts, settings=replace(facts.settings, district="<b>X</b>\nBcc: y@example.org"), _remembered={})
    headers = email.message_from_bytes(mail.eml(facts), policy=default)
    assert headers["Bcc"] is None and headers.get_content_type() == "multipart/alternative"
    assert "<script" not in mail.html(facts).decode() and "<b>X" not in mail.html(facts).decode()


def test_a_quiet_summer_has_a_report_too(tmp_path):
    facts = facts_of(tmp_path, "Date,Name,Hours\n2026-05-04,Ada North,2\n", "2026-07-08")
    assert "No full week of hours yet this school year" in mail.text(facts)
    assert mail.html(facts).decode().count('class="th th-empty"') == 5


def test_the_logo_of_the_district_is_inside_the_file_unless_it_is_too_heavy(tmp_path, monkeypatch):
    facts = facts_of(tmp_path, "Date,Name,Hours\n2026-09-07,Ada North,2\n")
    logo = str(Path(__file__).parents[2] / "static" / "logo.svg")
    branded = replace(facts, settings=replace(facts.settings, district="Valley", logo=logo), _remembered={})
    assert '<img class="th-mail-logo" src="data:image/svg+xml;base64,' in mail.html(branded).decode()
    assert "<img" not in mail.html(facts).decode()
    monkeypatch.setattr(mail, "HEAVIEST_LOGO", 10)
    assert "<img" not in mail.html(branded).decode()
