"""The people in a cell of a column that holds those who wrote, voted or were there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from content.column_words import column_words

_ADDRESS = re.compile(r"\s*[<(\[][^<>()\[\]]*@[^<>()\[\]]*[>)\]]")
_PARTING = re.compile(r"[\n;|/]+|,(?=\s)|\s+(?:og|and|und|och|&)\s+")
_CODE = re.compile(r"[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}|[0-9a-fA-F]{16,}|[0-9]+|-+|")


def people_in(cell: str) -> list[str]:
    """Return the names in a cell of a column that holds names: not what names nobody, and no ids."""
    text = _ADDRESS.sub("", cell)
    parts = [part.strip(" ,.\t\u00a0") for part in _PARTING.split(text)]
    return [part for part in parts if not _CODE.fullmatch(part) and not column_words().means(part, "nobody")]


def unique_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return names once each, in their order."""
    return tuple(dict.fromkeys(name for name in names if name))
