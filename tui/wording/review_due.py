"""Whether a project is to hold a review before it starts, in words, for screens that know nothing of reviews."""

from __future__ import annotations

from journals.lessons.due import REVIEW_STAGES, is_review_due, note_offered, review_of, was_offered
from journals.library.journal import Journal
from journals.library.library import Library
from tui.locale import Catalogue
from tui.wording.display import brief, long_date


def opens_on_review(library: Library, journal: Journal) -> bool:
    """Return whether a project opens on the review: the first time that it is opened here while it starts.

    After that its board says so, and it is opened for something else.
    """
    state = library.local.state
    if journal.project.stage not in REVIEW_STAGES or not is_review_due(library, journal):
        return False
    if was_offered(state, journal.id):
        return False
    library.in_background(lambda: note_offered(state, journal.id))
    return True


def review_state_text(say: Catalogue, library: Library, journal: Journal, stage: str) -> str:
    """Return that the review is due, or how the one before a stage ended; "" where there is nothing to say."""
    ended = review_of(journal, stage)
    if ended is None:
        return say("review.is_due") if is_review_due(library, journal) else ""
    status = "ended" if ended.status == "done" and ended.because else ended.status
    return say(f"review.was_{status}", day=long_date(say, ended.day), because=brief(ended.because, 60))
