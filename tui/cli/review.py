"""`tilbageblik review`, `decide` and `held`: meet earlier lessons, decide about them, and say whether they held."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click
from msgspec.structs import replace

from journals.errors import Invalid, NotFound
from journals.lessons import adoption as uses
from journals.lessons import review
from journals.lessons.due import review_of
from journals.lessons.review import MAX_LESSONS, ReviewItem
from journals.library.journal import Journal
from journals.library.lookup import find_project
from journals.records.base import Record
from journals.records.model import (
    ADOPTED,
    DECISIONS,
    OUTCOMES,
    Decision,
    Lesson,
    Observation,
    Outcome,
    Project,
    Review,
    Use,
)
from journals.text.clean import one_line
from tui.cli.framework import argument, command, option
from tui.cli.json_shapes import record_json, review_item_json
from tui.cli.output import print_notice
from tui.cli.param_types import ChoiceType, DateType, GuideIdType, PositiveIntType, TextType, none_if_empty
from tui.cli.privacy import allow_personal_data, privacy_guard
from tui.cli.record_lines import record_line
from tui.cli.session import Session
from tui.cli.short_ids import ShortIds
from tui.cli.storing import answer_was, find_record_of, report_replaced
from tui.locale import Catalogue
from tui.wording import review as reviewing
from tui.wording.display import brief
from tui.wording.shelf import own_name, shelf_mark, told_outcome_text

_SHOWN = 4
"""Differences that are printed; `--json` has all."""


@command("review")
@argument("project", type=TextType())
@option("--stage", type=GuideIdType("stage"))
@option("--limit", type=PositiveIntType(), default=MAX_LESSONS, not_with=["done", "skip"])
@option("--done", is_flag=True, not_with=["skip"])
@option("--skip", type=TextType())
@allow_personal_data()
@click.pass_obj
def review_command(
    session: Session, /, project: str, stage: str | None, limit: int, done: bool, skip: str | None
) -> None:
    """Meet earlier projects' lessons, ranked, with what differs; or say that it is done, or why it is skipped."""
    journal = find_project(session.library, project)
    at = stage or journal.project.stage
    items = review.review_items(session.library, journal, session.guide, stage=at, most=limit)
    if done or skip is not None:
        _end(session, journal, at, items, skip)
    elif session.json:
        session.out.json([review_item_json(session.say, session.guide, item) for item in items])
    else:
        if not items:
            print_notice(session.say("cli.no_lessons_of_others"))
        short = ShortIds.of(session.library)
        for item in items:
            session.out.line("\n".join(review_item_lines(session, item, short)))
        own = journal.project
        if items and not (own.technology_type or session.guide.technology_of(own.technology, own.name)):
            print_notice(session.say("cli.no_type", project=short(own.id)))
        if items and not any(pair.is_described for item in items for pair in item.contexts):
            print_notice(session.say("cli.no_conditions", project=short(journal.id)))


def _end(session: Session, journal: Journal, stage: str, items: list[ReviewItem], skip: str | None) -> None:
    day = session.today.isoformat()
    if skip is None:
        note = reviewing.done_note(session.say, [item for item in items if item.use is not None], day)
    else:
        note = reviewing.skipped_note(session.say, skip, day)
    count = sum(each.use is not None for each in items)
    with privacy_guard(session, (note, None)):
        if pending := review.finish_review(
            journal, stage, note, today=session.today, lesson_count=count, skipped_because=skip
        ):
            pending.wait()
        found = review_of(journal, stage)
        assert found is not None
        if session.json:
            session.out.json(record_json(journal, found))
        else:
            session.out.line(_ended(session, journal, found))


def _ended(session: Session, journal: Journal, found: Review) -> str:
    note = journal.get(Observation, found.note) if found.note else None
    return one_line(note.text) if note else session.say(f"words.review_status.{found.status}")


@command("decide")
@argument("project", type=TextType())
@argument("lesson", type=TextType())
@argument("decision", type=ChoiceType("decision", DECISIONS))
@option("--because", type=TextType(), default="", belongs_to="decision", of=uses.NEEDS_REASON)
@option("--measure", type=TextType(), belongs_to="decision", of=ADOPTED)
@option("--owner", type=TextType(), default="", belongs_to="decision", of=ADOPTED)
@option("--due", type=DateType("future"), belongs_to="decision", of=ADOPTED)
@allow_personal_data()
@click.pass_obj
def decide_command(
    session: Session, /, project: str, lesson: str, decision: Decision, because: str, due: str | None, **fields: Any
) -> None:
    """Decide about an earlier project's lesson; taken over it becomes a planned measure."""
    journal = find_project(session.library, project)
    origin, found = _find_lesson(session, journal, lesson)
    if origin.id == journal.id:
        raise Invalid("own_lesson")
    guide, project_now, day = session.guide, journal.project, session.today.isoformat()
    adapted = because if decision == "adapted" else ""
    planned = reviewing.planned_measure(found, project_now, guide, adapted=adapted)
    measure = replace(planned, owner=fields["owner"], due=none_if_empty(due))
    if text := fields["measure"]:
        measure = replace(measure, text=text)
    reason = reviewing.refusal_note(session.say, found, project_now, because, day)
    stored: list[tuple[Record, None]] = [(Use(because=because), None)]
    if decision in ADOPTED:
        stored.insert(0, (measure, None))
    elif decision == "no" and because:
        stored.insert(0, (reason, None))
    gone = uses.came_of(journal, uses.use_of(journal, found.id))
    with privacy_guard(session, *stored):
        pending = uses.decide(
            journal,
            found,
            origin.id,
            decision,
            today=session.today,
            because=because,
            origin_name=origin.name,
            measure=measure,
            reason=reason,
        )
        _show(session, journal, found, pending)
    if not session.json:
        for each in gone:
            print_notice(session.say("cli.came_of_gone", text=brief(each.text), id=each.id))


@command("held")
@argument("project", type=TextType())
@argument("lesson", type=TextType())
@argument("held", type=ChoiceType("held", OUTCOMES))
@option("--because", type=TextType(), default="")
@allow_personal_data()
@click.pass_obj
def held_command(session: Session, /, project: str, lesson: str, held: Outcome, because: str) -> None:
    """Record whether a lesson that was taken over helped here."""
    journal = find_project(session.library, project)
    _, found = _find_lesson(session, journal, lesson)
    use = uses.use_of(journal, found.id)
    if use is None:
        raise Invalid("not_taken")
    with privacy_guard(session, (replace(use, held_because=because), use)):
        pending = uses.record_outcome(journal, use, held, today=session.today, because=because)
        _show(session, journal, found, pending)
    report_replaced(session, answer_was(session.say, use, uses.use_of(journal, found.id) or use))


def _find_lesson(session: Session, journal: Journal, name: str) -> tuple[Project, Lesson]:
    """Return the lesson that a name means, and its project: one's own, one on the shelf, or one that was on it.

    Of that is known what `journal` has kept, when it decided about it.

    Raises:
        NotFound, Ambiguous, Invalid: as for any record.
    """
    try:
        origin, found = find_record_of(session, name, Lesson)
    except NotFound:
        if on_shelf := session.library.shelf.find(name):
            return on_shelf[0].project, on_shelf[1]
        if kept := uses.find_kept(journal, name):
            return kept
        raise
    return origin.project, found


def _show(session: Session, journal: Journal, lesson: Lesson, pending: Any) -> None:
    """Print what is decided about a lesson now."""
    if pending is not None:
        pending.wait()
    use = uses.use_of(journal, lesson.id)
    assert use is not None
    if session.json:
        session.out.json(record_json(journal, use))
    else:
        session.out.line(_use_line(session, lesson, use))
        short = ShortIds.of(session.library)
        for each in uses.came_of(journal, use):
            session.out.line(f"    {record_line(session.say, each, short)}")


def _use_line(session: Session, lesson: Lesson, use: Use) -> str:
    say = session.say
    parts = [say(f"words.decision.{use.decision}")]
    parts += [one_line(use.because)] if use.because else []
    parts += [say(f"words.held.{use.held}")] if use.held else []
    parts += [one_line(use.held_because)] if use.held_because else []
    return f"{one_line(lesson.title)}: {', '.join(parts)}"


def standing_text(say: Catalogue, item: ReviewItem) -> str:
    """Return that a lesson is a draft, as long as it is one, and what is decided about it."""
    draft = [say("words.lesson_status.draft")] if item.lesson.status == "draft" else []
    return ", ".join([*draft, say(f"words.decision.{item.use.decision if item.use else 'none'}")])


def review_item_lines(session: Session, item: ReviewItem, short: ShortIds) -> Iterator[str]:
    """Yield a lesson as a few lines that can be read aloud."""
    say, guide, lesson = session.say, session.guide, item.lesson
    yield f"{short(lesson.id)}  {one_line(lesson.title)} ({standing_text(say, item)})"
    if mark := shelf_mark(say, item.origin):
        yield f"    {mark}"
    where = [one_line(own_name(item.origin)) or "–", say("review.stage", stage=lesson.stage[1:])]
    did = (reviewing.uses_text(say, item.ranked.candidate.track_record), told_outcome_text(say, item.origin, lesson))
    yield "    " + ", ".join([*where, *filter(None, did)])
    if ending := reviewing.ending_text(say, item):
        yield f"    {say('home.ending')} {ending}"
    if texts := reviewing.because_texts(say, guide, item):
        yield f"    {say('review.because')}: {'; '.join(texts)}"
    for pair in [each for each in item.differs if each.is_described][:_SHOWN]:
        title = getattr(guide.get(pair.factor), "title", pair.factor)
        then, now = (reviewing.level_text(say, at) for at in (pair.then, pair.now))
        yield f"    {reviewing.distance_text(say, pair)}: {title}. {say('review.then_now', then=then, now=now)}"
    if lesson.conditions:
        yield f"    {say('form.conditions')}: {one_line(lesson.conditions)}"
