"""10,000 mutated records over every command, and over every place and box in one process; what they must do: its tests.

Any JSON stands in any field of any record of any table (`tests/mutations.py`); each library is drawn from a seed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree

from tests.faults.outcome import Outcome, numbered
from tests.faults.process import ROOT

RECORDS = 500
"""Mutated records of a library."""
DONE = {
    "every command": "tests/tui/cli/test_any_record.py",
    "every place and every box of the app": "tests/tui/test_any_record.py",
}


def run(quick: bool) -> Iterator[Outcome]:
    """Do both with 10,000 records, or with 500."""
    for what, tests in DONE.items():
        yield mutated(what, tests, seeds=1 if quick else 20)


def mutated(what: str, tests: str, seeds: int) -> Outcome:
    """Run tests that read a mutated library for each seed, in one process, and note what they found."""
    outcome = Outcome(f"mutated records: any JSON in any field, {what}")
    cases = run_tests(outcome, [tests], {"MUTATED": f"{seeds}x{RECORDS}"}, fewest=seeds)
    outcome.times = seeds * RECORDS if cases else 0
    outcome.held = f"{numbered(seeds, 'libraries')} read, each answer an orderly one"
    return outcome


def run_tests(
    outcome: Outcome, tests: Sequence[str], env: Mapping[str, str], *, fewest: int = 1
) -> list[ElementTree.Element]:
    """Run tests in a process of their own, note what failed, and return what was run."""
    with tempfile.TemporaryDirectory() as place:
        report = Path(place, "report.xml")
        line = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-m",
            "",
            "-p",
            "no:cacheprovider",
            f"--junitxml={report}",
            *tests,
        ]
        done = subprocess.run(line, cwd=ROOT, env={**os.environ, **env}, capture_output=True, text=True, check=False)
        cases = list(ElementTree.parse(report).iter("testcase")) if report.exists() else []
    outcome.lost = [f"{case.get('name')}: {_said(case)}" for case in cases if _said(case)]
    outcome.expect(len(cases) >= fewest and done.returncode in (0, 1), f"it broke off: {done.stdout[-500:]}")
    return cases


def _said(case: ElementTree.Element) -> str:
    """Return what a test that failed has to say; "" when it went well."""
    return next((each.get("message", "failed")[:500] for each in case if each.tag in ("failure", "error")), "")
