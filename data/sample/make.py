"""Makes the sample again, the same bytes every time: ``python -m data.sample.make``."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

from data import schema
from data.sample import FOLDER
from data.sample.certifications import certification_rows
from data.sample.district import school_rows, time_off_rows
from data.sample.goals import goal_rows, make_goals
from data.sample.log import everything_done, log_rows
from data.sample.meetings import meeting_rows
from data.sample.milestones import milestone_rows
from data.sample.mistakes import mistyped, with_mistakes
from data.sample.needs import need_rows
from data.sample.people import staff_rows
from data.sample.pulse import pulse_rows
from data.sample.required import required_rows
from data.sample.service import service_rows


def sample_files() -> dict[str, bytes]:
    """The files of the sample by name: one CSV per tab, its headers in the order of the data dictionary."""
    goals = make_goals()
    done = everything_done(goals)
    earned_by = {(goal.name, goal.certification): goal.text for goal in goals if goal.certification}
    return {
        f"{table.tab}.csv": _csv(table, rows)
        for table, rows in (
            (schema.PD_LOG, with_mistakes(log_rows(done))),
            (schema.STAFF, staff_rows()),
            (schema.TIME_OFF, time_off_rows()),
            (schema.GOALS, goal_rows(goals)),
            (schema.MILESTONES, milestone_rows(goals)),
            (schema.CERTIFICATIONS, certification_rows(earned_by)),
            (schema.MEETINGS, mistyped("Meetings", meeting_rows(done))),
            (schema.NEEDS, need_rows()),
            (schema.SERVICE, mistyped("Service", service_rows())),
            (schema.SCHOOLS, school_rows()),
            (schema.PULSE, mistyped("Pulse", pulse_rows())),
            (schema.REQUIRED, required_rows()),
        )
    }


def write(folder: Path) -> None:
    """Write the files of the sample into a folder, over those that are there."""
    for name, content in sample_files().items():
        (folder / name).write_bytes(content)


def _csv(table: schema.Table, rows: list[dict[str, str]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, [column.header for column in table.columns], restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
