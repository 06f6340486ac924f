"""Which projects are to hold a review before they start, and how it ended.

Apart from `journals.lessons.review`, because the first screen asks it and needs nothing of how lessons are ranked.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from journals.ids import created_at
from journals.library.journal import Journal
from journals.library.library import Library
from journals.log.own_file import make_own_folder
from journals.records.model import Review
from journals.records.summary import latest_day
from journals.text.dates import day_to_order_by

REVIEW_STAGES = ("S1", "S2")
"""The stages before which a project has a review by itself."""
_BEFORE_USE = (*REVIEW_STAGES, "S3", "S4")
"""The stages at which it is told that it has not: what was not read is not read by going on to the next stage."""
_LONG_BEFORE = timedelta(weeks=8)
"""How long before a project is made the latest of its notes was seen, where it is brought in to be remembered."""
_OFFERED, _PLACED = "reviews", "placed"
"""Folders of what somebody on this machine has been asked."""


def is_review_due(library: Library, journal: Journal) -> bool:
    """Return whether a project is to hold a review before it is in use: none was, and others know something."""
    if not _is_starting(journal):
        return False
    is_taught = any(other.id != journal.id and other.summary.lessons for other in library.journals)
    return is_taught or bool(library.shelf.packs)


def was_offered(state: Path, project: str) -> bool:
    """Return whether somebody has been offered this project's review on this machine.

    `state`: the installation's own folder.
    """
    return (state / _OFFERED / project).is_file()


def note_offered(state: Path, project: str) -> None:
    """Remember that somebody has been offered a project's review: as an empty file; where it cannot be, it is lost."""
    _note(state / _OFFERED, project)


def was_placed(state: Path, project: str) -> bool:
    """Return whether somebody has been asked on this machine for a project's type of technology and its area."""
    return (state / _PLACED / project).is_file()


def note_placed(state: Path, project: str) -> None:
    """Remember that somebody has been asked for a project's type of technology and area, whatever they answered."""
    _note(state / _PLACED, project)


def _note(folder: Path, project: str) -> None:
    with suppress(OSError):
        make_own_folder(folder, 2)
        (folder / project).touch(0o600)


def reviews_due(library: Library) -> list[Journal]:
    """Return the projects that are to hold a review before they are in use."""
    starting = [journal for journal in library.journals if _is_starting(journal)]
    if not starting or library.shelf.packs:
        return starting
    teaching = [journal.id for journal in library.journals if journal.summary.lessons][:2]  # of two, one is another
    return [each for each in starting if teaching not in ([], [each.id])]


def _is_starting(journal: Journal) -> bool:
    project = journal.project
    if not journal.exists or project.status != "active" or project.hearsay or project.stage not in _BEFORE_USE:
        return False
    if journal.is_open:  # at a glance all of it would be counted anew
        return not journal.all(Review) and not _is_past(journal, latest_day(journal.observations[:1]))
    return not journal.summary.reviewed and not _is_past(journal, journal.summary.last)


def _is_past(journal: Journal, latest: str | None) -> bool:
    """Return whether the latest that was seen in a project is from long before it was made here: an old one's notes."""
    long_before = (created_at(journal.id).date() - _LONG_BEFORE).isoformat()
    return "" < day_to_order_by(latest) < long_before


def review_id(stage: str) -> str:
    """Return the id of the review before a stage."""
    return f"review-{stage}"


def review_of(journal: Journal, stage: str) -> Review | None:
    """Return how the review before a stage ended; None where it has not."""
    found = journal.get(Review, review_id(stage))
    return found if found is not None and found.status is not None else None
