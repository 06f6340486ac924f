"""A process that opens a library and does what it is told on its standard input, one line each; for tests.

    python -m tests.journals.worker LIBRARY

It answers each line with one line. Its installation is the one that TILBAGEBLIK_LOCAL names.
"""

from __future__ import annotations

import sys
from pathlib import Path

from journals.errors import Problem
from journals.library.library import Library
from journals.library.paths import local_folders
from journals.library.undo import apply_plan, plan_undo
from journals.records.model import Observation, Project


def main() -> None:
    """Obey until the input ends."""
    library = Library([Path(sys.argv[1])], local_folders())
    library.refresh()
    for line in sys.stdin:
        word, _, rest = line.strip().partition(" ")
        try:
            print(obey(library, word, rest), flush=True)
        except Problem as problem:
            print(problem.code, flush=True)
        if word == "close":
            return


def obey(library: Library, word: str, rest: str) -> str:
    """Do one thing in the newest project and tell how it went."""
    if word == "close":
        return f"{len(library.close())} kept"
    if word == "writer":
        return str(library._writers[library.folders[0]].name)
    if word == "new":
        journal, pending = library.create(Project(name=rest))
        pending.wait()
        return journal.id
    if word == "refresh":
        library.refresh()
        return "refreshed"
    journal = library.journals[-1]
    if word == "texts":
        return "|".join(sorted(each.text for each in journal.observations))
    if word == "add":
        _, pending = journal.add(Observation(text=rest))
        pending.wait()
        return rest
    if word == "for-ever":  # acknowledge each as soon as it is safe, until killed
        for number in range(1_000_000):
            _, pending = journal.add(Observation(text=f"{rest}{number}" + "." * (number % 500)))
            pending.wait()
            print(f"{rest}{number}", flush=True)
    if word == "undo":
        plan = plan_undo(library, everyone=rest == "everyone")
        if plan is None:
            return "nothing"
        apply_plan(plan).written.wait()
        return "undone"
    raise SystemExit(f"unknown: {word}")


if __name__ == "__main__":
    main()
