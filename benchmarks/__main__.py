"""Prints the tables, keeps them, draws what was kept: see ``python -m benchmarks --help``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import chart, computing, engines, exports, first_page, pages, people, reading, results
from benchmarks.table import Table

# Each part gets what was asked for: the numbers of rows, or nothing for its own, and how long.
PARTS: dict[str, Callable[[Namespace], Iterator[str]]] = {
    "reading": lambda asked: reading.tables(**_sizes(asked)),
    "computing": lambda asked: computing.tables(**_sizes(asked)),
    "engines": lambda asked: engines.tables(**_sizes(asked)),
    "exports": lambda _: exports.tables(),
    "pages": lambda asked: pages.tables(**_sizes(asked)),
    "first_page": lambda _: first_page.tables(),
    "people": lambda _: people.tables(),
    "soak": lambda asked: people.soak(asked.minutes),
}
WHEN_NAMED = ("soak",)  # too long to run with all the others
CHART = "chart"


def main(arguments: list[str]) -> None:
    """Print the parts that are named, or all of them, each table as soon as it is measured; keep them, if that is asked."""
    asked = _asked(arguments)
    if asked.parts == [CHART]:
        _draw(asked.to)
        return
    if unknown := [part for part in asked.parts if part not in PARTS]:
        sys.exit(f"There is no part {unknown[0]}. There are: {', '.join(PARTS)}.")
    measured_in = results.setting()
    printed = list(_printed(asked.parts or [part for part in PARTS if part not in WHEN_NAMED], asked))
    if asked.keep:
        print(f"Kept in {results.keep(measured_in, printed)}.")


def _asked(arguments: list[str]) -> Namespace:
    parser = ArgumentParser(
        "python -m benchmarks", description="Is it fast enough? Ratios measured on this machine in this run."
    )
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all but the last, if none is named; or {CHART}"
    )
    parser.add_argument(
        "--rows", nargs="+", type=int, metavar="N", help="how large, instead of 5,000, a million and ten million rows"
    )
    parser.add_argument(
        "--minutes", type=float, default=30, metavar="N", help="how long people look in soak (%(default)s)"
    )
    parser.add_argument("--keep", action="store_true", help="keep the numbers in benchmarks/results/")
    parser.add_argument(
        "--to", type=Path, default=Path("ratios.html"), help=f"where {CHART} draws what was kept (%(default)s)"
    )
    return parser.parse_args(arguments)


def _sizes(asked: Namespace) -> dict[str, tuple[int, ...]]:
    return {"sizes": tuple(asked.rows)} if asked.rows else {}


def _printed(parts: list[str], asked: Namespace) -> Iterator[tuple[str, Table]]:
    """Each table with its part, as soon as it is there; what a part says in words, such as why it is left out, is only printed."""
    for part in parts:
        for table in PARTS[part](asked):
            print(table, end="\n\n", flush=True)
            if isinstance(table, Table):
                yield part, table


def _draw(to: Path) -> None:
    if not (runs := results.history()):
        sys.exit("Nothing was kept yet: python -m benchmarks --keep.")
    chart.draw(runs, to)
    print(f"Drawn in {to}, {len(runs)} run{'s' * (len(runs) != 1)}.")


if __name__ == "__main__":
    main(sys.argv[1:])
