"""Every way in which a CSV file can be written, and every way in which it can be damaged."""

import pytest

from data.errors import SchemaError, SourceError
from data.sources import tabs_of

HEADER = "Date,Name,Hours,Notes"
ANA = "2026-10-05,Ana Peña,1.5,"
BO = "2026-10-06,Bo Lind,2,"
ROWS = [["2026-10-05", "Ana Peña", "1.5", ""], ["2026-10-06", "Bo Lind", "2", ""]]


@pytest.fixture
def tab_of(tmp_path):
    def read(content, **options):
        path = tmp_path / "log.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tabs_of(path, **options)[0]

    return read


def lines(*texts):
    return "\n".join(texts) + "\n"


def rows(tab):
    return tab.cells.to_numpy().tolist()


def notes(tab):
    return [(note.note, note.count) for note in tab.notes]


def refused(tab):
    return [(refusal.row, refusal.column, refusal.reason) for refusal in tab.refused]


PLAIN = lines(HEADER, ANA, BO)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (PLAIN.encode(), []),
        (PLAIN.rstrip().encode(), []),  # no line end after the last row
        (PLAIN.replace("\n", "\r\n").encode(), []),
        (PLAIN.replace("\n", "\r").encode(), ["newline cr"]),
        (PLAIN.encode("utf-8-sig"), ["bom"]),
        (PLAIN.replace(",", "\t").encode("utf-16"), ["encoding utf-16", "delimiter tab"]),
        (b"\xfe\xff" + PLAIN.encode("utf-16-be"), ["encoding utf-16"]),
        (PLAIN.encode("utf-16-le"), ["encoding utf-16 guessed from NUL pattern"]),
        (PLAIN.encode("utf-16-be"), ["encoding utf-16 guessed from NUL pattern"]),
        (PLAIN.encode("utf-32"), ["encoding utf-32"]),
        (PLAIN.encode("cp1252"), ["encoding cp1252"]),
        (PLAIN.replace(",", ";").encode(), ["delimiter ;"]),
        (PLAIN.replace(",", "|").encode(), ["delimiter |"]),
        (b"sep=;\r\n" + PLAIN.replace(",", ";").encode(), ["sep_line"]),
        (b"PD log 2026-27\n\n" + PLAIN.encode(), ["header_row 3"]),
    ],
)
def test_the_same_table_is_read_however_it_is_written(tab_of, data, found):
    tab = tab_of(data)
    assert tab.header == ("Date", "Name", "Hours", "Notes")
    assert rows(tab) == ROWS
    assert [note for note, _ in notes(tab)] == found


def test_row_numbers_are_file_lines_below_a_banner(tab_of):
    assert tab_of(lines("PD log 2026-27", "", HEADER, ANA, BO)).rows.tolist() == [4, 5]


def test_old_mac_lines_are_counted_too(tab_of):
    tab = tab_of(lines(HEADER, "", ANA + '"two\nlines"', BO).replace("\n", "\r"))
    assert tab.rows.tolist() == [3, 5]
    assert rows(tab)[0][3] == "two\rlines"


def test_a_row_of_several_lines_has_the_number_of_its_first(tab_of):
    tab = tab_of(lines(HEADER, ANA + '"two\nlines"', BO))
    assert tab.rows.tolist() == [2, 4]
    assert rows(tab)[0][3] == "two\nlines"


def test_a_quoted_cell_may_hold_commas_and_doubled_quotes(tab_of):
    assert rows(tab_of(lines(HEADER, ANA + '"Room 5, ""the lab"""')))[0][3] == 'Room 5, "the lab"'


def test_blank_lines_are_no_rows_and_keep_their_numbers(tab_of):
    tab = tab_of(lines(HEADER, "", ANA, ",,,", BO, "  ", ""))
    assert tab.rows.tolist() == [3, 5]
    assert (tab.blank, notes(tab)) == (4, [("blank_lines", 4)])


def test_na_and_null_stay_texts(tab_of):
    assert rows(tab_of(lines(HEADER, "2026-10-05,Null,NA,nan"))) == [["2026-10-05", "Null", "NA", "nan"]]


def test_an_extra_blank_cell_is_dropped_and_noted(tab_of):
    tab = tab_of(lines(HEADER, ANA + ",", BO + ", ,"))
    assert rows(tab) == ROWS
    assert notes(tab) == [("trailing_empty_field", 2)]


def test_a_row_of_another_width_is_refused(tab_of):
    tab = tab_of(lines(HEADER, ANA, BO + ",,1", "2026-10-07,Cy", BO))
    assert refused(tab) == [(3, "", "extra_cell"), (4, "Hours", "missing_cell")]
    assert tab.rows.tolist() == [2, 5]
    assert tab.refused[0].message == 'The row has 6 cells, the header 4: "1" is under no header.'
    assert tab.refused[1].message == 'The row has 2 cells, the header 4: it ends before "Hours".'
    assert tab.refused[1].value == "2026-10-07, Cy"


def test_a_row_may_end_before_a_column_without_a_name(tab_of):
    assert rows(tab_of(lines(HEADER + ",", ANA, BO + ",x"))) == [[*ROWS[0], ""], [*ROWS[1], "x"]]


def test_only_the_line_with_a_foreign_byte_is_refused(tab_of):
    tab = tab_of(lines(HEADER, ANA).encode() + "2026-10-06,José,2,\n".encode("cp1252") + BO.encode())
    assert refused(tab) == [(3, "Name", "bad_encoding")]
    assert rows(tab) == ROWS
    assert tab.refused[0].value == "2026-10-06, Jos\ufffd, 2"


def test_a_foreign_byte_after_a_byte_order_mark_is_refused_too(tab_of):
    assert refused(tab_of(b"\xef\xbb\xbf" + lines(HEADER).encode() + b"2026-10-06,Jos\xe9,2,\n")) == [
        (2, "Name", "bad_encoding")
    ]


def test_a_foreign_byte_in_the_header_is_shown_as_one(tab_of):
    assert tab_of(b"Date,Name,Hours,Pr" + b"\xe9nom\n" + ANA.encode()).header[3] == "Pr\ufffdnom"


def test_a_nul_stays_in_its_cell(tab_of):
    assert rows(tab_of(lines(HEADER, "2026-10-05,Bo\0 Lind,2,")))[0][1] == "Bo\0 Lind"


def test_a_header_pasted_again_is_refused(tab_of):
    tab = tab_of(lines(HEADER, ANA, HEADER, BO))
    assert refused(tab) == [(3, "", "repeated_header")]
    assert rows(tab) == ROWS


@pytest.mark.parametrize("total", ["Total,,12,", ",TOTAL:,12,", ",,Subtotal,", " ,Grand total,12,"])
def test_a_row_of_totals_is_refused(tab_of, total):
    assert refused(tab_of(lines(HEADER, ANA, total))) == [(3, "", "subtotal_row")]


@pytest.mark.parametrize("row", ["2026-10-05,Total,1,", "2026-10-05,Ana Peña,1,Total", "Total recall,Ana,1,"])
def test_the_word_total_inside_a_row_is_only_a_word(tab_of, row):
    assert refused(tab_of(lines(HEADER, ",Bo Lind,1,", row))) == []


def test_what_was_refused_is_in_no_category(tab_of):
    tab = tab_of(lines(HEADER, ANA, ",Total,3.5,", BO, HEADER))
    assert [list(tab.cells[column].cat.categories) for column in tab.cells] == [
        ["2026-10-05", "2026-10-06"], ["Ana Peña", "Bo Lind"], ["1.5", "2"], [""],
    ]  # fmt: skip


def test_a_cell_over_ten_thousand_characters_is_refused(tab_of):
    tab = tab_of(lines(HEADER, ANA + "x" * 10_000, BO + "x" * 10_001))
    assert refused(tab) == [(3, "Notes", "cell_too_long")]
    assert tab.refused[0].message == "The cell has 10,001 characters, at most 10,000 are read."
    assert len(tab.refused[0].value) == 80


def test_a_cell_of_a_million_characters_does_not_stop_the_reading(tab_of):
    assert refused(tab_of(lines(HEADER, ANA + "x" * 1_000_000, BO))) == [(2, "Notes", "cell_too_long")]


def test_a_quote_after_the_end_of_a_cell_refuses_its_row_only(tab_of):
    tab = tab_of(lines(HEADER, '2026-10-05,"Ana" Peña,1.5,', BO))
    assert refused(tab) == [(2, "", "stray_quote")]
    assert tab.refused[0].value == '2026-10-05,"Ana" Peña,1.5,'
    assert rows(tab) == ROWS[1:]


def test_a_quote_inside_a_cell_is_a_letter(tab_of):
    assert rows(tab_of(lines(HEADER, ANA + 'a 5" disk')))[0][3] == 'a 5" disk'


@pytest.mark.parametrize(
    ("damaged", "reason", "says"),
    [
        (lines('"' + HEADER, ANA, BO), "unterminated_quote", "opens on line 1 and is never closed"),
        (lines("Log", '"' + HEADER, *[BO] * 20_000), "unterminated_quote", "opens on line 2 and is never closed"),
        (lines(HEADER + "x" * 10_000, ANA), "cell_too_long", "the header on line 1 has a cell of 10,005 characters"),
        (lines(HEADER, ANA, '"' + BO, ANA), "unterminated_quote", "opens on line 3 and is never closed"),
        (lines(HEADER, '"' + ANA, '2026-10-06,"Bo" Lind,2,', BO), "embedded_records", "makes lines 2 to 3 one row"),
        (
            lines(HEADER, '2026-10-05,Ana,"1,x', '2026-10-06,Bo,2",y', BO),
            "embedded_records",
            "makes lines 2 to 3 one row",
        ),
        (
            lines(HEADER, '2026-10-05,Ana,"1,x', "", '2026-10-06,Bo,2",y', BO),
            "embedded_records",
            "makes lines 2 to 4 one row",
        ),
        (lines(HEADER, '"' + ANA, ANA, BO + '"', BO), "embedded_records", "makes lines 2 to 4 one row"),
    ],
)
def test_damage_that_hides_rows_refuses_the_file_naming_its_lines(tab_of, damaged, reason, says):
    with pytest.raises(SourceError, match=says) as error:
        tab_of(damaged)
    assert error.value.reason == reason


@pytest.mark.parametrize("note", ["Cables, switches, racks, and more\nRooms 1, 2, 3, 4", "a,b\nc", "x,y,z,\n\n"])
def test_a_note_of_several_lines_with_commas_is_not_taken_for_rows(tab_of, note):
    assert rows(tab_of(lines(HEADER, f'{ANA}"{note}"')))[0][3] == note


def test_too_many_columns_are_refused(tab_of):
    with pytest.raises(SchemaError, match="has 201 columns, at most 200 are read") as error:
        tab_of(lines(",".join([HEADER, *(f"c{at}" for at in range(197))]), ANA))
    assert error.value.reason == "too_many_columns"


@pytest.mark.parametrize(
    ("first", "header"),
    [
        ("Staff name,Date of PD,Hrs", "Staff name,Date of PD,Hrs"),  # aliases
        ("hours,DATE, name\u00a0", "hours,DATE, name\u00a0"),  # case and spaces, kept as found
        ("2026-10-05,Course,Networking,Goal", "2026-10-05,Course,Networking,Goal"),  # no header: the first row, loudly
        ("Our log\nName,Date,Minutes", "Name,Date,Minutes"),
        ("Our log\nWer,Wann,Was", "Our log"),  # nothing known: the first line
        ("Wer,Was,Name\nDate,Goal,Name", "Wer,Was,Name"),  # a row of known words below is a row, not a better header
        ("Date\nName,Name,Hours", "Name,Name,Hours"),  # a double header is a header
    ],
)
def test_the_header_is_the_first_record_that_names_columns(tab_of, first, header):
    assert ",".join(tab_of(lines(first, "a,b,c")).header) == header


def test_a_mapping_can_make_other_words_known(tab_of):
    text = lines("Unser Protokoll", "Wer,Wann,Std", "Ana,2026-10-05,1")
    assert tab_of(text, known=frozenset({"Wer", "wann"})).header == ("Wer", "Wann", "Std")


def test_a_delimiter_is_found_where_no_header_is_known(tab_of):
    assert tab_of(lines("Wer;Wann;Std", "Ana;2026-10-05;1,5")).header == ("Wer", "Wann", "Std")
