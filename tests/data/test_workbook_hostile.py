"""What a file can do to whoever opens it, and that it does it to nobody here. Every file is made by the test."""

import sys
import zipfile
from base64 import b64decode
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import SourceError
from data.sources import limits, workbook, workbook_child, workbook_zip
from data.sources.workbook_sheet import tab_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEADER = (
    "<row>" + "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in ("Date", "Name", "Hours")) + "</row>"
)
SHEET = "xl/worksheets/sheet1.xml"
ROW = '<row><c t="inlineStr"><is><t>2026-10-05</t></is></c><c t="inlineStr"><is><t>Ana Peña</t></is></c><c><v>1.5</v></c></row>'
TABLE = f"<sheetData>{HEADER}{ROW}</sheetData>"
BOMB = '<!DOCTYPE x [<!ENTITY a "AAAAAAAAAA"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def parts(sheet=TABLE, before=""):
    """The parts of a small workbook of one sheet, written by hand; ``before`` stands before the root of the sheet."""
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{KIND}.sharedStrings+xml"/></Types>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Log" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        SHEET: f'{before}<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>Ana Peña</t><rPh sb="0" eb="1"><t>spoken</t></rPh></si><si><r><t>a_x000D_</t></r><r><t>b</t></r></si></sst>',
    }  # fmt: skip


def packed(files, compression=zipfile.ZIP_DEFLATED):
    data = BytesIO()
    with zipfile.ZipFile(data, "w", compression) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()


def reason_of(data):
    with pytest.raises(SourceError) as error:
        workbook.read(data, "log.xlsx")
    assert "\n" not in str(error.value) and str(error.value).startswith("log.xlsx")
    return error.value.reason


def column(sheet, at):
    (tab,) = workbook.read(packed(parts(sheet)), "log.xlsx")
    return tab.cells[at].tolist()


def claiming(size):
    """The sound workbook, saying of its sheet that it unpacks to so many bytes."""
    true = zipfile.ZipFile(BytesIO(SOUND)).getinfo(SHEET).file_size.to_bytes(4, "little")
    assert SOUND.count(true) == 2  # beside the part and in the directory
    return SOUND.replace(true, size.to_bytes(4, "little"))


def flipped():
    """The sound workbook with one bit of the packed sheet turned."""
    at = zipfile.ZipFile(BytesIO(SOUND)).getinfo(SHEET).header_offset + 30 + len(SHEET) + 40
    return SOUND[:at] + bytes([SOUND[at] ^ 4]) + SOUND[at + 1 :]


SOUND = packed(parts())
HOSTILE = {
    "an empty file": (b"", "empty_file"),
    "a PDF": (b"%PDF-1.7 ...", "not_xlsx"),
    "another ZIP": (packed({"letter.txt": "Dear all"}), "not_xlsx"),
    "a ZIP of nothing": (packed({}), "not_xlsx"),
    "an old or encrypted workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "encrypted_or_old_xls"),
    "half a workbook": (SOUND[: len(SOUND) // 2], "damaged_file"),
    "a flipped bit": (flipped(), "damaged_file"),
    "a part outside": (packed(parts() | {"../../evil.txt": "gone"}), "bad_zip_entry"),
    "a part at the root": (packed(parts() | {"/etc/evil": "gone"}), "bad_zip_entry"),
    "a part on a drive": (packed(parts() | {"C:\\evil": "gone"}), "bad_zip_entry"),
    "two parts of one name": (packed(parts() | {"XL/Workbook.xml": "other"}), "bad_zip_entry"),
    "a thousand parts": (packed(parts() | {f"xl/{at}": "" for at in range(1000)}), "bad_zip_entry"),
    "a part packed otherwise": (packed(parts(), zipfile.ZIP_LZMA), "bad_zip_entry"),
    "macros": (packed(parts() | {"xl/vbaProject.bin": b"Sub Auto_Open()"}), "macro_file"),
    "a bomb": (claiming(61_000_000), "too_large_unpacked"),
    "a small bomb": (packed(parts() | {"xl/bomb.xml": bytes(1_000_000)}), "too_large_unpacked"),
    "a part that lies about its size": (claiming(10), "damaged_file"),
    "nested entities": (packed(parts(before=BOMB)), "forbidden_xml"),
    "an external entity": (packed(parts(before='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>')), "forbidden_xml"),
    "entities in UTF-16": (packed(parts() | {SHEET: parts(before=BOMB)[SHEET].encode("utf-16")}), "forbidden_xml"),
    "entities where nothing is read": (packed(parts() | {"docProps/app.xml": BOMB + "<x/>"}), "forbidden_xml"),
    "a string that is not there": (packed(parts(f'<sheetData>{HEADER}<row><c t="s"><v>99</v></c></row></sheetData>')), "damaged_file"),
    "a format that is not there": (packed(parts(f'<sheetData>{HEADER}<row><c s="99"><v>1</v></c></row></sheetData>')), "damaged_file"),
    "a row that cannot be": (packed(parts(f'<sheetData>{HEADER}<row r="9999999"><c><v>1</v></c></row></sheetData>')), "damaged_file"),
    "a cell that cannot be": (packed(parts(f'<sheetData>{HEADER}<row><c r="1A"><v>1</v></c></row></sheetData>')), "damaged_file"),
    "XML cut short": (packed(parts("<sheetData>")), "damaged_file"),
    "a workbook without its sheet": (packed({name: part for name, part in parts().items() if "sheet1" not in name}), "damaged_file"),
    "a cell far away": (packed(parts('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')), "too_large_range"),
    "a cell at the edge": (packed(parts('<sheetData><row><c r="GS1"><v>1</v></c></row></sheetData>')), "too_large_range"),
    "a header without end": (packed(parts(f'<sheetData><row><c t="str"><v>{"Date" * 2501}</v></c></row></sheetData>'), zipfile.ZIP_STORED), "cell_too_long"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "reason"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_file_that_cannot_be_trusted_is_refused_with_its_reason(data, reason):
    assert reason_of(data) == reason


def test_a_document_type_across_the_border_of_two_steps_is_found(monkeypatch):
    monkeypatch.setattr(workbook_zip, "_STEP", 9)
    with pytest.raises(SourceError) as error:
        workbook_zip.refuse_unsafe(packed(parts(before="<!-- --><!DOCTYPE x>"), zipfile.ZIP_STORED), "log.xlsx")
    assert error.value.reason == "forbidden_xml"


def test_a_picture_may_have_a_document_type_because_nobody_reads_it():
    svg = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" ""><svg/>'
    assert len(workbook.read(packed(parts() | {"xl/media/image1.svg": svg}), "log.xlsx")) == 1


def test_the_child_refuses_a_document_type_even_if_the_check_before_it_had_not():
    with pytest.raises(workbook_child.DefusedXmlException):
        list(workbook_child.sheets(BytesIO(packed(parts(before=BOMB)))))


def test_cells_without_places_stand_side_by_side():
    assert column(TABLE, 2) == ["1.5"]


def test_cached_values_of_formulas_count_and_an_empty_one_is_blank():
    row = '<row><c t="str"><f>A</f><v>2026-10-05</v></c><c t="s"><v>0</v></c><c><f>1+0.5</f><v>1.5</v></c><c t="str"><f>"" </f><v></v></c></row>'
    (tab,) = workbook.read(packed(parts(f"<sheetData>{HEADER}{row}</sheetData>")), "log.xlsx")
    assert tab.cells.to_numpy().tolist() == [["2026-10-05", "Ana Peña", "1.5"]]
    assert tab.refused == ()


def test_a_shared_string_is_its_text_without_the_guide_to_speaking_it():
    assert column(f'<sheetData>{HEADER}<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row></sheetData>', 1) == [
        "a\rb"
    ]


def test_rows_out_of_order_come_in_the_order_of_their_numbers():
    rows = "".join(f'<row r="{row}"><c r="B{row}"><v>{row}</v></c></row>' for row in (4, 2, 3))
    assert column(f"<sheetData>{HEADER}{rows}</sheetData>", 1) == ["2", "3", "4"]


@pytest.mark.parametrize(("limit", "most"), [("MOST_CELLS", 5), ("MOST_MERGED", 0), ("MOST_COLUMNS", 2)])
def test_a_sheet_with_too_much_is_not_read_on(monkeypatch, limit, most):
    monkeypatch.setattr(workbook_child, limit, most)
    merged = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    (sheet,) = workbook_child.sheets(BytesIO(packed(parts(TABLE + merged))))
    assert set(sheet) == {"name", "too_much"}


@pytest.mark.parametrize(("limit", "most"), [("MOST_TEXT", 20), ("MOST_PLACES", 5), ("MOST_SHEETS", 0)])
def test_a_workbook_that_comes_to_too_much_is_not_read_on(monkeypatch, limit, most):
    monkeypatch.setattr(workbook_child, limit, most)
    with pytest.raises(MemoryError):
        list(workbook_child.sheets(BytesIO(packed(parts()))))


def test_ranges_merged_over_one_another_do_not_keep_the_dashboard_busy():
    merged = '<mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="A1:C2"/></mergeCells>'
    assert reason_of(packed(parts(TABLE + merged))) == "damaged_file"


def test_the_child_which_imports_nothing_of_the_project_has_the_same_limits():
    assert workbook_child.MOST_COLUMNS == limits.MOST_COLUMNS
    assert workbook_child.LONGEST_CELL > limits.LONGEST_CELL


CELL = st.builds(
    "<c{} {}>{}{}</c>".format,
    st.sampled_from(["", "", ' r="B3"', ' r="D7"']),
    st.sampled_from(["", 't="str"', 't="e"', 't="b"', 't="d"', 't="new"']),
    st.sampled_from(["", "", "<f>1</f>"]),
    st.sampled_from(["1", "46300", "nan", " ", "Total", "Date", "Name", "Hours", "&#x1F600;", "9" * 400, "x" * 10_001])
    .map("<v>{}</v>".format) | st.just(""),
)  # fmt: skip
ANY_ROW = st.builds(
    "<row{}>{}</row>".format,
    st.sampled_from(["", "", ' r="5"', ' hidden="1"']),
    st.lists(CELL, max_size=5).map("".join),
)
MERGED = st.sampled_from(["A1:B2", "B2:B4", "A3:XFD1048576", "C9:A1"]).map('<mergeCell ref="{}"/>'.format)


@given(rows=st.lists(ANY_ROW, max_size=8).map("".join), merged=st.lists(MERGED, max_size=3).map("".join))
def test_whatever_a_sheet_holds_each_row_of_it_is_used_refused_or_blank(rows, merged):
    xml = f"<sheetData>{HEADER}{rows}</sheetData><mergeCells>{merged}</mergeCells>"
    (sheet,) = workbook_child.sheets(BytesIO(packed(parts(xml))))
    try:
        tab = tab_of(sheet, "log.xlsx")
    except SourceError as error:
        assert error.reason in ("cell_too_long", "empty_file", "damaged_file")
        return
    accounted = sorted([*tab.rows, *(refusal.row for refusal in tab.refused)])
    assert len(set(accounted)) == len(accounted)
    assert len(tab.cells) == len(tab.shown) == len(tab.rows)
    header = next((int(note.note[11:]) for note in tab.notes if note.note.startswith("header_row")), 1)
    last = np.frombuffer(b64decode(sheet["row"]), "int32").max()
    assert len(accounted) + tab.blank == last - header


LIMITED = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("child", {child!r})
child = importlib.util.module_from_spec(spec)
spec.loader.exec_module(child)
child.SECONDS = 1
"""
ENDINGS = {
    "it is killed": ("import os, signal; os.kill(os.getpid(), 9)", "too_large_workbook"),
    "it takes too much memory": (LIMITED + "child.sheets = lambda book: [bytearray(800 * 1024**2)]\nchild.main()", "too_large_workbook"),
    "it computes without end": (LIMITED + "child.limit_itself()\nwhile True: pass", "too_large_workbook"),
    "it waits without end": ("import time; time.sleep(60)", "too_large_workbook"),
    "it fails": ("1 / 0", "damaged_file"),
    "it is not there": (None, "damaged_file"),
}  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no limits for a process")
@pytest.mark.parametrize(("code", "reason"), ENDINGS.values(), ids=ENDINGS.keys())
def test_whatever_becomes_of_the_child_the_parent_says_why(tmp_path, monkeypatch, code, reason):
    child = tmp_path / "child.py"
    if code:
        child.write_text(code.format(child=str(workbook._CHILD)), encoding="utf-8")
    monkeypatch.setattr(workbook, "_CHILD", child)
    monkeypatch.setattr(workbook, "_SECONDS", 3 if "sleep" in str(code) else 30)
    assert reason_of(SOUND) == reason
