"""What is asked many times while one page is made is answered once; the next run of the page asks anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

_Asked, _Answer = ParamSpec("_Asked"), TypeVar("_Answer")
_answers: ContextVar[dict[tuple, object] | None] = ContextVar("answers of this run", default=None)


@contextmanager
def this_run() -> Iterator[None]:
    """The run of a whole page. What runs by itself, a card that is opened or a file that is made, always asks anew."""
    before = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(before)


def once(ask: Callable[_Asked, _Answer]) -> Callable[_Asked, _Answer]:
    """For what cannot change while a page is made: what raises is asked again."""

    @wraps(ask)
    def asked(*args: _Asked.args, **kwargs: _Asked.kwargs) -> _Answer:
        answers = _answers.get()
        if answers is None:
            return ask(*args, **kwargs)
        key = (ask, args, tuple(kwargs.items()))
        if key not in answers:
            answers[key] = ask(*args, **kwargs)
        return answers[key]

    return asked
