"""Prints one table of ratios, measured side by side in this run.

    python -m tests.bench [--only log,paint,command] [--json FILE] [--turns N]

Times depend on the machine and its disk (TMPDIR says which); the ratios are what to look at.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from tests.bench import logging_one, starting
from tests.bench.pairs import Row, Skipped

MEASUREMENTS: dict[str, Callable[..., Iterable[Row | Skipped]]] = {
    "log": logging_one.measure,
    "paint": starting.first_paint,
    "command": starting.logging_command,
}
HEAD = ("measured", "against", "ours, ms", "theirs, ms", "ratio", "wanted", "turns")


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Ratios, measured side by side.")
    parser.add_argument("--only", default=",".join(MEASUREMENTS), help="any of log, paint, command")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there too")
    parser.add_argument("--turns", type=int, help="how often each thing is done")
    told = parser.parse_args(arguments)
    how: dict[str, Any] = {"turns": told.turns} if told.turns else {}
    results: list[Row | Skipped] = []
    print(line(*HEAD))
    for name in told.only.split(","):
        for result in MEASUREMENTS[name](**how):
            results.append(result)
            print(shown(result), flush=True)
    if told.json:
        told.json.write_text(json.dumps([result.as_json() for result in results], indent=2) + "\n", encoding="utf-8")


def shown(result: Row | Skipped) -> str:
    """Give a result as a line of the table."""
    if isinstance(result, Skipped):
        return f"{result.what:<38} skipped: {result.why}"
    times = (f"{result.ours:.2f}", f"{result.theirs:.2f}", f"{result.ratio:.2f}")
    return line(result.what, result.against, *times, result.wanted, str(result.turns))


def line(what: str, against: str, ours: str, theirs: str, ratio: str, wanted: str, turns: str) -> str:
    """Give a line of the table."""
    return f"{what:<38} {against:<42} {ours:>9} {theirs:>10} {ratio:>6}  {wanted:<13} {turns:>5}"


if __name__ == "__main__":
    main()
