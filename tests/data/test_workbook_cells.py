"""What one cell of a workbook says, and what it shows."""

import pytest

from data.sources.workbook_cells import cell_of


@pytest.mark.parametrize(
    ("value", "number_format", "text", "shown"),
    [
        ("2", "General", "2", "2"), ("2.0", "General", "2", "2"), ("1.1000000000000001", "0.00", "1.1", "1.1"),
        ("-1", "0.00", "-1", "-1"), ("1500", "#,##0", "1500", "1500"), ("1E-2", "General", "0.01", "0.01"),
        ("46300", "yyyy\\-mm\\-dd", "2026-10-05", "2026-10-05"), ("46300", "d. mmmm", "2026-10-05", "2026-10-05"),
        ("46300", "[$-409]mmm", "2026-10-05", "2026-10-05"), ("46300.0", "dd/mm/yy;@", "2026-10-05", "2026-10-05"),
        ("46300.35416666667", "m/d/yy h:mm", "2026-10-05 08:30:00", "2026-10-05 08:30:00"),
        ("0.0625", "h:mm", "1:30", "1:30"), ("1.0625", "h:mm", "25:30", "25:30"),  # what it is, not what is left of a day
        ("0.0625", "[mm]", "1:30", "1:30"), ("0.0625", "[hh]:mm:ss", "1:30", "1:30"), ("0.0006944444", "mm:ss", "0:01", "0:01"),
        ("0.06262731481481", "h:mm:ss", "1:30:11", "1:30:11"),
        ("0.604166666666667", "h:mm AM/PM", "0.604166666666667", "2:30 PM"), ("0.0625", "h:mm AM/PM", "0.0625", "1:30 AM"),
        ("0.4", "0%", "0.4", "40%"), ("0.07", "0.0%", "0.07", "7%"),
        ("1.5", "$#,##0.00", "1.5", "$1.5"), ("1.5", '_("$"* #,##0.00_)', "1.5", "$1.5"), ("1.5", "[$€-407] 0.00", "1.5", "€ 1.5"),
        ("90", '0 "min"', "90", "90 min"), ("1.5", '[Red]0.0" h"', "1.5", "1.5 h"), ("1.5", '"days: "0.0', "1.5", "days: 1.5"),
        ("123", "00000", "00123", "00123"), ("1.5", "00", "1.5", "1.5"),
        ("-1", "yyyy-mm-dd", "-1", "#####"), ("3000000", "yyyy-mm-dd", "3000000", "#####"), ("1e300", "h:mm", "1e+300", "#####"),
        ("nan", "yyyy-mm-dd", "nan", "#####"), ("1e999", "General", "inf", "inf"), ("what", "General", "what", "what"),
    ],
)  # fmt: skip
def test_a_number_is_what_its_format_makes_of_it(value, number_format, text, shown):
    assert cell_of("n", value, number_format) == (text, shown)


def test_the_system_of_1904_counts_days_from_four_years_later_but_lengths_as_ever():
    assert cell_of("n", "44838", "yyyy-mm-dd", is_1904=True).text == "2026-10-05"
    assert cell_of("n", "0.0625", "h:mm", is_1904=True).text == "1:30"


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("s", " as it is\n", " as it is\n"), ("str", "46300", "46300"), ("inlineStr", "=A1", "=A1"),
        ("b", "1", "TRUE"), ("b", "0", "FALSE"), ("e", "#REF!", "#REF!"), ("d", "2026-10-05T08:30:00", "2026-10-05 08:30:00"),
    ],
)  # fmt: skip
def test_any_other_cell_is_text(kind, value, text):
    assert cell_of(kind, value, "") == (text, text)
