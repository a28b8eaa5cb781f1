"""A small department, read from CSVs whose figures can be worked out by hand."""

import pandas as pd
import pytest

from data import load
from presentation.facts import Facts
from presentation.team import of_team


@pytest.fixture
def read(tmp_path):
    def facts(tabs, as_of="2026-09-30", team=None):
        for name, text in tabs.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        records = load(tmp_path, today=as_of)
        since = records.log["date"].min()
        narrowed = of_team(records, team) if team else records
        return Facts(narrowed, pd.Timestamp(as_of), team=team, since=since if team else None)

    return facts
