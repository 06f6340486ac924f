"""What the terminal sends, also where that is no UTF-8: a terminal that is set to Latin-1, or bytes that are pasted."""

from __future__ import annotations

import sys
from codecs import IncrementalDecoder, getincrementaldecoder


def forgive_bytes() -> None:
    """Let Textual read a byte that is no UTF-8 as a mark for that; the thread that reads keys would die of it."""
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    def forgiving(encoding: str) -> IncrementalDecoder:
        return getincrementaldecoder(encoding)("replace")

    linux_driver.getincrementaldecoder = lambda encoding: lambda: forgiving(encoding)  # type: ignore[assignment, attr-defined]
