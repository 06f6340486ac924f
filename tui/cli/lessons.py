"""`tilbageblik lesson`: what a team learned, with what it rests on and the context it was learned in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from journals.errors import Invalid
from journals.library.library import Library
from journals.library.lookup import find_project, find_record
from journals.records.model import Lesson, Observation
from tui.cli.clicking import argument, command, option
from tui.cli.guarding import guarded, look, tell
from tui.cli.session import Session
from tui.cli.showing import show
from tui.cli.values import GuideId, Text
from tui.locale import Catalogue


@command("lesson")
@argument("project", type=Text())
@option("--title", type=Text(), required=True)
@option("--situation", type=Text(), default="")
@option("--learned", type=Text(), default="")
@option("--do", type=Text(), default="")
@option("--evidence", type=Text(), multiple=True)
@option("--stage", type=GuideId("stage"))
@option("--pitfall", "pitfalls", type=GuideId("pitfall"), multiple=True)
@option("--conditions", type=Text(), default="")
@option("--final", is_flag=True)
@guarded()
@click.pass_obj
def lesson_command(
    session: Session,
    /,
    project: str,
    evidence: tuple[str, ...],
    stage: str | None,
    pitfalls: tuple[str, ...],
    final: bool,
    **told: Any,
) -> None:
    """Add a lesson. Its stage and pitfalls are those of the observations it rests on, unless told."""
    library = session.library
    journal = find_project(library, project)
    ids = evidence_ids(library, session.say, evidence)
    seen = [record for each in sorted(ids) if isinstance(record := find_record(library, each)[1], Observation)]
    stages = [each.stage for each in seen] or [journal.project.stage]
    lesson = Lesson(
        stage=stage or stages[-1],
        pitfalls=frozenset(pitfalls) or frozenset(pitfall for each in seen for pitfall in each.pitfalls),
        evidence=ids,
        context=journal.project.context,
        status="final" if final else "draft",
        **told,
    )
    underlined = look(session, lesson)
    (new,), pending = journal.add(lesson)
    pending.wait()
    show(session, journal, new)
    tell(session, underlined)


def evidence_ids(library: Library, say: Catalogue, names: Iterable[str]) -> frozenset[str]:
    """Give the ids of observations.

    Raises:
        NotFound, Ambiguous: as for any record. Invalid: `wrong_table`, when it is not an observation.
    """
    found = [(name, find_record(library, name)[1]) for name in names]
    for name, record in found:
        if not isinstance(record, Observation):
            is_a, wanted = say(f"cli.a.{record.TABLE}"), say("cli.a.observations")
            raise Invalid("wrong_table", record=name, is_a=is_a, wanted=wanted)
    return frozenset(record.id for _, record in found)
