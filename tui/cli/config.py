"""`tilbageblik config`: what is set and by whom, what is wrong in the config file, and a schema for editors."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import msgspec

from journals.errors import Problem
from journals.library.paths import CONFIG_ENV, LOCAL_ENV
from tui.cli.exit_status import exit_refused
from tui.cli.framework import argument, command
from tui.cli.param_types import ChoiceType
from tui.cli.session import LANGUAGE_ENV, Session
from tui.settings import LIBRARY_ENV, ValueSource
from tui.settings.folders import environment_folders
from tui.settings.model import Settings
from tui.wording.displaced_commands import displaced_commands, displaced_text
from tui.wording.errors import problem_text
from tui.wording.shown_paths import path_without_user

_SHOW, _CHECK, _SCHEMA = "show", "check", "schema"


@command("config")
@argument("what", type=ChoiceType("config", (_SHOW, _CHECK, _SCHEMA)), required=False, default=_SHOW)
@click.pass_obj
def config_command(session: Session, /, what: str) -> None:
    """Show what is set and by whom, look the config file over, or write a schema of it."""
    session.has_told_config = what == _CHECK
    {_SHOW: _show, _CHECK: _check, _SCHEMA: _schema}[what](session)


def _check(session: Session) -> None:
    """List all that is wrong in the config file, and which commands gave way to keys in it."""
    file, faults = session.local_folders.config_file, session.config.faults
    lost = displaced_commands(session.settings.keys)
    if session.json:
        listed = [
            {
                "code": each.code,
                "line": int(str(each.params.get("line") or 0)) or None,
                "key": each.params.get("key"),
                "text": problem_text(session.say, each),
            }
            for each in faults
        ]
        session.out.json({"file": str(file), "exists": file.exists(), "faults": listed, "no_key": lost})
    elif faults:
        for each in faults:
            session.out.line(problem_text(session.say, each))
    else:
        session.out.line(session.say("config.sound" if file.exists() else "config.none", file=path_without_user(file)))
    if not session.json:
        for command_id in lost:
            session.out.line(displaced_text(session.say, command_id))
    if faults:
        exit_refused()


def _show(session: Session) -> None:
    """List what is set, and where each value comes from."""
    rows = [*_rows(session)]
    keys = {name.partition(".")[2]: source for name, source in session.config.sources.items() if "." in name}
    own = session.settings.keys
    if session.json:
        session.out.json(
            {
                "settings": {name: {"value": value, "from": source} for name, value, source, _ in rows},
                "keys": {name: {"value": own[name], "from": source} for name, source in keys.items()},
            }
        )
        return
    for name, value, source, by in rows:
        session.out.line(f"{name} = {_toml(value)}  ({session.say(f'config.from.{source}', by=by)})")
    if keys:
        session.out.line("[keys]")
    for name, source in keys.items():
        session.out.line(f"{name} = {_toml(own[name])}  ({session.say(f'config.from.{source}', by='')})")


def _rows(session: Session) -> Iterator[tuple[str, Any, ValueSource, str]]:
    """Yield each setting with its value, where that comes from, and by which name it was given there."""
    sources, places = session.config.sources, session.local_folders
    yield "config", str(places.config_file), "environment" if places.named_config else "default", CONFIG_ENV
    values: Mapping[str, Any] = msgspec.structs.asdict(session.settings)
    for name in Settings.__struct_fields__:
        if name == "libraries":
            yield _library_row(session)
        elif name == "language":
            yield name, session.language, *_language_source(session, sources)
        elif name != "keys":
            yield name, values[name], sources.get(name, "default"), ""
    yield "local", str(places.state.parent), "environment" if os.environ.get(LOCAL_ENV) else "default", LOCAL_ENV


def _library_row(session: Session) -> tuple[str, Any, ValueSource, str]:
    try:
        folders = [str(each.absolute()) for each in session.folders[0]]
    except Problem:
        return "libraries", [], "unreadable", ""
    if session.requested_folders:
        return "libraries", folders, "option", "--library"
    if environment_folders():
        return "libraries", folders, "environment", LIBRARY_ENV
    return "libraries", folders, session.config.sources.get("libraries", "default"), ""


def _language_source(session: Session, sources: Mapping[str, ValueSource]) -> tuple[ValueSource, str]:
    if session.requested_language == session.language:
        return "option", "--lang"
    if os.environ.get(LANGUAGE_ENV) == session.language:
        return "environment", LANGUAGE_ENV
    return sources.get("language", "default"), ""


def _toml(value: Any) -> str:
    """Return a value as it is written in the config file; a path without the user's name."""
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    text = path_without_user(Path(value)) if os.sep in value else value
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _schema(session: Session) -> None:
    """Write a JSON schema, by which editors complete and check a config file."""
    from tui.cli.config_schema import config_schema

    session.out.json(config_schema(session.say))
