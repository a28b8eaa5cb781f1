"""Is the front page made before anybody comes, and does a server open whatever the data is like?"""

import gc
import weakref

import pytest
import streamlit as st

from data import Settings
from pages.screen import gate, identity, show, source, warm

FEW = "Date,Name,Hours\n2026-09-01,Ana,2\n"
MANY = "Date,Name,Hours,Certificate\n" + "".join(f"2026-09-{1 + n:02},Ana{n} Ruiz,2,Cert {n}\n" for n in range(9))


@pytest.fixture(autouse=True)
def nothing_is_kept():
    yield
    gc.unfreeze()
    st.cache_resource.clear()


@pytest.fixture
def log(tmp_path, monkeypatch):
    """Opens the dashboard on a log of this text."""

    def log(text):
        (file := tmp_path / "log.csv").write_text(text)
        monkeypatch.setattr(source, "chosen", lambda: source.Source(str(file), "", Settings()))
        return file

    return log


@pytest.fixture
def asked(monkeypatch):
    """For whom facts were made: published or not."""
    asked, made = [], warm.story
    monkeypatch.setattr(warm, "story", lambda now: asked.append(now) or made(now))
    return asked


def test_whoever_comes_first_finds_the_log_read_and_the_front_page_made(log, asked, monkeypatch):
    log(MANY)
    warm.warm()
    loads = []
    monkeypatch.setattr(source, "load", lambda *_, **__: loads.append(1))
    viewer, records = gate.viewer_and_records()
    assert loads == []
    assert records is asked[0].records
    now = warm.facts_for_newcomers()
    assert [one for one in now][0] is asked[0]
    assert (viewer.role, asked[0].published) == ("lead", False)
    assert show.drawn.cache_info().currsize > 0


def test_where_people_sign_in_the_page_of_those_who_may_see_no_names_is_made_too(log, asked, monkeypatch):
    log(MANY)
    monkeypatch.setenv(identity.REQUIRED, "1")
    warm.warm()
    lead, others = asked
    assert (lead.published, others.published) == (False, True)
    assert "Ana1 Ruiz" in set(lead.records.people["name"])
    assert not any("Ruiz" in str(name) for name in others.records.people["name"])


def test_nobody_is_let_in_by_it(log, monkeypatch):
    log(MANY)
    monkeypatch.setenv(identity.REQUIRED, "1")
    warm.warm()
    with pytest.raises(gate.NotAdmitted):
        gate.viewer_and_records()


@pytest.mark.parametrize(
    ("text", "required", "reason"),
    [
        ("Day,Who\n2026-09-01,Ana\n", "", "missing_columns"),
        (FEW, "1", "few_people"),  # the lead's page is made all the same
    ],
)
def test_data_that_cannot_be_had_is_no_reason_not_to_open(log, monkeypatch, capsys, text, required, reason):
    log(text)
    monkeypatch.setenv(identity.REQUIRED, required)
    warm.warm()
    said = capsys.readouterr().err.splitlines()[-1]
    assert said.endswith(f"event=not_warm reason={reason}")
    assert "Ana" not in said


def test_a_log_that_is_not_there_is_no_reason_either(log, capsys):
    log(MANY).unlink()
    warm.warm()
    assert "event=not_warm reason=" in capsys.readouterr().err


def test_what_nobody_foresaw_is_one_line_without_a_word_of_it(log, monkeypatch, capsys):
    log(MANY)

    def broken(now):
        raise KeyError("Ana1 Ruiz")

    monkeypatch.setattr(warm, "story", broken)
    warm.warm()
    said = capsys.readouterr().err
    assert "event=not_warm error=KeyError" in said
    assert "Ruiz" not in said


def test_a_shared_sheet_that_was_never_read_is_not_waited_for(monkeypatch, asked, tmp_path):
    address = "https://docs.google.com/spreadsheets/d/abc/edit"
    monkeypatch.setenv("TWO_HOURS_SNAPSHOTS", str(tmp_path))
    monkeypatch.setattr(source, "chosen", lambda: source.Source(address, "", Settings()))
    monkeypatch.setattr(source, "load", lambda *_, **__: pytest.fail("it was read"))
    warm.warm()
    assert asked == []


def test_what_was_read_is_not_kept_past_its_time(log):
    log(MANY)
    frozen = gc.get_freeze_count()
    warm.warm()
    assert gc.get_freeze_count() > frozen
    records = weakref.ref(next(warm.facts_for_newcomers()).records)
    st.cache_resource.clear()
    show.drawn.cache_clear()
    gc.collect()
    assert records() is None
