"""Whether this week's number can be trusted."""

import numpy as np
import pandas as pd

from analysis import data_quality, hours


def test_rows_used_are_out_of_all_rows():
    counts = pd.DataFrame(
        {"tab": ["PD log", "Staff"], "rows": [4, 0], "used": [3, 0], "refused": [1, 0], "blank": [9, 0]}
    )
    table = data_quality.rows_used(counts)
    assert list(table["share"].fillna(-1)) == [0.75, -1] and list(table) == ["tab", "used", "refused", "rows", "share"]


def test_a_row_refused_for_two_cells_is_one_row():
    refused = pd.DataFrame(
        {
            "tab": ["PD log", "PD log", "PD log", "Staff", "PD log"],
            "row": [7, 7, 8, 7, 9],
            "reason": ["range", "range", "range", "range", "bad_link"],
            "whole_row": [True, True, True, True, False],
        }
    )
    assert data_quality.refused_by_reason(refused).to_dict("records") == [
        {"reason": "range", "rows": 3, "cells": 0},
        {"reason": "bad_link", "rows": 0, "cells": 1},
    ]
    assert data_quality.refused_by_reason(refused.iloc[:0]).empty


def test_the_days_to_entry_start_at_the_last_day_of_the_row(frame):
    log = frame(
        "log",
        [
            {"date": "2026-07-01", "name": "Ada", "hours": 1, "timestamp": "2026-07-01 23:59"},  # the same day
            {"date": "2026-07-01", "name": "Ada", "hours": 1, "timestamp": "2026-07-08 00:00"},  # a week
            {"date": "2026-07-01", "name": "Ada", "hours": 1, "timestamp": "2026-07-09 00:00"},  # more
            {
                "date": "2026-07-01",
                "end_date": "2026-07-05",
                "name": "Ada",
                "hours": 1,
                "timestamp": "2026-07-04",
            },  # before its end
            {"date": "2026-07-01", "name": "Ada", "hours": 1},
            {"date": "2026-07-01", "name": "Ada", "hours": 1, "status": "planned", "timestamp": "2026-07-31"},
        ],
    )
    assert data_quality.days_to_entry(log, as_of="2026-07-31").to_dict("records") == [
        {"entered": 4, "rows": 5, "within_a_week": 3, "median_days": 3.5, "longest_days": 8, "share": 3 / 4}
    ]
    assert data_quality.entry_delays(log, as_of="2026-07-31").to_numpy().tolist() == [[0, 2], [7, 1], [8, 1]]
    untold = data_quality.days_to_entry(log.iloc[[4]], as_of="2026-07-31").iloc[0]
    assert (untold["entered"], untold["rows"]) == (0, 1) and np.isnan(untold["share"])
    assert data_quality.entry_delays(log.iloc[:0], as_of="2026-07-31").empty


def test_who_reported_in_the_last_closed_week(frame):
    log = frame(
        "log", [{"date": "2026-07-06", "name": "Ada", "hours": 0}, {"date": "2026-07-20", "name": "Ben", "hours": 2}]
    )
    staff = frame("staff", [{"name": "Ada"}, {"name": "Ben"}])
    week_off = frame(
        "time_off", [{"name": None, "everyone": True, "first_day": "2026-07-13", "last_day": "2026-07-17"}]
    )
    weeks = hours.person_weeks(log, staff, week_off, as_of="2026-07-22")
    row = data_quality.reported_last_week(weeks).iloc[0]  # of 6 July: nobody was expected in the week of 13 July
    assert (row["week_start"], row["reported"], row["expected"]) == (pd.Timestamp("2026-07-06"), 1, 2)
    assert data_quality.reported_last_week(weeks.iloc[:0]).empty
