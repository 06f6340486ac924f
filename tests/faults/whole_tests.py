"""Tests that do only some of the same among the others (`tests/amount.py`), here with all of it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.faults.fuzzing import run_tests
from tests.faults.outcome import Outcome, numbered

TESTS = (
    "tests/flows/test_main_flow.py",
    "tests/journals/export/test_briefing.py",
    "tests/journals/sharing/sync/test_offline.py",
    "tests/tui/cli/plain/test_plain.py",
    "tests/tui/cli/test_reading_by_index.py",
    "tests/bench/test_bench.py",
    "tests/tui/cli/test_log.py",
    "tests/tui/cli/test_log_by_index.py",
    "tests/tui/cli/test_shelf.py",
    "tests/tui/ui/test_theme.py",
    "tests/tui/test_keymash.py",
    "tests/tui/test_own_files.py",
)
"""Those that ask `amount`; a test reads the code for others."""


def run(quick: bool) -> Iterator[Outcome]:
    """Run them all, or one."""
    outcome = Outcome("random keys, many clones, a whole project in both languages")
    cases = run_tests(outcome, TESTS[:1] if quick else TESTS, {"TESTS": "all"})
    outcome.times = len(cases)
    outcome.held = numbered(len(cases), "tests with all there is of the same")
    yield outcome
