"""Yes or no? Planned or done? Answers from a short agreed list."""

from __future__ import annotations

from difflib import get_close_matches

from data.parse.reading import Reading, Unreadable, quoted
from data.parse.text import nothing, plain, refuse_formula_error

_YES = {"true", "yes", "y", "1", "✓", "✔", "☑", "✅"}
_NO = {"false", "no", "n", "0", "☐", "✗", "✘", "❌"}
_STATUS = {
    "done": ("done", "completed", "complete", "finished", "attended", "✅"),
    "in progress": ("in progress", "wip", "started", "ongoing"),
    "planned": ("planned", "registered", "signed up"),
    "not started": ("not started", "to do", "todo"),
    "cancelled": ("cancelled", "canceled"),
}
_STATUS_OF = {word: status for status, words in _STATUS.items() for word in words}


def read_yesno(text: str, *, shown: str | None = None) -> Reading:
    """Yes (True) or No (False); an empty cell is neither. x, "done" and "yes?" are refused.

    ``shown`` is the displayed cell where a source knows both: then a stored 1.0 is 1.

    >>> read_yesno("No.").value
    False
    """
    typed, notes = plain(text)
    if blank := nothing(typed):
        return blank
    refuse_formula_error(typed)
    word = typed.casefold().removesuffix("." if shown is None else ".0")
    if word not in _YES | _NO:
        raise Unreadable("invalid_yes_no", f"{quoted(text)} is neither Yes nor No.", "Write Yes or No.")
    return Reading(word in _YES, notes)


def read_status(text: str) -> Reading:
    """One of planned, not started, in progress, done, cancelled, from the agreed words for them.

    >>> read_status("In-Progress…").value
    'in progress'
    """
    typed, notes = plain(text)
    if blank := nothing(typed):
        return blank
    refuse_formula_error(typed)
    word = " ".join(typed.casefold().rstrip(".…").replace("-", " ").split())
    if word not in _STATUS_OF:
        near = [_STATUS_OF[known] for known in get_close_matches(word[:40], _STATUS_OF, n=1, cutoff=0.8)]
        hint = (
            f"Did you mean {near[0].capitalize()}?"
            if near
            else "Write Planned, Not started, In progress, Done or Cancelled."
        )
        raise Unreadable("invalid_status", f"{quoted(text)} is not a known status.", hint)
    return Reading(_STATUS_OF[word], notes)
