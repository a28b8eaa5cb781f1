"""What do the workbooks inside the charts hold? The figures as numbers and the words as text, the same every time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from presentation.literal import clean

_BEGINNING = datetime(2000, 1, 1)  # when every workbook was made: the same figures are the same file
_AS_TYPED = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def categories(
    labels: Sequence[str],
    series: Sequence[tuple[str, Sequence[float | None]]],
    number: str,
    *,
    whole: Sequence[str] = (),
) -> _Categories:
    """The figures of a chart: one row per label, one column per series, in one number format.

    ``whole`` says in a last column of the workbook what each row is, where the labels of the axis are short.
    """
    data = _Categories(number_format=number)
    data.whole = whole
    data.categories = labels
    for name, values in series:
        data.add_series(name, values)
    return data


def points(series: Sequence[tuple[str, Sequence[tuple[float, float]]]], number: str) -> _Points:
    """The figures of a chart of points, each with its own x and y."""
    data = _Points(number_format=number)
    for name, places in series:
        one = data.add_series(name)
        for x, y in places:
            one.add_data_point(x, y)
    return data


class _AsTyped:
    """Writes a workbook in which no text becomes a formula or a link, and which says nothing of when it was made."""

    @contextmanager
    def _open_worksheet(self, file: BytesIO) -> Iterator[tuple]:
        workbook = Workbook(file, _AS_TYPED)
        workbook.set_properties({"created": _BEGINNING})
        yield workbook, workbook.add_worksheet()
        workbook.close()


class _CategoryBook(_AsTyped, CategoryWorkbookWriter):
    def _populate_worksheet(self, workbook: Workbook, worksheet: Worksheet) -> None:
        super()._populate_worksheet(workbook, worksheet)
        worksheet.write_column(1, 1 + len(self._chart_data), map(clean, self._chart_data.whole))


class _PointBook(_AsTyped, XyWorkbookWriter):
    """The same for points."""


class _Categories(CategoryChartData):
    whole: Sequence[str] = ()

    @property
    def _workbook_writer(self) -> CategoryWorkbookWriter:
        return _CategoryBook(self)


class _Points(XyChartData):
    @property
    def _workbook_writer(self) -> XyWorkbookWriter:
        return _PointBook(self)
