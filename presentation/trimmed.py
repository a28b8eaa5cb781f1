"""What of a style sheet does one file need? Only the rules whose classes are in it, so that a mail stays small."""

from __future__ import annotations

import re
from collections.abc import Iterator

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ALTERNATIVES = re.compile(r":(?:where|is|not)\([^()]*\)")  # any one of several, or none of them
_CLASS = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")
_GROUP = ("@media", "@container", "@supports")
_CLASSES = re.compile(r"""class=(?:"([^"]*)"|([\w-]+))""")
_ASKED = re.compile(r"var\((--th-[\w-]+)")
_OURS = re.compile(r"(--th-[\w-]+):([^;]*);")


def rules_for(body: str, sheet: str) -> str:
    """The rules of ``sheet`` that can be about something in the HTML ``body``, on as few lines as may be."""
    used = {name for found in _CLASSES.findall(body) for name in " ".join(found).split()}
    return "".join(_kept(_COMMENT.sub("", sheet), used))


def variables_for(text: str, declared: str) -> str:
    """Of the CSS variables ``declared`` as "--th-ink:black;...", those that ``text`` asks for."""
    asked = set(_ASKED.findall(text))
    return "".join(f"{name}:{value};" for name, value in _OURS.findall(declared) if name in asked)


def _kept(sheet: str, used: set[str]) -> Iterator[str]:
    for head, inner in _rules(sheet):
        if head.startswith(_GROUP):
            if within := "".join(_kept(inner, used)):
                yield f"{head}{{{within}}}"
        elif head.startswith("@") or _applies(head, used):
            yield f"{head}{{{' '.join(inner.split())}}}"


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """What stands before each outermost pair of braces, and what stands in it."""
    depth, begun, head = 0, 0, ""
    for at, mark in enumerate(sheet):
        if mark == "{":
            depth += 1
            if depth == 1:
                head, begun = " ".join(sheet[begun:at].split()), at + 1
        elif mark == "}":
            depth -= 1
            if not depth:
                yield head, sheet[begun:at]
                begun = at + 1


def _applies(selectors: str, used: set[str]) -> bool:
    """Whether each class that one of the selectors insists on is there; what only Streamlit has is not."""
    return any(
        (insisted := _CLASS.findall(one)) and "[data-testid" not in one and set(insisted) <= used
        for one in _ALTERNATIVES.sub("", selectors).split(",")
    )
