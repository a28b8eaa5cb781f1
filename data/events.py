"""What happened, in one line each: an event, its reason, and counts. Never a name, an address, a cell or a token.

What may stand in a line is a short list of fields, and of each only what a code or a number can be. The libraries under
us write lines too, with the text of an error or of a request in them; :func:`discreet` takes that text out.
"""

from __future__ import annotations

import json
import logging
import os
import re
import sys
import threading
from types import TracebackType

FORMAT = "TWO_HOURS_LOG"  # "json", else key=value
FIELDS = frozenset(
    {"reason", "role", "source", "rows", "refused", "ms", "file", "version", "error", "reference", "where", "count"}
)
STRICT = False  # the tests are
_CODE = re.compile(r"[A-Za-z0-9_.:+-]{1,80}")
_OURS = "two_hours"


def note(event: str, **fields: str | int) -> None:
    """One line: the event and what is known of it.

    A field that is not one of :data:`FIELDS`, or a value that is neither a number nor a short code, is left out: a line is
    nothing to stop for. Where :data:`STRICT`, it raises ValueError instead.
    """
    fit = {name: value for name, value in fields.items() if _is_fit(name, value)}
    if STRICT and len(fit) < len(fields):
        raise ValueError(f"{', '.join(fields.keys() - fit.keys())} may not be logged")
    _logger().info(event, extra={"fields": fit})


def discreet() -> None:
    """From now on no line of this process quotes an error, a request or a cell, whoever writes it."""
    logging.setLogRecordFactory(_record)
    logging.getLogger("uvicorn.access").setLevel(logging.WARNING)  # a line a request, of which nothing would be left
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    logging.captureWarnings(True)  # a warning about a cell quotes it
    threading.excepthook = lambda failed: _died(failed.exc_type, failed.exc_traceback)
    sys.excepthook = lambda kind, _, trace: _died(kind, trace)
    sys.unraisablehook = lambda failed: _died(failed.exc_type, failed.exc_traceback)


def where(trace: TracebackType | None) -> str:
    """The innermost place of our own code that an error came through: "pages.hours:17"."""
    found = "elsewhere"
    while trace:
        module = trace.tb_frame.f_globals.get("__name__", "")
        if module.partition(".")[0] in ("data", "analysis", "presentation", "pages", "dashboard"):
            found = f"{module}:{trace.tb_lineno}"
        trace = trace.tb_next
    return found


class _Line(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        said = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "event": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if os.environ.get(FORMAT) == "json":
            return json.dumps(said)
        return " ".join(f"{name}={value}" for name, value in said.items())


class _Stderr(logging.Handler):
    """Writes to what stderr is when something happens, not to what it was when this was made."""

    def emit(self, record: logging.LogRecord) -> None:
        print(self.format(record), file=sys.stderr, flush=True)


def _logger() -> logging.Logger:
    logger = logging.getLogger(_OURS)
    if not logger.handlers:
        handler = _Stderr()
        handler.setFormatter(_Line())
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        logger.propagate = False
    return logger


def _record(name: str, level: int, file: str, line: int, message: object, args: object, error: object, *more: object, **named: object) -> logging.LogRecord:  # fmt: skip
    """A line of ours as it is; of any other only who wrote it, where, and the kind of error."""
    if name != _OURS:
        kind = error[0] if isinstance(error, tuple) else None
        message = f"{name}:{line}{f' {kind.__name__}' if kind else ''}"
        args, error, more, named = (), None, (), {}  # the rest is the function and, where asked for, its stack
    return logging.LogRecord(name, level, file, line, message, args, error, *more, **named)


def _is_fit(name: str, value: object) -> bool:
    return name in FIELDS and (isinstance(value, int) or isinstance(value, str) and bool(_CODE.fullmatch(value)))


def _died(kind: type[BaseException], trace: TracebackType | None) -> None:
    note("died", error=kind.__name__, where=where(trace))
