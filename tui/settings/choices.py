"""What was chosen in the app, and is remembered for the next start."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any, get_args

import msgspec

from journals.library.paths import LocalFolders
from journals.log.atomic import atomic_write
from journals.log.own_file import make_own_folder, read_own
from tui.settings.model import Settings, setting_types

REMEMBERED = ("language", "theme", "projects_by", "actions_by")
"""The settings that can be chosen in the app."""


def remember(places: LocalFolders, **choices: str) -> None:
    """Keep choices (those of `REMEMBERED`) for the next start; where they cannot be kept, nothing happens."""
    file = _choices_file(places)
    with contextlib.suppress(OSError):
        make_own_folder(file.parent)
        atomic_write(file, msgspec.json.encode(remembered(places) | choices), sync=False)


def choose(settings: Settings, places: LocalFolders, **choices: str) -> Settings:
    """Return settings with choices, and keep them for the next start."""
    remember(places, **choices)
    return msgspec.structs.replace(settings, **choices)


def remembered(places: LocalFolders) -> dict[str, str]:
    """Return the choices that were kept; a value that is not among today's is left out."""
    found = read_own(_choices_file(places), msgspec.json.Decoder(dict[str, Any]).decode) or {}
    types = setting_types()
    return {name: found[name] for name in REMEMBERED if found.get(name) in get_args(types[name])}


def _choices_file(places: LocalFolders) -> Path:
    return places.state / "choices.json"
