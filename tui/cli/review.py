"""`tilbageblik review`, `decide` and `held`: meet earlier lessons, decide about them, and say whether they held."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click
from msgspec.structs import replace

from journals.errors import Invalid
from journals.lessons import adoption as uses
from journals.lessons import review
from journals.lessons.due import review_of
from journals.lessons.review import MAX_LESSONS, ReviewItem
from journals.library.journal import Journal
from journals.library.lookup import find_project, find_record
from journals.records.comparison import Compared
from journals.records.model import DECISIONS, HELD, Decision, Held, Lesson, Observation, Review, Use
from journals.text.clean import one_line
from tui.cli.clicking import argument, command, option
from tui.cli.guarding import guarded, look, tell
from tui.cli.records import ShortIds, as_json
from tui.cli.session import Session
from tui.cli.values import Count, Day, GuideId, OneOf, Text, given
from tui.wording import review as reviewing

_SHOWN = 4
"""Differences that a line tells of; `--json` gives all."""


@command("review")
@argument("project", type=Text())
@option("--stage", type=GuideId("stage"))
@option("--limit", type=Count(), default=MAX_LESSONS)
@option("--done", is_flag=True)
@option("--skip", type=Text())
@guarded()
@click.pass_obj
def review_command(
    session: Session, /, project: str, stage: str | None, limit: int, done: bool, skip: str | None
) -> None:
    """Meet earlier projects' lessons, ranked, with what differs; or say that it is done, or why it is skipped."""
    journal = find_project(session.library, project)
    at = stage or journal.project.stage
    mets = review.review_items(session.library, journal, session.guide, session.today, stage=at, most=limit)
    if done or skip is not None:
        _end(session, journal, at, mets, skip)
    elif session.json:
        session.out.json([_json(session, met) for met in mets])
    else:
        short = ShortIds.of(session.library)
        for met in mets:
            session.out.line("\n".join(_lines(session, met, short)))


def _end(session: Session, journal: Journal, stage: str, mets: list[ReviewItem], skip: str | None) -> None:
    day = session.today.isoformat()
    if skip is None:
        note = reviewing.done_note(session.say, [met for met in mets if met.use is not None], day)
    else:
        note = reviewing.skipped_note(session.say, skip, day)
    underlined = look(session, note)
    met = sum(each.use is not None for each in mets)
    if pending := review.finish_review(journal, stage, note, today=session.today, met=met, skipped_because=skip):
        pending.wait()
    found = review_of(journal, stage)
    assert found is not None
    if session.json:
        session.out.json(as_json(journal, found))
    else:
        session.out.line(_ended(session, journal, found))
    tell(session, underlined)


def _ended(session: Session, journal: Journal, found: Review) -> str:
    note = journal.get(Observation, found.note) if found.note else None
    return one_line(note.text) if note else session.say(f"words.review_status.{found.status}")


@command("decide")
@argument("project", type=Text())
@argument("lesson", type=Text())
@argument("decision", type=OneOf(DECISIONS))
@option("--because", type=Text(), default="")
@option("--measure", type=Text())
@option("--owner", type=Text(), default="")
@option("--due", type=Day(ahead=True))
@guarded()
@click.pass_obj
def decide_command(
    session: Session, /, project: str, lesson: str, decision: Decision, because: str, due: str | None, **told: Any
) -> None:
    """Decide about an earlier project's lesson; taken over it becomes a planned measure."""
    journal = find_project(session.library, project)
    origin, found = _lesson(session, lesson)
    if origin.id == journal.id:
        raise Invalid("own_lesson")
    guide, project_now, day = session.guide, journal.project, session.today.isoformat()
    measure = replace(reviewing.planned_measure(found, project_now, guide), owner=told["owner"], due=given(due))
    if text := told["measure"] or (because if decision == "adapted" else ""):
        measure = replace(measure, text=text)
    reason = reviewing.refusal_note(session.say, found, project_now, because, day)
    taken = decision in uses.ADOPTED
    underlined = look(session, measure) if taken else look(session, reason) if decision == "no" and because else []
    underlined += look(session, Use(because=because))
    pending = uses.decide(
        journal, found, origin.id, decision, today=session.today, because=because, measure=measure, reason=reason
    )
    _show(session, journal, found, pending)
    tell(session, underlined)


@command("held")
@argument("project", type=Text())
@argument("lesson", type=Text())
@argument("held", type=OneOf(HELD, optional=False))
@option("--because", type=Text(), default="")
@guarded()
@click.pass_obj
def held_command(session: Session, /, project: str, lesson: str, held: Held, because: str) -> None:
    """Say whether a lesson that was taken over helped here."""
    journal = find_project(session.library, project)
    _, found = _lesson(session, lesson)
    use = uses.use_of(journal, found.id)
    if use is None:
        raise Invalid("not_taken")
    underlined = look(session, replace(use, held_because=because), use)
    pending = uses.record_outcome(journal, use, held, today=session.today, because=because)
    _show(session, journal, found, pending)
    tell(session, underlined)


def _lesson(session: Session, name: str) -> tuple[Journal, Lesson]:
    origin, record = find_record(session.library, name)
    if not isinstance(record, Lesson):
        say = session.say
        raise Invalid("wrong_table", record=name, is_a=say(f"cli.a.{record.TABLE}"), wanted=say("cli.a.lessons"))
    return origin, record


def _show(session: Session, journal: Journal, lesson: Lesson, pending: Any) -> None:
    """Tell what is decided about a lesson now."""
    if pending is not None:
        pending.wait()
    use = uses.use_of(journal, lesson.id)
    assert use is not None
    if session.json:
        session.out.json(as_json(journal, use))
    else:
        session.out.line(_use_line(session, lesson, use))


def _use_line(session: Session, lesson: Lesson, use: Use) -> str:
    say = session.say
    parts = [say(f"words.decision.{use.decision}")]
    parts += [one_line(use.because)] if use.because else []
    parts += [say(f"words.held.{use.held}")] if use.held else []
    parts += [one_line(use.held_because)] if use.held_because else []
    return f"{one_line(lesson.title)}: {', '.join(parts)}"


def _json(session: Session, met: ReviewItem) -> dict[str, Any]:
    """A review entry: `lesson, project, score, because, differs, decision` are a contract."""
    track = met.ranked.candidate.track_record
    return {
        "lesson": met.lesson.id,
        "project": met.origin.id,
        "title": met.lesson.title,
        "stage": met.lesson.stage,
        "pitfalls": sorted(met.lesson.pitfalls),
        "score": met.ranked.score,
        "because": reviewing.because_texts(session.say, session.guide, met),
        "reasons": [each.reason for each in met.ranked.because],
        "differs": [_pair(pair) for pair in met.differs],
        "decision": met.use.decision if met.use else None,
        "used": track.used,
        "helped": track.helped,
        "none": track.none,
        "hurt": track.hurt,
    }


def _pair(pair: Compared) -> dict[str, Any]:
    return {
        "factor": pair.factor,
        "distance": pair.distance,
        "then": pair.then.level,
        "now": pair.now.level,
    }


def _lines(session: Session, met: ReviewItem, short: ShortIds) -> Iterator[str]:
    """Give a lesson as a few lines that can be read aloud."""
    say, guide, lesson = session.say, session.guide, met.lesson
    decided = say(f"words.decision.{met.use.decision}") if met.use else say("words.decision.none")
    yield f"{short(lesson.id)}  {one_line(lesson.title)} ({decided})"
    where = [one_line(met.origin.project.name) or "–", say("review.stage", stage=lesson.stage[1:])]
    yield "    " + ", ".join([*where, *filter(None, [reviewing.uses_text(say, met.ranked.candidate.track_record)])])
    if texts := reviewing.because_texts(say, guide, met):
        yield f"    {say('review.because')}: {'; '.join(texts)}"
    for pair in met.differs[:_SHOWN]:
        title = getattr(guide.get(pair.factor), "title", pair.factor)
        then, now = (reviewing.level_text(say, at) for at in (pair.then, pair.now))
        yield f"    {reviewing.distance_text(say, pair)}: {title}. {say('review.then_now', then=then, now=now)}"
    if lesson.conditions:
        yield f"    {say('form.conditions')}: {one_line(lesson.conditions)}"
