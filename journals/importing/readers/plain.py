"""Plain text: a note a line, or lists below headings that nobody marked as such."""

from __future__ import annotations

from journals.importing.found import FileReading
from journals.importing.lines import scan_lines
from journals.importing.meaning import read_meaning
from journals.importing.outline import Outline
from journals.importing.source import ImportSource


def is_plain_text(source: ImportSource) -> bool:
    """Return whether a file can be read as text: any can, and what is none shows in the preview."""
    return True


def read_plain_text(source: ImportSource) -> FileReading:
    """Read a file of plain text."""
    lines = source.clean_text.split("\n")
    return read_meaning(Outline(tuple(scan_lines(lines, source, marked=False))), source, "plain")
