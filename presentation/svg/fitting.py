"""How do words fit into a width? In whole words where they can, with an ellipsis where they cannot."""

from presentation import literal
from presentation.placing import text_size
from presentation.words import graphemes

_LONGEST = 2000  # characters: more is cut before it is laid out


def fitted(text: str, room: float, size: float, *, most: int = 1) -> list[str]:
    """Text in at most ``most`` lines no wider than ``room`` [px] in type of ``size`` [px]; "…" for the rest.

    >>> fitted("Network and infrastructure services", 100, 14, most=2)
    ['Network and', 'infrastructu…']
    """
    whole = literal.clean(text, _LONGEST)
    if width_of(whole, size) <= room:  # nearly every name is
        return [whole]
    lines = [""]
    for word in _pieces(whole, room, size):
        longer = f"{lines[-1]} {word}".strip()
        lines = [*lines[:-1], longer] if width_of(longer, size) <= room else [*lines, word]
    kept = [line for line in lines if line] or [""]
    return kept if len(kept) <= most else [*kept[: most - 1], _cut(" ".join(kept[most - 1 :]), room, size)]


def width_of(text: str, size: float) -> float:
    """How wide one line of words stands, in pixels."""
    return text_size(text, size)[0]


def _pieces(text: str, room: float, size: float) -> list[str]:
    """The words of a text, one too wide for a line in as many pieces as it takes."""
    pieces = []
    for word in text.split():
        piece = ""
        for letter in graphemes(word):
            if piece and width_of(piece + letter, size) > room:
                pieces.append(piece)
                piece = ""
            piece += letter
        pieces.append(piece)
    return pieces


def _cut(text: str, room: float, size: float) -> str:
    letters = graphemes(text)
    while letters and width_of("".join(letters) + "…", size) > room:
        letters.pop()
    return "".join(letters).rstrip() + "…"
