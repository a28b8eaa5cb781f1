"""What is wrong with a row, and what was read differently than written? Codes of the reader, as a person says them."""

from collections.abc import Collection

_REASONS = {
    "after_end_date": "After the person had left",
    "ambiguous_date": "A date that can be read two ways",
    "ambiguous_number": "A number that can be read two ways",
    "ambiguous_person": "A name that two people have",
    "answered_before_raised": "Answered or met before it was raised",
    "bad_email": "Not an e-mail address",
    "bad_encoding": "Letters that cannot be read",
    "cell_too_long": "A cell that is too long",
    "count_out_of_range": "A number outside its limits",
    "date_out_of_range": "A date outside 2000 to 2099",
    "due_before_set": "Due before it was set",
    "duplicate_row": "The same row a second time",
    "embedded_records": "Several rows in one cell",
    "ended_before_set": "Done or dropped before it was set",
    "everyone_off": "A day on which everyone was off",
    "expires_before_earned": "It expires before it was earned",
    "end_before_start": "It ends before it begins",
    "extra_cell": "More cells than the header",
    "formula_error": "A formula error",
    "future_date": "A date that has not come yet",
    "hours_out_of_range": "More hours than the days hold",
    "invalid_count": "Not a whole number",
    "invalid_date": "Not a date",
    "invalid_hours": "Not a number of hours",
    "invalid_link": "Not a link",
    "invalid_number": "Not a number",
    "invalid_status": "Not a known status",
    "invalid_yes_no": "Neither yes nor no",
    "missing_cell": "Fewer cells than the header",
    "missing_date": "No date",
    "missing_hours": "No hours",
    "missing_name": "No name",
    "missing_value": "A cell that must not be blank",
    "mixed_script_name": "A name in two alphabets",
    "negative_hours": "Hours below zero",
    "no_such_goal": "A goal that is not in Goals",
    "not_a_person": "Not one person's name",
    "repeated_header": "The header again",
    "several_people": "Several people in one cell",
    "subtotal_row": "A total, not a record",
    "unclear_everyone": "Not clear who is meant",
    "unknown_person": "A name that is not in Staff",
    "unknown_site": "A school that is not in Schools",
}

_NOTES = {
    "blank_lines": "Blank rows between the rows; they are no rows",
    "bom": "A mark at the start of the file, passed over",
    "catalogue_filled": "Blank cells filled from the catalogue of certifications",
    "certificate_date": "A certificate that expires before it was earned, or far in the future",
    "choose_sheet": "More than one tab could be this one",
    "control_char_removed": "Invisible control characters, taken out",
    "bidi_control_removed": "Invisible writing-direction marks, taken out",
    "date_format": "Dates written in another way than 2026-10-05, read",
    "day_over_24h": "More than 24 hours on one day for one person; they count",
    "decimal_comma": "A decimal comma, read as a point",
    "duplicate_header": "Two columns mean the same; neither is read",
    "excel_serial": "Dates as spreadsheet numbers, read",
    "expiry_proposed": "No last day written; the catalogue proposes one, which counts once it is written",
    "file_ignored": "A file that is no CSV, not read",
    "future_dated": "A date that has not come yet; it counts from its day on",
    "header_alias": "A column under another name",
    "hidden_rows": "Hidden rows, read like all others",
    "hidden_sheet": "A hidden tab",
    "hours_unit": "Hours in words or as 1:30, read",
    "invisible_char_removed": "Invisible characters in names, taken out",
    "link_completed": "A link without https://, completed",
    "matched by email": "A name in another spelling, known by its e-mail address",
    "meeting_in_log": "A meeting that somebody also has in the PD log; it counts once",
    "merged_cells": "Merged cells",
    "name_changed": "One e-mail address with two names; one person",
    "name_spelling": "A name in another spelling, matched",
    "other_choice": "A word that is not among the choices; kept",
    "placeholder_blank": "A dash or n/a, read as blank",
    "possible_duplicate": "Same person, day, activity and hours, entered twice; both count",
    "role_not_in_staff": "A role that nobody in Staff has; it asks for nothing",
    "rounded_to_second": "Hours rounded to the second",
    "shared_email": "One e-mail address with two names; two people",
    "status_synonym": "A status in another word, read",
    "trailing_empty_field": "Empty cells after the last column, passed over",
    "unicode_digits": "Digits of another script, read",
    "unicode_nfc": "Accents written in two pieces, joined",
    "unknown_columns": "Columns that are not in the data dictionary; not read, not shown",
    "unnamed_column": "A column with cells but no header; not read",
}


def reason(code: str) -> str:
    """A reason code as a person would say it.

    >>> reason("missing_hours"), reason("some_new_reason")
    ('No hours', 'Some new reason')
    """
    return _REASONS.get(code, _plain(code))


def note(text: str) -> str:
    """A note of the reader, its code in words and its detail as it is.

    >>> note("hours_unit")
    'Hours in words or as 1:30, read'
    >>> note('header_alias: read from "Hrs"')
    'A column under another name: read from "Hrs"'
    """
    code, colon, detail = text.partition(": ")
    return f"{_NOTES.get(code, _plain(code))}{colon}{detail}"


def _plain(code: str) -> str:
    return code.replace("_", " ").capitalize()


def in_a_sentence(word: str, offered: Collection[str]) -> str:
    """A word of a column within a sentence: one the sheet offers is written small, any other as it was typed.

    >>> in_a_sentence("Money", ("Money", "Time")), in_a_sentence("GIS licence", ("Money", "Time"))
    ('money', 'GIS licence')
    """
    return word.lower() if word in offered else word
