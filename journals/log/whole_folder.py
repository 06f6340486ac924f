"""Making a folder whole or not at all, giving one another name, and removing what a crash left half made."""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from journals.log.atomic import free_path, sync_folder
from journals.log.file_systems import is_folder
from journals.log.lock import Lock
from journals.log.retry import retry

PRIVATE_MODE = 0o700
"""The mode of a folder that is the user's alone."""
_is_half = re.compile(r"\..+-\d+\.half", re.DOTALL).fullmatch
_LOCK = ".lock"
_HOUR, _DAY = 3600.0, 86400.0


@contextmanager
def atomic_folder(folder: Path, mode: int = PRIVATE_MODE) -> Iterator[Path]:
    """Yield a hidden folder that gets this name when all is well, and is gone when it is not.

    It is locked meanwhile, so that nobody takes it for one that a crash left.
    """
    half = folder.with_name(f".{folder.name}-{os.getpid()}.half")
    lock = Lock(half / _LOCK)
    try:
        half.mkdir(mode)
        lock.acquire()
        yield half
        lock.release()
        lock.path.unlink()
        sync_folder(half)
        retry(lambda: half.rename(folder))
    except BaseException:
        import shutil  # only here: not to log a line

        lock.release()
        shutil.rmtree(half, ignore_errors=True)
        raise
    sync_folder(folder.parent)


def rename_folder(folder: Path, name: str) -> Path:
    """Rename a folder, or name it like that where the name is taken; return where it is now."""
    new = free_path(folder.with_name(name))
    retry(lambda: folder.rename(new))
    sync_folder(new.parent)
    return new


def remove_half_folders(place: Path) -> list[Path]:
    """Remove the half folders that a crash left in a place; return those that are being made, or cannot be removed."""
    left = []
    for half in _half_folders(place):
        if _is_abandoned(half):
            _remove(half)
            sync_folder(place)
        left += [half] if os.path.lexists(half) else []
    return left


def _half_folders(place: Path) -> list[Path]:
    with suppress(OSError), os.scandir(place) as entries:
        return sorted(Path(e.path) for e in entries if _is_half(e.name) and is_folder(e))
    return []


def _remove(half: Path) -> None:
    """Remove a half folder, its lock last: what is left by a crash meanwhile is known for abandoned still."""
    import shutil  # as in `atomic_folder`

    with suppress(OSError):
        for path in [each for each in half.iterdir() if each.name != _LOCK]:
            if is_folder(path):
                shutil.rmtree(path)
            else:
                path.unlink()
        shutil.rmtree(half)


def _is_abandoned(half: Path) -> bool:
    """Return whether nobody is making a half folder any more: it is not locked, or is older than locks can tell."""
    with suppress(OSError):
        age = time.time() - half.stat().st_mtime
        path = half / _LOCK
        if age > _DAY or not os.path.lexists(path):
            return age > _HOUR or not any(half.iterdir())  # an earlier version did not lock
        lock = Lock(path)
        if stat.S_ISREG(path.lstat().st_mode) and lock.acquire(touch=False):
            lock.release(touch=False)
            return True
    return False
