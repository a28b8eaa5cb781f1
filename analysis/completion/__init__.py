"""Are goals moving?

>>> from analysis import completion
>>> completion.on_time.__name__
'on_time'
"""

from analysis.completion.attention import due_by_month, due_next, overdue, quiet_goals
from analysis.completion.effort import effort
from analysis.completion.goals import completion, finished, goals_set, on_time, time_to_finish
from analysis.completion.milestones import ladder, milestone_progress, pace
from analysis.completion.states import goal_states, milestone_states

__all__ = [
    "completion", "due_by_month", "due_next", "effort", "finished", "goal_states", "goals_set", "ladder", "milestone_progress",
    "milestone_states", "on_time", "overdue", "pace", "quiet_goals", "time_to_finish",
]  # fmt: skip
