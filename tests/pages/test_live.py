"""Is a shared sheet read once for everybody, in the background, and never lost?"""

from threading import Event, Thread

import pandas as pd
import pytest

from data import SourceError, load
from data.snapshot import SnapshotStore
from pages.screen.live import Live
from presentation import words
from presentation.findings import reads

NOW = pd.Timestamp("2026-11-20 10:00")
LATER = NOW + pd.Timedelta(minutes=2)


def log_of(folder, rows):
    path = folder / "log.csv"
    path.write_text("Date,Name,Hours\n" + "".join(f"2026-09-{1 + day:02},Ada North,2\n" for day in range(rows)))
    return load(path, today="2026-11-20")


class Sheet:
    """A sheet that answers with what is put into it, and counts how often it is asked."""

    def __init__(self, answer):
        self.answer, self.asked, self.goes_on = answer, 0, Event()
        self.goes_on.set()

    def read(self):
        self.asked += 1
        self.goes_on.wait(10)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def store(tmp_path):
    return SnapshotStore(tmp_path / "store")


@pytest.fixture
def sheet(tmp_path):
    return Sheet(log_of(tmp_path, 10))


def settled(live, now):
    """What is shown once the refresh that ``now`` starts is over."""
    live.current(now)
    live._refreshing.join()
    return live.current(now)


def test_many_viewers_are_one_read(store, sheet):
    live, shown = Live(store, sheet.read), []
    sheet.goes_on.clear()
    viewers = [Thread(target=lambda: shown.append(live.current(NOW))) for _ in range(20)]
    for viewer in viewers:
        viewer.start()
    sheet.goes_on.set()
    for viewer in viewers:
        viewer.join()
    assert (sheet.asked, {len(outcome.records.log) for outcome in shown}) == (1, {10})


def test_a_sheet_is_asked_at_most_once_a_minute(store, sheet):
    live = Live(store, sheet.read)
    for seconds in (0, 30, 59):
        live.current(NOW + pd.Timedelta(seconds=seconds))
    assert sheet.asked == 1
    settled(live, NOW + pd.Timedelta(seconds=60))
    assert sheet.asked == 2


def test_nobody_waits_while_there_is_something_to_show(store, sheet, tmp_path):
    live = Live(store, sheet.read)
    live.current(NOW)
    sheet.goes_on.clear()
    sheet.answer = log_of(tmp_path, 11)
    assert len(live.current(LATER).records.log) == 10
    sheet.goes_on.set()
    assert len(settled(live, LATER).records.log) == 11


def test_without_a_last_good_read_the_failure_is_said(store):
    with pytest.raises(SourceError, match="not shared"):
        Live(store, Sheet(SourceError("not_shared", "It is not shared.")).read).current(NOW)


def test_a_failing_sheet_leaves_the_last_good_read_with_its_age_and_the_reason(store, sheet):
    live = Live(store, sheet.read)
    good, sheet.answer = live.current(NOW).records.log, SourceError("google_down", "Google does not answer.")
    outcome = settled(live, LATER)
    assert outcome.records.log.equals(good)
    title, why = reads.notice(outcome, LATER)
    assert (title, why) == ("The last good read is shown, from 2 minutes ago", "Google does not answer.")


def test_a_restarted_dashboard_shows_the_last_good_read_at_once(store, sheet):
    Live(store, sheet.read).current(NOW)
    slow = Sheet(SourceError("google_down", "Google does not answer."))
    slow.goes_on.clear()
    assert len(Live(store, slow.read).current(LATER).records.log) == 10
    slow.goes_on.set()


def test_a_sheet_that_answers_again_is_shown_again(store, sheet, tmp_path):
    live = Live(store, sheet.read)
    live.current(NOW)
    sheet.answer = SourceError("google_down", "Google does not answer.")
    settled(live, LATER)
    sheet.answer = log_of(tmp_path, 12)
    outcome = settled(live, LATER + pd.Timedelta(minutes=2))
    assert (len(outcome.records.log), reads.notice(outcome, LATER)) == (12, None)


def test_a_suddenly_small_read_is_held_back_until_a_lead_accepts_it(store, sheet, tmp_path):
    live = Live(store, sheet.read)
    live.current(NOW)
    sheet.answer = log_of(tmp_path, 2)
    outcome = settled(live, LATER)
    assert (len(outcome.records.log), outcome.reason) == (10, "suspicious_row_drop")
    live.ask(LATER, force=True)
    assert len(live.current(LATER).records.log) == 2


def test_an_older_read_says_that_it_is_one(store, sheet):
    outcome = Live(store, sheet.read).current(NOW)
    kept = store.list()
    assert reads.named(kept, kept[0].sequence) == f"{words.moment(kept[0].read_at)}, 10 rows"
    assert reads.named(kept, None) == "The newest"
    assert reads.age(outcome, NOW + pd.Timedelta(minutes=5)) == "Google Sheet, read 5 minutes ago."
