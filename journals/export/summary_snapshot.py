"""What pages for those who decide or discuss are made of: a project as it was at a moment."""

from __future__ import annotations

from collections.abc import Iterable

from journals.export.labels import Translator
from journals.export.log_snapshot import sorted_by_name
from journals.export.project_pages import PageSnapshot
from journals.library.journal import Journal
from journals.records.next_meeting import next_meeting
from journals.records.retro import Retro


class SummarySnapshot(PageSnapshot):
    """What the page of one project is made of."""

    def __init__(self, journal: Journal, by: str) -> None:
        """`by`: the words in the place of what can never be stored."""
        super().__init__(journal, by)
        self.summary = journal.summary
        """What waits in it is counted from this."""
        agreed = next_meeting(journal.all(Retro))
        self.next_meeting = agreed.day if agreed and journal.project.status == "active" else None


def summary_snapshots(journals: Iterable[Journal], say: Translator) -> list[SummarySnapshot]:
    """Copy what the pages of these projects are made of."""
    return [SummarySnapshot(journal, say("guard.removed")) for journal in sorted_by_name(journals)]
