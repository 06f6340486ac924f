"""`tilbageblik history`: what was done to one record, and when."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from journals.library.history import HistoryEntry, read_history
from journals.library.lookup import find_known
from journals.log.stamp import wall_time
from tui.cli.clicking import argument, command
from tui.cli.session import Session
from tui.cli.values import Text
from tui.wording.history import HistoryFormatter


@command("history")
@argument("record", type=Text())
@click.pass_obj
def history_command(session: Session, /, record: str) -> None:
    """List it, the latest first."""
    library = session.library
    journal, table, found = find_known(library, record)
    entries = read_history(library, journal, table, found)
    if session.json:
        session.out.json([_as_json(entry) for entry in entries])
        return
    teller = HistoryFormatter(session.say, session.guide, journal, table, found)
    for entry in entries:
        session.out.line(teller.heading(entry))
        for line in teller.lines(entry):
            session.out.line(f"    {line}")
    if not entries:
        session.out.line(session.say("history.empty"))


def _as_json(entry: HistoryEntry) -> dict[str, Any]:
    values = msgspec.to_builtins(entry)
    return {"at": wall_time(entry.at).isoformat(timespec="milliseconds"), "stamp": values.pop("at"), **values}
