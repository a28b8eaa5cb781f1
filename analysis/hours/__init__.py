"""Are people getting their two hours?

>>> from analysis import hours
>>> hours.adherence.__name__
'adherence'
"""

from analysis.hours.compare import same_weeks_last_year, so_far
from analysis.hours.goal import meets_goal, people_meeting, typical_week
from analysis.hours.grid import person_weeks, week_grid
from analysis.hours.habits import balance, streaks
from analysis.hours.mix import mix
from analysis.hours.origin import by_origin, origin, own_time
from analysis.hours.plan import catch_up, year_plan
from analysis.hours.rates import adherence, attainment, hit_rate, participation, reporting_rate
from analysis.hours.rows import counted
from analysis.hours.totals import team_weeks, totals, weekly_average

__all__ = [
    "adherence", "attainment", "balance", "by_origin", "catch_up", "counted", "hit_rate", "meets_goal", "mix", "origin", "own_time",
    "participation", "people_meeting", "person_weeks", "reporting_rate", "same_weeks_last_year", "so_far", "streaks",
    "team_weeks", "totals", "typical_week", "week_grid", "weekly_average", "year_plan",
]  # fmt: skip
