"""`tilbageblik undo` and `redo`: the latest act of this installation."""

from __future__ import annotations

import click

from journals.library.undo import apply_plan, plan_undo
from journals.log.undo import FieldKey
from tui.cli.clicking import command
from tui.cli.out import notice
from tui.cli.session import Session
from tui.wording.undo import undo_text


@command("undo")
@click.pass_obj
def undo_command(session: Session, /) -> None:
    """Take back."""
    _take_back(session, redo=False)


@command("redo")
@click.pass_obj
def redo_command(session: Session, /) -> None:
    """Do again what was taken back."""
    _take_back(session, redo=True)


def _take_back(session: Session, *, redo: bool) -> None:
    library = session.library
    plan = plan_undo(library, redo=redo, everyone=True)
    if plan is None:
        notice(session.say("undo.no_redo" if redo else "undo.no_undo"))
        click.get_current_context().exit(1)
    taken = apply_plan(plan)
    taken.written.wait()
    if not session.json:
        session.out.line(undo_text(session.say, taken, redo=redo))
        return
    records = dict.fromkeys((table, record) for table, record, _ in taken.act.do)
    session.out.json(
        {
            "done": "redo" if redo else "undo",
            "project": taken.journal.id,
            "records": [{"table": table, "id": record} for table, record in records],
            "changed": [{"table": table, "id": record} for table, record, _ in taken.written.act.do],
            "left": _places(taken.skipped),
            "erased": _places(taken.erased),
        }
    )


def _places(places: list[FieldKey]) -> list[dict[str, str]]:
    return [{"table": table, "id": record, "field": field} for table, record, field in places]
