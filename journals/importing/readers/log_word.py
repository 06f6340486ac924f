"""The blocks of a document of ours that was saved as a Word file; a record's mark is the name of a bookmark."""

from __future__ import annotations

import re

from journals.importing.archive import open_archive, part_names, read_part
from journals.importing.log_blocks import LogBlock
from journals.importing.readers.word_styles import (
    Element,
    WordStyles,
    attribute,
    child,
    local_name,
    number_level,
)
from journals.importing.readers.word_text import block_elements, seen_text
from journals.importing.source import ImportSource
from journals.records.document_marks import RecordMark, mark_in_bookmark

_MAIN = re.compile(r"word/document\d*\.xml")
_MARKED = b'w:name="_tbp'
_DEPTH = re.compile(r"(\d)\D*$")
_TYPED = re.compile(r"[-•*–]\s+")
_TICK_EACH = 500


def has_word_marks(source: ImportSource) -> bool:
    """Return whether a file is a Word document with the mark of a project in it."""
    if not source.data.startswith(b"PK"):
        return False
    names = sorted(name for name in part_names(source.data) if _MAIN.fullmatch(name))
    if not names:
        return False
    with open_archive(source) as archive:
        return _MARKED in read_part(archive, names[0], source)


def word_log_blocks(source: ImportSource) -> list[LogBlock]:
    """Return the blocks of a Word file.

    Raises:
        Invalid: `import_damaged` or `import_bomb`.
    """
    from journals.importing.readers.word import word_part

    with open_archive(source) as archive:
        main = next(name for name in sorted(archive.namelist()) if _MAIN.fullmatch(name))
        root, styles = word_part(archive, main, source), WordStyles(word_part(archive, "word/styles.xml", source))
    blocks: list[LogBlock] = []
    for number, element in enumerate(block_elements(child(root, "body")) if root is not None else ()):
        if number % _TICK_EACH == 0:
            source.tick(0, 1)
        if local_name(element) == "tbl":
            blocks.append(LogBlock("table", "", 0, number + 1))
        elif local_name(element) == "p":
            blocks += [block] if (block := _block(element, styles, number + 1)) else []
    return blocks


def _block(paragraph: Element, styles: WordStyles, line: int) -> LogBlock | None:
    seen, mark = seen_text(paragraph), _mark(paragraph)
    if not seen.text and mark is None:
        return None
    properties = child(paragraph, "pPr")
    style = attribute(child(properties, "pStyle"), "val")
    says = styles.properties_of(style)
    if says.heading is not None:
        return LogBlock("heading", " ".join(seen.text.split()), says.heading, line, mark=mark)
    level = number_level(properties)
    if says.continues and level is None:
        found = _DEPTH.search(style)
        return LogBlock("paragraph", seen.text, int(found[1]) if found else 1, line, seen.label, mark)
    if level != -1 and (levels := [each for each in (level, says.list_level) if each is not None]):
        return LogBlock("item", seen.text, max(levels) + 1, line, seen.label, mark)  # LibreOffice begins each at 0
    if typed := _TYPED.match(seen.text):
        return LogBlock("item", seen.text[typed.end() :], 1, line, "", mark)
    return LogBlock("paragraph", seen.text, 0, line, seen.label, mark)


def _mark(paragraph: Element) -> RecordMark | None:
    """Return the mark of a paragraph; where two were joined, that of the first."""
    names = (attribute(each, "name") for each in paragraph.iter() if local_name(each) == "bookmarkStart")
    return next((mark for name in names if (mark := mark_in_bookmark(name))), None)
