"""Do to libraries what can go wrong, and print what was lost.

    python -m tests.faults [--quick] [--docs] [--only NAME ...]

Ends with 1 when something was lost. `--docs` writes the table into docs/reliability.md.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import datetime
from pathlib import Path

from tests.faults import crowd, damage, kills, powercuts
from tests.faults.outcome import Outcome

MODULES = {"kills": kills, "powercuts": powercuts, "crowd": crowd, "damage": damage}
DOCS = Path(__file__).parents[2] / "docs" / "reliability.md"
BEGIN, END = "<!-- table -->", "<!-- end of table -->"
SHOWN = 5
"""So many losses of one kind are told in full."""


def main() -> int:
    """Run what is wanted; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--quick", action="store_true", help="a tenth of it or less")
    parser.add_argument("--docs", action="store_true", help="write the table into docs/reliability.md")
    parser.add_argument("--only", nargs="+", choices=MODULES, metavar="NAME", help=", ".join(MODULES))
    told = parser.parse_args()
    outcomes = []
    begun = time.monotonic()
    for name in told.only or MODULES:
        for outcome in MODULES[name].run(told.quick):
            seconds = time.monotonic() - begun
            print(f"{seconds:5.0f} s  {outcome.what}: {outcome.verdict}", file=sys.stderr, flush=True)
            for lost in outcome.lost[:SHOWN]:
                print(f"         {lost}", file=sys.stderr)
            outcomes.append(outcome)
    print(table(outcomes))
    if told.docs:
        write_docs(table(outcomes))
    return int(any(outcome.lost for outcome in outcomes))


def table(outcomes: list[Outcome]) -> str:
    """Give the outcomes as a Markdown table."""
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
