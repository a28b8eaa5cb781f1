"""Did the weekly meeting become PD, do people come, and who teaches?

>>> from analysis import meetings
>>> meetings.attendance.__name__
'attendance'
"""

from analysis.meetings.attendance import attendance
from analysis.meetings.length import pd_share
from analysis.meetings.teaching import led, peer_taught, taught, with_pd
from analysis.meetings.topics import topic_coverage, topic_people

__all__ = ["attendance", "led", "pd_share", "peer_taught", "taught", "topic_coverage", "topic_people", "with_pd"]
