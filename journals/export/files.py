"""Writing a document where the user wants it: whole or not at all, and never over a file that is already there."""

from __future__ import annotations

import os
import secrets
from itertools import chain, count
from pathlib import Path

from journals.errors import Problem
from journals.export.progress import ProgressCallback, ignore_progress

_PIECE = 1 << 20
"""Bytes that are written between two moments at which it can be stopped."""


def write_new(path: Path, text: str, *, force: bool = False, tick: ProgressCallback = ignore_progress) -> Path:
    """Write `text` as UTF-8 with LF line ends to a new file and give its path; `force` replaces what is there.

    The file's folder is made when only that one is missing. Whoever looks sees the whole file or none.

    Raises:
        Problem: `file_exists(file)` without `force`, or `not_written(file, reason)`.
        Stopped: when `tick`, which hears of the bytes, does.
    """
    aside = path.parent / f".{secrets.token_hex(6)}.tmp"
    try:
        path.parent.mkdir(exist_ok=True)
        try:
            _write(aside, text.encode(), tick)
            if force:
                aside.replace(path)
            else:
                _publish(aside, path)
        finally:
            aside.unlink(missing_ok=True)
    except OSError as error:
        raise Problem("not_written", file=str(path), reason=error.strerror or str(error)) from error
    return path


def free_name(path: Path) -> Path:
    """Give `path`, or the first of `name-2.md`, `name-3.md` … that is not taken."""
    names = chain([path], (path.with_stem(f"{path.stem}-{number}") for number in count(2)))
    return next(name for name in names if not os.path.lexists(name))


def _write(path: Path, data: bytes, tick: ProgressCallback) -> None:
    with path.open("xb") as file:
        for start in range(0, len(data), _PIECE):
            tick(start, len(data))
            file.write(data[start : start + _PIECE])
        file.flush()
        os.fsync(file.fileno())
        tick(len(data), len(data))


def _publish(aside: Path, path: Path) -> None:
    """Give the finished file its name, unless someone else has taken it, even just now."""
    try:
        try:
            path.hardlink_to(aside)
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):
            _publish_without_links(aside, path)
    except FileExistsError as error:
        raise Problem("file_exists", file=str(path)) from error


def _publish_without_links(aside: Path, path: Path) -> None:
    """Do the same on a disk without hard links, such as many a USB stick: an empty file of our own takes the name."""
    path.open("xb").close()
    try:
        aside.replace(path)
    except OSError:
        path.unlink()
        raise
