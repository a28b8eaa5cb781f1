"""What a server may leave out, and what to install when it is asked for."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

INSTALL = "pip install -r requirements-exports.txt -c constraints.txt"


class ExtraMissing(Exception):
    """A part that is not installed was asked for; its message says what to install."""


def needed(module: str, what: str) -> ModuleType:
    """The module ``module``, loaded when it is first asked for; ``what`` it makes, as in "the slides".

    Raises
    ------
    ExtraMissing
        In one sentence, what is missing and what to install.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module.partition(".")[0]:  # it is there, but something under it is not
            raise
        raise ExtraMissing(to_install(what)) from error


def is_there(module: str) -> bool:
    """Whether it is installed; it is not loaded for that. "" is nothing, which is always there."""
    return not module or find_spec(module) is not None


def to_install(what: str) -> str:
    """What to do where an extra is missing, in one sentence."""
    return f"To make {what}, run: {INSTALL}"
