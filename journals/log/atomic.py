"""Replacing a file atomically: whoever opens it sees the old bytes or the new ones, whole, also after a crash."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from journals.log.plain_file import create_exclusively
from journals.log.retry import retry

TEMPORARY = ".new"
"""The suffix of a temporary file; nobody reads one as a log, and a synchronised library does not carry it."""

_STEM, _SUFFIX = 40, 20
"""The most characters of a file's name that its temporary file repeats: file systems limit the length of names."""
_TOKEN = re.compile(rf"\.[0-9a-f]{{16}}(\.[^.]*)?{re.escape(TEMPORARY)}\Z")
_DAY = 86_400


def atomic_write(
    path: Path,
    data: bytes | Iterable[bytes],
    *,
    mode: int = 0o600,
    sync: bool = True,
    overwrite: bool = True,
    before_replace: Callable[[], None] = lambda: None,
) -> None:
    """Write a temporary file beside `path`, then give it that name; on any error `path` is as it was.

    The temporary file is created exclusively and by a random name, so that no planted file or link is written to.

    `path`: the file; its folder must exist. A symbolic link is replaced, not followed.
    `data`: the content, or pieces of it.
    `mode`: the permissions, of which the umask is subtracted.
    `sync`: whether to return only when content and name are safe against a power cut; not needed for a cache.
    `overwrite`: whether an existing file is replaced.
    `before_replace`: called when the temporary file is complete; what it raises leaves `path` as it was.

    Raises:
        FileExistsError: `path` exists, and `overwrite` is false.
        OSError: the file could not be written or replaced, even after retrying.
    """
    temporary = _temporary(path, os.urandom(8).hex())
    fd = create_exclusively(temporary, mode)
    try:
        with os.fdopen(fd, "wb") as file:
            for piece in (data,) if isinstance(data, bytes) else data:
                file.write(piece)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        before_replace()
        if overwrite:
            retry(lambda: temporary.replace(path))
        else:
            _publish(temporary, path)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    if sync:
        sync_folder(path.parent)


def remove_leftovers(path: Path) -> None:
    """Remove the temporary files of `path` that a crash left behind; only for a file that one process writes."""
    before, _, after = _temporary(path, "*").name.partition("*")
    named = re.compile(rf"{re.escape(before)}[0-9a-f]{{16}}{re.escape(after)}|{re.escape(path.name + TEMPORARY)}")
    with suppress(OSError):
        for each in path.parent.iterdir():
            if named.fullmatch(each.name):
                with suppress(OSError):  # a folder of such a name is not ours, and in nobody's way
                    each.unlink(missing_ok=True)


def remove_old_leftovers(folder: Path) -> None:
    """Remove the temporary files of a folder that are older than a day: nobody writes for so long."""
    with suppress(OSError), os.scandir(folder) as entries:
        for each in entries:
            if _TOKEN.search(each.name) and each.stat(follow_symlinks=False).st_mtime < time.time() - _DAY:
                with suppress(OSError):
                    Path(each.path).unlink()


def temporary_of(name: str) -> str:
    """Return the name of the file that a temporary file is of; "" where it is none, or the name was too long."""
    found = _TOKEN.search(name)
    if found and name.startswith(".") and found.start() <= _STEM:
        return f"{name[1 : found.start()]}{found[1]}"
    return name.removesuffix(TEMPORARY) if name.endswith(TEMPORARY) and not found else ""


def sync_folder(folder: Path) -> None:
    """Make the names in a folder safe against a power cut, where the system can."""
    with suppress(OSError):  # Windows cannot (and writes names through), nor can some network folders
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def _temporary(path: Path, token: str) -> Path:
    return path.with_name(f".{path.stem[:_STEM]}.{token}{path.suffix[:_SUFFIX]}{TEMPORARY}")


def _publish(temporary: Path, path: Path) -> None:
    """Move the temporary file to its name, unless another file has taken it, even just now."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # no hard links, as on many a USB stick: an empty file takes the name
        path.open("xb").close()
        try:
            temporary.replace(path)
        except OSError:
            path.unlink()
            raise


def free_path(path: Path, others: Sequence[Path] = ()) -> Path:
    """Return `path`, or the first of `name-2`, `name-3` … that is not there, even as a broken link, nor in `others`."""
    for number in range(1, 10_000):
        each = path if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}")
        if each not in others and not os.path.lexists(each):
            return each
    raise FileExistsError(0, "", str(path))
