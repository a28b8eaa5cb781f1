"""Where is it, whose mailbox is it, which number is it? Links, e-mail addresses and ids."""

from __future__ import annotations

import re

from data.parse.reading import Reading, Unreadable, quoted
from data.parse.text import clean, nothing, plain, refuse_formula_error

LONGEST_LINK, LONGEST_EMAIL = 2000, 254  # characters

_HOST = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,20}[a-z]{2,24}"
_LINK = re.compile(rf"(?:(https?)://)?({_HOST})((?::\d{{1,5}})?(?:[/?#].*)?)", re.ASCII | re.IGNORECASE)
_EMAIL = re.compile(rf"[a-z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,64}}@{_HOST}", re.ASCII)
# What most addresses are: it says of itself all that reading it would say. Arrow looks at a column of them at once.
PLAIN_EMAIL = r"[a-z0-9._+-]{1,64}@([a-z0-9]{1,30}(-[a-z0-9]{1,30})?\.){1,5}[a-z]{2,24}"
_IN_BRACKETS = re.compile(r"[^<>@]*<([^<>\s]+)>")
_ID = re.compile(r"(?=[^0-9]*[0-9])[A-Z0-9](?:[A-Z0-9._-]{0,30}[A-Z0-9])?", re.ASCII)
_SPOILED_ID = re.compile(r"0|\d+(?:\.\d+)?E[+-]?\d+|\d+\.\d+|\d{16,}", re.ASCII)
_SHORT_NUMBER = re.compile(r"[1-9]\d{0,2}", re.ASCII)


def read_url(text: str) -> Reading:
    """One web address, http or https, with its scheme and host in lower case; a missing scheme is completed with a note.

    Files, scripts, network shares, bare IP numbers, user names before the host and look-alike hosts are refused.

    >>> read_url("www.Example.org/A.").value
    'https://www.example.org/A'
    """
    typed, notes = clean(text)
    if blank := nothing(typed):
        return blank
    refuse_formula_error(typed)
    link = _without_sentence_marks(typed.strip("<>"))
    found = None if len(link) > LONGEST_LINK or re.search(r"\s", link) else _LINK.fullmatch(link)
    if not found or not (found[1] or found[3] or found[2].casefold().startswith("www.")):
        hint = "Paste one that starts with https://."
        raise Unreadable("invalid_link", f"{quoted(text)} is not one web address.", hint)
    scheme, host, rest = found.groups()
    return Reading(f"{(scheme or 'https').lower()}://{host.lower()}{rest}", notes + ("link_completed",) * (not scheme))


def _without_sentence_marks(link: str) -> str:
    while link and (link[-1] in ".,;" or (link[-1] == ")" and "(" not in link)):
        link = link[:-1]
    return link


def read_email(text: str) -> Reading:
    """One e-mail address in lower case, without "mailto:" or the name before <...>.

    >>> read_email("mailto:Ana.Pena@School.Example").value
    'ana.pena@school.example'
    """
    typed, notes = plain(text)
    if blank := nothing(typed):
        return blank
    refuse_formula_error(typed)
    address = bare_address(typed)
    if len(address) > LONGEST_EMAIL or not _EMAIL.fullmatch(address):
        hint = "Write one such as name@school.example."
        raise Unreadable("bad_email", f"{quoted(text)} is not an e-mail address.", hint)
    return Reading(address, notes)


def bare_address(typed: str) -> str:
    """What stands between < and >, if anything, without "mailto:", in lower case."""
    if found := _IN_BRACKETS.fullmatch(typed):
        typed = found[1]
    return typed.casefold().removeprefix("mailto:").strip()


def read_id(text: str, *, short_numbers: bool = False) -> Reading:
    """An id as text in upper case. 7 (a 007 that lost its zeros?), 1e5 and numbers over 15 digits are refused.

    ``short_numbers``: the whole column counts 1, 2, 3, so that a short number has lost nothing.

    >>> read_id(" s014 ").value
    'S014'
    """
    typed, notes = plain(text)
    if blank := nothing(typed):
        return blank
    refuse_formula_error(typed)
    word = typed.upper()
    spoiled = _SPOILED_ID.fullmatch(word) or (_SHORT_NUMBER.fullmatch(word) and not short_numbers)
    if spoiled or not _ID.fullmatch(word):
        found = f"{quoted(text)} is no id, or has lost some of its digits."
        raise Unreadable("invalid_id", found, "Format the column as text and write it whole, such as S014.")
    return Reading(word, notes)
