"""What Scrumlr writes as Markdown: who wrote a note and how many voted for it stand behind it, in italics."""

from __future__ import annotations

import re
from itertools import takewhile

from msgspec.structs import replace

from journals.importing.found import FileReading
from journals.importing.lines import scan_lines
from journals.importing.meaning import read_meaning
from journals.importing.outline import FilePart, ListItem, Outline
from journals.importing.source import ImportSource

_BEHIND = re.compile(r"\s*_\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)?)\)_\s*$")
_VOTES = re.compile(r"(?:^|,\s*)\d+\s+\S+$")
_MARK = "scrumlr"
_LOOKED_AT = 200_000


def is_scrumlr_markdown(source: ImportSource) -> bool:
    """Return whether a file is a board that Scrumlr wrote as Markdown."""
    text = source.text[:_LOOKED_AT]
    if not text.lstrip().startswith("# "):
        return False
    lines = text.split("\n")
    behind = sum(_BEHIND.search(line) is not None for line in lines)
    return _MARK in source.text[-1000:].casefold() or (
        behind >= 2 and any(line.startswith("- [") for line in lines[:6])
    )


def read_scrumlr_markdown(source: ImportSource) -> FileReading:
    """Read such a board: a stacked note is a note too."""
    names: dict[str, None] = {}
    lines = [_without_author(line, names) for line in _notes(source.clean_text.split("\n"))]
    blocks = tuple(_own(each) for each in scan_lines(lines, source))
    return read_meaning(Outline(blocks, names=tuple(names)), source, "scrumlr_markdown")


def _notes(lines: list[str]) -> list[str]:
    """Return the lines above what Scrumlr says of itself at the end."""
    return list(takewhile(lambda line: not (line.startswith("> ") and _MARK in line), lines))


def _own(block: FilePart) -> FilePart:
    return replace(block, is_own=True) if isinstance(block, ListItem) else block


def _without_author(line: str, names: dict[str, None]) -> str:
    found = _BEHIND.search(line)
    if found is None:
        return line
    if author := _VOTES.sub("", found[1].strip()).strip():
        names[author] = None
    return line[: found.start()]
