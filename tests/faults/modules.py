"""All that is done to libraries, by name; a module each, whose `run` gives the lines of the table."""

from __future__ import annotations

import traceback

from tests.faults import (
    clocks,
    crowd,
    damage,
    endings,
    erasing,
    fuzzing,
    kills,
    mutated_imports,
    own_files,
    planted,
    powercuts,
    repositories,
    syncing,
    trouble,
    values,
    whole_tests,
)
from tests.faults.outcome import Outcome

MODULES = {
    "kills": kills,
    "powercuts": powercuts,
    "crowd": crowd,
    "damage": damage,
    "values": values,
    "planted": planted,
    "repositories": repositories,
    "syncing": syncing,
    "clocks": clocks,
    "trouble": trouble,
    "erasing": erasing,
    "own_files": own_files,
    "endings": endings,
    "fuzzing": fuzzing,
    "mutated_imports": mutated_imports,
    "whole_tests": whole_tests,
}
LONG = {"fuzzing", "mutated_imports", "whole_tests"}
"""Those that `--full` alone does."""


def run(name: str, quick: bool) -> list[Outcome]:
    """Run one module, and return what it found; if it breaks down itself, that too."""
    outcomes: list[Outcome] = []
    try:
        for outcome in MODULES[name].run(quick):
            outcomes.append(outcome)  # noqa: PERF402 - what was found before a breakdown stays
    except Exception as error:  # whatever it is, it is a finding
        traceback.print_exc()
        outcomes.append(Outcome(f"{name}: the harness itself failed", lost=[f"{type(error).__name__}: {error}"]))
    return outcomes
