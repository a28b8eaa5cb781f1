"""How long does a question of every day take, beside DuckDB and polars asked the same, and how much memory?

Each engine has the rows in memory as it likes them best: frames of categories here, ENUM columns of a table in DuckDB, categorical
columns in polars. DuckDB and polars use as many cores as there are; ours uses one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import duckdb
import pandas as pd
import polars as pl

from analysis import hours
from benchmarks import many
from benchmarks.district import AS_OF
from benchmarks.questions import OF_CERTIFICATIONS, OF_GOALS, OF_LOG, Frames, Question, differences
from benchmarks.state import records
from benchmarks.table import Table, mb, ms, times, verdict
from benchmarks.timing import Took, extra_memory, side_by_side

SIZES = (5_000, 1_000_000, 10_000_000)  # rows
SMALL, LARGE = 5_000, 10_000_000  # where the aims hold
SMALL_AIM, MEMORY_AIM = 0.01, 2 * 2**30  # [s], [bytes]
HEADER = (
    "question", "ours", "DuckDB", "polars", "of DuckDB", "aim", "of polars", "CPU of DuckDB", "extra", "DuckDB extra",
    "polars extra", "",
)  # fmt: skip


def tables(sizes: tuple[int, ...] = SIZES, repetitions: int = 5) -> Iterator[Table]:
    """A table per size, a row per question: medians by the clock on the wall, their ratios, and the memory at the peak."""
    for rows in sizes:
        title = (
            f"Beside DuckDB and polars, {rows:,} rows: wall time, medians of {repetitions}; memory wanted at the peak"
        )
        answers = [row for make, asked in SOURCES for row in _rows(make(rows), asked, rows, repetitions)]
        yield Table(title, HEADER, answers)


def _of_log(rows: int) -> Frames:
    whole = records(rows)
    log = whole.log[["person", "date", "end_date", "status", "seconds", "type", "month"]]
    counted = hours.counted(whole.log, whole.time_off, as_of=AS_OF)[["month", "type", "person", "seconds"]]
    staff = whole.staff[["person", "started_on", "left_on", "weekly_seconds"]]
    return {"log": log, "counted": counted, "staff": staff, "time_off": whole.time_off}


def _of_certifications(rows: int) -> Frames:
    return {"history": many.certification_history(rows)}


def _of_goals(rows: int) -> Frames:
    return {"milestones": many.milestones(rows), "goals": many.goals(rows)}


SOURCES: tuple[tuple[Callable[[int], Frames], tuple[Question, ...]], ...] = (
    (_of_log, OF_LOG),
    (_of_certifications, OF_CERTIFICATIONS),
    (_of_goals, OF_GOALS),
)


def _rows(frames: Frames, asked: tuple[Question, ...], rows: int, repetitions: int) -> list[tuple[str, ...]]:
    connection = _duckdb(frames)
    lazy = {name: _polars(frame).lazy() for name, frame in frames.items()}
    answers = []
    for question in asked:
        runs = {
            "ours": lambda q=question: q.ours(frames),
            "DuckDB": lambda q=question: connection.execute(q.sql).df(),
            "polars": lambda q=question: q.polars(lazy).collect(),
        }
        first = {engine: extra_memory(run) for engine, run in runs.items()}
        _insist(question.name, first["ours"][0], first["DuckDB"][0], first["polars"][0].to_pandas())
        extra = {engine: memory for engine, (_, memory) in first.items()}
        answers.append(_row(question, rows, side_by_side(runs, repetitions), extra))
    connection.close()
    return answers


def _duckdb(frames: Frames) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:", config={"autoinstall_known_extensions": False})
    connection.execute("SET enable_progress_bar = false")
    for name, frame in frames.items():
        connection.register("frame", frame)
        days = ", ".join(f'"{column}"::DATE AS "{column}"' for column in _days(frame))
        connection.execute(f'CREATE TABLE "{name}" AS SELECT * {f"REPLACE ({days})" if days else ""} FROM frame')
        connection.unregister("frame")
    return connection


def _polars(frame: pd.DataFrame) -> pl.DataFrame:
    return pl.from_pandas(frame).with_columns(pl.col(column).cast(pl.Date) for column in _days(frame))


def _days(frame: pd.DataFrame) -> list[str]:
    return [column for column in frame if frame[column].dtype.kind == "M"]


def _insist(name: str, ours: pd.DataFrame, duck: pd.DataFrame, polars: pd.DataFrame) -> None:
    for engine, theirs in {"DuckDB": duck, "polars": polars}.items():
        if unlike := differences(ours, theirs):
            raise AssertionError(f"{name}: {engine} says something else in {', '.join(unlike)}.")


def _row(question: Question, rows: int, took: dict[str, Took], extra: dict[str, float]) -> tuple[str, ...]:
    ours, duck, polars = took["ours"], took["DuckDB"], took["polars"]
    ratio = ours.wall / duck.wall
    aim = question.aim if rows >= LARGE else None
    over = (
        verdict(extra["ours"], MEMORY_AIM)
        or (verdict(ratio, aim) if aim is not None else "")
        or (verdict(ours.wall, SMALL_AIM) if rows <= SMALL else "")
    )
    return (
        question.name, ms(ours.wall), ms(duck.wall), ms(polars.wall), times(ratio), "" if aim is None else f"<= {times(aim)}",
        times(ours.wall / polars.wall), times(ours.cpu / duck.cpu), *(mb(extra[engine]) for engine in took), over,
    )  # fmt: skip
