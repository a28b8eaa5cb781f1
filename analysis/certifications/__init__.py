"""What did people earn, and does it still hold?

>>> from analysis import certifications
>>> certifications.earned.__name__
'earned'
"""

from analysis.certifications.active import active, active_by_month, certified_people
from analysis.certifications.aimed import aimed, certified_on, time_to_certify
from analysis.certifications.cover import compliance, coverage, depth, depth_by_team, single_points
from analysis.certifications.history import earned, history, running_total
from analysis.certifications.lasting import renewal_history
from analysis.certifications.renewals import expiring, renewal_rate, running_out
from analysis.certifications.wall import wall

__all__ = [
    "active", "active_by_month", "aimed", "certified_on", "certified_people", "compliance", "coverage", "depth",
    "depth_by_team", "earned", "expiring", "history", "renewal_history", "renewal_rate", "running_out", "running_total",
    "single_points", "time_to_certify", "wall",
]  # fmt: skip
