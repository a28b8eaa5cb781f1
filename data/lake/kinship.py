"""Which rows may be of one person? Those that share a name or an address, by however many steps."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import numpy as np

Pair = tuple[str, str]  # a folded name and an address; "" where there is none


class Kinship:
    """The distinct pairs of name and address of a file, in order of appearance, and which of them are tied together."""

    def __init__(self) -> None:
        self._numbers: dict[Pair, int] = {}
        self._parent: dict[str, str] = {}

    def numbered(self, pairs: Iterable[Pair]) -> np.ndarray:
        """The number of each pair; a new one gets the next."""
        return np.array([self._number(pair) for pair in pairs], "int32")

    def parts(self, many: int) -> np.ndarray:
        """In which of so many parts each numbered pair is: those tied together in the same one, whatever the file's order."""
        first: dict[str, str] = {}
        for pair in self._numbers:
            root = self._root(_ends(pair)[0])
            first[root] = min(first.get(root, root), *_ends(pair))
        return np.array([_stable(first[self._root(_ends(pair)[0])]) % many for pair in self._numbers], "int64")

    def _number(self, pair: Pair) -> int:
        if pair not in self._numbers:
            self._numbers[pair] = len(self._numbers)
            one, other = (self._root(end) for end in _ends(pair))
            self._parent[other] = one
        return self._numbers[pair]

    def _root(self, end: str) -> str:
        path = [end]
        while (parent := self._parent.setdefault(path[-1], path[-1])) != path[-1]:
            path.append(parent)
        for passed in path:
            self._parent[passed] = path[-1]
        return path[-1]


def _ends(pair: Pair) -> tuple[str, str]:
    """What a pair is tied by. Nothing ties a row to another by a name it does not have, or an address."""
    name, address = pair
    ends = [kind + text for kind, text in (("name ", name), ("address ", address)) if text] or ["nobody"]
    return ends[0], ends[-1]


def _stable(text: str) -> int:
    """The same number on every machine and in every run, which Python's own hash is not."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
