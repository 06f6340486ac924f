"""Prints one table of ratios, measured side by side in this run.

    python -m tests.bench [--rows NAME ...] [--quick] [--json FILE] [--docs] [--turns N] [--grow SIZE ...]

Times depend on the machine and its disk (TMPDIR says which); the ratios are what to look at.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from tests.bench import (
    exporting,
    folding,
    growing,
    importing,
    keys,
    logging_one,
    memory,
    opening,
    overview,
    searching,
    size,
    starting,
    table,
)
from tests.bench.pairs import Row, missing
from tests.bench.peers import Peers
from tests.bench.place import Place

ROWS: dict[str, Callable[[Place], Iterable[Row]]] = {
    "warm": starting.warm,
    "cold": starting.cold,
    "log": logging_one.measure,
    "log-process": logging_one.whole_process,
    "typing": searching.typing,
    "search": searching.whole_process,
    "open": opening.measure,
    "keys": keys.measure,
    "overview": overview.measure,
    "memory": memory.measure,
    "fold": folding.measure,
    "export": exporting.measure,
    "export-process": exporting.whole_process,
    "import": importing.measure,
    "size": size.measure,
}
"""Name → what measures it, in the order of the table."""
DOCS = Path(__file__).parents[2] / "docs" / "performance.md"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Ratios, measured side by side.")
    parser.add_argument("--rows", nargs="*", choices=ROWS, default=list(ROWS), metavar="NAME", help=", ".join(ROWS))
    parser.add_argument("--quick", action="store_true", help="small and once, only to see that it works")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there too")
    parser.add_argument("--docs", action="store_true", help="write docs/performance.md")
    parser.add_argument("--turns", type=int, metavar="N", help="do nothing more often than so")
    parser.add_argument("--grow", type=int, nargs="*", metavar="SIZE", help="draw how it grows, by observations")
    told = parser.parse_args(arguments)
    if told.docs and (told.quick or told.rows != list(ROWS)):
        parser.error("--docs needs all rows, and not --quick")
    sizes = (told.grow or growing.SIZES) if told.docs or told.grow is not None else ()
    found: list[Row] = []
    growth = ""
    print(table.line(*table.HEAD))
    with tempfile.TemporaryDirectory(prefix="tilbageblik-bench-", ignore_cleanup_errors=True) as base:
        place = Place(Path(base), Peers(install=not told.quick), quick=told.quick, turns=told.turns)
        for row in measured(told.rows, place):
            found.append(row)
            print(table.line(*table.cells(row)), flush=True)
        if sizes:
            growth = growing.charts(growing.measure(Path(base), place.peers, sizes, told.turns))
            print(f"\n{growth}")
    if told.json:
        told.json.write_text(table.as_json(found), encoding="utf-8")
    if told.docs:
        DOCS.write_text(table.as_markdown(found, datetime.now().astimezone().date(), growth), encoding="utf-8")


def measured(names: Iterable[str], place: Place) -> Iterator[Row]:
    """Measure rows by name; what fails is said in its place, and the others go on."""
    for name in names:
        try:
            yield from ROWS[name](place)
        except Exception as error:  # a long run must not end at one row
            traceback.print_exc(file=sys.stderr)
            yield missing(name, "", f"failed: {type(error).__name__}")


if __name__ == "__main__":
    main()
