"""Do to libraries what can go wrong, and print what was lost.

    python -m tests.faults [--quick] [--full] [--docs] [--only NAME ...]

Ends with 1 when something was lost. `--full` also gives 10,000 mutated records to every command and every screen;
`--docs` writes the table into docs/reliability.md.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path

from tests.faults.modules import LONG, MODULES, run
from tests.faults.outcome import Outcome

DOCS = Path(__file__).parents[2] / "docs" / "reliability.md"
BEGIN, END = "<!-- table -->", "<!-- end of table -->"
AT_A_TIME = 2
"""Modules that run at the same time: they wait for the disk more than they reckon."""
SHOWN = 5
"""So many losses of one kind are told in full."""


def main() -> int:
    """Run what is wanted, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--quick", action="store_true", help="a tenth of it or less")
    parser.add_argument("--full", action="store_true", help="also what takes longest: 10,000 mutated records")
    parser.add_argument("--docs", action="store_true", help="write the table into docs/reliability.md")
    parser.add_argument("--only", nargs="+", choices=MODULES, metavar="NAME", help=", ".join(MODULES))
    told = parser.parse_args()
    names = told.only or [name for name in MODULES if told.full or name not in LONG]
    outcomes = list(everything(names, told.quick))
    print(table(outcomes))
    if told.docs:
        write_docs(table(outcomes))
    return int(any(outcome.lost for outcome in outcomes))


def everything(names: Sequence[str], quick: bool) -> Iterator[Outcome]:
    """Run modules, each in a process of its own, print what they found at once, and yield it in the order of names."""
    begun = time.monotonic()
    with ProcessPoolExecutor(AT_A_TIME, get_context("spawn")) as pool:
        running = {pool.submit(run, name, quick): name for name in names}
        for done in as_completed(running):
            print(f"{time.monotonic() - begun:5.0f} s  {running[done]}", file=sys.stderr)
            for outcome in done.result():
                print(f"         {outcome.what}: {outcome.verdict}", file=sys.stderr)
                for lost in outcome.lost[:SHOWN]:
                    print(f"             {lost}", file=sys.stderr)
            sys.stderr.flush()
        for done in running:
            yield from done.result()


def table(outcomes: list[Outcome]) -> str:
    """Return the outcomes as a Markdown table."""
    rows = [(each.what, f"{each.times:,}", each.held, each.verdict) for each in outcomes]
    heads = ("what was done", "times", "what stood firm", "lost")
    return "\n".join(f"| {' | '.join(row)} |" for row in [heads, ("---", "---:", "---", "---"), *rows])


def write_docs(shown: str) -> None:
    """Put a table between the marks in docs/reliability.md."""
    text = DOCS.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    today, python = datetime.now().astimezone().date(), f"{sys.version_info.major}.{sys.version_info.minor}"
    dated = f"Run on {today.isoformat()}, Python {python}, {sys.platform}:"
    DOCS.write_text(f"{before}{BEGIN}\n\n{dated}\n\n{shown}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
