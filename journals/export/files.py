"""Writing a document where the user wants it: whole or not at all, and never over a file that is already there."""

from __future__ import annotations

import errno
import stat
from collections.abc import Iterator
from pathlib import Path

from journals.errors import Problem
from journals.export.progress import ProgressCallback, ignore_progress
from journals.log.atomic import atomic_write
from journals.log.file_systems import is_usable_path
from journals.system_error import reason_words

_PIECE = 1 << 20
"""Bytes that are written between two moments at which it can be stopped."""


def write_new(
    path: Path, content: str | bytes, *, force: bool = False, tick: ProgressCallback = ignore_progress
) -> Path:
    """Write a text as UTF-8, or bytes, to a new file and return its path; `force` replaces what is there.

    The file's folder is made when only that one is missing. Whoever looks sees the whole file or none.

    Raises:
        Problem: `file_exists(file)` without `force`, `export_not_plain(file)` with it, `bad_file_name(file)`, or
            `not_written(file, reason)`.
        Cancelled: when `tick`, which hears of the bytes, does.
    """
    data = content.encode() if isinstance(content, str) else content
    refuse_unusable(path)
    if force:
        _refuse_strange(path)
    try:
        _make_folder(path.parent)
        try:
            atomic_write(
                path,
                _pieces(data, tick),
                mode=0o666,
                overwrite=force,
                before_replace=lambda: tick(len(data), len(data)),
            )
        except FileExistsError as error:
            raise Problem("file_exists", file=str(path)) from error
    except OSError as error:
        raise Problem("not_written", file=str(path), **reason_words(error)) from error
    return path


def refuse_unusable(path: Path) -> None:
    """Refuse a path with a name that no file can have here.

    Raises:
        Problem: `bad_file_name(file)`.
    """
    if not is_usable_path(path):
        raise Problem("bad_file_name", file=str(path))


def _refuse_strange(path: Path) -> None:
    """Refuse to put a file in the place of what is none, nor a link to one: a device is the whole machine's.

    Raises:
        Problem: `export_not_plain(file)`.
    """
    try:
        found = path.stat()
    except (OSError, ValueError):  # nothing is there, or a link to nothing
        return
    if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):  # of a folder the system says what it is
        raise Problem("export_not_plain", file=str(path))


def _pieces(data: bytes, tick: ProgressCallback) -> Iterator[bytes]:
    for start in range(0, len(data), _PIECE):
        tick(start, len(data))
        yield data[start : start + _PIECE]


def _make_folder(folder: Path) -> None:
    """Make a folder where there is none.

    Raises:
        NotADirectoryError: something else has its name; the name of the file itself is not taken.
    """
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(folder)) from error
