"""Every metric once: its name and the function that computes it, in the order of the Method page.

The first paragraph of each function's docstring is the definition the Method page shows.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable

from analysis import (
    certifications,
    chain,
    changes,
    completion,
    data_quality,
    events,
    hours,
    meetings,
    needs,
    pulse,
    service,
)

METRICS: tuple[tuple[str, Callable], ...] = (
    ("hours", hours.totals),
    ("attainment", hours.attainment),
    ("adherence", hours.adherence),
    ("hit rate", hours.hit_rate),
    ("reporting rate", hours.reporting_rate),
    ("meets the goal", hours.people_meeting),
    ("balance", hours.balance),
    ("catching up", hours.catch_up),
    ("streak, gap", hours.streaks),
    ("mix", hours.mix),
    ("own-time share", hours.own_time),
    ("where it is learned", hours.by_origin),
    ("participation", hours.participation),
    ("event reach", events.event_reach),
    ("afterwards", events.afterwards),
    ("meeting PD share", meetings.pd_share),
    ("attendance", meetings.attendance),
    ("topic coverage", meetings.topic_coverage),
    ("who was at which topic", meetings.topic_people),
    ("who taught whom", meetings.taught),
    ("peer-taught share", meetings.peer_taught),
    ("goals set", completion.goals_set),
    ("goal completion", completion.completion),
    ("on-time rate", completion.on_time),
    ("overdue, days late", completion.overdue),
    ("milestone progress", completion.milestone_progress),
    ("pace", completion.pace),
    ("quiet goals", completion.quiet_goals),
    ("time to finish", completion.time_to_finish),
    ("certifications earned", certifications.earned),
    ("active certifications", certifications.active),
    ("certified people", certifications.certified_people),
    ("expiring", certifications.expiring),
    ("renewal rate", certifications.renewal_rate),
    ("time to certify", certifications.time_to_certify),
    ("renewal history", certifications.renewal_history),
    ("depth", certifications.depth),
    ("required coverage", certifications.coverage),
    ("compliance", certifications.compliance),
    ("needs open", needs.waiting),
    ("time to answer", needs.time_to_answer),
    ("needs met", needs.needs_met),
    ("service", service.sessions),
    ("people who led", service.people_who_led),
    ("sites served", service.sites_served),
    ("student contacts", service.student_contacts),
    ("learn-to-serve", service.learn_to_serve),
    ("pulse", pulse.distribution),
    ("agreement", pulse.agreement),
    ("agreement by years of service", pulse.agreement_by_band),
    ("the chain", chain.stages),
    ("what changed", changes.between),
    ("rows used", data_quality.rows_used),
    ("refused by reason", data_quality.refused_by_reason),
    ("days to entry", data_quality.days_to_entry),
    ("people with rows last week", data_quality.reported_last_week),
)


def definition(function: Callable) -> str:
    """The first paragraph of a metric's docstring, on one line.

    >>> definition(hours.hit_rate)
    'The weeks in which a person reached their full target, out of all weeks in which time was expected of them.'
    """
    return " ".join((inspect.getdoc(function) or "").split("\n\n")[0].split())
