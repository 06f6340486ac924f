"""Trying again for a moment: virus scanners, indexers and sync tools hold a file for a blink, mostly on Windows."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

RETRY_PAUSES = (0.03, 0.06, 0.12, 0.25, 0.5)
"""Seconds between tries: a second in all."""

_HELD = frozenset({errno.EBUSY, errno.EAGAIN, errno.EINTR, errno.ETXTBSY, errno.EDEADLK})
_HELD_ON_WINDOWS = frozenset({5, 32, 33})
"""Access denied, sharing violation, lock violation: what a file that someone else has open for a moment gives."""


def retry(task: Callable[[], T], pauses: tuple[float, ...] = RETRY_PAUSES) -> T:
    """Do `task`, and again after growing pauses while the system says that somebody else holds the file.

    Raises:
        OSError: another reason, or it is held still.
    """
    for pause in pauses:
        try:
            return task()
        except OSError as error:
            if not is_transient(error):
                raise
        time.sleep(pause)
    return task()


def is_transient(error: OSError) -> bool:
    """Return whether the error may pass by itself."""
    return error.errno in _HELD or getattr(error, "winerror", None) in _HELD_ON_WINDOWS
