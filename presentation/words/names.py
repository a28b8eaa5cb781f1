"""How does a name fit in a small space without breaking a letter? What one reader sees as one letter is never cut."""

import unicodedata

_JOINER, _ARABIC_BREAK = "\u200d", "\u200c"
_CONJUNCTS = "\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d"  # Indic signs that tie the next consonant to this one
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}


def graphemes(text: str) -> list[str]:
    """The letters of a text as a reader counts them: an accent, a skin tone, a flag or a family stays in one piece.

    >>> len(graphemes("Jose\u0301")), len(graphemes("👩🏽‍🚀🇺🇸"))
    (4, 2)
    """
    letters: list[str] = []
    for character in text:
        if letters and _continues(letters[-1], character):
            letters[-1] += character
        else:
            letters.append(character)
    return letters


def initials(name: str) -> str:
    """One letter of the first and one of the last word of a name, large; "?" where a name has none.

    Jr., III and the like are no last names; "Last, First" is read as such.

    >>> initials("Ana de la Cruz"), initials("García, Élise"), initials("Cher"), initials("Amy King Jr.")
    ('AC', 'ÉG', 'C', 'AK')
    """
    last, _, first = unicodedata.normalize("NFC", name).partition(",")
    words = f"{first} {last}" if _letter(first) and not _is_suffix(first.strip()) else last
    letters = [_letter(word) for word in words.split() if not _is_suffix(word)]
    letters = [letter for letter in letters if letter] or ["?"]
    ends = letters if len(letters) == 1 else [letters[0], letters[-1]]
    # Arabic letters join their neighbour: two initials would read as a syllable.
    return (_ARABIC_BREAK if unicodedata.bidirectional(ends[0][0]) == "AL" else "").join(ends)


def ellipsis(text: str, limit: int) -> str:
    """A text of at most ``limit`` letters, the last an ellipsis where some are left out; cut between words if near.

    >>> ellipsis("Earn the Google Workspace Administrator certification", 30)
    'Earn the Google Workspace…'
    """
    letters = graphemes(text)
    if len(letters) <= limit:
        return text
    kept = "".join(letters[: max(limit - 1, 0)])
    whole_words = kept.rpartition(" ")[0] if letters[limit - 1] != " " else kept
    return (whole_words if len(whole_words) > 0.6 * len(kept) else kept).rstrip() + "…"


def _continues(letter: str, character: str) -> bool:
    """Whether a character belongs to the letter before it (after Unicode annex 29, without its rarest rules)."""
    last = letter[-1]
    if character == _JOINER or last == _JOINER:
        return True
    if unicodedata.category(character) in ("Mn", "Me", "Mc") or "\U0001f3fb" <= character <= "\U0001f3ff":
        return True
    if character == _ARABIC_BREAK or "\U000e0020" <= character <= "\U000e007f":
        return True
    if _is_flag_half(character):
        return _is_flag_half(last) and len(letter) == 1
    return (last in _CONJUNCTS and character.isalpha()) or _continues_syllable(last, character)


def _continues_syllable(last: str, character: str) -> bool:
    """Whether two Korean letters build one syllable, for text that arrives decomposed."""
    return ("\u1100" <= last <= "\u11ff" or "\uac00" <= last <= "\ud7a3") and "\u1160" <= character <= "\u11ff"


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _is_suffix(word: str) -> bool:
    return word.strip(".").casefold() in _SUFFIXES


def _letter(word: str) -> str:
    """The first letter, digit or emoji of a word, large; "" for a word of punctuation."""
    shown = (g for g in graphemes(word) if g[0].isalnum() or unicodedata.category(g[0]) == "So")
    return next((g.title() for g in shown), "")
