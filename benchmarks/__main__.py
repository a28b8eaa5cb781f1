"""Prints the tables: ``python -m benchmarks [reading|computing|exports|pages]``."""

from __future__ import annotations

import sys

from benchmarks import computing, exports, pages, reading

PARTS = {"reading": reading.tables, "computing": computing.tables, "exports": exports.tables, "pages": pages.tables}


def main(wanted: list[str]) -> None:
    """Print the parts that are named, or all of them, each as soon as it is measured."""
    if unknown := [part for part in wanted if part not in PARTS]:
        sys.exit(f"There is no part {unknown[0]}. There are: {', '.join(PARTS)}.")
    for part in wanted or PARTS:
        for table in PARTS[part]():
            print(table, end="\n\n", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
