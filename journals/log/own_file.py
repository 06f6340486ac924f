"""Reading this installation's own files: one that cannot be read is set aside, told of once, and made anew.

Nothing of what is in them is worth a crash: a disk, a virus scanner or a hand may have spoiled any of them.
"""

from __future__ import annotations

import os
import shutil
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from journals.log.plain_file import read_plain

T = TypeVar("T")

DAMAGED = ".damaged"
"""The suffix of a file that was set aside; a second one of the same name takes its place."""

set_aside_files: deque[Path] = deque(maxlen=100)
"""What was set aside, by its name before; whoever tells it takes it out."""


def read_own(path: Path, decode: Callable[[bytes], T]) -> T | None:
    """Return what an own file holds; None where there is none, or none that can be read: that one is set aside."""
    try:
        return decode(read_plain(path))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, RecursionError):
        set_aside(path)
        return None


def set_aside(path: Path, *, keep: bool = True) -> None:
    """Take away an own file that cannot be read, and note that it is to be told; `keep`: under another name."""
    aside = path.with_name(path.name + DAMAGED)
    with suppress(OSError):
        remove_any(aside)
        if keep:
            os.rename(path, aside)  # noqa: PTH104 - not `Path.rename`: nothing has this name
        else:
            remove_any(path)
    if path not in set_aside_files:
        set_aside_files.append(path)


def remove_any(path: Path) -> None:
    """Remove whatever has this name: a file, a link itself, or a folder with all that is in it."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
