"""An ingest or a computing of parts that is killed leaves nothing torn, and the next one loses and doubles nothing."""

import sys

import pytest

from tests.data import kill_lake


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_what_was_killed_at_any_moment_comes_to_the_same_end(tmp_path, monkeypatch):
    monkeypatch.setattr(kill_lake, "DISTRICTS", 6)
    tally = kill_lake.main(2, tmp_path)
    assert (tally.torn, tally.lost, tally.doubled) == (0, 0, 0)
    assert tally.kills + tally.ended == 4
