"""`tilbageblik log`: observations, one from the command line or one a line from stdin."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from typing import Any, BinaryIO

import click

from journals.errors import Invalid, Problem
from journals.library.journal import Journal
from journals.library.lookup import find_project
from journals.privacy.findings import FindingKind
from journals.records.model import KINDS, SIGNS, Observation
from tui.cli.clicking import argument, command, option
from tui.cli.guarding import guarded, look, tell, tell_lines
from tui.cli.out import notice
from tui.cli.records import ShortIds, as_json, line_of
from tui.cli.session import Session
from tui.cli.values import Day, GuideId, OneOf, Text

STDIN = "-"


@command("log")
@argument("project", type=Text())
@argument("text", type=Text())
@option("--stage", type=GuideId("stage"))
@option("--kind", type=OneOf(KINDS))
@option("--pitfall", "pitfalls", type=GuideId("pitfall"), multiple=True)
@option("--sign", type=OneOf(SIGNS))
@option("--insight", "insights", type=GuideId("insight"), multiple=True)
@option("--role", "perspective", type=Text())
@option("--date", "happened", type=Day())
@option("--quick", is_flag=True)
@guarded()
@click.pass_obj
def log_command(session: Session, /, project: str, text: str, *, quick: bool, **told: Any) -> None:
    """Log observations; a line that is refused does not stop the others."""
    journal = find_project(session.library, project)
    make = partial(_observation, session, journal, told, quick)
    write = _writer(session, journal)
    if text != STDIN:
        tell(session, write(make(text)))
        return
    refused = 0
    underlined: Counter[FindingKind] = Counter()
    for number, line in _lines(sys.stdin.buffer if sys.stdin else BytesIO()):
        try:
            underlined.update(set(write(make(_decoded(line)))))
        except Problem as problem:
            from tui.wording.errors import problem_text

            refused += 1
            notice(session.say("cli.refused_line", line=number, reason=problem_text(session.say, problem)))
    tell_lines(session, underlined)
    if refused:
        click.get_current_context().exit(1)


def _observation(session: Session, journal: Journal, told: dict[str, Any], quick: bool, text: str) -> Observation:
    """Give the observation that a text and the options mean; with `quick`, the text's own markers come first."""
    base = Observation(
        text=text,
        stage=told["stage"] or journal.project.stage,
        kind=told["kind"],
        sign=told["sign"],
        pitfalls=frozenset(told["pitfalls"]),
        insights=frozenset(told["insights"]),
        perspective=told["perspective"] or "",
        happened=told["happened"] or session.today.isoformat(),
    )
    return marked(session, base) if quick else base


def marked(session: Session, observation: Observation) -> Observation:
    """Read the markers of quick capture in an observation's text."""
    from msgspec.structs import replace

    from journals.records.capture import parse

    guide = session.guide
    line = parse(observation.text, [each.id for each in guide.pitfalls], [each.id for each in guide.stages])
    return replace(
        observation,
        text=line.text,
        kind=line.kind or observation.kind,
        stage=line.stage or observation.stage,
        pitfalls=observation.pitfalls | set(line.pitfalls),
    )


def _writer(session: Session, journal: Journal) -> Callable[[Observation], list[FindingKind]]:
    """Give what stores an observation and shows it when it is safely on disk, and not before; see `look`."""
    short = None if session.json else ShortIds.of(session.library)

    def write(observation: Observation) -> list[FindingKind]:
        underlined = look(session, observation)
        (new,), pending = journal.add(observation)
        pending.wait()
        if short is None:
            session.out.json(as_json(journal, new))
        else:
            session.out.line(line_of(session.say, new, short))
        return underlined

    return write


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Give each line that is not empty as soon as it is there, with its number."""
    for number, line in enumerate(iter(stream.readline, b""), start=1):
        if line.strip():
            yield number, line


def _decoded(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError as error:
        raise Invalid("not_utf8") from error
