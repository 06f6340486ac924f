"""`tilbageblik undo` and `redo`: the latest act of this installation."""

from __future__ import annotations

import click

from journals.importing.import_memory import ImportMemory
from journals.library.undo import apply_plan, plan_undo
from tui.cli.exit_status import exit_refused
from tui.cli.framework import command
from tui.cli.json_shapes import undo_json
from tui.cli.output import print_notice
from tui.cli.session import Session
from tui.wording.undo import refused_text, undo_text


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
        code = "no_redo" if redo else "no_undo"
        session.report_error(code, session.say(f"undo.{code}"))
        exit_refused()
    undone = apply_plan(plan)
    undone.written.wait()
    say, is_done = session.say, bool(undone.written.act.do)
    if session.json:
        session.out.json(undo_json(undone, redo=redo))
    elif is_done or redo:
        files = ImportMemory(session.local_folders.state).files_of(undone.act)
        session.out.line(undo_text(say, session.guide, undone, redo=redo, files=files))
    else:
        print_notice(refused_text(say, session.guide, undone, plan_undo(library, everyone=True)))
    if not is_done:
        exit_refused()
