"""`tilbageblik overview`: what bites where, what comes back, what happened when, and whose voices are heard."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import click

from journals.export.reply_words import replies_text
from journals.library.lookup import find_project
from journals.overview.coverage import joint_coverage
from journals.overview.recurrence import recurrences, unsigned_tags
from journals.overview.replies import source_replies
from journals.overview.source import OverviewSource, gather_overview
from journals.overview.timeline import kept_actions, timeline
from journals.overview.unused import lesson_fates, undecided_trials, unused_tags
from journals.overview.voices import leader_only_projects, voices
from journals.text.clean import one_line
from tui.cli.framework import argument, command
from tui.cli.json_shapes import overview_json
from tui.cli.output import print_notice
from tui.cli.param_types import TextType
from tui.cli.session import Session
from tui.wording.display import long_date
from tui.wording.outcomes import track_text
from tui.wording.overview import (
    coverage_text,
    kept_text,
    led_text,
    masked_text,
    recurrence_text,
    week_counts,
)

_LESSONS = 3
"""Lessons that are printed at a pitfall; `--json` has all."""
_WEEKS = 12
"""Weeks that are printed; `--json` has all."""


@command("overview")
@argument("projects", type=TextType(), nargs=-1)
@click.pass_obj
def overview_command(session: Session, /, projects: Sequence[str]) -> None:
    """Count what one project, several or all have seen."""
    chosen = {find_project(session.library, name).id for name in projects}
    source = gather_overview(session.library, chosen)
    if session.json:
        session.out.json(overview_json(source, (each.id for each in session.guide.pitfalls), session.today))
        return
    parts = {name: list(part(session, source)) for name, part in _PARTS.items()}
    if not any(parts.values()):
        print_notice(session.say("overview.nothing"))
    for name, lines in parts.items():
        if lines:
            about = f" ({session.say('overview.legend_recurrence')})" if name == "recurrence" else ""
            session.out.line(session.say(f"overview.{name}") + about)
        for each in lines:
            session.out.line(f"  {each}")
    if unsigned := unsigned_tags(source.tallies):
        print_notice(session.say.count("overview.unsigned", unsigned))


def _map(session: Session, source: OverviewSource) -> Iterator[str]:
    cells = joint_coverage(source.tallies)
    for pitfall in session.guide.pitfalls:
        seen = [
            f"{stage.id.removeprefix('S')} {stage.short}: {coverage_text(cells[pitfall.id, stage.id])}"
            for stage in session.guide.stages
            if (pitfall.id, stage.id) in cells
        ]
        if seen:
            yield f"{pitfall.id} {pitfall.title}: {' · '.join(seen)}"
    if cells:
        yield session.say("overview.map_legend")


def _recurrence(session: Session, source: OverviewSource) -> Iterator[str]:
    for found in recurrences(source):
        title = session.guide.title_of(found.pitfall)
        yield f"{found.pitfall} {title}: {recurrence_text(session.say, found)}"
        for _, lesson, track in found.lessons[:_LESSONS]:
            yield f"  »{one_line(lesson.title)}« ({track_text(session.say, track)})"
    for fate, lessons in lesson_fates(source).items():
        if lessons:
            yield f"{session.say(f'overview.fate.{fate}')}: {len(lessons)}"
    if trials := undecided_trials(source):
        with_result = session.say("overview.with_result", n=sum(each.has_result for each in trials))
        yield f"{session.say('overview.undecided_trials')}: {len(trials)} ({with_result})"
    if unused := unused_tags(source.tallies, (each.id for each in session.guide.pitfalls)):
        yield f"{session.say('overview.unused_tags')}: {', '.join(each.pitfall for each in unused)}"


def _voices(session: Session, source: OverviewSource) -> Iterator[str]:
    for voice in voices(source.tallies):
        stages = (
            f"{stage.removeprefix('S')}: {masked_text(session.say, number)}" for stage, number in voice.stages.items()
        )
        yield f"{voice.role or session.say('overview.no_role')}  {' · '.join(stages)}"
    names = {each.id: one_line(each.name) for each in source.projects}
    if led := leader_only_projects(source.tallies):
        yield led_text(session.say, led, names, of=len(source.projects))


def _replies(session: Session, source: OverviewSource) -> Iterator[str]:
    times = source_replies(source, session.today)
    if times.raised:
        yield replies_text(session.say, times, long_date(session.say, times.oldest_waits))


def _time(session: Session, source: OverviewSource) -> Iterator[str]:
    kept = kept_actions(source, session.today)
    if kept.settled:
        yield f"{session.say('overview.time_actions')}: {kept_text(session.say, kept)}"
    for found in timeline(source, session.today)[:_WEEKS]:
        yield f"{long_date(session.say, found.name)}  {week_counts(session.say, found, session.today)}"


_PARTS: Mapping[str, Callable[[Session, OverviewSource], Iterator[str]]] = {
    "map": _map,
    "recurrence": _recurrence,
    "time": _time,
    "voices": _voices,
    "replies": _replies,
}
"""What is printed, in the order of the tabs."""
