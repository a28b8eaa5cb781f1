"""Does the template ask for what the reader reads? Its rules, and what becomes of it once it is filled in."""

import csv
import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from data import __main__ as command_line
from data import load
from data.mapping import TabMapping
from data.parse.reading import Unreadable
from data.readers import reader_of
from data.schema import STAFF, TABLES
from data.template import main, write
from data.template_columns import entry, note

COLUMNS = [(table, column) for table in TABLES for column in table.columns]
CLOSED = [(table, column) for table, column in COLUMNS if column.choices or column.kind == "yesno"]
DAY, LATER = date(2026, 10, 5), date(2029, 10, 5)
FILLED = {
    "PD log": [DAY, "Ana Ruiz", 1.5, DAY, "ana@example.org", "Networking 101", "Workshop", "Networking", "District",
               "No", "Done", "Network+", "Network+", LATER, "https://example.org/proof", "007", ""],
    "Staff": ["Ana Ruiz", "007", "ana@example.org", "Technician", "Network", "Hill School", DAY, "", 2, "Ana R. Ruiz", "Yes"],
    "Time off": ["Everyone", LATER, LATER, "Closed"],
    "Goals": ["Ana Ruiz", "Network+", "Networking", "Network+", DAY, LATER, 60, "", "", "District"],
    "Milestones": ["Ana Ruiz", "Network+", "Read the book", LATER, "", 1],
    "Certifications": ["Ana Ruiz", "Network+", "CompTIA", "Networking", DAY, LATER, "Network+", "https://example.org/proof"],
    "Meetings": [DAY, "Networking", 0.75, 1, "Ana Ruiz", "Everyone", "Networking"],
    "Needs": [DAY, "Ana Ruiz", "A switch to practise on", "Equipment", "Network+", 240, DAY, "Yes", ""],
    "Service": [DAY, "Ana Ruiz", "Hill School", "Hour of Code", 1.25, 24, 2, "Coding", "Network+"],
    "Schools": ["Hill School", "Elementary", "Yes"],
    "Pulse": [DAY, "I have time to learn.", 4, "5-9"],
    "Required": ["Technician", "Network+"],
}  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """Where a workbook has been written."""
    path = tmp_path_factory.mktemp("template") / "pd.xlsx"
    write(str(path))
    return path


@pytest.fixture(scope="module")
def workbook(path):
    return openpyxl.load_workbook(path)


def _rule(sheet, at):
    """The validation below a header, or None."""
    below = f"{get_column_letter(at)}2"
    return next((rule for rule in sheet.data_validations.dataValidation if below in rule.sqref), None)


def _line(cells):
    return (",".join(cells) + "\n").encode()  # no header holds a comma


def test_every_column_of_the_dictionary_stands_in_the_workbook_under_its_own_tab(workbook):
    made = {sheet.title: [cell.value for cell in sheet[1]] for sheet in workbook}
    assert made == {table.tab: [column.header for column in table.columns] for table in TABLES}


def test_every_column_of_the_dictionary_stands_in_the_files(tmp_path):
    write(str(tmp_path / "pd"))
    made = {file.name: file.read_bytes() for file in (tmp_path / "pd").iterdir()}
    assert made == {f"{table.tab}.csv": _line([column.header for column in table.columns]) for table in TABLES}


def test_a_header_is_bold_stays_in_sight_and_says_what_belongs_below_it(workbook):
    for table in TABLES:
        sheet = workbook[table.tab]
        assert sheet.freeze_panes == "A2"
        assert all(cell.font.bold for cell in sheet[1])
        assert [cell.comment.text for cell in sheet[1]] == [note(table, column) for column in table.columns]


def test_a_note_holds_the_help_and_says_what_must_be_there():
    for table, column in COLUMNS:
        said = note(table, column)
        assert column.help in said and said.endswith("Required.") is column.required
    assert note(TABLES[0], TABLES[0].columns[0]).startswith("One row is one piece of professional development")


@pytest.mark.parametrize("table, column", CLOSED, ids=lambda each: getattr(each, "key", None))
def test_every_closed_list_is_offered_and_each_of_its_words_is_read(workbook, table, column):
    rule = _rule(workbook[table.tab], table.columns.index(column) + 1)
    offered = rule.formula1.strip('"').split(",")
    assert (rule.type, rule.showErrorMessage) == ("list", True)
    assert offered == list(column.choices or ("Yes", "No"))
    assert len(rule.formula1) <= 255  # the most Excel keeps
    read = reader_of(column, TabMapping(), None)
    assert [read(word, None).notes for word in offered] == [()] * len(offered)


def test_names_are_picked_from_staff(workbook):
    kinds = {"name": True, "names": False}  # several in one cell are more than a list can offer
    for table, column in COLUMNS:
        rule = _rule(workbook[table.tab], table.columns.index(column) + 1)
        if column.kind in kinds:
            assert (rule.type, rule.formula1) == ("list", "'Staff'!$A$2:$A$1000")
            assert rule.showErrorMessage is (kinds[column.kind] and table.key != "time_off")
    assert STAFF.columns[0].key == "name"


def test_a_day_is_a_date_of_this_century_and_shown_as_one(workbook):
    for table, column in COLUMNS:
        sheet, at = workbook[table.tab], table.columns.index(column) + 1
        if column.kind == "date":
            rule = _rule(sheet, at)
            assert (rule.type, rule.formula1, rule.formula2) == ("date", "DATE(2000,1,1)", "DATE(2099,12,31)")
            assert sheet.column_dimensions[get_column_letter(at)].number_format == "yyyy-mm-dd"


def test_hours_go_in_quarters_up_to_the_most_that_can_be_true(workbook):
    log = _rule(workbook["PD log"], 3)
    assert (log.type, log.formula1) == ("custom", "(C2*4=INT(C2*4))*(C2>=0)*(C2<=24)")
    assert "I2<=40" in _rule(workbook["Staff"], 9).formula1
    assert all(entry(*each).rule == "quarters" for each in COLUMNS if each[1].kind == "hours")


def test_a_rule_of_hours_never_offers_what_the_reader_refuses():
    for table, column in COLUMNS:
        if column.kind == "hours":
            most = entry(table, column).most
            assert reader_of(column, TabMapping(), column.most or 24)(most, None).value == float(most) * 3600
            with pytest.raises(Unreadable):
                reader_of(column, TabMapping(), column.most or 24)(str(float(most) + 0.25), None)


def test_no_cell_holds_a_formula_or_anything_below_the_header(workbook):
    assert {sheet.max_row for sheet in workbook} == {1}
    assert not any(cell.data_type == "f" for sheet in workbook for cell in sheet[1])


def test_a_gap_in_a_required_column_shows(workbook):
    for table in TABLES:
        marked = {str(area.sqref)[0] for area in workbook[table.tab].conditional_formatting}
        letters = {get_column_letter(table.columns.index(c) + 1) for c in table.required_columns}
        assert marked == letters


def test_the_files_filled_in_are_read_without_a_note(tmp_path):
    write(str(tmp_path))
    for tab, row in FILLED.items():
        with (tmp_path / f"{tab}.csv").open("a", encoding="utf-8", newline="") as file:
            csv.writer(file).writerow(row)
    _all_read(load(tmp_path, today="2026-11-20"))


def test_the_workbook_filled_in_is_read_without_a_note(path, tmp_path):
    book = openpyxl.load_workbook(path)
    for tab, row in FILLED.items():
        for at, value in enumerate(row, start=1):
            book[tab].cell(2, at).value = value if value != "" else None
    book.save(tmp_path / "filled.xlsx")
    _all_read(load(tmp_path / "filled.xlsx", today="2026-11-20"))


def _all_read(records):
    notes = records.notes["note"]
    assert notes[~notes.str.startswith("sheet ")].tolist() == []  # which sheet a tab came from
    assert records.refused.to_dict("records") == []
    assert set(records.counts["tab"]) == {table.tab for table in TABLES}
    assert (records.counts["used"] == 1).all()


def test_a_file_that_is_there_keeps_every_byte(tmp_path, capsys):
    mine = b"Date,Name,Hours\n2026-10-05,Ana Ruiz,2\n"
    for name, target in (("PD log.csv", tmp_path), ("pd.xlsx", tmp_path / "pd.xlsx")):
        (tmp_path / name).write_bytes(mine)
        assert main([str(target)]) == 0
        assert (tmp_path / name).read_bytes() == mine
        assert f"{name}: is there already, left as it is.\n" in capsys.readouterr().out


def test_writing_the_files_again_changes_none(tmp_path):
    write(str(tmp_path))
    before = {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in tmp_path.iterdir()}
    said = write(str(tmp_path))
    assert before == {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in tmp_path.iterdir()}
    assert all(line.endswith("is there already, left as it is.") for line in said) and len(said) == len(TABLES)


def test_the_template_is_a_word_of_the_command_line(tmp_path, capsys):
    assert command_line.main(["template", str(tmp_path / "pd")]) == 0
    assert capsys.readouterr().out.startswith("PD log.csv: written, 17 columns.\nStaff.csv: written, 11 columns.\n")
    assert command_line.main([str(tmp_path / "pd"), "--settings", str(tmp_path / "none.toml")]) == 2
    assert "[no_rows]" in capsys.readouterr().err


@pytest.mark.parametrize(
    "target, says",
    [
        ("pd.ods", "a Google Sheet (its address), a file ending in .xlsx, or a folder"),
        ("taken", "a Google Sheet (its address), a file ending in .xlsx, or a folder"),
        ("nowhere/pd.xlsx", "pd.xlsx cannot be written: No such file or directory."),
        ("taken/pd", "taken/pd cannot be written to: Not a directory."),
        ("https://example.org/pd", "not the address of a Google Sheet"),
    ],
)
def test_what_cannot_be_written_is_one_line(tmp_path, monkeypatch, capsys, target, says):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken").write_text("a file")
    assert main([target]) == 2
    out, err = capsys.readouterr()
    assert says in err and err.count("\n") == 1 and out == ""


GUIDE = Path(__file__).parents[2] / "docs" / "sheet-setup.md"


def test_the_commands_of_the_guide_do_what_it_says(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    commands = re.findall(r"^\.venv/bin/python -m data (template .*)$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [command_line.main(command.split()) for command in commands] == [0, 0, 2]
    assert (tmp_path / "pd.xlsx").is_file() and (tmp_path / "my-log").is_dir()
    assert "KEY.json cannot be read" in capsys.readouterr().err  # the address and the option are understood


def test_what_the_guide_says_of_the_template_is_what_it_prints():
    guide = GUIDE.read_text(encoding="utf-8")
    written = [file.read_text(encoding="utf-8") for file in (GUIDE.parents[1] / "data").rglob("*.py")]
    for words in (
        "complete, nothing to do.",
        "left as it is: ",
        "added on the right: ",
        "is read as this tab, left as it is.",
    ):
        assert words in guide and any(words in text for text in written)
    assert all((GUIDE.parent / link).is_file() for link in re.findall(r"\]\((\.\.[^)]*)\)", guide))
