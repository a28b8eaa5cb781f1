import pytest

from pages.screen.this_run import once, this_run


@pytest.fixture
def asked():
    return []


@pytest.fixture
def ask(asked):
    @once
    def ask(about=None, *, how=""):
        asked.append((about, how))
        if about == "nobody":
            raise LookupError
        return len(asked)

    return ask


def test_within_a_run_the_same_question_is_asked_once(ask, asked):
    with this_run():
        assert ask() == ask() == 1
        assert ask("Amy") == ask("Amy") == 2
        assert ask("Amy", how="again") == 3
    assert len(asked) == 3


def test_the_next_run_asks_anew(ask):
    with this_run():
        assert ask() == 1
    with this_run():
        assert ask() == 2


def test_outside_of_a_run_it_is_always_asked(ask):
    assert (ask(), ask()) == (1, 2)


def test_what_was_refused_is_asked_again(ask, asked):
    with this_run():
        for _ in range(2):
            with pytest.raises(LookupError):
                ask("nobody")
    assert len(asked) == 2


def test_a_run_that_ends_early_leaves_no_answers(ask):
    with pytest.raises(LookupError), this_run():
        ask()
        raise LookupError
    assert ask() == 2
