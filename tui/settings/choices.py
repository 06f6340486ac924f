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

REMEMBERED = ("language", "theme", "projector", "projects_by", "actions_by")
"""The settings that can be chosen in the app, each one of a few words."""
_LIBRARY = "library"
"""The library's folder, where that was chosen in the app."""


def remember(places: LocalFolders, **choices: str) -> None:
    """Keep choices (those of `REMEMBERED`) for the next start; where they cannot be kept, nothing happens."""
    with contextlib.suppress(OSError):
        _keep(places, **choices)


def remember_library(places: LocalFolders, folder: Path) -> None:
    """Keep which folder the library is, for the next start.

    Raises:
        OSError: it cannot be kept; the next start would open another one.
    """
    _keep(places, library=str(folder))


def choose(settings: Settings, places: LocalFolders, **choices: str) -> Settings:
    """Return settings with choices, and keep them for the next start."""
    remember(places, **choices)
    return msgspec.structs.replace(settings, **choices)


def remembered(places: LocalFolders) -> dict[str, str]:
    """Return the choices that were kept; a value that is not among today's is left out."""
    found, types = _kept(places), setting_types()
    return {name: found[name] for name in REMEMBERED if found.get(name) in get_args(types[name])}


def remembered_library(places: LocalFolders) -> Path | None:
    """Return the folder that was chosen for the library in the app; None where none was."""
    found = _kept(places).get(_LIBRARY)
    return Path(found) if isinstance(found, str) and found.strip() and "\0" not in found else None


def _keep(places: LocalFolders, **choices: str) -> None:
    file = _choices_file(places)
    library = remembered_library(places)
    before = remembered(places) | ({_LIBRARY: str(library)} if library else {})
    make_own_folder(file.parent)
    atomic_write(file, msgspec.json.encode(before | choices), sync=False)


def _kept(places: LocalFolders) -> dict[str, Any]:
    return read_own(_choices_file(places), msgspec.json.Decoder(dict[str, Any]).decode) or {}


def _choices_file(places: LocalFolders) -> Path:
    return places.state / "choices.json"
