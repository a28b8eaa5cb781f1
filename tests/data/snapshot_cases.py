"""Reads to keep, invented: each generation fills every cell of every frame with its own number."""

import os
from dataclasses import fields, replace
from functools import cache

import pandas as pd

from data import Records
from data.schema import PD_LOG, TABLES

NOW = pd.Timestamp("2026-10-14 08:15:30.123456")
HOUR = pd.Timedelta(hours=1)
DISK_CALLS = ("open", "write", "fsync", "mkdir", "rename", "replace", "unlink", "rmdir")


class Disk:
    """Counts the calls that change a disk; raises an error at the one of ``step``, or at all from there on."""

    def __init__(self, monkeypatch, *, step=0, error=None, for_good=False):
        self.steps, self.step, self.error, self.for_good = 0, step, error, for_good
        for name in DISK_CALLS:
            monkeypatch.setattr(os, name, self._refusing(getattr(os, name)))

    def _refusing(self, real):
        def call(*args, **more):
            self.steps += 1
            if self.step and (self.steps == self.step or self.for_good and self.steps > self.step):
                raise self.error
            return real(*args, **more)

        return call


def generation(number, *, rows=3, refused=0, without=(), now=NOW, source="pd-log.csv"):
    """A read in which every cell says ``number``; the PD log has ``rows`` rows, the other tabs three."""
    return replace(_generation(number, rows, refused, frozenset(without)), source=source, read_at=now)


def number_in(records):
    """The number of the generation; fails when anything in it is of another."""
    number = int(records.schools["row"].iloc[0])
    rows, refused = records.counts.loc[0, ["rows", "refused"]].tolist()
    without = {table.key for table in TABLES} - records.tabs
    told = {"rows": rows, "refused": refused, "without": without}
    same(records, generation(number, **told, now=records.read_at, source=records.source))
    return number


def same(left, right):
    """Every frame, dtype, category and field of two reads is the same."""
    for field in fields(Records):
        one, other = getattr(left, field.name), getattr(right, field.name)
        if isinstance(one, pd.DataFrame):
            pd.testing.assert_frame_equal(one, other, check_exact=True, check_column_type=True, obj=field.name)
            for name, dtype in one.dtypes.items():
                assert dtype == other[name].dtype, (field.name, name)
        else:
            assert one == other or (one is pd.NaT and other is pd.NaT), field.name


@cache
def _generation(number, rows, refused, without):
    here = [table for table in TABLES if table.key not in without]
    counts = [
        {"tab": table.tab, "rows": count, "used": count - less, "refused": less, "blank": number}
        for table in here
        for count, less in [(rows, refused) if table is PD_LOG else (3, 0)]
    ]
    empty = Records.empty()
    filled = {
        name: _filled(frame, number, 0 if name in without else rows - refused if name == "log" else 3)
        for name, frame in vars(empty).items()
        if isinstance(frame, pd.DataFrame)
    }
    filled["counts"] = pd.DataFrame(counts).astype(empty.counts.dtypes)
    return replace(empty, **filled, version=f"v{number}", tabs=frozenset(table.key for table in here))


def _filled(frame, number, rows):
    columns = {name: pd.Series([_cell(dtype, number)] * rows).astype(dtype) for name, dtype in _dtypes(frame, number)}
    return pd.DataFrame(columns, columns=frame.columns, index=pd.RangeIndex(rows))


def _dtypes(frame, number):
    for name, dtype in frame.dtypes.items():
        is_category = isinstance(dtype, pd.CategoricalDtype)
        yield name, pd.CategoricalDtype(pd.Index([str(number)], dtype="str"), dtype.ordered) if is_category else dtype


def _cell(dtype, number):
    if dtype.name == "object":
        return (str(number), "Amy Lee")
    if dtype.kind == "b":
        return bool(number % 2)
    if pd.api.types.is_datetime64_dtype(dtype):
        return pd.Timestamp("2000-01-01") + pd.Timedelta(days=number)
    return number if pd.api.types.is_numeric_dtype(dtype) else str(number)
