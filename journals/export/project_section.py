"""What stands in a learning log of one project, and in which order: what others can use first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from journals.export import entries
from journals.export.coverage_matrix import matrix_table
from journals.export.decided_lessons import decision_blocks
from journals.export.escape import line
from journals.export.labels import Labels
from journals.export.log_opening import opening
from journals.export.log_snapshot import RedactedLog
from journals.export.markdown_blocks import bullets, heading
from journals.export.meetings_section import meeting_blocks
from journals.export.profile_section import profile_blocks
from journals.export.project_facts import project_context, project_facts
from journals.library.shelf_journal import is_on_shelf
from journals.records.document_marks import RecordMark
from journals.records.model import Action, Observation, Project


def project_blocks(journal: RedactedLog, labels: Labels, level: int) -> Iterator[str]:
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
