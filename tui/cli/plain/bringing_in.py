"""Bringing in a file of notes: what is in it is read out before anything is stored."""

from __future__ import annotations

from journals.library.journal import Journal
from tui.cli.importing import import_command
from tui.cli.plain.plain_session import PlainSession
from tui.settings.folders import expand_user


def bring_in(plain: PlainSession, journal: Journal) -> None:
    """Ask for a file that can be read, read out what would come of it, and store that where it is wanted."""
    while typed := plain.talk.ask(plain.say("plain.import.ask"), "plain.help.import"):
        name = str(expand_user(_without_quotes(typed)))
        file = ("--", "./-" if name == "-" else name)  # a file, whatever it is called: no option, and not the input
        if not plain.run(import_command, "--project", journal.id, "--dry-run", *file):
            continue
        if not plain.talk.confirm(plain.say("plain.import.sure")):
            plain.talk.say_text("plain.not_stored")
        elif plain.run(import_command, "--project", journal.id, *file):
            plain.stored += 1
        return


def _without_quotes(typed: str) -> str:
    """Return a file's name without the quotes that a file manager or a shell puts around it."""
    if typed[:1] in "\"'" and typed[-1:] == typed[:1] and len(typed) > 1:
        return typed[1:-1]
    return typed
