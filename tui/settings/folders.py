"""The library's folders, and paths as users write them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from journals.library.paths import documents_folder
from tui.settings.model import Settings

LIBRARY_ENV = "TILBAGEBLIK_LIBRARY"
"""Names the library's folders, separated as the system separates paths (`:`, on Windows `;`)."""


def library_folders(requested: Sequence[Path], settings: Settings) -> tuple[list[Path], bool]:
    """Return the library's folders, and whether anyone named them.

    The `requested` ones come first, then the environment, the config file, and last a folder among the user's
    documents.
    """
    named = list(requested) or environment_folders() or list(settings.libraries)
    return (named, True) if named else ([documents_folder() / "Tilbageblik"], False)


def environment_folders() -> list[Path]:
    """Return the folders that the environment names."""
    return [expand_user(each) for each in os.environ.get(LIBRARY_ENV, "").split(os.pathsep) if each.strip()]


def expand_user(text: str) -> Path:
    """Return a path, `~` being the user's own folder; `~someone` whom nobody knows is a name like any other."""
    path = Path(text)
    with contextlib.suppress(RuntimeError):
        return path.expanduser()
    return path
