"""Is nothing that stands in a sheet ever written over? Sheets as people have them, and sheets nobody would think of."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.schema import BY_KEY, TABLES
from data.template_columns import entry
from data.template_places import Found, places
from data.template_requests import requests_of

LOG = tuple(column.header for column in BY_KEY["log"].columns)
TITLES = [
    "Sheet1",
    "Form Responses 1",
    "notes",
    *(table.tab for table in TABLES),
    "Roster",
    "log",
    "pd LOG",
    "Calendar",
]
WORDS = ["", "", " ", "Mood", "2026-10-05", "Timestamp", "Name", "Hrs", *LOG, "Site", "Goal", "Due", "From", "Role"]


def _found(title, *cells, sheet_id=0, columns=26):
    return Found(title, sheet_id, 1000, columns, frozen=False, cells=tuple(map(tuple, cells)))


def _of(table_key, tabs):
    return next(place for place in places(tabs) if place.table.key == table_key)


def test_a_sheet_without_tabs_of_ours_gets_them_all_under_free_numbers():
    placed = places([_found("Sheet1", sheet_id=0), _found("notes", ["Mood"], sheet_id=2)])
    assert all(place.added and place.whole for place in placed)
    assert [place.sheet_id for place in placed] == [1, *range(3, 14)]


def test_a_new_tab_is_added_before_a_list_refers_to_it():
    kinds = [next(iter(request)) for request in requests_of(places([]))]
    assert kinds[: len(TABLES)] == ["addSheet"] * len(TABLES) and "addSheet" not in kinds[len(TABLES) :]


@pytest.mark.parametrize(
    "tab, said",
    [
        (_found("PD log"), "was empty, 17 columns written."),
        (_found("pd LOG", ["", " "]), "was empty, 17 columns written."),
        (_found("PD log", LOG), "complete, nothing to do."),
        (_found("PD log", LOG[:-1]), "1 column added on the right: Timestamp."),
        (_found("PD log", LOG[:2]), "15 columns added on the right: Hours, "),  # no rows yet: nothing can be misread
        (_found("PD log", ["Day", "Stunden"], ["2026-10-05", "1"]), "left as it is: it has rows, but no column Name or Hours."),
        (_found("PD log", ["IT department"], LOG), "left as it is: its first row has none of our headers."),
        (_found("PD log", [], LOG), "left as it is: its first row has none of our headers."),
        (_found("PD log", ["Timestamp", "Date", "Name", "Hours"]), "left as it is: a form fills it."),
        (_found("Form Responses 1", ["Timestamp", "Date", "Name", "Hours"]), '"Form Responses 1" is read as this tab, left as it is.'),
        (_found("PD tracker", LOG[:3]), '"PD tracker" is read as this tab, left as it is.'),
    ],
)  # fmt: skip
def test_what_is_done_to_a_log_that_is_there(tab, said):
    place = _of("log", [tab])
    assert place.said.startswith(f"PD log: {said}") and not place.added
    assert bool(place.new) == ("column" in said and "left" not in said)


def test_a_column_that_is_there_twice_is_not_written_a_third_time():
    assert "hours" not in [
        column.key for column in _of("log", [_found("PD log", ["Date", "Name", "Hours", "Hours"])]).new
    ]


def test_new_columns_stand_to_the_right_of_all_that_is_there_on_a_grid_that_is_wide_enough():
    tab = _found("PD log", LOG[:3], ["2026-10-05", "Ana Ruiz", "1", "", "a remark"], columns=5)
    place = _of("log", [tab])
    assert min(place.at[column.key] for column in place.new) == 5
    grids = [r["updateSheetProperties"]["properties"] for r in requests_of([place]) if "updateSheetProperties" in r]
    assert grids == [{"sheetId": 0, "gridProperties": {"columnCount": 19}}]


def test_every_rule_of_the_dictionary_is_asked_for_below_its_header():
    placed = places([])
    asked = [request["setDataValidation"] for request in requests_of(placed) if "setDataValidation" in request]
    rules = {(rule["range"]["sheetId"], rule["range"]["startColumnIndex"]): rule["rule"] for rule in asked}
    for place in placed:
        for at, column in enumerate(place.table.columns):
            takes, rule = entry(place.table, column), rules.get((place.sheet_id, at))
            assert (rule is not None) == bool(takes.rule)
            if takes.rule == "list":
                offered = [value["userEnteredValue"] for value in rule["condition"]["values"]]
                assert (rule["condition"]["type"], offered) == ("ONE_OF_LIST", list(column.choices or ("Yes", "No")))
    assert all(rule["range"]["startRowIndex"] == 1 and "endRowIndex" not in rule["range"] for rule in asked)


def test_a_formula_means_the_same_whatever_the_language_of_the_sheet():
    formulas = [text for text in _strings(requests_of(places([]))) if text.startswith("=")]
    assert len(formulas) > 40 and not [text for text in formulas if set(",;.") & set(text)]


def _strings(part):
    if isinstance(part, str):
        return [part]
    parts = part.values() if isinstance(part, dict) else part if isinstance(part, list | tuple) else ()
    return [text for each in parts for text in _strings(each)]


rows = st.lists(st.lists(st.sampled_from(WORDS), max_size=7), max_size=3)
sheets = st.dictionaries(st.sampled_from(TITLES), rows, max_size=6)


@settings(max_examples=30)
@given(sheets)
def test_whatever_a_sheet_holds_no_word_of_it_is_written_over_and_the_second_time_nothing_is(sheet):
    titles = {title.casefold(): title for title in sheet}.values()  # Google takes no two that differ in case only
    tabs = [_found(title, *_cut(sheet[title]), sheet_id=at) for at, title in enumerate(titles)]
    written = _written(tabs, requests_of(places(tabs)))
    for tab in tabs:
        after = next(each for each in written if each.sheet_id == tab.sheet_id)
        assert _words(tab).items() <= _words(after).items()
    assert requests_of(places(written)) == []


def _words(tab):
    return {(row, at): word for row, line in enumerate(tab.cells) for at, word in enumerate(line) if word.strip()}


def _cut(lines):
    """As Google hands cells over: nothing blank at the end of a row, no blank rows at the end."""
    cut = [line[: max((at + 1 for at, word in enumerate(line) if word), default=0)] for line in lines]
    while cut and not cut[-1]:
        cut.pop()
    return cut


def _written(tabs, requests):
    """The tabs after the requests, which may write to cells without a word and to nothing else."""
    tabs = {tab.sheet_id: tab for tab in tabs}
    for request in requests:
        ((kind, said),) = request.items()
        if kind == "addSheet":
            properties = said["properties"]
            assert properties["sheetId"] not in tabs
            tabs[properties["sheetId"]] = _found(properties["title"], sheet_id=properties["sheetId"])
        elif kind == "updateCells":
            tab, at = tabs[said["start"]["sheetId"]], said["start"]["columnIndex"]
            header = list(tab.cells[0]) if tab.cells else []
            words = [value["userEnteredValue"]["stringValue"] for value in said["rows"][0]["values"]]
            header += [""] * (at + len(words) - len(header))
            assert not any(map(str.strip, header[at : at + len(words)])) and said["start"]["rowIndex"] == 0
            header[at : at + len(words)] = words
            tabs[tab.sheet_id] = _found(tab.title, header, *tab.cells[1:], sheet_id=tab.sheet_id)
        else:
            assert not kind.startswith(("delete", "clear")) and "userEnteredValue" not in said.get("fields", "")
    return list(tabs.values())
