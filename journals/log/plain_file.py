"""Opening files that others may have put there: a link is not followed, and what is no file is not waited for.

Whoever can write in a shared folder can plant a link out of it, a pipe that never answers, or a folder with a file's
name. Here they are an `OSError` like any other.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from journals.log.file_systems import is_link

LARGEST_FILE = 1 << 29
"""Bytes of a file that is read: of a log some millions of lines.

A larger one can be made in a moment, takes no room on the disk, and would keep all from going on.
"""
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def open_plain(path: Path) -> BinaryIO:
    """Open a file for reading.

    Raises:
        OSError: it cannot be read, or is a link, a folder, a pipe or a device.
    """
    if not hasattr(os, "O_NOFOLLOW") and is_link(path):  # Windows
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    fd = os.open(path, _READ)
    try:
        refuse_unless_plain(fd, path)
        return os.fdopen(fd, "rb")
    except BaseException:
        os.close(fd)
        raise


def read_plain(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        OSError: as `open_plain` does, or it is larger than anything of ours.
    """
    with open_plain(path) as file:
        data = file.read(LARGEST_FILE + 1) if os.fstat(file.fileno()).st_size <= LARGEST_FILE else None
    if data is None or len(data) > LARGEST_FILE:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return data


def refuse_unless_plain(fd: int, path: Path) -> None:
    """Refuse what has been opened unless it is a file.

    Raises:
        OSError: it is a folder, a pipe or a device.
    """
    mode = os.fstat(fd).st_mode
    if not stat.S_ISREG(mode):
        number = errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL
        raise OSError(number, os.strerror(number), str(path))


def create_exclusively(path: Path, mode: int = 0o600) -> int:
    """Create a file that is not there yet and return its descriptor for writing; a planted link is there.

    Raises:
        OSError: it cannot be created, or something has the name.
    """
    return os.open(path, _CREATE, mode)


def create_file(path: Path, data: bytes, mode: int = 0o600, *, sync: bool = True) -> None:
    """Write a file that is not there yet; `sync`: return when it is safely on disk.

    Raises:
        OSError: as `create_exclusively` does, or it could not be written.
    """
    with os.fdopen(create_exclusively(path, mode), "wb") as file:
        file.write(data)
        if sync:
            file.flush()
            os.fsync(file.fileno())
