"""`tilbageblik lesson`: what a team learned, with what it rests on and the context it was learned in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from journals.lessons.lifecycle import refuse_final_without_advice
from journals.library.lookup import find_project
from journals.records.model import Lesson, Observation
from tui.cli.framework import argument, command, option
from tui.cli.param_types import GuideIdType, TextType
from tui.cli.privacy import allow_personal_data
from tui.cli.session import Session
from tui.cli.storing import find_record_of, store_new


@command("lesson")
@argument("project", type=TextType())
@option("--title", type=TextType(), required=True)
@option("--situation", type=TextType(), default="")
@option("--learned", type=TextType(), default="")
@option("--do", type=TextType(), default="")
@option("--evidence", type=TextType(), multiple=True)
@option("--stage", type=GuideIdType("stage"))
@option("--pitfall", "pitfalls", type=GuideIdType("pitfall"), multiple=True)
@option("--conditions", type=TextType(), default="")
@option("--final", is_flag=True)
@allow_personal_data()
@click.pass_obj
def lesson_command(
    session: Session,
    /,
    project: str,
    evidence: tuple[str, ...],
    stage: str | None,
    pitfalls: tuple[str, ...],
    final: bool,
    **fields: Any,
) -> None:
    """Add a lesson. Its stage and pitfalls are those of the observations it rests on, unless told."""
    journal = find_project(session.library, project)
    ids = evidence_ids(session, evidence)
    seen = [find_record_of(session, each, Observation)[1] for each in sorted(ids)]
    stages = [each.stage for each in seen] or [journal.project.stage]
    lesson = Lesson(
        stage=stage or stages[-1],
        pitfalls=frozenset(pitfalls) or frozenset(pitfall for each in seen for pitfall in each.pitfalls),
        evidence=ids,
        context=journal.project.context,
        status="final" if final else "draft",
        **fields,
    )
    refuse_final_without_advice(lesson)
    store_new(session, journal, lesson)


def evidence_ids(session: Session, names: Iterable[str]) -> frozenset[str]:
    """Return the ids of the observations that names mean.

    Raises:
        NotFound, Ambiguous, Invalid: as `find_record_of`.
    """
    return frozenset(find_record_of(session, name, Observation)[1].id for name in names)
