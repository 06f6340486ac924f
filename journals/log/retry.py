"""Retrying file operations: virus scanners, indexers and sync tools lock files briefly, mostly on Windows."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

RETRY_PAUSES = (0.03, 0.06, 0.12, 0.25, 0.5)
"""Seconds between attempts, about one in all."""

_HELD = frozenset({errno.EBUSY, errno.EAGAIN, errno.EINTR, errno.ETXTBSY, errno.EDEADLK})
_HELD_ON_WINDOWS = frozenset({5, 32, 33})
"""Access denied, sharing violation, lock violation: what Windows reports while another program has a file open."""


def retry(task: Callable[[], T], pauses: tuple[float, ...] = RETRY_PAUSES) -> T:
    """Call `task`, and again after growing pauses while its error is transient; return its result.

    Raises:
        OSError: the error is not transient, or the last attempt failed too.
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
    """Return whether an error may pass by itself."""
    return error.errno in _HELD or getattr(error, "winerror", None) in _HELD_ON_WINDOWS
