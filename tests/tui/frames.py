"""What is painted in a test: what somebody looks at; each frame on the way there is a fifth of the time.

Tests that open everything there is paint every frame (`every_frame`): what is half made must not break either.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any
from weakref import WeakSet

from rich.console import RenderableType
from textual._compositor import Compositor
from textual.screen import Screen

paint_all = Compositor.render_update

_held: WeakSet[Compositor] = WeakSet()
"""What has something to paint that was held back."""
_rests: ContextVar[bool] = ContextVar("rests", default=False)


def paint_at_rest(
    compositor: Compositor, full: bool = False, screen_stack: list[Screen[Any]] | None = None, simplify: bool = False
) -> RenderableType | None:
    """Paint in the place of `Compositor.render_update` what is asked for by name, and the rest when it is looked at."""
    if full or _rests.get():
        return paint_all(compositor, full, screen_stack, simplify)
    _held.add(compositor)
    return None


def paint(screen: Screen[object]) -> bool:
    """Paint what was held back; return whether there was anything."""
    if screen._compositor not in _held:
        return False
    _held.clear()
    token = _rests.set(True)
    try:
        screen._compositor_refresh()
    finally:
        _rests.reset(token)
    return True
