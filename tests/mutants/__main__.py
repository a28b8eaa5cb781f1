"""How many of forty broken analyses do the tests notice? ``make mutants``; it takes a while and is not in CI.

A mutant is the analysis with one operator, comparison, number or constant changed, in a copy. The forty are drawn with a
fixed seed, from every module in turn and from every place in it alike. Types are left out: no figure is made of them.
"""

from __future__ import annotations

import ast
import random
import shutil
import subprocess
import sys
import time
import warnings
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).parents[2]
SEED, COUNT, AIM = 2, 40, 0.9
COPIED = ("analysis", "data", "tests/analysis")
# A mutant is noticed by the first example that fails: the smallest one is not looked for.
QUICK = """
settings.register_profile("mutants", phases=[Phase.explicit, Phase.generate], deadline=None, derandomize=True, database=None)
settings.load_profile("mutants")
"""

Place = tuple[int, int]  # line and column


@dataclass(frozen=True)
class Mutant:
    """One module with one thing changed."""

    module: str
    place: Place
    operator: str
    occurrence: int

    def code(self, source: str) -> str:
        return mutate_code(source, get_operator(self.operator)(), self.occurrence)


def main() -> int:
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        _copy(copy)
        began = time.monotonic()
        if not _passes(copy, limit=3600):
            sys.exit("The tests of the analysis fail before anything is changed.")
        limit = 3 * (time.monotonic() - began) + 30
        survivors = [mutant for mutant in drawn() if not _noticed(copy, mutant, limit)]
    killed = COUNT - len(survivors)
    print(f"{killed} of {COUNT} mutants noticed")
    return int(killed < AIM * COUNT)


def drawn() -> list[Mutant]:
    """The forty: the modules take turns, and in each any place is as likely as any other."""
    chance = random.Random(SEED)
    modules = sorted(file.relative_to(ROOT).as_posix() for file in (ROOT / "analysis").rglob("*.py"))
    queues = [_shuffled(module, random.Random(f"{SEED} {module}")) for module in chance.sample(modules, len(modules))]
    turns = (mutant for turn in zip_longest(*queues) for mutant in turn if mutant)
    return list(islice(turns, COUNT))


def _shuffled(module: str, chance: random.Random) -> Iterator[Mutant]:
    """One mutant for each place of the module that can be changed, in any order; what is no Python is none."""
    source = (ROOT / module).read_text(encoding="utf-8")
    by_place = defaultdict(list)
    for mutant in _mutants(module, source):
        by_place[mutant.place].append(mutant)
    for place in chance.sample(sorted(by_place), len(by_place)):
        mutant = chance.choice(by_place[place])
        if _is_python(mutant.code(source)):
            yield mutant


def _is_python(code: str) -> bool:
    try:
        with warnings.catch_warnings(action="error"):
            compile(code, "mutant", "exec")
    except (SyntaxError, SyntaxWarning):
        return False
    return True


def _mutants(module: str, source: str) -> Iterator[Mutant]:
    tree, types, lines = get_ast(source), _types(source), source.splitlines()
    for name in operator_names():
        if get_operator(name).arguments():
            continue
        places = [start for node in ast_nodes(tree) for start, _ in get_operator(name)().mutation_positions(node)]
        for occurrence, place in enumerate(places):
            stars = lines[place[0] - 1].startswith("*,", place[1])  # among parameters: it multiplies nothing
            if not stars and not any(first <= place < last for first, last in types):
                yield Mutant(module, place, name, occurrence)


def _types(source: str) -> list[tuple[Place, Place]]:
    """Where annotations and names of types begin and end."""
    found = []
    for node in ast.walk(ast.parse(source)):
        found += [getattr(node, "annotation", None), getattr(node, "returns", None)]
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp) and isinstance(node.value.op, ast.BitOr):
            found.append(node if node.col_offset == 0 else None)
    return [((node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset)) for node in found if node]


def _copy(copy: Path) -> None:
    for name in COPIED:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    profile = (ROOT / "tests/conftest.py").read_text(encoding="utf-8")
    (copy / "tests/conftest.py").write_text(profile + QUICK, encoding="utf-8")


def _noticed(copy: Path, mutant: Mutant, limit: float) -> bool:
    """Whether a test fails, or does not come to an end, with the mutant in place."""
    file = copy / mutant.module
    source = file.read_text(encoding="utf-8")
    file.write_text(mutant.code(source), encoding="utf-8")
    began = time.monotonic()
    noticed = not _passes(copy, limit)
    file.write_text(source, encoding="utf-8")
    line, column = mutant.place
    said = "noticed " if noticed else "SURVIVED"
    print(f"{said} {mutant.module}:{line}:{column} {mutant.operator} ({time.monotonic() - began:.0f} s)", flush=True)
    if not noticed:
        print("         " + source.splitlines()[line - 1].strip(), flush=True)
    return noticed


def _passes(copy: Path, limit: float) -> bool:
    # Properties last: they take longest.
    tests = sorted((copy / "tests/analysis").glob("test_*.py"), key=lambda file: ("properties" in file.name, file.name))
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *map(str, tests)]
    try:
        return subprocess.run(command, cwd=copy, capture_output=True, timeout=limit, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


if __name__ == "__main__":
    sys.exit(main())
