"""How is a cell shown as exactly what it says? As text that no renderer takes for markup, link, maths or formula.

Each place on the screen has its own grammar, so each has its own function. Control characters, characters that turn the
direction of text around and broken halves of characters become spaces or go; everything else stays as it was typed.
"""

import re
from html import escape

_TURNS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&=@/\"'^])")
_SCHEME = re.compile(r"(?i)(https?|ftp|mailto|xmpp)(:)")
_WWW = re.compile(r"(?i)(www)(\.)")
_WORD_JOINER = "\u2060"  # invisible; autolinks ignore backslashes, so their pattern itself is broken
_FORMULA = ("=", "+", "-", "@", "|", "%", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def clean(text: object, limit: int = 300) -> str:
    """One line of printable text of at most ``limit`` characters; None is nothing.

    >>> clean("two\\n lines \\u202e turned")
    'two lines turned'
    """
    line = "" if text is None else str(text)
    if not line.isprintable():  # nearly every cell is, and thousands are shown
        whole = line.encode("utf-8", "replace").decode().translate(_TURNS)
        line = "".join(c if _printable(c) else " " for c in whole)
    line = " ".join(line.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def html(text: object, limit: int = 300) -> str:
    """Text for HTML, between tags or inside a quoted attribute.

    >>> html('<b>"5" & 6</b>')
    '&lt;b&gt;&quot;5&quot; &amp; 6&lt;/b&gt;'
    """
    return escape(clean(text, limit))


def md(text: object, limit: int = 300) -> str:
    r"""Text for a Markdown label: every ASCII mark escaped, web and mail addresses kept from becoming links.

    >>> md("3 * 4 costs $5")
    '3 \\* 4 costs \\$5'
    """
    return _PUNCTUATION.sub(r"\\\1", _unlinked(clean(text, limit)))


def badge(text: object, limit: int = 60) -> str:
    """Text for a badge, whose own code already escapes square brackets."""
    return re.sub(r"\\([\[\]])", r"\1", md(text, limit))


def plotly(text: object, limit: int = 120) -> str:
    """Text for a figure's labels; never part of a hover template, which would be run: pass it as data there.

    >>> plotly("<b>R&D</b> $x$")
    '&lt;b&gt;R&amp;D&lt;/b&gt; &#36;x&#36;'
    """
    marks = clean(text, limit).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return marks.replace("$", "&#36;")


def cell(text: object) -> str:
    """Text for a spreadsheet cell: what would start a formula gets a leading apostrophe, and so does an apostrophe.

    >>> cell("=1+41"), cell("'quoted'"), cell("plain")
    ("'=1+41", "''quoted'", 'plain')
    """
    whole = "" if text is None else str(text).encode("utf-8", "replace").decode()
    kept = "".join(c if c in "\t\n\r" or _printable(c) else " " for c in whole)
    risky = kept.startswith((*_FORMULA, "'")) or kept.lstrip("\ufeff\u200b \xa0\t\r\n").startswith(_FORMULA)
    return "'" + kept if risky or kept[:1].isspace() else kept


def uncell(text: str) -> str:
    """What was written by :func:`cell`.

    >>> uncell(cell("'=1"))
    "'=1"
    """
    return text.removeprefix("'")


def _unlinked(text: str) -> str:
    broken = _WWW.sub(rf"\1{_WORD_JOINER}\2", _SCHEME.sub(rf"\1{_WORD_JOINER}\2", text))
    return broken.replace("@", _WORD_JOINER + "@")


def _printable(character: str) -> bool:
    """Whether a character is neither a control character nor one of Unicode's non-characters."""
    code = ord(character)
    return code >= 0x20 and not 0x7F <= code < 0xA0 and code & 0xFFFE != 0xFFFE and not 0xFDD0 <= code <= 0xFDEF
