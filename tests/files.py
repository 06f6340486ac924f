"""What the files of a folder hold while a program writes there, and what a full disk says."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from fnmatch import fnmatch
from pathlib import Path
from typing import NoReturn


def contents(*folders: Path, named: str = "*") -> dict[Path, bytes]:
    """Return what each file holds that lies in the folders, however deep, and is named so; one that goes is none."""
    found: dict[Path, bytes] = {}
    for folder in folders:
        for place, _, names in os.walk(folder):
            for path in (Path(place, name) for name in names if fnmatch(name, named)):
                with suppress(FileNotFoundError):
                    found[path] = path.read_bytes()
    return found


def no_space(*_: object) -> NoReturn:
    """Fail as a full disk does, in the place of what writes."""
    raise OSError(errno.ENOSPC, "No space left on device")
