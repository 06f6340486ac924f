"""`tilbageblik projects`, `observations`, `lessons` and `actions`: what there is, with filters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import click

from journals.lessons.adoption import TrackRecord, track_record, uses_in
from journals.library.across import all_records, sorted_records
from journals.library.journal import Journal
from journals.library.lookup import find_project
from journals.library.record_counts import record_counts
from journals.records.base import R, Record
from journals.records.model import (
    KINDS,
    LESSON_STATUSES,
    PROJECT_KINDS,
    SIGNS,
    STATUSES,
    Action,
    Lesson,
    Observation,
    Project,
)
from journals.text.clean import filter_key, one_line, shown_names, sort_key
from journals.text.dates import first_day, is_over
from tui.cli.framework import argument, command, option
from tui.cli.json_shapes import project_json, record_json, track_json
from tui.cli.output import print_notice
from tui.cli.param_types import BoundType, ChoiceType, GuideIdType, TextType
from tui.cli.record_lines import lesson_lines, project_line, record_line
from tui.cli.session import Session
from tui.cli.short_ids import ShortIds
from tui.cli.value_words import shown_word
from tui.settings import ActionOrder
from tui.wording.action_groups import grouped_actions
from tui.wording.outcomes import track_text

_STAGE = option("--stage", "stages", type=GuideIdType("stage"), multiple=True)
_PITFALL = option("--pitfall", "pitfalls", type=GuideIdType("pitfall"), multiple=True)
_TEXT = option("--text", type=TextType())
_PROJECT = argument("project", type=TextType(), required=False)


@command("projects")
@option("--status", type=ChoiceType("status", STATUSES), multiple=True)
@option("--kind", type=ChoiceType("project_kind", PROJECT_KINDS), multiple=True)
@_STAGE
@_TEXT
@click.pass_obj
def projects_command(
    session: Session, /, status: Sequence[str], kind: Sequence[str], stages: Sequence[str], text: str | None
) -> None:
    """List projects in the order of their names."""
    has = _has(text, "name", "technology", "area", "unit", "ending")
    found = [
        journal
        for journal in journals_named(session, None)
        if _one_of(journal.project.status, status)
        and _one_of(journal.project.kind, kind)
        and _one_of(journal.project.stage, stages)
        and has(journal.project)
    ]
    count = record_counts(session.library)
    if session.json:
        session.out.json([project_json(journal, count[journal.id]) for journal in found])
        return
    report_none(session, Project, found, session.library.journals)
    short = ShortIds.of(session.library)
    for journal in found:
        session.out.line(project_line(session.say, journal, count[journal.id], short))


@command("observations")
@_PROJECT
@_STAGE
@_PITFALL
@option("--untagged", is_flag=True)
@option("--kind", type=ChoiceType("kind", KINDS), multiple=True)
@option("--sign", type=ChoiceType("sign", SIGNS), multiple=True)
@option("--waiting", is_flag=True)
@option("--since", type=BoundType())
@option("--until", type=BoundType(last=True))
@_TEXT
@click.pass_obj
def observations_command(session: Session, /, project: str | None, **options: Any) -> None:
    """List observations, newest first."""
    has = _has(options["text"], "text", "perspective", "reply")

    def fits(each: Observation) -> bool:
        return (
            _one_of(each.stage, options["stages"])
            and _any_of(each.pitfalls, options["pitfalls"])
            and (each.needs_tag or not options["untagged"])
            and _one_of(each.kind, options["kind"])
            and _one_of(each.sign, options["sign"])
            and not (options["waiting"] and not each.waits)
            and first_day(each.happened or "") >= (options["since"] or "")
            and (not options["until"] or "" < first_day(each.happened or "") <= options["until"])
            and has(each)
        )

    _list(session, project, Observation, fits)


@command("lessons")
@_PROJECT
@_STAGE
@_PITFALL
@option("--status", type=ChoiceType("status", LESSON_STATUSES))
@_TEXT
@click.pass_obj
def lessons_command(session: Session, /, project: str | None, **options: Any) -> None:
    """List lessons, newest first, those that were taken out only where they are asked for."""
    has = _has(options["text"], "title", "situation", "learned", "do", "conditions")

    def fits(each: Lesson) -> bool:
        return (
            _one_of(each.stage, options["stages"])
            and _any_of(each.pitfalls, options["pitfalls"])
            and (options["status"] == each.status if options["status"] else each.status != "retired")
            and has(each)
        )

    uses = uses_in(session.library)
    _list(session, project, Lesson, fits, lambda each: track_record(each, uses))
    if not session.json and (others := session.library.shelf.lessons()) and not all_records(session.library, Lesson):
        print_notice(session.say("shelf.there", counted=session.say.count("shelf.lessons", len(others))))


@command("actions")
@_PROJECT
@option("--status", type=ChoiceType("status", ("open", "done", "dropped")), multiple=True)
@option("--late", is_flag=True)
@option("--by", type=ChoiceType("by", ("project", "owner", "date")), default="project")
@_TEXT
@click.pass_obj
def actions_command(session: Session, /, project: str | None, by: ActionOrder, **options: Any) -> None:
    """List actions, the one due first first, in each project or for each owner or time."""
    has = _has(options["text"], "text", "owner", "first_step", "because")

    def fits(each: Action) -> bool:
        late = each.status == "open" and is_over(each.due, session.today)
        return _one_of(each.status, options["status"]) and (late or not options["late"]) and has(each)

    if by == "project":
        _list(session, project, Action, fits)
        return
    every = [(journal, each) for journal, records in _records(session, project, Action) for each in records]
    found = [(journal, each) for journal, each in every if fits(each)]
    groups = grouped_actions(session.say, found, by, session.today)
    if session.json:
        session.out.json([record_json(journal, each) for _, group in groups for journal, each in group])
        return
    report_none(session, Action, found, every, project)
    short = ShortIds.of(session.library)
    for title, group in groups:
        session.out.line(title)
        for journal, each in group:
            where = f" ({one_line(journal.project.name) or '–'})" if project is None else ""
            session.out.line(record_line(session.say, each, short) + where)


def _list(
    session: Session,
    project: str | None,
    kind: type[R],
    fits: Callable[[R], bool],
    did: Callable[[Lesson], TrackRecord] | None = None,
) -> None:
    """Print the records that fit in each project; in words, below the project's name. `did`: how a lesson did."""

    def counted(record: Record) -> dict[str, int]:
        return track_json(did(record)) if did and isinstance(record, Lesson) else {}

    every = list(_records(session, project, kind))
    picked = [(journal, list(filter(fits, each))) for journal, each in every]
    if session.json:
        session.out.json(
            [record_json(journal, record) | counted(record) for journal, records in picked for record in records]
        )
        return
    found, of = ([record for _, records in pairs for record in records] for pairs in (picked, every))
    report_none(session, kind, found, of, project)
    short = ShortIds.of(session.library)
    for journal, records in picked:
        if records and project is None:
            session.out.line(journal.project.name or "–")
        for record in records:
            session.out.line(record_line(session.say, record, short))
            if isinstance(record, Lesson):
                for line in lesson_lines(session.say, record):
                    session.out.line(line)
                if did and (words := track_text(session.say, did(record))):
                    session.out.line(f"    {words}")


def _records(session: Session, project: str | None, kind: type[R]) -> Iterator[tuple[Journal, list[R]]]:
    """Yield the records of the project named, or of all; newest first, but the action due first first."""
    journals = journals_named(session, project)
    is_told = project is None and kind is not Observation  # of a note only its project knows whether it was private
    by_project = sorted_records(session.library, kind) if is_told else {}
    for journal in journals:
        records = by_project.get(journal.id, []) if is_told else journal.all(kind)
        yield journal, records if kind is Action else records[::-1]


def journals_named(session: Session, project: str | None) -> list[Journal]:
    """Return the project named, or all in the order of their names; say so on stderr where the library is empty."""
    library = session.library
    if project is not None:
        return [find_project(library, project)]
    if not library.journals and not session.has_told_missing:
        print_notice(session.say("cli.no_projects", folders=shown_names(library.folders)))
    return sorted(library.journals, key=lambda journal: sort_key(journal.project.name))


def report_none(
    session: Session, kind: type[Record], found: Sequence[object], of: Sequence[object], project: str | None = None
) -> None:
    """Print that nothing was found, if so, and what shows or makes some; an empty library has said so itself.

    `of`: all that are there of the kind, in the project that was named or in all.
    """
    if found or not session.library.journals:
        return
    if not of:
        print_notice(session.say(f"cli.none.{kind.TABLE}"))
        return
    words = ["tilbageblik", kind.TABLE]
    if project is not None:
        words.append(ShortIds.of(session.library)(find_project(session.library, project).id))
    if all(isinstance(each, Lesson) and each.status == "retired" for each in of):
        words += ["--status", shown_word("status", "retired", session.say)]
    print_notice(session.say.count("cli.none_fits", len(of), command=" ".join(words)))


def _one_of(value: str | None, wanted: Sequence[str]) -> bool:
    return not wanted or value in wanted


def _any_of(values: frozenset[str], wanted: Sequence[str]) -> bool:
    return not wanted or not values.isdisjoint(wanted)


def _has(text: str | None, *fields: str) -> Callable[[Record], bool]:
    """Return a test for records with all words of `text` somewhere in some fields."""
    words = filter_key(text or "").split()

    def test(record: Record) -> bool:
        within = filter_key(" ".join(getattr(record, field) for field in fields)) if words else ""
        return all(word in within for word in words)

    return test
