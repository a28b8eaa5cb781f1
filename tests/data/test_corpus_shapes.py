"""Awkward files in small: each row of the tables is one shape of upload that districts send."""

import pytest

from data import SchemaError, SourceError, load

TODAY = "2026-11-23"
HEAD = "Timestamp,Name,Email,Date,Activity,Type,Hours,Goal,Certificate,Certificate Expires,Notes"
ROWS = [
    "2026-11-01 08:00:00,Ana Cruz,ana@school.example,2026-08-03,Cabling,Course,1,Networks,,,",
    "2026-11-01 08:00:01,José Álvarez,jose@school.example,2026-08-06,Lab,Workshop,1.5,Networks,,,",
    "2026-11-01 08:00:02,Zoë O’Neil,zoe@school.example,2026-08-09,Reading,Self-study,2,Security,,,",
]
TEXT = "\n".join([HEAD, *ROWS]) + "\n"


def with_rows(*rows):
    return TEXT + "".join(row + "\n" for row in rows)


def entry(
    date="2026-08-12", name="Ana Cruz", hours="1", email="ana@school.example", expires="", note="", at="08:00:09"
):
    certificate = "CETL" if expires else ""
    return f"2026-11-01 {at},{name},{email},{date},Lab,Course,{hours},Networks,{certificate},{expires},{note}"


def entries(**columns):
    key, values = next(iter(columns.items()))
    return (
        "\n".join([HEAD, *(entry(**{key: value, "at": f"09:00:{at:02d}"}) for at, value in enumerate(values))]) + "\n"
    )


def read(path, content):
    (path / "upload.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    return load(path / "upload.csv", today=TODAY)


USED = {  # what: content, rows, total hours, notes
    "clean": (TEXT, 3, 4.5, []),
    "utf-8 with a mark": (b"\xef\xbb\xbf" + TEXT.encode(), 3, 4.5, ["bom"]),
    "utf-16 with tabs": (TEXT.replace(",", "\t").encode("utf-16"), 3, 4.5, ["encoding utf-16", "delimiter tab"]),
    "windows-1252": (TEXT.encode("cp1252"), 3, 4.5, ["encoding cp1252"]),
    "semicolons and decimal commas": (TEXT.replace(",", ";").replace("1.5", "1,5"), 3, 4.5, ["delimiter ;", "decimal_comma"]),
    "old Mac line ends": (TEXT.replace("\n", "\r"), 3, 4.5, ["newline cr"]),
    "one empty cell too many": (TEXT.replace("Networks,,,", "Networks,,,,"), 3, 4.5, ["trailing_empty_field"]),
    "a NUL in a name": (TEXT.replace("Ana", "A\0na"), 3, 4.5, ["control_char_removed"]),
    "blank lines": (TEXT.replace("\n2026", "\n\n,,,,,,,,,,\n2026"), 3, 4.5, ["blank_lines"]),
    "a banner above the header": ("PD log 2026-27\n\n" + TEXT, 3, 4.5, ["header_row 3"]),
    "Excel's sep line": ("sep=;\n" + TEXT.replace(",", ";"), 3, 4.5, ["sep_line"]),
    "other headers": (TEXT.replace("Name,Email,Date", "Staff Name,E-mail,Date of PD"), 3, 4.5, ["header_alias"]),
    "headers in capitals and spaces": (TEXT.replace("Date,", " DATE ,"), 3, 4.5, ["header_alias"]),
    "unknown columns": (TEXT.replace("Notes\n", "Notes,Mood\n").replace(",,,\n", ",,,,ok\n"), 3, 4.5, ["unknown_columns"]),
    "a column without a header": (TEXT.replace("Notes\n", "Notes,\n").replace(",,,\n", ",,,,x\n"), 3, 4.5, ["unnamed_column with data"]),
    "marks that cannot be seen": (entries(name=["Ana Cruz", "Ana\u200b Cruz", "Ana\u00a0Cruz", "Ana Cr\u00aduz"]), 4, 4.0, ["invisible_char_removed"]),
    "two ways to write an accent": (entries(name=["José Cruz", "Jose\u0301 Cruz"]), 2, 2.0, ["unicode_nfc"]),
    "names in any case and order": (entries(name=["ana cruz", "ANA  CRUZ ", '"Cruz, Ana"']), 3, 3.0, ["matched by email"]),
    "people called None and NA": (entries(name=["NA", "None", "Nan", "True"]), 4, 4.0, []),
    "dates in every dress": (entries(date=["2026-10-05", "10/5/2026", "10/05/26", '"Oct 5, 2026"', "5-Oct-2026", "2026/10/05"]), 6, 6.0, ["date_format"]),
    "spreadsheet day numbers": (entries(date=["46300", "46300.75"]), 2, 2.0, ["excel_serial", "time part dropped"]),
    "today": (entries(date=[TODAY]), 1, 1.0, []),
    "29 February": (entries(date=["2024-02-29"]), 1, 1.0, []),
    "units of time": (entries(hours=["1.5 hrs", "90 min", "1h30", "1:30", "1½", "1.50", "1:30:00"]), 7, 10.5, ["hours_unit"]),
    "digits of other scripts": (entries(hours=["٣", "１.５"]), 2, 4.5, ["unicode_digits"]),
    "zero hours": (entries(hours=["0", "0.0", "-0"]), 3, 0.0, []),
    "a tenth thirty times": (entries(hours=["0.1"] * 30), 30, 3.0, []),
    "thirty hours in a day": (entries(hours=["6"] * 5), 5, 30.0, ["day_over_24h"]),
    "the same session twice": (with_rows(ROWS[0].replace("08:00:00", "09:00:00")), 4, 5.5, ["possible_duplicate"]),
    "text that would be code": (entries(note=["=1+1", "<b>x</b>", "![x](http://y)", "{{7*7}}", "$5 to $10"]), 5, 5.0, []),
}  # fmt: skip

REFUSED = {  # what: content, rows, used, reasons
    "another encoding in one line": (TEXT.encode() + entry(name="Jos\xe9").encode("cp1252") + b"\n", 4, 3, {"bad_encoding"}),
    "a cell too many": (with_rows(entry() + ",extra"), 4, 3, {"extra_cell"}),
    "a line cut short": (with_rows("2026-11-01 08:00:05,Ana Cruz"), 4, 3, {"missing_cell"}),
    "the header again": (with_rows(HEAD), 4, 3, {"repeated_header"}),
    "totals": (with_rows(",TOTAL,,,,,5,,,,", "2026-11-01 08:00:09,Grand total,,,,,10,,,,"), 5, 3, {"subtotal_row"}),
    "a pasted document": (with_rows(entry(note="x" * 10_001)), 4, 3, {"cell_too_long"}),
    "letters that look alike": (entries(name=["Bo Lind", "Аna Cruz"]), 2, 1, {"mixed_script_name"}),
    "no name": (entries(name=["Ana Cruz", "", "  ", "?", "-"]), 5, 1, {"missing_name"}),
    "e-mails": (entries(email=["ana@school.example", "mailto:ana@school.example", "ana@schооl.example", "ana"]), 4, 2, {"bad_email"}),
    "day first in a month-first column": (entries(date=["2026-08-03", "03/04/2026", "13/04/2026"]), 3, 2, {"invalid_date"}),
    "days that do not exist": (entries(date=["2026-09-02", "2026-02-30", "2025-02-29", "2026-13-01"]), 4, 1, {"invalid_date"}),
    "years that cannot be": (entries(date=["2026-09-02", "0026-10-05", "9999-12-31", "20266-01-01"]), 4, 1, {"date_out_of_range", "invalid_date"}),
    "tomorrow": (entries(date=[TODAY, "2026-11-24", "2027-11-23"]), 3, 1, {"future_date"}),
    "no date": (entries(date=["2026-09-02", "", "TBD", "#REF!"]), 4, 1, {"missing_date", "invalid_date", "formula_error"}),
    "hours in words": (entries(hours=["1", "one", "N/A", "2-3", "~2", "", "2 days", "TRUE", "$15"]), 9, 1, {"invalid_hours", "missing_hours"}),
    "no numbers": (entries(hours=["1", "nan", "inf", "1e400", "0x10", "1_000"]), 6, 1, {"invalid_hours", "hours_out_of_range"}),
    "less than nothing": (entries(hours=["1", "-1", "(2)", "−1"]), 4, 1, {"negative_hours"}),
    "more than a day": (entries(hours=["24", "24.01", "100"]), 3, 1, {"hours_out_of_range"}),
    "a decimal or thousands": (entries(hours=["1.5", '"1,5"', '"1,500"']), 3, 2, {"ambiguous_number"}),
    "hours that became a date": (entries(hours=["1", "2026-01-02", "1/2/2026"]), 3, 1, {"invalid_hours"}),
    "pasted twice": (with_rows(*ROWS), 6, 3, {"duplicate_row"}),
}  # fmt: skip

REJECTED = {
    "nothing": (b"", "empty_file"),
    "blank lines only": (b"\n\n  \n,,,\n", "empty_file"),
    "NUL bytes only": (bytes(4096), "not_text"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not_text"),
    "a web page": (b"<!doctype html><html><body>Sign in</body></html>", "looks_like_html"),
    "JSON": (b'{"error": {"code": 429, "message": "Quota, exceeded"}}\n', "missing_columns"),
    "a header alone": (HEAD.encode() + b"\n", "no_rows"),
    "no header": ("\n".join(ROWS).encode(), "missing_columns"),
    "a quote that never ends": (TEXT.replace(",Lab,", ',"Lab,').encode(), "unterminated_quote"),
    "two stray quotes": (TEXT.replace("2026-11-01 08:00:00", '"2026-11-01 08:00:00').replace("Reading", 'Re"ad"ing').encode(), "embedded_records"),
    "two Hours columns": (TEXT.replace("Type", "Hours").encode(), "duplicate_header"),
    "no Date column": (TEXT.replace(",Date,", ",Weather,").encode(), "missing_columns"),
    "Hours in Cyrillic": (TEXT.replace("Hours", "Ноurs").encode(), "missing_columns"),
    "far too many columns": ((HEAD + "".join(f",c{at}" for at in range(300)) + "\n" + "x," * 310 + "x\n").encode(), "too_many_columns"),
}  # fmt: skip


@pytest.mark.parametrize("what", USED)
def test_a_file_that_can_be_read_is_read_whole(tmp_path, what):
    content, rows, hours, notes = USED[what]
    records = read(tmp_path, content)
    assert records.counts[["rows", "used", "refused"]].values.tolist() == [[rows, rows, 0]]
    assert records.log["seconds"].sum() == hours * 3600
    assert records.refused.empty
    said = " / ".join(records.notes["note"])
    assert all(note in said for note in notes), said


@pytest.mark.parametrize("what", REFUSED)
def test_a_row_that_cannot_be_read_is_refused_with_its_reason(tmp_path, what):
    content, rows, used, reasons = REFUSED[what]
    records = read(tmp_path, content)
    assert records.counts[["rows", "used", "refused"]].values.tolist() == [[rows, used, rows - used]]
    assert set(records.refused["reason"]) == reasons
    assert (records.refused["message"].str.startswith("PD log, row ") & records.refused["hint"].ne("")).all()


@pytest.mark.parametrize("what", REJECTED)
def test_a_file_that_is_no_log_is_rejected_in_one_line(tmp_path, what):
    content, reason = REJECTED[what]
    with pytest.raises((SourceError, SchemaError)) as error:
        read(tmp_path, content)
    assert error.value.reason == reason
    assert "\n" not in str(error.value)


def test_people_are_told_apart_as_the_shapes_say(tmp_path):
    assert len(read(tmp_path, USED["marks that cannot be seen"][0]).people) == 1
    assert len(read(tmp_path, USED["two ways to write an accent"][0]).people) == 1
    assert len(read(tmp_path, entries(email=["a@x.example", "b@x.example"])).people) == 2


def test_every_date_in_every_dress_is_the_same_day(tmp_path):
    dates = read(tmp_path, USED["dates in every dress"][0]).log["date"]
    assert dates.dt.strftime("%Y-%m-%d").unique().tolist() == ["2026-10-05"]
