"""`tilbageblik keys`: what the keys do."""

from __future__ import annotations

import click

from tui.cli.framework import command
from tui.cli.session import Session


@command("keys")
@click.pass_obj
def keys_command(session: Session, /) -> None:
    """List what can be pressed where."""
    from tui.commands import COMMANDS, keys_of, keys_shown, of_scope

    say, own = session.say, session.settings.keys
    if session.json:
        session.out.json(
            [
                {
                    "id": each.id,
                    "scope": each.scope,
                    "keys": list(keys_of(each, own)),
                    "title": say(f"commands.{each.id}"),
                }
                for each in COMMANDS
            ]
        )
        return
    for scope in dict.fromkeys(each.scope for each in COMMANDS):
        session.out.line(say(f"commands.scope.{scope}"))
        for each in of_scope(scope):
            keys = keys_shown(each, session.language, own) or say("cli.no_key")
            session.out.line(f"  {keys}: {say(f'commands.{each.id}')}")
        session.out.line()
    session.out.line(say("commands.move"))
    session.out.line(say("commands.capture"))
