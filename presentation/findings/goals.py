"""Are goals moving? What is due next, what is late, and what has gone quiet?"""

from __future__ import annotations

import pandas as pd

from analysis import completion
from presentation import words
from presentation.card import Bar, Bars, Card, Dots, Head, Item, Items, Kpi, Part, Stack
from presentation.facts import Facts, finding
from presentation.findings.common import eyebrow, more, nothing, sheet_rows, staff

NOTHING_YET = "No goals on file yet. Add a Goals tab with the headers Name, Goal, Set on, Due, and they show here."
LISTED = 6
DUE_WITHIN_DAYS = 60
MEDIAN_FROM = 10  # finished goals: below that the range says more
DAYS_A_MONTH = 30.44
GOAL_COLUMNS = ["name", "goal", "topic", "set_on", "due_on", "done_on", "dropped_on"]


@finding
def head(facts: Facts) -> Head:
    """Who has a goal, and what moved this school year."""
    if facts.records.goals.empty:
        return Head(eyebrow(facts, "Goals and milestones"), "No goals on file yet", NOTHING_YET)
    with_goal, people = _with_goal(facts)
    ladder = _ladder(facts)
    late = len(_overdue(facts))
    return Head(
        eyebrow(facts, "Goals and milestones"),
        f"{words.of(with_goal, people)} {staff(facts)} have a goal on file",
        f"{words.capitalised(words.plural(int(ladder['done']), 'goal'))} reached since {words.day_month(facts.first_day)}, "
        f"{words.num(ladder['under_way'])} under way, {words.num(ladder['not_started'])} not started; "
        f"{words.plural(late, 'goal')} {'is' if late == 1 else 'are'} past the due date.",
    )


@finding
def kpis(facts: Facts) -> tuple[Kpi, ...]:
    """People with a goal, goals on time, milestones reached, pace."""
    if facts.records.goals.empty:
        return ()
    with_goal, people = _with_goal(facts)
    steps = completion.milestone_progress(facts.milestones, as_of=facts.as_of)
    done, all_steps = (0, 0) if steps.empty else (int(steps["done"].iloc[0]), int(steps["milestones"].iloc[0]))
    on_track, judged = _on_track(facts)
    return (
        Kpi(
            "People with a goal", words.num(with_goal), f"of {words.num(people)} {staff(facts)}",
            f"{words.plural(len(facts.goals), 'goal')} open or closed this school year", fraction=_fraction(with_goal, people),
        ),
        _on_time_kpi(facts),
        Kpi(
            "Milestones reached", words.num(done), f"of {words.num(all_steps)}", f"on the {words.plural(len(facts.goals), 'goal')} of this year",
            fraction=_fraction(done, all_steps),
        ),
        Kpi(
            "Goals on track", words.num(on_track), f"of {words.num(judged)} open", "less than a tenth of the way behind a straight line",
            fraction=_fraction(on_track, judged),
        ),
    )  # fmt: skip


@finding
def moving(facts: Facts) -> Card:
    """Are goals moving? Goals and milestones of this school year by where they stand."""
    question = "Are goals moving?"
    if facts.goals.empty:
        return nothing("moving", question, "Goals and milestones by where they stand", NOTHING_YET)
    ladder, steps = _ladder(facts), _steps(facts)
    goals = (("Reached", int(ladder["done"]), "focus"), ("Under way", int(ladder["under_way"]), "teal"),
             ("Not started", int(ladder["not_started"]), "compare"), ("Dropped", int((facts.goals["state"] == "dropped").sum()), "faint"))  # fmt: skip
    rows = (("Goals", goals), ("Milestones", steps))
    return Card(
        key="moving",
        question=question,
        answer=f"{words.of(int(ladder['done']), len(facts.goals))} goals reached this school year, {words.num(ladder['under_way'])} more under way",
        subtitle=f"Goals open on a day of this school year ({words.num(len(facts.goals))}) and their milestones, on {words.date(facts.as_of)}",
        alt=" ".join(f"{row}: {', '.join(f'{count} {label.lower()}' for label, count, _ in parts)}." for row, parts in rows),
        picture=Stack(
            tuple((row, tuple(Part(label, count, role) for label, count, role in parts if count)) for row, parts in rows),
            unit="goals and milestones",
        ),
        table=pd.DataFrame([(row, label, count) for row, parts in rows for label, count, _ in parts], columns=["What", "State", "Count"]),
        footnote="Under way: at least one milestone reached. A dropped goal stays among those set.",
        metrics=("completion.ladder", "completion.milestone_progress"),
        rows=sheet_rows(facts.goals, "goals", GOAL_COLUMNS),
    )


@finding
def due_next(facts: Facts) -> Card:
    """What is due next? Goals and milestones, soonest first."""
    question = "What is due next?"
    subtitle = f"Open goals and milestones due in the next {DUE_WITHIN_DAYS} days"
    steps = completion.due_next(facts.milestones, as_of=facts.as_of, within_days=DUE_WITHIN_DAYS)
    whole = completion.due_next(facts.records.goals, as_of=facts.as_of, within_days=DUE_WITHIN_DAYS)
    due = pd.concat([steps, whole], ignore_index=True).sort_values(["due_on", "person"], ignore_index=True)
    if due.empty:
        return nothing("due_next", question, subtitle, f"No open goal or milestone falls due in the next {DUE_WITHIN_DAYS} days.", answer="Nothing is due soon")
    return Card(
        key="due_next",
        question=question,
        answer=words.capitalised(
            f"{words.plural(len(steps), 'milestone')} and {words.plural(len(whole), 'goal')} due by {words.day_month(due['due_on'].max())}"
        ),
        subtitle=subtitle,
        alt=" ".join(f"{_what(r)}, {r.name}, {words.date(r.due_on)}." for r in due.head(LISTED).itertuples()),
        picture=Items(
            tuple(
                Item(_what(r), str(r.name), words.date(r.due_on), words.due(r.due_on, facts.as_of), "focus")
                for r in due.head(LISTED).itertuples()
            ),
            more=more(len(due) - LISTED),
        ),
        table=pd.DataFrame({"Due": [words.date(day) for day in due["due_on"]], "What": [_what(r) for r in due.itertuples()], "Name": due["name"].astype("object")}),
        footnote="What falls due on the day itself is not late.",
        metrics=("completion.due_next",),
    )  # fmt: skip


@finding
def three_completions(facts: Facts) -> Card:
    """How many goals were reached? Three shares with three names, so that none passes for another."""
    question = "How many goals were reached?"
    counts = completion.completion(facts.goals, as_of=facts.as_of)
    subtitle = "Goals open on a day of this school year, reached by now"
    if counts.empty:
        return nothing("completion", question, subtitle, NOTHING_YET)
    row = counts.iloc[0]
    shares = (("Of all set", "done", "set"), ("Of those due by now", "done_of_due", "due"), ("Of those closed", "done", "closed"))
    bars = tuple(_share(label, int(row[part]), int(row[whole])) for label, part, whole in shares)
    return Card(
        key="completion",
        question=question,
        answer=f"{words.of(int(row['done_of_due']), int(row['due']), nobody='None')} goals due by now are reached" if row["due"] else "No goal has fallen due yet",
        subtitle=subtitle,
        alt=" ".join(f"{bar.label}: {bar.value_label}." for bar in bars),
        picture=Bars(bars, unit="%"),
        table=pd.DataFrame([(bar.label, bar.value_label) for bar in bars], columns=["Share", "Goals reached"]),
        footnote="Closed is reached or dropped. A dropped goal counts among those set and those due, never among those reached.",
        metrics=("completion.completion",),
        rows=sheet_rows(facts.goals, "goals", GOAL_COLUMNS),
    )


@finding
def how_long(facts: Facts) -> Card:
    """How long do goals take? One dot per finished goal, beside how many are still open."""
    question = "How long do goals take?"
    done = completion.finished(facts.records.goals, as_of=facts.as_of)
    subtitle = "Months from setting a goal to reaching it, one dot per finished goal"
    if done.empty:
        return nothing("how_long", question, subtitle, "No goal has been reached yet.")
    spread = completion.time_to_finish(facts.records.goals, as_of=facts.as_of).iloc[0]
    months = done["days"] / DAYS_A_MONTH
    answer = (
        f"Half of the finished goals took {words.hours(spread['median_days'] / DAYS_A_MONTH)} months or less"
        if len(done) >= MEDIAN_FROM
        else f"{words.capitalised(words.spelled(len(done)))} finished goals so far: {words.span(months.min(), months.max(), 'months')}"
    )
    topics = _topics(done, facts.settings.small_group)
    return Card(
        key="how_long",
        question=question,
        answer=answer,
        subtitle=f"{subtitle} ({words.num(len(done))}); {words.num(spread['open'])} of {words.num(spread['set'])} are still open",
        alt=f"{words.num(len(done))} finished goals took {words.span(months.min(), months.max(), 'months')}.",
        picture=Dots(
            groups=tuple((topic, tuple(sorted(months[topics == topic]))) for topic in sorted(set(topics), key=lambda t: (t == OTHER_TOPICS, t))),
            unit="months",
            counts=tuple(words.num((topics == topic).sum()) for topic in sorted(set(topics), key=lambda t: (t == OTHER_TOPICS, t))),
            counts_label="goals",
        ),
        table=pd.DataFrame({"Months": months.round(1), "Topic": done["topic"].astype("object"), "Set on": [words.date(d) for d in done["set_on"]], "Done on": [words.date(d) for d in done["done_on"]]}),
        footnote="Finishers only look fast: the goals still open are not in it.",
        metrics=("completion.time_to_finish",),
    )  # fmt: skip


@finding
def overdue(facts: Facts) -> Card:
    """What is late? Open goals past their due date, longest first."""
    question = "What is past its date?"
    late = _overdue(facts)
    subtitle = f"Open goals whose due date came before {words.date(facts.as_of)}"
    if late.empty:
        empty = NOTHING_YET if facts.records.goals.empty else "Every open goal is still within its due date."
        return nothing("overdue", question, subtitle, empty, answer="No goal is overdue")
    return Card(
        key="overdue",
        question=question,
        answer=f"{words.capitalised(words.plural(len(late), 'open goal'))} past the due date, the longest by {words.plural(int(late['days_late'].max()), 'day')}",
        subtitle=subtitle,
        alt=" ".join(f"{r.goal}, {r.name}, {words.due(r.due_on, facts.as_of)}." for r in late.head(LISTED).itertuples()),
        picture=Items(
            tuple(
                Item(str(r.goal), str(r.name), words.date(r.due_on), words.due(r.due_on, facts.as_of), "attention")
                for r in late.head(LISTED).itertuples()
            ),
            more=more(len(late) - LISTED),
        ),
        table=pd.DataFrame({"Goal": late["goal"].astype("object"), "Name": late["name"].astype("object"), "Due": [words.date(d) for d in late["due_on"]], "Days late": late["days_late"]}),
        footnote="A goal whose date was moved is held to the first date.",
        metrics=("completion.overdue",),
    )  # fmt: skip


@finding
def quiet(facts: Facts) -> Card:
    """Which goals have gone quiet? Open goals without hours on them for six expected weeks."""
    question = "Which goals have gone quiet?"
    still = completion.quiet_goals(facts.records.goals, facts.counted, facts.grid, as_of=facts.as_of)
    subtitle = "Open goals with no hours on them for six weeks in which time was expected"
    if still.empty:
        empty = NOTHING_YET if facts.records.goals.empty else "Every open goal had hours in the last six weeks."
        return nothing("quiet", question, subtitle, empty, answer="No open goal is quiet")
    return Card(
        key="quiet",
        question=question,
        answer=f"{words.capitalised(words.plural(len(still), 'open goal'))} {'has' if len(still) == 1 else 'have'} been quiet for six weeks or more",
        subtitle=subtitle,
        alt=" ".join(f"{r.goal}, {r.name}, quiet for {r.quiet_weeks} weeks." for r in still.head(LISTED).itertuples()),
        picture=Items(
            tuple(
                Item(str(r.goal), str(r.name), f"{words.plural(int(r.quiet_weeks), 'week')}", f"last {words.date(r.last_on)}" if pd.notna(r.last_on) else "no hours yet")
                for r in still.head(LISTED).itertuples()
            ),
            more=more(len(still) - LISTED),
        ),
        table=pd.DataFrame({"Goal": still["goal"].astype("object"), "Name": still["name"].astype("object"), "Quiet weeks": still["quiet_weeks"], "Last hours": [words.date(d) for d in still["last_on"]]}),
        footnote="Quiet, not failing: the hours may be in a row that names neither the goal nor its topic. Weeks of leave do not count.",
        metrics=("completion.quiet_goals",),
    )  # fmt: skip


OTHER_TOPICS = "Other topics"


def _topics(done: pd.DataFrame, limit: int) -> pd.Series:
    """The topic of each finished goal; those with fewer than the limit stand together."""
    topic = done["topic"].astype("object").where(done["topic"].notna(), OTHER_TOPICS)
    return topic.where(topic.map(topic.value_counts()) >= limit, OTHER_TOPICS)


def _with_goal(facts: Facts) -> tuple[int, int]:
    row = completion.goals_set(facts.records.goals, facts.people, as_of=facts.as_of, since=facts.first_day)
    return (0, 0) if row.empty else (int(row["with_goal"].iloc[0]), int(row["people"].iloc[0]))


def _ladder(facts: Facts) -> pd.Series:
    ladder = completion.ladder(facts.goals, facts.records.milestones, as_of=facts.as_of, since=facts.first_day)
    return ladder.iloc[0] if len(ladder) else pd.Series({"done": 0, "under_way": 0, "not_started": 0})


def _steps(facts: Facts) -> tuple[tuple[str, int, str], ...]:
    steps = facts.milestones
    done = steps["state"] == "done"
    late = (steps["state"] == "open") & (steps["due_on"] < facts.as_of)
    waiting = (steps["state"] == "open") & ~late
    counts = (("Reached", done, "focus"), ("To come", waiting, "compare"), ("Past their date", late, "attention"))
    return tuple((label, int(mask.sum()), role) for label, mask, role in counts)


def _overdue(facts: Facts) -> pd.DataFrame:
    return completion.overdue(facts.records.goals, as_of=facts.as_of)


def _on_track(facts: Facts) -> tuple[int, int]:
    pace = completion.pace(facts.records.goals, facts.records.milestones, as_of=facts.as_of)
    return int(pace["on_track"].fillna(False).sum()), int(pace["on_track"].notna().sum())


def _on_time_kpi(facts: Facts) -> Kpi:
    kept = completion.on_time(facts.records.goals, as_of=facts.as_of, since=facts.first_day_before)
    on_time, due = (0, 0) if kept.empty else (int(kept["on_time"].iloc[0]), int(kept["due"].iloc[0]))
    late = 0 if kept.empty else int(kept["late"].iloc[0])
    return Kpi(
        "Goals on time", words.num(on_time), f"of {words.num(due)} due", f"{words.num(late)} late, since {words.date(facts.first_day_before)}",
        fraction=_fraction(on_time, due),
    )  # fmt: skip


def _share(label: str, part: int, whole: int) -> Bar:
    return Bar(label, 100 * part / whole if whole else 0.0, words.share(part, whole, nobody="none yet"))


def _what(row: object) -> str:
    milestone = getattr(row, "milestone", None)
    return str(row.goal) if pd.isna(milestone) else f"{milestone} ({row.goal})"


def _fraction(part: int, whole: int) -> float | None:
    return part / whole if whole else None
