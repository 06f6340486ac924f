"""What the system or SQLite could not do, as words of a problem: its own English, and the code to say it by."""

from __future__ import annotations

import errno
from collections.abc import Mapping

_SQLITE: Mapping[int, int] = {
    3: errno.EACCES,  # PERM
    5: errno.EBUSY,  # BUSY
    6: errno.EBUSY,  # LOCKED
    7: errno.ENOMEM,  # NOMEM
    8: errno.EROFS,  # READONLY
    10: errno.EIO,  # IOERR
    13: errno.ENOSPC,  # FULL
    14: errno.EACCES,  # CANTOPEN
}
"""Result codes of SQLite, which not every start needs to load, and what the system says of the same."""


def reason_words(error: BaseException) -> dict[str, object]:
    """Return the words `reason` and, where the system could not do something, `system`: the code of that.

    People are told by the code, in their language (`tui/wording/system_errors.py`).
    """
    if isinstance(error, OSError):
        return {"reason": error.strerror or str(error), "system": _code_of(error)}
    if isinstance(code := getattr(error, "sqlite_errorcode", None), int):
        name = getattr(error, "sqlite_errorname", type(error).__name__)
        return {"reason": str(error), "system": errno.errorcode.get(_SQLITE.get(code & 0xFF, 0), name)}
    return {"reason": f"{type(error).__name__}: {error}"}


def _code_of(error: OSError) -> str:
    if error.errno is not None and error.errno in errno.errorcode:
        return errno.errorcode[error.errno]
    number = getattr(error, "winerror", None) or error.errno
    return f"{type(error).__name__} {number}" if number else type(error).__name__
