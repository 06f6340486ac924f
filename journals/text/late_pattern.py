"""Patterns that are compiled when something is first looked for: most texts give no cause for most patterns."""

from __future__ import annotations

import re
from re import Pattern
from typing import Any, cast


class _LatePattern:
    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self._meant = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = self.__dict__[name] = getattr(re.compile(*self._meant), name)
        return found


def late_pattern(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Pattern[str]:
    """Return what finds the same as `re.compile` would, and costs nothing before it is asked to find something."""
    return cast("Pattern[str]", _LatePattern(pattern, flags))
