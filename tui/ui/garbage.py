"""When the interpreter looks for garbage: not while starting, and then at little enough to be done within a frame."""

from __future__ import annotations

import gc

_YOUNG = 10_000
"""New objects after which the youngest are looked at: what a screenful of lines is drawn of, some times over."""
_OLD = 20
"""How many times that is done before all are looked at, which takes longest."""


def begin_collecting() -> None:
    """Look for garbage from now on; what was made while that was off, modules most of all, stays and is left out.

    Off, it saves a tenth of the time to the first paint; left out, some 100,000 objects that one key in twenty would
    wait for. Tests, in which it is never off, keep the interpreter's own ways.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(_YOUNG, 10, _OLD)
        gc.enable()
