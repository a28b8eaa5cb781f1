"""Questions of every day in three languages: ours, SQL as users of DuckDB write it, and polars as its users write it.

All three start from the same tables of rows in memory and give the same table; what follows checks that before anything is timed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import polars as pl

from analysis import certifications, completion, hours
from benchmarks.district import AS_OF

SINCE = "2025-06-30"  # the Monday of the week in which the school year of the invented districts begins
TODAY, LONG_AGO, NEVER = (pl.lit(day).str.to_date() for day in (str(AS_OF), "1900-01-01", "2200-01-01"))
DONE = pl.col("done_on") <= TODAY
EXACT = 1e-9
FAR = 10**6  # more days than there are

Frames = Mapping[str, pd.DataFrame]
Lazy = Mapping[str, pl.LazyFrame]


@dataclass(frozen=True)
class Question:
    """One question: the tables it reads, and how it is asked. ``aim`` is the most of DuckDB's time it may take at 10 M rows."""

    name: str
    ours: Callable[[Frames], pd.DataFrame]
    sql: str
    polars: Callable[[Lazy], pl.LazyFrame]
    aim: float | None = None


def differences(ours: pd.DataFrame, theirs: pd.DataFrame) -> list[str]:
    """The columns in which two tables are not the same, row by row: numbers to 1e-9 of each other."""
    if list(ours) != list(theirs) or len(ours) != len(theirs):
        return [f"{list(ours)} of {len(ours)} rows, {list(theirs)} of {len(theirs)}"]
    return [column for column in ours if not _same(ours[column], theirs[column])]


def _same(ours: pd.Series, theirs: pd.Series) -> bool:
    blank = ours.isna().to_numpy()
    if not np.array_equal(blank, theirs.isna().to_numpy()):
        return False
    one, other = ours[~blank], theirs[~blank]
    if ours.dtype.kind == "M":
        return np.array_equal(one.to_numpy("datetime64[s]"), other.to_numpy("datetime64[s]"))
    if ours.dtype.kind in "iuf":
        return np.allclose(one.to_numpy("float64"), other.to_numpy("float64"), rtol=EXACT, atol=EXACT)
    return np.array_equal(one.astype("str").to_numpy(), other.astype("str").to_numpy())


def _adherence(t: Frames) -> pd.DataFrame:
    return hours.adherence(hours.week_grid(t["log"], t["staff"], t["time_off"], as_of=AS_OF, since=SINCE))


ADHERENCE = f"""
WITH days AS (SELECT unnest(generate_series(DATE '{SINCE}', DATE '{AS_OF}', INTERVAL 1 DAY))::DATE AS day),
weeks AS (SELECT DISTINCT date_trunc('week', day)::DATE AS week_start FROM days WHERE date_trunc('week', day) < date_trunc('week', DATE '{AS_OF}')),
logged AS (
  SELECT person, date_trunc('week', date)::DATE AS week_start, sum(seconds) AS seconds FROM log
  WHERE (status IS NULL OR status IN ('done', 'in progress')) AND date <= DATE '{AS_OF}' GROUP BY ALL),
spells AS (
  SELECT person, coalesce(started_on, DATE '1900-01-01') AS started_on, coalesce(left_on, DATE '2200-01-01') AS left_on,
    coalesce(weekly_seconds, 7200) AS weekly_seconds FROM staff),
away AS (
  SELECT t.person, t.everyone, d.day FROM time_off t JOIN days d ON d.day BETWEEN t.first_day AND t.last_day
  WHERE isodow(d.day) < 6),
off AS (
  SELECT person, date_trunc('week', day)::DATE AS week_start, count(DISTINCT day) AS days FROM (
    SELECT s.person, a.day FROM away a JOIN spells s ON a.everyone AND a.day BETWEEN s.started_on AND s.left_on
    UNION ALL
    SELECT s.person, a.day FROM away a JOIN spells s ON a.person = s.person AND a.day BETWEEN s.started_on AND s.left_on
    WHERE NOT a.everyone) GROUP BY ALL),
cells AS (
  SELECT s.person, w.week_start,
    (greatest(least(w.week_start + 4, s.left_on) - greatest(w.week_start, s.started_on) + 1, 0) - coalesce(o.days, 0))
      * s.weekly_seconds // 5 AS target
  FROM spells s CROSS JOIN weeks w LEFT JOIN off o ON o.person = s.person AND o.week_start = w.week_start)
SELECT c.week_start, sum(least(coalesce(l.seconds, 0), c.target))::BIGINT AS kept, sum(c.target)::BIGINT AS target,
  count(*) FILTER (c.target > 0) AS people,
  sum(least(coalesce(l.seconds, 0), c.target)) / nullif(sum(c.target), 0) AS adherence
FROM cells c LEFT JOIN logged l USING (person, week_start) GROUP BY ALL ORDER BY week_start
"""


def _adherence_polars(t: Lazy) -> pl.LazyFrame:
    days = pl.LazyFrame({"day": pl.date_range(pl.lit(SINCE).str.to_date(), TODAY, eager=True)})
    monday = pl.col("day").dt.truncate("1w").alias("week_start")
    weeks = days.select(monday).unique().filter(pl.col("week_start") < TODAY.dt.truncate("1w"))
    logged = (
        t["log"]
        .filter(pl.col("status").is_null() | pl.col("status").is_in(["done", "in progress"]), pl.col("date") <= TODAY)
        .group_by("person", pl.col("date").dt.truncate("1w").alias("week_start"))
        .agg(pl.col("seconds").sum())
    )
    spells = t["staff"].select(
        "person", pl.col("started_on").fill_null(LONG_AGO), pl.col("left_on").fill_null(NEVER),
        pl.col("weekly_seconds").fill_null(7200),
    )  # fmt: skip
    away = (
        t["time_off"]
        .with_columns(pl.date_ranges("first_day", "last_day").alias("day"))
        .explode("day")
        .filter(pl.col("day").dt.weekday() < 6)
    )
    everyone = spells.join(away.filter("everyone").select("day"), how="cross")
    own = spells.join(away.filter(~pl.col("everyone")).select("person", "day"), on="person")
    off = (
        pl.concat([everyone, own])
        .filter(pl.col("day").is_between("started_on", "left_on"))
        .group_by("person", monday)
        .agg(pl.col("day").n_unique().alias("off").cast(pl.Int64))
    )
    friday = pl.col("week_start") + pl.duration(days=4)
    employed = pl.min_horizontal(friday, "left_on") - pl.max_horizontal("week_start", "started_on")
    promised = ((employed.dt.total_days() + 1).clip(0) - pl.col("off").fill_null(0)) * pl.col("weekly_seconds") // 5
    return (
        spells.join(weeks, how="cross")
        .join(off, on=["person", "week_start"], how="left")
        .with_columns(promised.alias("target"))
        .join(logged, on=["person", "week_start"], how="left")
        .group_by("week_start")
        .agg(
            pl.min_horizontal(pl.col("seconds").fill_null(0), "target").sum().alias("kept"),
            pl.col("target").sum(),
            (pl.col("target") > 0).sum().alias("people"),
        )
        .with_columns(pl.when(pl.col("target") > 0).then(pl.col("kept") / pl.col("target")).alias("adherence"))
        .sort("week_start")
    )


MIX = """
SELECT month, type, sum(seconds)::BIGINT AS seconds, sum(seconds) / 3600 AS hours,
  count(DISTINCT person) FILTER (seconds > 0) AS people, sum(sum(seconds)) OVER (PARTITION BY month)::BIGINT AS of_seconds,
  sum(seconds) / sum(sum(seconds)) OVER (PARTITION BY month) AS share
FROM counted GROUP BY month, type ORDER BY month, seconds DESC, type
"""


def _mix_polars(t: Lazy) -> pl.LazyFrame:
    whole = pl.col("seconds").sum().over("month")
    return (
        t["counted"]
        .group_by("month", "type")
        .agg(
            pl.col("seconds").sum(),
            (pl.col("seconds").sum() / 3600).alias("hours"),
            pl.col("person").filter(pl.col("seconds") > 0).n_unique().alias("people"),
        )
        .with_columns(whole.alias("of_seconds"), (pl.col("seconds") / whole).alias("share"))
        .sort("month", "seconds", "type", descending=[False, True, False])
    )


ACTIVE = f"""
SELECT person, any_value(name) AS name, certification,
  arg_max(issuer, (coalesce(expires_on, DATE '2200-01-01'), earned_on)) AS issuer,
  arg_max(topic, (coalesce(expires_on, DATE '2200-01-01'), earned_on)) AS topic,
  min(earned_on) AS earned_on,
  nullif(max(earned_on) FILTER (coalesce(expires_on, DATE '2200-01-01') >= DATE '{AS_OF}'), min(earned_on)) AS renewed_on,
  nullif(max(coalesce(expires_on, DATE '2200-01-01')), DATE '2200-01-01') AS expires_on
FROM history WHERE earned_on <= DATE '{AS_OF}'
GROUP BY person, certification HAVING max(coalesce(expires_on, DATE '2200-01-01')) >= DATE '{AS_OF}'
ORDER BY person, certification
"""


def _active_polars(t: Lazy) -> pl.LazyFrame:
    until = pl.col("until")
    return (
        t["history"]
        .filter(pl.col("earned_on") <= TODAY)
        .with_columns(pl.col("expires_on").fill_null(NEVER).alias("until"))
        .with_columns(pl.when(until >= TODAY).then("earned_on").alias("holds_from"))
        .sort("until", "earned_on")  # the last row of each group is the one that holds longest
        .group_by("person", "certification", maintain_order=True)
        .agg(
            pl.col("name", "issuer", "topic").last(),
            pl.col("earned_on").min(),
            pl.col("holds_from").max().alias("renewed_on"),
            until.max(),
        )
        .filter(until >= TODAY)
        .select(
            "person", "name", "certification", "issuer", "topic", "earned_on",
            pl.when(pl.col("renewed_on") > pl.col("earned_on")).then("renewed_on").alias("renewed_on"),
            pl.when(until < NEVER).then(until).alias("expires_on"),
        )
        .sort("person", "certification")
    )  # fmt: skip


# Gaps and islands: overlapping rows of a pair, and then of a person, are one stretch each; a day is in what began and is not over.
ACTIVE_BY_MONTH = f"""
WITH rows AS (
  SELECT person, certification, earned_on, coalesce(expires_on, DATE '2200-01-01') AS until
  FROM history WHERE earned_on <= DATE '{AS_OF}'),
pair_marks AS (
  SELECT *, earned_on > max(until) OVER (PARTITION BY person, certification ORDER BY earned_on
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS gap FROM rows),
pair_runs AS (
  SELECT *, sum(coalesce(gap, true)::INT) OVER (PARTITION BY person, certification ORDER BY earned_on
    ROWS UNBOUNDED PRECEDING) AS run FROM pair_marks),
pairs AS (SELECT person, min(earned_on) AS start, max(until) AS until FROM pair_runs GROUP BY person, certification, run),
person_marks AS (
  SELECT *, start > max(until) OVER (PARTITION BY person ORDER BY start
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS gap FROM pairs),
person_runs AS (
  SELECT *, sum(coalesce(gap, true)::INT) OVER (PARTITION BY person ORDER BY start ROWS UNBOUNDED PRECEDING) AS run
  FROM person_marks),
people AS (SELECT min(start) AS start, max(until) AS until FROM person_runs GROUP BY person, run),
moves AS (
  SELECT start AS day, 1 AS pairs, 0 AS people FROM pairs UNION ALL SELECT until + 1, -1, 0 FROM pairs
  UNION ALL SELECT start, 0, 1 FROM people UNION ALL SELECT until + 1, 0, -1 FROM people),
by_day AS (SELECT day, sum(pairs) AS pairs, sum(people) AS people FROM moves GROUP BY day),
months AS (
  SELECT unnest(generate_series((SELECT date_trunc('month', min(earned_on)) FROM rows), DATE '{AS_OF}', INTERVAL 1 MONTH))::DATE AS month),
ends AS (SELECT month, least((month + INTERVAL 1 MONTH - INTERVAL 1 DAY)::DATE, DATE '{AS_OF}') AS "on" FROM months)
SELECT month, "on", sum(pairs)::BIGINT AS active, sum(people)::BIGINT AS people
FROM ends JOIN by_day ON day <= "on" GROUP BY ALL ORDER BY month
"""


def _active_by_month_polars(t: Lazy) -> pl.LazyFrame:
    rows = t["history"].filter(pl.col("earned_on") <= TODAY).select(
        "person", "certification", pl.col("earned_on").alias("start"), pl.col("expires_on").fill_null(NEVER).alias("until")
    )  # fmt: skip
    pairs = _islands(rows, ["person", "certification"])
    people = _islands(pairs, ["person"])
    first, month = pl.col("start").min().dt.truncate("1mo"), pl.col("month")
    months = rows.select(pl.date_ranges(first, TODAY, "1mo").alias("month")).explode("month")
    ends = months.with_columns(pl.min_horizontal(month.dt.month_end(), TODAY).alias("on"))
    return (
        ends.sort("on")
        .join_asof(_running(pairs, "active"), left_on="on", right_on="day")
        .join_asof(_running(people, "people"), left_on="on", right_on="day")
        .select("month", "on", "active", "people")
    )


def _islands(rows: pl.LazyFrame, key: list[str]) -> pl.LazyFrame:
    """The stretches of each key, rows that overlap as one. A window over millions of small keys takes ten times as long."""
    start, until = pl.col("start").to_physical(), pl.col("until").to_physical()
    another = pl.any_horizontal(pl.col(column) != pl.col(column).shift(1) for column in key).fill_null(True)
    later = pl.col("nth") * FAR
    return (
        rows.sort(*key, "start")
        .with_columns(another.cast(pl.Int64).cum_sum().alias("nth"))
        .with_columns((later + start > (later + until).cum_max().shift(1)).fill_null(True).alias("opens"))
        .group_by(pl.col("opens").cast(pl.Int64).cum_sum().alias("run"))
        .agg(pl.col(key).first(), pl.col("start").min(), pl.col("until").max())
    )


def _running(stretches: pl.LazyFrame, name: str) -> pl.LazyFrame:
    """How many have begun and are not over, from each day on which that changes."""
    begun = stretches.select(pl.col("start").alias("day"), pl.lit(1).alias(name))
    over = stretches.select(pl.col("until").dt.offset_by("1d").alias("day"), pl.lit(-1).alias(name))
    moves = pl.concat([begun, over]).group_by("day").agg(pl.col(name).sum())
    return moves.sort("day").with_columns(pl.col(name).cum_sum())


MILESTONES = f"""
SELECT person, goal, any_value(name) AS name, count(*) FILTER (done_on <= DATE '{AS_OF}') AS done, count(*) AS milestones,
  coalesce(sum(coalesce(weight, 1)) FILTER (done_on <= DATE '{AS_OF}'), 0) AS weight_done, sum(coalesce(weight, 1)) AS weight,
  coalesce(sum(coalesce(weight, 1)) FILTER (done_on <= DATE '{AS_OF}'), 0) / sum(coalesce(weight, 1)) AS progress
FROM milestones GROUP BY person, goal ORDER BY person, goal
"""


def _milestones_polars(t: Lazy) -> pl.LazyFrame:
    return (
        t["milestones"]
        .with_columns(pl.col("weight").fill_null(1.0))
        .group_by("person", "goal")
        .agg(
            pl.col("name").first(),
            DONE.sum().alias("done"),
            pl.len().alias("milestones"),
            pl.col("weight").filter(DONE).sum().alias("weight_done"),
            pl.col("weight").sum(),
        )
        .with_columns((pl.col("weight_done") / pl.col("weight")).alias("progress"))
        .sort("person", "goal")
    )


COMPLETION = f"""
WITH states AS (
  SELECT topic, due_on <= DATE '{AS_OF}' AS due, coalesce(done_on <= DATE '{AS_OF}', false) AS done,
    coalesce(dropped_on <= DATE '{AS_OF}', false) AS dropped FROM goals WHERE set_on <= DATE '{AS_OF}'),
counts AS (
  SELECT topic, count(*) AS set, count(*) FILTER (done) AS done, count(*) FILTER (dropped AND NOT done) AS dropped,
    count(*) FILTER (NOT done AND NOT dropped) AS open, count(*) FILTER (due) AS due,
    count(*) FILTER (due AND done) AS done_of_due, count(*) FILTER (done OR dropped) AS closed
  FROM states GROUP BY topic)
SELECT *, done / set AS of_set, done_of_due / nullif(due, 0) AS of_due, done / nullif(closed, 0) AS of_closed
FROM counts ORDER BY topic
"""


def _completion_polars(t: Lazy) -> pl.LazyFrame:
    done, dropped, due = pl.col("done"), pl.col("dropped"), pl.col("due")
    return (
        t["goals"]
        .filter(pl.col("set_on") <= TODAY)
        .select(
            "topic", DONE.fill_null(False).alias("done"),
            (pl.col("dropped_on") <= TODAY).fill_null(False).alias("dropped"), (pl.col("due_on") <= TODAY).alias("due"),
        )
        .group_by("topic")
        .agg(
            pl.len().alias("set"),
            done.sum(),
            (dropped & ~done).sum(),
            (~done & ~dropped).sum().alias("open"),
            due.sum(),
            (due & done).sum().alias("done_of_due"),
            (done | dropped).sum().alias("closed"),
        )
        .with_columns(
            (done / pl.col("set")).alias("of_set"),
            (pl.col("done_of_due") / due).alias("of_due"),
            (done / pl.col("closed")).alias("of_closed"),
        )
        .sort("topic")
    )  # fmt: skip


# fmt: off
OF_LOG = (
    Question("adherence", _adherence, ADHERENCE, _adherence_polars, aim=0.1),
    Question("mix by type and month", lambda t: hours.mix(t["counted"], by="type", within="month"), MIX, _mix_polars, aim=0.6),
)
OF_CERTIFICATIONS = (
    Question("active certifications", lambda t: certifications.active(t["history"], as_of=AS_OF), ACTIVE, _active_polars, aim=1.0),
    Question("active certifications by month", lambda t: certifications.active_by_month(t["history"], as_of=AS_OF), ACTIVE_BY_MONTH, _active_by_month_polars, aim=1.0),
)
OF_GOALS = (
    Question("progress of each goal", lambda t: completion.milestone_progress(t["milestones"], as_of=AS_OF, by=["person", "goal"]), MILESTONES, _milestones_polars),
    Question("completion by topic", lambda t: completion.completion(t["goals"], as_of=AS_OF, by="topic"), COMPLETION, _completion_polars),
)
# fmt: on
