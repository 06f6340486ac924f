"""What a key changes is one frame: it is painted when the key has been handled, and not piece by piece before.

A list moves its cursor and says so; the pane beside it, the counts and the keys at the bottom hear of it some messages
later. Textual paints whenever its timer goes off between them, so that one key would be painted twice.
"""

from __future__ import annotations

from time import monotonic

LONGEST = 0.1
"""Seconds after which what has come so far is painted, although the key is still being handled."""


class KeyFrame:
    """Whether a key is being handled whose changes are to be painted together."""

    def __init__(self) -> None:
        self._is_on = False
        self._unpainted_since: float | None = None
        """When the first key went in of those whose changes nobody has seen yet: a held key is many."""

    @property
    def is_open(self) -> bool:
        """Whether more is to come before it is painted."""
        return self._is_on and self._unpainted_since is not None and monotonic() - self._unpainted_since < LONGEST

    def begin(self) -> None:
        """Begin a frame: a key goes in."""
        self._is_on = True
        if self._unpainted_since is None:
            self._unpainted_since = monotonic()

    def end(self) -> None:
        """Have all that was changed painted."""
        self._is_on = False

    def painted(self) -> None:
        """Hear that all that was changed so far has been painted."""
        self._unpainted_since = monotonic() if self._is_on else None
