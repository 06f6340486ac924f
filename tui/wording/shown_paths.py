"""Paths as they can be shown to others: without the name of whoever sits here."""

from __future__ import annotations

from pathlib import Path

_SOMEONE = "…"


def path_without_user(path: Path) -> str:
    """Return a path with the home folder as `~`, and the user's name out of any other."""
    try:
        home = Path.home()
    except RuntimeError:
        return str(path)
    if path.is_relative_to(home):
        return str(Path("~", path.relative_to(home)))
    return str(Path(*(_SOMEONE if home.name and part == home.name else part for part in path.parts)))
