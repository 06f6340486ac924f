"""What the files of a folder hold while a program writes there: one that goes meanwhile is none."""

from __future__ import annotations

import os
from contextlib import suppress
from fnmatch import fnmatch
from pathlib import Path


def contents(*folders: Path, named: str = "*") -> dict[Path, bytes]:
    """Return what each file holds that lies in the folders, however deep, and is named so."""
    found: dict[Path, bytes] = {}
    for folder in folders:
        for place, _, names in os.walk(folder):
            for path in (Path(place, name) for name in names if fnmatch(name, named)):
                with suppress(FileNotFoundError):
                    found[path] = path.read_bytes()
    return found
