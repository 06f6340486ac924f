"""`tilbageblik check`: every log and every reference, and the guide."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from journals.library.check import check_library
from journals.library.lost_logs import accept_losses
from journals.library.meant_losses import take_back
from journals.log.own_file import drop_cache
from journals.log.reader import LogFault
from journals.text.clean import shown_name
from tui.cli.exit_status import exit_refused
from tui.cli.framework import command, option
from tui.cli.output import print_notice
from tui.cli.session import Session
from tui.wording.errors import fault_text, guide_fault_text

if TYPE_CHECKING:
    import content
    from content import Guide

FaultRow: TypeAlias = "tuple[str, Path, int | None, str]"
"""Level, file, line and reason."""


@command("check")
@option("--privacy", is_flag=True)
@option("--accept", is_flag=True, not_with=["privacy"])
@option("--withdraw", is_flag=True, not_with=["privacy", "accept"])
@click.pass_obj
def check_command(session: Session, /, privacy: bool, accept: bool, withdraw: bool) -> None:
    """List what is not as it should be; exit status 1 where something is wrong."""
    if accept or withdraw:
        _accept(session, withdraw=withdraw)
    elif privacy:
        _check_privacy(session)
    else:
        _check_all(session)


def _check_all(session: Session) -> None:
    import content

    guide, broken = _guide(session)
    base = session.guide_folder or Path(content.__file__).parent
    rows: list[FaultRow] = [
        ("wrong", base / each.file, each.line, guide_fault_text(session.say, each)) for each in broken
    ]
    library = session.unread_library
    rows += _missing_rows(session)
    session.show_reading()
    library.refresh()
    found = check_library(library, guide)
    rows += [_row(session, fault) for fault in found]
    wrong = _list(session, rows)
    if not session.json and not wrong:
        is_torn = any(fault.code == "torn_tail" for fault in found)
        session.out.line(session.say("cli.check.torn" if is_torn else "cli.check.fine"))
    _end(wrong)


def _accept(session: Session, *, withdraw: bool) -> None:
    """Store that what is missing was meant to go, or take that back."""
    session.report_missing()
    library, now = session.unread_library, datetime.now(UTC)
    name, rows = "withdrawn" if withdraw else "accepted", list[FaultRow]()
    if withdraw:
        changed = len(take_back(library.folders, now))
    else:
        rows = [_row(session, fault) for fault in accept_losses(library.folders, library.writer_of, now)]
        changed = len(rows)
    if session.json:
        session.out.json({name: changed if withdraw else _plain_rows(rows)})
    elif changed:
        session.out.line(session.say.count(f"cli.check.{name}", changed))
    else:
        session.out.line(session.say(f"cli.check.not_{name}"))


def _guide(session: Session) -> tuple[Guide | None, list[content.Fault]]:
    """Return the guide, where it can be read, and what is wrong with it, its example notes and its formats."""
    import content
    from content.formats import load_formats
    from content.notes import load_notes

    language, folder = session.language, session.guide_folder
    guide: Guide | None = None
    broken: list[content.Fault] = []
    try:
        guide = content.load(language, folder, cache=session.local_folders.cache, on_damage=drop_cache)
    except content.GuideError as error:
        broken += error.faults
    parts: tuple[Callable[[str, Path | None], object], ...] = (load_notes, load_formats)
    for load in parts:
        try:
            load(language, folder)
        except content.GuideError as error:
            broken += error.faults
    return guide, broken


def _check_privacy(session: Session) -> None:
    from journals.library.privacy_scan import scan_library
    from tui.wording.privacy import counts_text

    library = session.unread_library
    session.show_reading()
    library.refresh()  # all of it: what an index says of a log has been read before
    session.report(library.faults())  # which could not be read, and so was not looked at
    found = scan_library(library, session.today)
    missing = _missing_rows(session)
    wrong = _list(session, [*missing, *(_row(session, fault) for fault in found.faults)])
    if not session.json and not missing and not any(fault.code.startswith("personal_") for fault in found.faults):
        session.out.line(session.say("guard.check.nothing"))
    if found.underlined:
        print_notice(session.say("guard.check.underlined", counts=counts_text(session.say, found.underlined)))
    _end(wrong)


def _missing_rows(session: Session) -> list[FaultRow]:
    """Return the folders that are not there: of what could be in them nobody knows whether it is right."""
    session.report_missing()  # with what to do about it
    return [("wrong", each, None, session.say("cli.check.no_folder")) for each in session.named_but_missing()]


def _list(session: Session, rows: list[FaultRow]) -> int:
    """Print what was found, and return how much of it is wrong."""
    wrong = sum(level == "wrong" for level, *_ in rows)
    if session.json:
        session.out.json(_plain_rows(rows))
    else:
        for level, file, line, reason in rows:
            place = session.say("cli.check.line", file=file, line=line) if line else shown_name(file)
            session.out.line(f"{session.say(f'cli.check.{level}')}: {place}: {reason}")
        if wrong:
            session.out.line(session.say.count("cli.check.wrong_places", wrong))
    return wrong


def _plain_rows(rows: list[FaultRow]) -> list[dict[str, object]]:
    return [{"level": level, "file": str(file), "line": line, "reason": reason} for level, file, line, reason in rows]


def _end(wrong: int) -> None:
    if wrong:
        exit_refused()


def _row(session: Session, fault: LogFault) -> FaultRow:
    return fault.level, fault.file, fault.line, fault_text(session.say, fault)
