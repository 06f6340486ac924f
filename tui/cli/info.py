"""`tilbageblik info`: versions, and where everything lies."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import Any

import click

from journals.errors import Problem
from journals.text.clean import shown_name, shown_names
from tui.cli.framework import command
from tui.cli.session import Session
from tui.cli.usage_error import PROGRAM_NAME
from tui.locale import Catalogue
from tui.wording.shown_paths import path_without_user


@command("info")
@click.pass_obj
def info_command(session: Session, /) -> None:
    """List versions and places."""
    library, named = _library(session)
    places = session.local_folders
    facts: dict[str, Any] = {
        "version": version(session.say),
        "python": platform.python_version(),
        "system": platform.platform(),
        "library": [str(folder.absolute()) for folder in library],
        "named": named,
        "state": str(places.state),
        "cache": str(places.cache),
        "config": str(places.config_file),
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
            session.out.line(f"{session.say(f'cli.fact.{name}')}: {_shown(name, value, packages)}")


def _library(session: Session) -> tuple[list[Path], bool]:
    """Return the library's folders, and whether they were named; none where it cannot be known which they are."""
    try:
        return session.folders
    except Problem:
        return [], False


def _shown(name: str, value: Any, packages: str) -> str:
    """Return a fact as others may read it, in a report of an error for instance."""
    if name == "packages":
        return packages
    if name == "library":
        return shown_names(path_without_user(Path(each)) for each in value) or "–"
    if name in ("state", "cache", "config"):
        return shown_name(path_without_user(Path(value)))
    return shown_name(value or "–")


def version(say: Catalogue) -> str:
    """Return the program's version, or that it is not installed but run from its source."""
    return _version(PROGRAM_NAME) or say("cli.from_source")


def _version(package: str) -> str | None:
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed(package)
    except PackageNotFoundError:
        return None
