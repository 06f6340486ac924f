"""`tilbageblik projects`, `observations`, `lessons` and `actions`: what there is, with filters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click

from journals.lessons.adoption import TrackRecord, track_record, uses_in
from journals.library.journal import Journal
from journals.library.lookup import find_project
from journals.records.base import Record
from journals.records.model import KINDS, LESSON_STATUSES, PROJECT_KINDS, SIGNS, STATUSES, Action, Lesson, Observation
from journals.text.clean import filter_key, sort_key
from journals.text.dates import first_day
from tui.cli.clicking import argument, command, option
from tui.cli.out import notice
from tui.cli.records import ShortIds, as_json, lesson_lines, line_of, project_json, project_line, track_json
from tui.cli.session import Session
from tui.cli.values import Day, GuideId, OneOf, Text
from tui.wording.outcomes import track_text

_STAGE = option("--stage", "stages", type=GuideId("stage"), multiple=True)
_PITFALL = option("--pitfall", "pitfalls", type=GuideId("pitfall"), multiple=True)
_TEXT = option("--text", type=Text())
_PROJECT = argument("project", type=Text(), required=False)


@command("projects")
@option("--status", type=OneOf(STATUSES), multiple=True)
@option("--kind", type=OneOf(PROJECT_KINDS), multiple=True)
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
        for journal in _journals(session, None)
        if _one_of(journal.project.status, status)
        and _one_of(journal.project.kind, kind)
        and _one_of(journal.project.stage, stages)
        and has(journal.project)
    ]
    if session.json:
        session.out.json([project_json(journal) for journal in found])
        return
    short = ShortIds.of(session.library)
    for journal in found:
        session.out.line(project_line(session.say, journal, short))


@command("observations")
@_PROJECT
@_STAGE
@_PITFALL
@option("--untagged", is_flag=True)
@option("--kind", type=OneOf(KINDS), multiple=True)
@option("--sign", type=OneOf(SIGNS), multiple=True)
@option("--waiting", is_flag=True)
@option("--since", type=Day())
@_TEXT
@click.pass_obj
def observations_command(session: Session, /, project: str | None, **told: Any) -> None:
    """List observations, newest first."""
    has = _has(told["text"], "text", "perspective", "reply")

    def fits(each: Observation) -> bool:
        return (
            _one_of(each.stage, told["stages"])
            and _any_of(each.pitfalls, told["pitfalls"])
            and not (told["untagged"] and each.pitfalls)
            and _one_of(each.kind, told["kind"])
            and _one_of(each.sign, told["sign"])
            and not (told["waiting"] and not each.waits)
            and first_day(each.happened or "") >= (told["since"] or "")
            and has(each)
        )

    _list(session, project, lambda journal: filter(fits, journal.observations))


@command("lessons")
@_PROJECT
@_STAGE
@_PITFALL
@option("--status", type=OneOf(LESSON_STATUSES))
@_TEXT
@click.pass_obj
def lessons_command(session: Session, /, project: str | None, **told: Any) -> None:
    """List lessons, newest first, those that were taken out only where they are asked for."""
    has = _has(told["text"], "title", "situation", "learned", "do", "conditions")

    def fits(each: Lesson) -> bool:
        return (
            _one_of(each.stage, told["stages"])
            and _any_of(each.pitfalls, told["pitfalls"])
            and (told["status"] == each.status if told["status"] else each.status != "retired")
            and has(each)
        )

    uses = uses_in(session.library)
    _list(session, project, lambda journal: filter(fits, journal.lessons), lambda each: track_record(each, uses))


@command("actions")
@_PROJECT
@option("--status", type=OneOf(("open", "done", "dropped")), multiple=True)
@option("--late", is_flag=True)
@_TEXT
@click.pass_obj
def actions_command(session: Session, /, project: str | None, **told: Any) -> None:
    """List actions, the one due first first."""
    has = _has(told["text"], "text", "owner", "first_step", "because")
    today = session.today.isoformat()

    def fits(each: Action) -> bool:
        late = each.status == "open" and each.due is not None and each.due < today
        return _one_of(each.status, told["status"]) and (late or not told["late"]) and has(each)

    _list(session, project, lambda journal: filter(fits, journal.actions))


def _list(
    session: Session,
    project: str | None,
    pick: Callable[[Journal], Iterable[Record]],
    did: Callable[[Lesson], TrackRecord] | None = None,
) -> None:
    """Tell of the records picked in each project; in words, below the project's name. `did`: how a lesson did."""

    def counted(record: Record) -> dict[str, int]:
        return track_json(did(record)) if did and isinstance(record, Lesson) else {}

    picked = [(journal, list(pick(journal))) for journal in _journals(session, project)]
    if session.json:
        session.out.json(
            [as_json(journal, record) | counted(record) for journal, records in picked for record in records]
        )
        return
    short = ShortIds.of(session.library)
    for journal, records in picked:
        if records and project is None:
            session.out.line(journal.project.name or "–")
        for record in records:
            session.out.line(line_of(session.say, record, short))
            if isinstance(record, Lesson):
                for line in lesson_lines(session.say, record):
                    session.out.line(line)
                if did and (words := track_text(session.say, did(record))):
                    session.out.line(f"    {words}")


def _journals(session: Session, project: str | None) -> list[Journal]:
    """Give the project named, or all in the order of their names; says so where the library is empty."""
    library = session.library
    if project is not None:
        return [find_project(library, project)]
    if not library.journals:
        notice(session.say("cli.no_projects", folders=", ".join(map(str, library.folders))))
    return sorted(library.journals, key=lambda journal: sort_key(journal.project.name))


def _one_of(value: str | None, wanted: Sequence[str]) -> bool:
    return not wanted or value in wanted


def _any_of(values: frozenset[str], wanted: Sequence[str]) -> bool:
    return not wanted or not values.isdisjoint(wanted)


def _has(text: str | None, *fields: str) -> Callable[[Record], bool]:
    """Give a test for records with all words of `text` somewhere in some fields."""
    words = filter_key(text or "").split()

    def test(record: Record) -> bool:
        within = filter_key(" ".join(getattr(record, field) for field in fields)) if words else ""
        return all(word in within for word in words)

    return test
