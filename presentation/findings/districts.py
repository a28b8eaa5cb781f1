"""How is each district doing, beside the others? In order of their names: nobody is ranked."""

from __future__ import annotations

import pandas as pd

from presentation import words
from presentation.card import Card, Head, Kpi, Panel, Panels
from presentation.districts import Districts, named_like
from presentation.findings.common import nothing

SHOWN = 24  # panels at a time: more is a wall of them
QUESTION = "How is each one doing?"


def head(now: Districts) -> Head:
    """How many districts, and how many of their people meet the goal."""
    met, people = _year(now.total("people_meeting"), now, "met", "people")
    counties = (words.plural(len(now.of_counties), "county", "counties"),) if now.of_counties else ()
    eyebrow = (
        "Districts",
        *counties,
        f"As of {words.long_date(now.as_of)}",
        f"School year {words.school_year(now.school_year)}",
    )
    of = words.share_among(met, people, "person", "people")
    return Head(eyebrow, f"{of} in {words.plural(len(now.counties), 'district')} meet the weekly goal", _lede(now))


def kpis(now: Districts) -> tuple[Kpi, ...]:
    """Hours kept, people at the goal, people certified, Title I schools served: of all districts together."""
    kept, target = _year(now.total("adherence_by_year"), now, "kept", "target")
    met, people = _year(now.total("people_meeting"), now, "met", "people")
    certified, here = _first(now.total("certified_people"), "certified", "people")
    served, sites = _title_one(now.total("sites_served"))
    hours = words.seconds_as_hours
    return (
        Kpi("Promised hours kept", hours(kept), f"of {hours(target)}", "each week up to its goal", _part(kept, target)),
        Kpi("People at the goal", words.num(met), f"of {words.num(people)}", "on average, this school year", _part(met, people)),
        Kpi("People certified", words.num(certified), f"of {words.num(here)}", "with a certification that holds", _part(certified, here)),
        Kpi("Title I schools served", words.num(served), f"of {words.num(sites)}", "this school year", _part(served, sites)),
    )  # fmt: skip


def side_by_side(now: Districts, *, county: str | None = None, like: str = "") -> Card:
    """Each county, or each district of one: the promised hours kept week by week, people at the goal, certified, sessions."""
    table = _table(now, county)
    names = named_like(table["Name"], like)
    what = ("district", "districts") if county or not now.of_counties else ("county", "counties")
    subtitle = f"Promised hours that were kept, week by week this school year; each from 0 to 100% ({words.plural(len(names), *what)})"
    if not names:
        return nothing("side_by_side", QUESTION, subtitle, f"No {what[0]} is called like that.", answer="Nothing found")
    rows = table[table["Name"].isin(names)].set_index("Name", drop=False)
    panels = _panels(now, county, names[:SHOWN], rows)
    return Card(
        key="side_by_side",
        question=QUESTION,
        answer=_answer(rows, what),
        subtitle=subtitle,
        alt=" ".join(f"{panel.label}: {', '.join(panel.notes)}." for panel in panels),
        picture=Panels(panels, _more(len(names), what)),
        table=rows.reset_index(drop=True),
        footnote="In order of name: this is no ranking. Districts differ in size, in breaks and in how long they have kept a log. "
        f"Those under {now.settings.small_group} people are shown together.",
        metrics=("hours.adherence", "hours.people_meeting", "certifications.certified_people", "service.sessions"),
    )


def _lede(now: Districts) -> str:
    said = ["Every figure is a sum of what each district counted; a district is opened on its own in the sidebar."]
    if not now.is_current:
        said.append("The lake has changed since these were computed: run python -m analysis parts again.")
    if now.left_out:
        said.append(f"Not in any figure, because it could not be read: {words.listed(now.left_out, most=3)}.")
    return " ".join(said)


def _answer(rows: pd.DataFrame, what: tuple[str, str]) -> str:
    """How far apart they are, and of nobody in particular where."""
    where = words.plural(len(rows), *what)
    seconds = (rows[["Hours kept", "Hours promised"]] * 3600).round().astype("int64")
    asked = sorted(((k / n, words.percent(k, n)) for k, n in seconds.itertuples(index=False) if n))
    if not asked:
        return f"No hours were promised this school year in {where}"
    low, high = asked[0][1], asked[-1][1]
    return f"{low if low == high else f'Between {low} and {high}'} of the promised hours were kept in {where}"


def _panels(now: Districts, county: str | None, names: list[str], rows: pd.DataFrame) -> tuple[Panel, ...]:
    weeks = now.each("adherence", county)
    weeks = weeks[weeks["week_start"] >= now.first_day]
    shares = weeks.pivot(index="district", columns="week_start", values="adherence").reindex(names)
    return tuple(
        Panel(
            name, tuple(None if pd.isna(share) else float(share) for share in shares.loc[name]), _notes(rows.loc[name])
        )
        for name in names
    )


def _notes(row: pd.Series) -> tuple[str, ...]:
    return (
        f"{words.share(row['People at the goal'], row['Of people'])} at the goal",
        f"{words.of(row['People certified'], row['People'])} certified",
        words.plural(row["Sessions at schools"], "session at schools", "sessions at schools"),
    )


def _more(count: int, what: tuple[str, str]) -> str:
    return (
        f"{words.plural(count - SHOWN, f'more {what[0]}', f'more {what[1]}')}: find one by its name."
        if count > SHOWN
        else ""
    )


def _table(now: Districts, county: str | None) -> pd.DataFrame:
    """One row per group in order of name: every figure with what it is out of."""
    meeting = _of_year(now.each("people_meeting", county), now)
    kept = _of_year(now.each("adherence_by_year", county), now)
    certified = now.each("certified_people", county).set_index("district")
    held = _of_year(now.each("sessions", county), now)
    names = certified.index.union(meeting.index).union(kept.index)
    columns = {
        "People": certified["people"], "People at the goal": meeting["met"], "Of people": meeting["people"],
        "Hours kept": kept["kept"] / 3600, "Hours promised": kept["target"] / 3600,
        "People certified": certified["certified"], "Sessions at schools": held["sessions"],
    }  # fmt: skip
    table = pd.DataFrame({name: column.reindex(names).fillna(0) for name, column in columns.items()}, index=names)
    counts = {name: "int64" for name in columns if not name.startswith("Hours")}
    return table.astype(counts).rename_axis("Name").reset_index().sort_values("Name", ignore_index=True)


def _of_year(frame: pd.DataFrame, now: Districts) -> pd.DataFrame:
    return frame[frame["school_year"] == now.school_year].set_index("district")


def _year(frame: pd.DataFrame, now: Districts, *columns: str) -> tuple[int, int]:
    return _first(frame[frame["school_year"] == now.school_year], *columns)


def _title_one(frame: pd.DataFrame) -> tuple[int, int]:
    return _first(frame[frame["is_title_i"].fillna(False).astype(bool)], "served", "sites")


def _first(frame: pd.DataFrame, over: str, under: str) -> tuple[int, int]:
    return (0, 0) if frame.empty else (int(frame[over].iloc[0]), int(frame[under].iloc[0]))


def _part(over: int, under: int) -> float | None:
    return over / under if under else None
