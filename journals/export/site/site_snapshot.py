"""What a site is made of: projects, what they learned, and how their lessons did, as they were at a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from journals.export.audience import Audience
from journals.export.decided_lessons import LessonOf
from journals.export.labels import Labels
from journals.export.log_snapshot import LogSnapshot, RedactedLog, project_snapshots
from journals.export.redaction import Redactor
from journals.export.site.page_names import page_paths
from journals.lessons.adoption import TrackRecord, track_record, uses_in
from journals.library.journal import Journal
from journals.library.library import Library
from journals.records.model import Lesson


@dataclass(frozen=True)
class SiteSnapshot:
    """Copied in the thread that owns the projects, so that another may make the pages."""

    projects: list[LogSnapshot]
    """In the order of their names."""
    outcomes: Mapping[str, TrackRecord]
    """Lesson → how it did in the projects of the library."""
    audience: Audience


def site_snapshot(
    library: Library, journals: Sequence[Journal], lesson_of: LessonOf, audience: Audience
) -> SiteSnapshot:
    """Copy what the site of these projects is made of, as far as it is for this audience."""
    projects, uses = project_snapshots(journals, lesson_of, audience), uses_in(library)
    outcomes = {each.id: track_record(each, uses) for journal in journals for each in journal.lessons}
    return SiteSnapshot(projects, outcomes, audience)


class SiteProject(RedactedLog):
    """A project as it may be written out; a lesson has a page of its own, so it tells its context itself."""

    TELLS_CONTEXT: ClassVar[bool] = False


class SiteContent:
    """All that pages are made of, and what each page is called."""

    def __init__(self, snapshot: SiteSnapshot, labels: Labels, looked: Callable[[], object]) -> None:
        showing = Redactor(labels.say("guard.removed"), looked)
        self.labels, self.audience, self.outcomes = labels, snapshot.audience, snapshot.outcomes
        self.projects = [SiteProject(each, showing) for each in snapshot.projects]
        self.personal = showing.personal
        names = [(each.id, each.project.name) for each in self.projects]
        self.titles = {lesson.id: lesson.title for _, lesson in self.lessons()}
        pitfalls = [(each.id, f"{each.id} {each.title}") for each in labels.guide.pitfalls]
        self.project_paths = page_paths("projects", names, "projekt")
        self.lesson_paths = page_paths("lessons", self.titles.items(), "laering")
        self.pitfall_paths = page_paths("pitfalls", pitfalls)

    def lessons(self) -> Iterator[tuple[SiteProject, Lesson]]:
        """Yield all lessons, project by project, the first learned first."""
        yield from ((project, each) for project in self.projects for each in reversed(project.lessons))

    def lessons_of(self, pitfall: str) -> list[tuple[SiteProject, Lesson]]:
        """Return the lessons about a pitfall."""
        return [pair for pair in self.lessons() if pitfall in pair[1].pitfalls]
