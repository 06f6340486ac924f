"""Projects without a name whose logs have gone elsewhere: they are known by their logs only, and go with them.

A log that says of no project is that of its folder, and one with a wrong letter in its head may count as that of a
project that never was. When such a log is moved, its folder renamed, or another says whose it is, its records are in
another project. (One that has a name stays on the screen while its folder is away: somebody may be working on it.)
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from journals.library.journal import Journal


def note_left(journals: Iterable[Journal], there: Container[str] | None) -> list[str]:
    """Note which projects nothing is left of, and return the ids of those that have gone so, or have come back.

    `there`: the projects of which there are logs; None where that is not known.
    """
    if there is None:
        return []
    changed = []
    for journal in journals:
        is_left = journal.id not in there and not journal.pending() and not journal.project.name
        if is_left is not journal.is_left:
            journal.is_left = is_left
            changed.append(journal.id)
    return changed
