"""`tilbageblik history`: what was done to one record, and when."""

from __future__ import annotations

from functools import partial

import click
from msgspec.structs import replace

from journals.library.across import name_anywhere
from journals.library.history import HistoryEntry, read_history
from journals.library.lookup import find_known
from journals.library.raw_notes import RAW_FIELDS, was_private
from journals.records.model import Observation
from tui.cli.framework import argument, command
from tui.cli.json_shapes import history_entry_json
from tui.cli.param_types import TextType
from tui.cli.session import Session
from tui.wording.history import HistoryFormatter


@command("history")
@argument("record", type=TextType())
@click.pass_obj
def history_command(session: Session, /, record: str) -> None:
    """List it, the latest first."""
    library = session.library
    journal, table, found = find_known(library, record)
    entries = read_history(library, journal, table, found)
    if table == Observation.TABLE and was_private(journal, found):
        entries = [_without_raw_text(entry) for entry in entries]
    if session.json:
        session.out.json([history_entry_json(entry) for entry in entries])
        return
    name_of = partial(name_anywhere, library)
    teller = HistoryFormatter(session.say, session.guide, journal, table, found, name_of=name_of)
    for entry in entries:
        session.out.line(teller.heading(entry))
        for line in teller.lines(entry):
            session.out.line(f"    {line}")
    if not entries:
        session.out.line(session.say("history.empty"))


def _without_raw_text(entry: HistoryEntry) -> HistoryEntry:
    """Return an entry of a private note's history without its words."""
    return replace(entry, changes=[each for each in entry.changes if each.field not in RAW_FIELDS])
