"""What funretro copies to the clipboard: the name of a column, and below it its notes with their votes."""

from __future__ import annotations

import re

from journals.importing.found import FileReading
from journals.importing.meaning import read_meaning
from journals.importing.outline import FilePart, ListItem, Outline, Paragraph, SectionHeading
from journals.importing.source import ImportSource

_NOTE = re.compile(r"- (.*?)\s*\(-?\d+ votes\)\s*")
_HTML = re.compile(r"<strong>[^<>]*</strong><br ?/?>", re.IGNORECASE)
_LOOKED_AT = 50_000


def is_funretro_copy(source: ImportSource) -> bool:
    """Return whether each block of lines is the name of a column and notes with their votes."""
    text = source.text[:_LOOKED_AT]
    if "votes)" not in text or _HTML.match(text.lstrip()):
        return "votes)" in text and _HTML.match(text.lstrip()) is not None
    lines = text.split("\n")
    notes = [line for line in lines if line.startswith("- ")]
    voted = sum(_NOTE.fullmatch(line) is not None for line in notes)
    return voted > 1 and 2 * voted > len(notes) and not lines[0].startswith(("- ", "#"))


def read_funretro_copy(source: ImportSource) -> FileReading:
    """Read such a text, as plain text or as the HTML that is copied beside it."""
    text = source.clean_text
    if _HTML.match(text.lstrip()):
        text = re.sub(r"</?strong>", "", re.sub(r"<br ?/?>", "\n", text))
    blocks: list[FilePart] = []
    begins = True
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            begins = True
        elif line.startswith("- "):
            found = _NOTE.fullmatch(line)
            blocks.append(ListItem(found[1] if found else line[2:].strip(), 0, number, is_own=True))
            begins = False
        elif begins:
            blocks.append(SectionHeading(line.strip(), 2, number))
            begins = False
        elif isinstance(last := blocks[-1], ListItem):
            more = _NOTE.fullmatch(f"- {line}")
            blocks[-1] = ListItem(f"{last.text}\n{more[1] if more else line.strip()}", 0, last.line, is_own=True)
        else:
            blocks.append(Paragraph(line.strip(), number))
    return read_meaning(Outline(tuple(blocks)), source, "funretro_copy")
