"""A file from elsewhere: dropped, looked at, corrected, used for one session, its mapping kept."""

import re
import tomllib
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import load
from data.mapping_file import read_mapping

HOSTILE = "![x](https://example.org/x.png) <b>bold</b> :red[hot] $y$"
EXPORT = f"""Learner,Completed,Duration (minutes),Training title,Result,Notes
Ana Ruiz,14/09/2026,90,{HOSTILE},Passed,a
Bo Chen,15/09/2026,120,Help desk,Passed,b
Cy Diaz,02/11/2026,60,Firewalls,{HOSTILE},c
Ana Ruiz,31/02/2026,60,Firewalls,Passed,d
"""


def _page():
    from pages.add_a_file import page

    page()


@pytest.fixture
def app():
    run = AppTest.from_function(_page, default_timeout=30).run()
    assert not run.exception
    return run


def drop(run, text, name="export.csv"):
    run.file_uploader[0].upload(name, text if isinstance(text, bytes) else text.encode()).run()
    assert not run.exception
    return run


def choose(run, label, value):
    next(field for field in run.selectbox if field.label == label).select(value).run()
    assert not run.exception
    return run


def said(run):
    return " ".join(block.proto.body for block in run.get("html"))


def headline(run):
    return re.search("<h1>(.*?)</h1>", said(run))[1]


def chosen(run):
    return {field.label: field.value for field in run.selectbox}


def test_with_nothing_dropped_the_page_says_what_to_drop_and_which_headers_to_paste(app):
    assert headline(app) == "Look at a log from elsewhere before it counts"
    assert app.code[0].value.startswith("Date,Name,Hours,")
    assert "10 MB, 200 columns and 200,000 rows" in said(app)
    assert [button.label for button in app.button] == []


def test_a_training_export_is_guessed_corrected_previewed_and_used(app):
    drop(app, EXPORT)
    assert headline(app) == "3 of 4 rows can be used"
    assert {label: chosen(app)[label] for label in ("Date", "Name", "Hours", "A number of hours means", "Dates with slashes")} == {
        "Date": "Completed", "Name": "Learner", "Hours": "Duration (minutes)", "A number of hours means": "minutes", "Dates with slashes": True,
    }  # fmt: skip
    first = app.dataframe[0].value
    assert list(first["Hours"]) == [1.5, 2.0, 1.0]
    assert list(first["Date"]) == ["2026-09-14", "2026-09-15", "2026-11-02"]
    assert list(first["Row"]) == [2, 3, 4]
    refused = app.dataframe[1].value
    assert list(refused["Reason"]) == ["Not a known status", "Not a date"]

    choose(app, "Notes", "")
    assert "Notes" not in app.dataframe[0].value
    choose(app, "A number of hours means", "hours")
    assert headline(app) == "0 of 4 rows can be used"
    choose(app, "A number of hours means", "minutes")
    app.button[0].click().run()
    assert headline(app) == "3 of 4 rows are shown on every page"
    assert [button.label for button in app.button] == ["Back to the district's log", "Use it for this session"]

    mine = app.session_state["added"]
    assert (mine.name, Path(mine.path).read_text()) == ("export.csv", EXPORT)
    assert list(load(mine.path, mapping=mine.mapping, today="2026-11-20").log["hours"]) == [1.5, 2.0, 1.0]
    choose(app, "Notes", "Notes")
    assert headline(app) == "3 of 4 rows can be used"  # another reading than the one in use
    assert app.session_state["added"] == mine
    app.button[0].click().run()
    assert "added" not in app.session_state


def test_what_a_cell_says_is_never_markup(app):
    drop(app, EXPORT)
    labels = [field.label for field in app.selectbox if "Status" in field.label and "means" in field.label]
    assert labels and not any("![" in label or "<b>" in label or ":red[" in label or "$y$" in label for label in labels)
    assert HOSTILE in set(app.dataframe[0].value["Activity"])
    assert HOSTILE in app.dataframe[1].value["Found"].tolist()[0]
    assert "<b>bold" not in said(app) and HOSTILE not in " ".join(text.value for text in app.markdown)


def test_a_header_and_a_file_name_are_never_markup(app):
    drop(app, f"Date,Name,Hours,{HOSTILE},{HOSTILE}\n2026-09-01,Ana Ruiz,2,,\n", "<b>:red[log]</b>.csv")
    assert headline(app) == "The only row can be used"
    assert "<b>:red" not in said(app)
    assert not any("![" in text.value for text in [*app.markdown, *app.caption])


def test_until_the_required_columns_are_chosen_the_page_asks_for_them(app):
    drop(app, "A,B,C\n2026-09-01,x,2\n")
    assert headline(app) == "Which column holds Date, Name and Hours?"
    assert len(app.dataframe) == 0
    for label, header in [("Date", "A"), ("Hours", "C")]:
        choose(app, label, header)
    assert headline(app) == "Which column holds Name?"
    app.text_input[0].input("Ana Ruiz").run()
    assert headline(app) == "The only row can be used"
    assert list(app.dataframe[0].value["Name"]) == ["Ana Ruiz"]


def test_a_broken_file_is_one_line_and_the_next_one_is_read(app):
    drop(app, b'Date,Name,Hours\n"2026')
    assert headline(app) == "This file cannot be read as it is"
    assert said(app).count('role="alert"') == 1
    assert len(app.selectbox) == 0
    drop(app, EXPORT)
    assert headline(app) == "3 of 4 rows can be used"


def test_a_file_dropped_while_another_is_in_use_changes_nothing_until_it_is_used(app):
    drop(app, EXPORT)
    app.button[0].click().run()
    drop(app, "Date,Name,Hours\n2026-09-01,Ana Ruiz,2\n", "other.csv")
    assert app.session_state["added"].name == "export.csv"
    assert "Every page now shows export.csv" in said(app)
    first = app.session_state["added"]
    assert Path(first.path).exists()
    app.button[1].click().run()
    assert app.session_state["added"].name == "other.csv"
    assert not Path(first.path).exists()


def test_in_a_browser_the_form_stays_while_one_looks_elsewhere_and_the_mapping_is_saved(
    server, page, wait_idle, axe, tmp_path
):
    (tmp_path / "export.csv").write_text(EXPORT)
    page.goto(f"{server()}/add_a_file")
    wait_idle(page)
    page.locator("input[type=file]").set_input_files(tmp_path / "export.csv")
    page.get_by_text("3 of 4 rows can be used").wait_for()
    wait_idle(page)
    _choose(page, wait_idle, "Notes", "– not in this file –")
    _go(page, wait_idle, "Method")
    _go(page, wait_idle, "Add a file")
    assert page.get_by_role("combobox", name="Notes").input_value() == "– not in this file –"
    assert page.locator("h1").inner_text() == "3 of 4 rows can be used"
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the mapping").click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    assert tomllib.loads(saved.read_text(encoding="utf-8"))["log"]["hours_unit"] == "minutes"
    read = load(tmp_path / "export.csv", mapping=read_mapping(saved), today="2026-11-20")
    assert (len(read.log), read.log["notes"].notna().sum()) == (3, 0)
    page.get_by_role("button", name="Use it for this session").click()
    page.get_by_text("3 of 4 rows are shown on every page").wait_for()
    _go(page, wait_idle, "Hours")
    assert "export.csv" in page.locator('[data-testid="stSidebar"]').inner_text()
    _go(page, wait_idle, "Add a file")
    for scheme, width, height in [("light", 1440, 900), ("dark", 390, 844)]:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(400)
        wait_idle(page)
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth") <= 0
        assert axe(page) == [], (scheme, width)
    page.get_by_role("button", name="Back to the district's log").click()
    page.get_by_text("3 of 4 rows can be used").wait_for()
    wait_idle(page)
    assert "Sample data" in page.locator('[data-testid="stSidebar"]').text_content()


def _choose(page, wait_idle, label, option):
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option).click()
    page.wait_for_timeout(300)
    wait_idle(page)


def _go(page, wait_idle, title):
    page.locator('[data-testid="stSidebarNavLink"]', has_text=title).click()
    page.wait_for_function("title => document.title === title", arg=title)
    page.wait_for_timeout(300)
    wait_idle(page)


def test_a_file_is_one_event_when_it_is_taken_and_one_when_it_is_refused(app, capsys):
    drop(app, EXPORT)
    app.run()
    assert capsys.readouterr().err.count("event=upload_accepted file=csv rows=4") == 1
    drop(app, b"\xd0\xcf\x11\xe0" * 300, "Ana Ruiz.xlsx")
    first = headline(app)
    app.run()  # refused is refused: it is not opened again
    said_in_the_log = capsys.readouterr().err
    assert headline(app) == first and said_in_the_log.count("event=upload_refused reason=") == 1
    assert "Ana" not in said_in_the_log
    drop(app, EXPORT)
    assert headline(app) == "3 of 4 rows can be used"
