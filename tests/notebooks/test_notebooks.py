"""Do the notebooks run, and do they say what the pages say?"""

import re
from html import unescape

import nbformat
import pytest

from presentation import words
from tests.notebooks.plain import NOTEBOOKS, plain

NAMES = [file.stem for file in NOTEBOOKS]
PAGES = {
    "explore": ["cabinet_brief"],
    "hours": ["hours"],
    "completion": ["goals"],
    "certifications": ["certifications", "chain"],
    "service": ["service", "chain", "cabinet_brief"],
}
# Under each of these cells stands a frame; the page says its last row so.
SAID = {
    "explore": {"who-meets": "{met} of {people} IT staff meet the two-hour goal"},
    "hours": {
        "who-meets": "Meet the two-hour goal {met} of {people} staff this year",
        "kept": "Promised hours kept {kept} of {target}",
        "reported": "Weeks with an entry {reported} of {expected}",
        "mix": "{own_seconds} of {seconds} hours, from {people} people, were marked as own time",
    },
    "completion": {
        "goals-set": "People with a goal {with_goal} of {people} staff",
        "three-ways": "{done} of {set} goals reached this school year",
        "on-time": "Goals on time {on_time} of {due} due {late} late, {not_done} not reached",
        "milestones": "Milestones reached {done} of {milestones}",
        "pace": "Goals on track {on_track} of {judged} open",
        "finish": "of {set} ever set, {open} are open and {dropped} dropped",
    },
    "certifications": {
        "earned": "Certifications earned {earned} since 1 July",
        "active": "{active} active certifications are held by {certified} of {people} staff",
        "renewed": "Renewed in time {on_time} of {due} due {late} late, {lapsed} lapsed",
        "required": "{complete} of {people} people meet all of theirs",
        "time": "Half of the {certified} earned came within {median_days} days; {open} are still on the way",
    },
    "service": {
        "by-year": "led {sessions} sessions in {sites} of 26 schools",
        "reached": "sessions in {served} of {sites} schools",
        "title-one": "Title I schools served {served} of {sites}",
        "contacts": "{contacts} student contacts, {sessions} sessions",
        "chain": "Of {goals} goals, {certified} were followed by a certification; "
        "{people_served} of {people_certified} people with one have since led a session at a school",
    },
}
IN_SECONDS = ("kept", "target", "own_seconds", "seconds")
OURS = '<div class="th-inline '


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_runs_and_says_what_its_page_says(name, run, said):
    shown, page = run(name), " ".join(map(said, PAGES[name]))
    assert shown.printed == []
    as_words = _words(page)
    for cell, sentence in SAID[name].items():
        assert _filled(sentence, shown.last_row(cell)) in as_words
    assert [piece for piece in _pieces(shown) if piece not in page] == []


def test_the_first_five_minutes_work_on_a_log_of_three_columns(run, tmp_path):
    log = tmp_path / "my-log.csv"
    log.write_text("Date,Name,Hours\n2026-09-03,Ana Ruiz,1.5\n2026-10-08,Ben Okafor,45 min\n2026-10-10,Ana Ruiz,2-3\n")
    shown = run("explore", log)
    assert shown.last_row("load") == {"tab": "PD log", "rows": "3", "used": "2", "refused": "1", "blank": "0"}
    assert shown.last_row("who-meets")["people"] == "2"


def _filled(sentence, row):
    return sentence.format_map({column: _figure(column, value) for column, value in row.items()})


def _figure(column, value):
    if column in IN_SECONDS:
        return words.seconds_as_hours(int(value))
    return words.num(float(value)) if value.replace(".0", "").isdigit() else value


def _words(html):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def _pieces(shown):
    """Every headline, question with its answer, and picture (but lines, which the page hands to Plotly)."""
    ours = [html for cell, all_html in shown.html.items() for html in all_html if cell != "own-card" and OURS in html]
    assert ours
    for html in ours:
        body = re.sub(r".*</style>(<div class=\"th-inline-card\">)?|<details.*", "", html, flags=re.DOTALL)
        top, picture = re.fullmatch(r"(.*?</div>)(.*)", body, re.DOTALL).groups()
        yield top
        if "th-inline-lines" not in picture:
            yield picture.removesuffix("</div>")


@pytest.mark.parametrize("file", NOTEBOOKS, ids=NAMES)
def test_a_notebook_is_kept_without_what_it_once_answered(file):
    text = file.read_text(encoding="utf-8")
    assert plain(text) == text, "python -m tests.notebooks.plain mends this"


@pytest.mark.parametrize("file", NOTEBOOKS, ids=NAMES)
def test_every_cell_has_a_name_that_stays(file):
    notebook = nbformat.read(file, as_version=nbformat.NO_CONVERT)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    names = [cell.id for cell in notebook.cells]
    assert len(set(names)) == len(names)
    assert [name for name in names if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name)] == []


@pytest.mark.parametrize("file", NOTEBOOKS, ids=NAMES)
def test_a_notebook_ends_with_two_things_to_try_and_its_prose_quotes_no_figure(file):
    prose = [cell.source for cell in nbformat.read(file, as_version=4).cells if cell.cell_type == "markdown"]
    assert re.findall(r"^(\d)\. ", prose[-1], re.MULTILINE) == ["1", "2"]
    assert [text for text in prose if re.search(r"\b\d+ of \d+\b|\d%", text)] == []
