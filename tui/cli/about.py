"""`tilbageblik keys` and `info`: what the keys do, and where everything lies."""

from __future__ import annotations

import platform
from typing import Any

import click

from tui.cli.clicking import command
from tui.cli.session import Session
from tui.locale import Catalogue


@command("keys")
@click.pass_obj
def keys_command(session: Session, /) -> None:
    """List what can be pressed where."""
    from tui.commands import COMMANDS, keys_shown, of_scope

    say, own = session.say, session.settings.keys
    if session.json:
        session.out.json(
            [
                {
                    "id": each.id,
                    "scope": each.scope,
                    "keys": [key.strip() for key in own[each.id].split(",")] if each.id in own else list(each.keys),
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


@command("info")
@click.pass_obj
def info_command(session: Session, /) -> None:
    """Tell versions and places."""
    library, named = session.folders
    places = session.local_folders
    facts: dict[str, Any] = {
        "version": version(session.say),
        "python": platform.python_version(),
        "system": platform.platform(),
        "library": [str(folder.absolute()) for folder in library],
        "named": named,
        "state": str(places.state),
        "cache": str(places.cache),
        "config": str(places.config / "config.toml"),
        "function": session.settings.function,
        "language": session.language,
        "theme": session.settings.theme,
        "packages": {name: _version(name) for name in ("textual", "tinydb", "markdown-it-py", "msgspec", "click")},
    }
    if session.json:
        session.out.json(facts)
        return
    packages = ", ".join(f"{name} {number or '–'}" for name, number in facts["packages"].items())
    for name, value in facts.items():
        if name != "named":
            shown = {"library": ", ".join(facts["library"]), "packages": packages}.get(name, value or "–")
            session.out.line(f"{session.say(f'cli.info.{name}')}: {shown}")


def version(say: Catalogue) -> str:
    """Give the program's version, or say that it is not installed but run from its source."""
    return _version("tilbageblik") or say("cli.from_source")


def _version(package: str) -> str | None:
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed(package)
    except PackageNotFoundError:
        return None
