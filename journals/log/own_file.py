"""Reading this installation's own files: one that cannot be read is set aside, told of once, and made anew.

Nothing of what is in them is worth a crash: a disk, a virus scanner or a hand may have spoiled any of them.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from journals.log.file_systems import is_folder
from journals.log.plain_file import read_plain
from journals.log.retry import retry

T = TypeVar("T")

UNREADABLE = (OSError, ValueError, TypeError, RecursionError)
"""What reading and decoding a spoiled file can raise: `ValueError` is also what msgspec and UTF-8 raise."""

DAMAGED = ".damaged"
"""The suffix of a file that was set aside; a second one of the same name takes its place."""

set_aside_files: deque[Path] = deque(maxlen=100)
"""What was set aside, by its name before; whoever tells it takes it out."""


def read_own(path: Path, decode: Callable[[bytes], T], *, salvage: Callable[[bytes], T] | None = None) -> T | None:
    """Return what an own file holds; None where there is none, or none that can be read: that one is set aside.

    `salvage`: returns what can be saved of a file that `decode` refuses.
    """
    data = b""
    try:
        data = retry(lambda: read_plain(path))
        return decode(data)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except UNREADABLE:
        set_aside(path)
        return salvage(data) if salvage and data else None


def read_cache(path: Path, decode: Callable[[bytes], T]) -> T | None:
    """Return what a cache holds, as `read_own` does; one that cannot be read is not kept, for it is made again."""
    try:
        return decode(read_plain(path))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except UNREADABLE:
        drop_cache(path)
        return None


def make_own_folder(folder: Path, depth: int = 1) -> None:
    """Create an own folder if it is not there; a file that has the name of one is set aside.

    `depth`: how many folders of the path are ours, this one among them: nothing above is touched.

    Raises:
        OSError: it cannot be created.
    """
    try:
        folder.mkdir(0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        for each in [folder, *folder.parents][depth - 1 :: -1]:
            if os.path.lexists(each) and not each.is_dir():
                set_aside(each)
                break
        folder.mkdir(0o700, parents=True, exist_ok=True)


def set_aside(path: Path) -> None:
    """Rename an own file that cannot be read, and note that it is to be told."""
    aside = path.with_name(path.name + DAMAGED)
    with suppress(OSError):
        remove_any(aside)
        path.rename(aside)
        _note(path)


def drop_cache(path: Path) -> None:
    """Remove a cache that cannot be read, and note that it is to be told."""
    with suppress(OSError):
        remove_any(path)
        _note(path)


def _note(path: Path) -> None:
    if path not in set_aside_files:
        set_aside_files.append(path)


def remove_any(path: Path) -> None:
    """Remove whatever has this name: a file, a link itself, or a folder with all that is in it."""
    if is_folder(path):
        from shutil import rmtree  # only here: not to log a line

        rmtree(path)
    else:
        path.unlink(missing_ok=True)
