"""What a server may leave out, and what to install when it is asked for."""

from importlib import import_module
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
        raise ExtraMissing(f"To make {what}, run: {INSTALL}") from error
