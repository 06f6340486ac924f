"""What JSON readers share: texts of values, and the lines in which they stand."""

from __future__ import annotations

import json
from typing import Any

_NAMING = ("name", "title", "text", "displayName", "fullName", "login", "value", "content")
"""Fields that say what an object is called."""
_MOST_MISSES = 50
_FIRST_SIGNS = 60


class LineFinder:
    """Finds the lines in which texts stand, one after another in the order of the file."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._misses = 0

    def line_of(self, value: str) -> int:
        """Return the line of the next place that holds a value; where it is not found, that of the last one."""
        begin = value.lstrip("\n").partition("\n")[0][:_FIRST_SIGNS]
        if begin and self._misses < _MOST_MISSES:
            places = (self._text.find(json.dumps(begin, ensure_ascii=each)[:-1], self._at) for each in (False, True))
            at = next((place for place in places if place >= 0), -1)
            if at < 0:
                self._misses += 1
            else:
                self._line += self._text.count("\n", self._at, at)
                self._at = at
        return self._line


def shown_value(value: Any) -> str:
    """Return a value as a cell of a table holds it: of an object what it is called, of a list one a line."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).lower()
    if isinstance(value, int | float):
        return f"{value}"
    if isinstance(value, dict):
        return next((found for name in _NAMING if isinstance(found := value.get(name), str)), "")
    if isinstance(value, list):
        parts = (
            each if isinstance(each, str) else shown_value(each) if isinstance(each, dict) else "" for each in value
        )
        return ", ".join(part for part in parts if part)
    return ""


def objects_in(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a list; none where it is no list."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def text_at(record: Any, *names: str) -> str:
    """Return the text at a path of fields; empty where there is none."""
    for name in names:
        record = record.get(name) if isinstance(record, dict) else None
    return record if isinstance(record, str) else ""
