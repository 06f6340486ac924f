"""The learning log: one project, or several, as a Markdown document anyone can read without this program.

The same records give the same bytes: whatever could stand in two orders is sorted, and no clock is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from content import Guide
from content.retro_format import Format
from journals.export import entries
from journals.export.audience import Audience, shared_lessons, shared_project
from journals.export.coverage_matrix import matrix_table, recurring_pitfalls
from journals.export.decided_lessons import (
    DecidedLesson,
    LessonOf,
    decided_lessons,
    decision_blocks,
    redacted_decision,
    scope_filter,
)
from journals.export.escape import line
from journals.export.finished import finished, own_texts
from journals.export.labels import Labels, Translator
from journals.export.log_opening import opening, period
from journals.export.log_scope import scope_sentence, scoped_meetings, scoped_records
from journals.export.markdown_blocks import bullets, document, front_matter, heading
from journals.export.meetings_section import LoggedMeeting, meeting_blocks, meeting_snapshots, shown_records
from journals.export.profile_section import profile_blocks
from journals.export.progress import ProgressCallback, ProgressCounter, ignore_progress
from journals.export.project_facts import project_context, project_facts
from journals.export.redaction import Document, ProjectSnapshot, RedactedProject, Redactor, sum_counts
from journals.export.retro_snapshot import MeetingSnapshot
from journals.export.scope import EVERYTHING, Scope
from journals.library.journal import Journal
from journals.library.shelf_journal import is_on_shelf
from journals.privacy.guard import redact_text
from journals.records.base import Record
from journals.records.document_marks import RecordMark, project_mark, record_mark
from journals.records.model import Action, Observation, Project
from journals.text.clean import slug, sort_key

_LOOKING = 3
"""How many times as long it takes to look for personal data in a record, or what became of it, as to write it out."""


@dataclass(frozen=True)
class LogSnapshot:
    """What the learning log of one project is made of."""

    records: ProjectSnapshot
    meetings: list[MeetingSnapshot]
    """The first first."""
    decided: list[DecidedLesson]
    """The first first."""
    audience: Audience = "internal"
    held_back: int = 0
    """How many lessons are not for this audience, because they are no more than drafts."""
    scope: Scope = EVERYTHING

    def __len__(self) -> int:
        return len(self.records) + sum(map(shown_records, self.meetings)) + 3 * len(self.decided)


class RedactedLog(RedactedProject):
    """The same as it may be written out."""

    def __init__(self, taken: LogSnapshot, showing: Redactor) -> None:
        super().__init__(taken.records, showing)
        self.meetings = [LoggedMeeting(each, showing, self.by_id) for each in taken.meetings]
        self.audience, self.held_back, self.scope = taken.audience, taken.held_back, taken.scope
        self.decided = [redacted_decision(each, showing) for each in taken.decided]

    def mark_of(self, record: Record) -> RecordMark | None:
        """Return the mark by which a record is known again; others than one's own organisation get none.

        Nor has a note of a private round one: an id says when it was made.
        """
        if self.audience == "sharing" or (isinstance(record, Observation) and record.private):
            return None
        return record_mark(record)

    def project_marks(self) -> Iterator[str]:
        """Yield the mark of the project."""
        every = (*self.observations, *self.lessons, *self.actions) if self.scope.is_everything else ()
        told = [
            each.id for each in every if self.mark_of(each)
        ]  # what a part of a project does not hold is not gone there
        if self.audience == "internal" and (mark := project_mark(self.id, told)):
            yield mark.comment

    @property
    def tells_all(self) -> bool:
        """Whether more than lessons stand in it."""
        return self.audience == "internal" and not self.scope.lessons_only

    @property
    def has_any(self) -> bool:
        """Whether there is anything of it within the scope."""
        return any((self.observations, self.lessons, self.actions, self.meetings, self.decided, self.held_back))


def project_snapshots(
    journals: Iterable[Journal],
    lesson_of: LessonOf = lambda use: None,
    audience: Audience = "internal",
    scope: Scope = EVERYTHING,
) -> list[LogSnapshot]:
    """Copy what the learning log of these projects is made of, as far as it is for this audience and in this scope.

    `lesson_of` finds the earlier projects' lessons that they decided about.
    """
    return [_snapshot(each, lesson_of, audience, scope) for each in sorted_by_name(journals)]


def _snapshot(journal: Journal, lesson_of: LessonOf, audience: Audience, scope: Scope) -> LogSnapshot:
    taken, wants = ProjectSnapshot.of(journal), scope_filter(scope, journal, lesson_of)
    if audience == "sharing":
        learned = [*filter(wants, taken.lessons)]
        project, lessons = shared_project(taken.project), shared_lessons(learned)
        drafts = sum(each.status == "draft" for each in learned)
        return LogSnapshot(ProjectSnapshot(taken.id, project, [], lessons, [], []), [], [], audience, drafts, scope)
    meetings, decided = meeting_snapshots(journal), decided_lessons(journal, lesson_of)
    if not scope.is_everything:
        meetings = scoped_meetings(meetings, scope, wants)
        taken, decided = scoped_records(taken, meetings, wants), [each for each in decided if wants(each.use)]
    return LogSnapshot(taken, meetings, decided, scope=scope)


def render_learning_log(
    chosen: Sequence[LogSnapshot],
    guide: Guide,
    say: Translator,
    *,
    today: date,
    retro_title: Callable[[str], str] = str,
    formats: Sequence[Format] = (),
    tick: ProgressCallback = ignore_progress,
) -> Document:
    """Return the learning log of what was taken, in the language of `guide` and `say`. Safe in any thread.

    `today` is written on it and tells which actions are late. Projects stand in the order of their names. What can
    never be stored, but stands in a record from before, is replaced (`guard.removed`). `retro_title` returns the title
    of a retrospective's format, given its id.

    Raises:
        Cancelled: when `tick` does; it hears of each record when it is looked at, and when it is written out.
    """
    records = sum(map(len, chosen))
    steps = ProgressCounter((2 * _LOOKING + 1) * records, tick)
    removed = say("guard.removed")
    showing = [Redactor(removed, lambda: steps.advance(_LOOKING)) for _ in chosen]
    shown = [RedactedLog(each, redactor) for each, redactor in zip(chosen, showing, strict=True)]
    labels = Labels(guide, say, today, retro_title, formats)
    blocks = _one(shown[0], labels) if len(shown) == 1 else _several(shown, labels)
    text = document(_stepping(blocks, steps))
    looked, harmless = steps.share(_LOOKING * records), set[str]().union(*(each.harmless for each in showing))
    return finished(text, sum_counts(shown), own_texts(labels), by=removed, tick=looked, harmless=harmless)


def learning_log_file_name(
    journals: Iterable[Journal],
    say: Translator,
    *,
    today: date,
    scope: Scope = EVERYTHING,
    audience: Audience = "internal",
) -> str:
    """Return a name for the file, such as `laeringslog-skaermbesoeg-2026-11-24.md`: plain ASCII, no personal data."""
    return projects_file_name("export.stem", journals, say, today=today, scope=scope, audience=audience)


def projects_file_name(
    stem: str,
    journals: Iterable[Journal],
    say: Translator,
    *,
    today: date,
    suffix: str = "md",
    scope: Scope = EVERYTHING,
    audience: Audience = "internal",
) -> str:
    """Return a name for a file about projects that begins with the text `stem`."""
    chosen = sorted_by_name(journals)
    if len(chosen) == 1:
        project = chosen[0].project
        about = (shared_project(project) if audience == "sharing" else project).name or say("export.untitled")
    else:
        about = say.count("export.projects", len(chosen))
    only = [scope.pitfall, scope.since, scope.until, say("export.lessons") if scope.lessons_only else ""]
    parts = [slug(each) for each in (say(stem), *filter(None, only), redact_text(about))]
    return f"{'-'.join(parts)}-{today.isoformat()}.{suffix}"


def sorted_by_name(journals: Iterable[Journal]) -> list[Journal]:
    """Return projects in the order of their names, each once."""
    each_once = {journal.id: journal for journal in journals}
    return sorted(each_once.values(), key=lambda journal: (sort_key(journal.project.name), journal.id))


def _stepping(blocks: Iterable[str], steps: ProgressCounter) -> Iterator[str]:
    """Yield the blocks, of which there are about as many as records."""
    for block in blocks:
        steps.advance()
        yield block


def _one(journal: RedactedLog, labels: Labels) -> Iterator[str]:
    yield front_matter(_about([journal], labels))
    about = _about_pitfall(project_title(journal.project, labels), journal, labels)
    head, *made = document_head("export.title", about, labels, journal.scope)
    yield from (head, *journal.project_marks(), *made)
    yield from _project(journal, labels, 2)


def _several(journals: Sequence[RedactedLog], labels: Labels) -> Iterator[str]:
    """Yield what they have in common first: a line for each, the map of all, and what bit in more than one."""
    say, scope = labels.say, journals[0].scope
    told = [each for each in journals if each.has_any] if not scope.is_everything else journals
    yield front_matter(_about(journals, labels))
    about = _about_pitfall(say.count("export.projects", len(journals)), journals[0], labels)
    yield from document_head("export.title", about, labels, scope)
    yield heading(2, say("export.contents"))
    if told:
        yield bullets(f"**{project_title(each.project, labels)}:** {_in_short(each, labels)}" for each in told)
    if nothing := [project_title(each.project, labels) for each in journals if each not in told]:
        yield say("export.nothing_of_it", projects="; ".join(nothing))
    if any(each.tells_all for each in told):
        yield heading(2, say("export.across"))
        seen = [each for journal in told for each in journal.observations]
        yield from matrix_table(seen, labels, scope.pitfall)
        yield from recurring_pitfalls(journals, labels, scope.pitfall)
    for journal in told:
        yield heading(2, project_title(journal.project, labels))
        yield from journal.project_marks()
        yield from _project(journal, labels, 3)


def _about(journals: Sequence[RedactedLog], labels: Labels) -> dict[str, str | int | list[str]]:
    """Return what programs may want to know of the document; no text that a person wrote, for that must be escaped."""
    between = period(each for journal in journals for each in journal.observations)
    return {
        "generator": "Tilbageblik",
        "lang": labels.guide.language,
        "date": labels.today.isoformat(),
        **({"from": between[0], "to": between[1]} if between else {}),
        **journals[0].scope.values,
        "projects": [each.id for each in journals],
        "observations": sum(len(each.observations) for each in journals),
        "lessons": sum(len(each.lessons) for each in journals),
    }


def _about_pitfall(about: str, journal: RedactedLog, labels: Labels) -> str:
    pitfall = journal.scope.pitfall
    return f"{about} · {labels.pitfall(pitfall)}" if pitfall else about


def document_head(title: str, about: str, labels: Labels, scope: Scope = EVERYTHING) -> Iterator[str]:
    """Yield the heading of a document, the text `title`, what alone stands in it, and what it was made by."""
    say, guide = labels.say, labels.guide
    yield heading(1, say(title, about=about))
    made = say("export.made", day=labels.day(labels.today.isoformat()), guide=line(guide.title))
    source = [say("export.source", source=line(guide.source))] if guide.source else []
    yield " ".join([*scope_sentence(scope, labels), made, *source])


def _in_short(journal: RedactedLog, labels: Labels) -> str:
    return opening(journal, labels) if journal.audience == "internal" else line(journal.project.technology) or "–"


def _project(journal: RedactedLog, labels: Labels, level: int) -> Iterator[str]:
    """Yield everything about one project, what others can use first; `level` is that of its headings."""
    say = labels.say
    if journal.audience == "internal":
        yield opening(journal, labels)
    yield heading(level, say("export.lessons"))
    yield from _lessons(journal, labels, level + 1)
    if journal.held_back:
        yield say.count("export.held_back", journal.held_back)
    if journal.tells_all:
        yield from _waiting(journal.observations, labels, level)
        yield heading(level, say("export.actions"))
        yield from _actions(journal, labels, level + 1)
        yield from decision_blocks(journal.decided, labels, level)
        yield from meeting_blocks(journal.meetings, labels, level)
        yield heading(level, say("export.matrix"))
        if any(each.pitfalls for each in journal.observations):
            yield from matrix_table(journal.observations, labels, journal.scope.pitfall)
        else:
            yield say("export.map_empty")
        yield heading(level, say("export.observations"))
        yield from _observations(journal, labels, level + 1)
    yield heading(level, say("export.project"))
    yield project_facts(journal.project, labels)
    yield heading(level, say("export.context"))
    yield from project_context(journal.project, labels)
    yield from profile_blocks(journal, labels, level)


def _waiting(newest_first: Sequence[Observation], labels: Labels, level: int) -> Iterator[str]:
    """Yield the concerns and questions that nobody has answered, the oldest first; nothing where there are none."""
    if waiting := [each for each in reversed(newest_first) if each.waits and not each.private]:
        yield heading(level, labels.say("export.waiting"))
        yield bullets(entries.unanswered_entry(each, labels) for each in waiting)


def _observations(journal: RedactedLog, labels: Labels, level: int) -> Iterator[str]:
    """Yield the observations stage by stage, the oldest first; last those at stages the guide does not know."""
    at: dict[str, list[Observation]] = {stage: [] for stage in [*labels.stages, ""]}
    for each in reversed(journal.observations):
        at[each.stage if each.stage in labels.stages else ""].append(each)
    for stage, seen in at.items():
        if seen:
            known = labels.say("export.at_stage", stage=labels.stage(stage))
            yield heading(level, known if stage else labels.say("export.other_stages"))
            shown = [each for each in seen if each.reply or not each.private]  # a reply is written for everyone
            yield from (entries.observation(each, labels, journal.mark_of(each)) for each in shown)
            if apart := len(seen) - len(shown):
                yield labels.say.count("export.apart_here", apart)
    if not journal.observations:
        yield labels.say("export.no_observations")


def _lessons(journal: RedactedLog, labels: Labels, level: int) -> Iterator[str]:
    for learned in reversed(journal.lessons):
        yield heading(level, line(learned.title) or labels.say("export.untitled"))
        yield from (mark.comment for mark in [journal.mark_of(learned)] if mark)
        yield entries.lesson(learned, journal, labels)
    if not journal.lessons:
        yield labels.say("export.no_lessons")


def _actions(journal: RedactedLog, labels: Labels, level: int) -> Iterator[str]:
    def written(entry: Callable[[Action, Labels, RecordMark | None], str], *, is_open: bool) -> list[str]:
        shown = (each for each in journal.actions if (each.status == "open") == is_open)
        return [entry(each, labels, journal.mark_of(each)) for each in shown]

    waiting = written(entries.open_action, is_open=True)
    closed = written(entries.closed_action, is_open=False)
    for title, items in (("export.open_actions", waiting), ("export.closed_actions", closed)):
        if items:
            yield heading(level, labels.say(title))
            yield "\n".join(items)
    if not journal.actions:
        yield labels.say("export.no_actions")


def project_title(project: Project, labels: Labels) -> str:
    """Return a project's name, or that it has none; of another organisation's that it is from outside."""
    name = line(project.name) or labels.say("export.untitled")
    return labels.say("export.from_outside", project=name) if is_on_shelf(project.id) else name
