"""Where something that is written out goes, as it is typed."""

from __future__ import annotations

import contextlib
from pathlib import Path

from tui.features.common.export_folder import export_folder


def typed_place(typed: str) -> Path:
    """Return a typed path as an absolute one; a relative one begins at the user's documents."""
    path = Path(typed)
    with contextlib.suppress(RuntimeError):  # `~someone` nobody knows: then it is a name like any other
        path = path.expanduser()
    return (export_folder() / path).absolute()


def is_folder_there(path: Path) -> bool:
    """Return whether a folder is there."""
    try:
        return path.is_dir()
    except OSError:  # such as a name that is too long
        return False
