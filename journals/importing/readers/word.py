"""Word (`.docx`): headings by style and by looks, lists real and typed by hand, tables; nothing of who wrote it.

python-docx brings the parser, which expands no entities. What is read is walked by hand, because text also stands in
content controls, insertions, links and boxes, which python-docx passes over. Lines are counted as a reader does:
paragraphs that hold something, and rows.
"""

from __future__ import annotations

import re
from zipfile import ZipFile

from msgspec.structs import replace

from journals.errors import Invalid
from journals.importing.archive import open_archive, part_names, read_part
from journals.importing.found import FileReading
from journals.importing.lines import scan_paragraphs
from journals.importing.meaning import read_meaning
from journals.importing.outline import (
    PSEUDO_LEVEL,
    FilePart,
    ListItem,
    Omitted,
    Outline,
    SectionHeading,
    Table,
    TableRow,
)
from journals.importing.readers.word_styles import (
    Element,
    StyleProperties,
    WordStyles,
    attribute,
    child,
    is_on,
    local_name,
    number_level,
)
from journals.importing.readers.word_text import SeenText, block_elements, seen_text
from journals.importing.source import ImportSource
from journals.importing.table_blocks import is_header

_MAIN = re.compile(r"word/document\d*\.xml")
_BOXES = {"☐": False, "□": False, "☑": True, "☒": True, "✓": True, "✔": True}
_LONGEST_HEADING = 90
_LARGER = 1.2
"""Letters so much larger than ordinary text make a heading of a line."""
_DEEPEST = 8
"""Tables within tables and boxes within boxes are followed so deep."""
_TICK_EACH = 500
_ITEM_IN_CELL = "• "
_HELD = "• x"
"""Stands for what is read here already, where the typed paragraphs around it are looked at."""
_RULE = "---"


def is_word(source: ImportSource) -> bool:
    """Return whether a file is a Word document."""
    return any(_MAIN.fullmatch(name) for name in part_names(source.data))


def read_word(source: ImportSource) -> FileReading:
    """Read a Word document.

    Raises:
        Invalid: `import_damaged` or `import_bomb`.
    """
    outline = word_outline(source)
    source.release()
    return read_meaning(outline, source, "word")


def word_outline(source: ImportSource) -> Outline:
    """Return what stands in a Word document.

    Raises:
        Invalid: `import_damaged` or `import_bomb`.
    """
    with open_archive(source) as archive:
        main = next((name for name in sorted(archive.namelist()) if _MAIN.fullmatch(name)), "")
        root = word_part(archive, main, source)
        styles = word_part(archive, "word/styles.xml", source)
    body = child(root, "body")
    if body is None:
        raise Invalid("import_damaged", file=source.name)
    reader = _WordReader(WordStyles(styles), source)
    reader.read(body)
    return Outline(reader.outline())


def word_part(archive: ZipFile, name: str, source: ImportSource) -> Element | None:
    """Return one part of a Word file as a tree; None where it has none.

    Raises:
        Invalid: `import_damaged` or `import_bomb`.
    """
    from docx.oxml import parse_xml
    from lxml.etree import LxmlError

    if not (data := read_part(archive, name, source)):
        return None
    try:
        return parse_xml(data)
    except (LxmlError, ValueError) as error:
        raise Invalid("import_damaged", file=source.name) from error


class _WordReader:
    """One pass over a document."""

    def __init__(self, styles: WordStyles, source: ImportSource) -> None:
        self._styles = styles
        self._source = source
        self._line = 0
        self._own: list[FilePart] = []
        """What its form says it is."""
        self._typed: list[tuple[int, str]] = []
        """What has to be looked at line by line, and marks where the others stand between."""
        self._levels: list[int] = []
        """Of the list that is open."""
        self._pictures: list[int] = []
        """The lines of those that stand in a text."""

    def outline(self) -> tuple[FilePart, ...]:
        """Return all blocks, in their order."""
        owned = {each.line for each in self._own}
        typed = [each for each in scan_paragraphs(self._typed, self._source) if each.line not in owned]
        pictures = [Omitted("image", line) for line in self._pictures]
        return (*sorted([*self._own, *typed], key=lambda each: each.line), *pictures)

    def read(self, root: Element) -> None:
        """Read all that stands in a part, boxes and layout tables too."""
        stack = [block_elements(root)]
        while stack:
            if (each := next(stack[-1], None)) is None:
                stack.pop()
                continue
            name, inner = local_name(each), list[Element]()
            if name == "p":
                inner = self._paragraph(each)
            elif name == "tbl":
                inner = self._table(each)
            else:
                self._omit()
            if len(stack) < _DEEPEST:
                stack += [block_elements(box) for box in reversed(inner)]

    # Paragraphs

    def _paragraph(self, element: Element) -> list[Element]:
        seen = seen_text(element)
        properties = child(element, "pPr")
        style = self._style(properties)
        if style.is_contents:
            self._omit()
        elif seen.text:
            self._next_line()
            self._text(seen, style, properties)
            if seen.has_picture and not seen.boxes:
                self._pictures.append(self._line)
        elif seen.has_picture and not seen.boxes:
            self._next_line()
            self._add(Omitted("image", self._line), _RULE)
        return list(seen.boxes)

    def _style(self, properties: Element | None) -> StyleProperties:
        """Return what a paragraph is by its style and its own properties."""
        style = self._styles.properties_of(attribute(child(properties, "pStyle"), "val"))
        if properties is None:
            return style
        level = number_level(properties)
        outline = attribute(child(properties, "outlineLvl"), "val")
        if outline.isascii() and outline.isdigit() and int(outline) < 9 and style.heading is None:
            style = replace(style, heading=min(int(outline) + 2, PSEUDO_LEVEL - 1))
        if level is None:
            return style
        return replace(style, list_level=level if level >= 0 else None)

    def _text(self, seen: SeenText, style: StyleProperties, properties: Element | None) -> None:
        text = seen.text
        if style.heading is not None and len(text) <= 2 * _LONGEST_HEADING:
            self._levels.clear()
            self._add(SectionHeading(" ".join(text.split()), style.heading, self._line), _RULE)
        elif text[0] in _BOXES or seen.ticked is not None or style.list_level is not None:
            self._item(seen, style)
        elif self._goes_on(text, style, properties):
            last = self._own[-1]
            assert isinstance(last, ListItem)
            self._own[-1] = replace(last, text=f"{last.text}\n{text}")
        else:
            self._levels.clear()
            stands_out = len(text) <= _LONGEST_HEADING and "\n" not in text and self._stands_out(seen, style)
            self._typed.append((self._line, f"**{text.strip('*')}**" if stands_out else text))

    def _item(self, seen: SeenText, style: StyleProperties) -> None:
        text, ticked = seen.text, seen.ticked
        if text[0] in _BOXES:
            ticked, text = _BOXES[text[0]] if ticked is None else ticked, text[1:].lstrip("\ufe0f\ufe0e ")
        level = style.list_level or 0
        if level == 0 and self._stands_out(seen, style) and self._source.words.whole(text):
            self._levels.clear()
            self._add(SectionHeading(text, PSEUDO_LEVEL, self._line), _RULE)
            return
        while self._levels and level < self._levels[-1]:
            self._levels.pop()
        if not self._levels or level > self._levels[-1]:
            self._levels.append(level)
        part = ListItem(text, len(self._levels) - 1, self._line, ticked) if text else Omitted("empty", self._line)
        self._add(part, _HELD)

    def _goes_on(self, text: str, style: StyleProperties, properties: Element | None) -> bool:
        """Return whether a paragraph goes on with the item above it: indented as that is, and without a sign."""
        if not (self._own and self._levels and isinstance(self._own[-1], ListItem)) or text[0] in "-–—•*+·":
            return False
        if self._own[-1].line != self._line - 1 and self._typed and self._typed[-1][1] != _HELD:
            return False
        indent = child(properties, "ind")
        left = attribute(indent, "left") or attribute(indent, "start")
        return style.continues or (left.isascii() and left.isdigit() and int(left) >= 360)

    def _stands_out(self, seen: SeenText, style: StyleProperties) -> bool:
        """Return whether a line looks like a heading: all of it bold, underlined, or far larger than the text."""
        is_bold = seen.is_bold if seen.says_bold else style.is_bold
        size = seen.size or style.size or 0
        return is_bold or size >= _LARGER * self._styles.plain_size

    def _omit(self) -> None:
        """Leave out a contents list: its first line says that there was one."""
        if not (self._own and isinstance(self._own[-1], Omitted) and self._own[-1].reason == "contents"):
            self._next_line()
            self._add(Omitted("contents", self._line), _RULE)

    def _add(self, part: FilePart, mark: str) -> None:
        self._own.append(part)
        self._typed.append((part.line, mark))

    def _next_line(self) -> None:
        self._line += 1
        if self._line % _TICK_EACH == 0:
            self._source.tick(0, 1)

    # Tables

    def _table(self, element: Element) -> list[Element]:
        """Read a table; of one that only puts text side by side, return its cells, to be read as text."""
        rows = block_rows(element)
        cells = [[*row_cells(row)] for row in rows]
        if _is_layout(cells, self._styles):
            return [cell for row in cells for cell in row]
        self._levels.clear()
        read, above = list[TableRow](), ""
        for row in cells:
            self._next_line()
            texts = _cell_texts(row, above, self._styles)
            above = texts[0] if texts else ""
            read.append(TableRow(texts, self._line))
        if not any(cell for row in read for cell in row.cells):
            return []
        marked = bool(rows) and is_on(child(rows[0], "trPr"), "tblHeader") is True
        has_header = len(read) > 1 and (is_header(read, self._source) or marked)
        header = read[0].cells if has_header else ()
        self._own.append(Table(header, tuple(read[has_header:]), read[0].line))
        self._typed += [(row.line, _RULE) for row in read]
        return []


def block_rows(table: Element) -> list[Element]:
    """Return the rows of a table, without those that were deleted."""
    return [row for row in _inside(table, "tr") if child(child(row, "trPr"), "del") is None]


def row_cells(row: Element) -> list[Element]:
    """Return the cells of a row."""
    return _inside(row, "tc")


def _inside(element: Element, name: str) -> list[Element]:
    """Return the children of a name, also those within a control or an insertion."""
    found: list[Element] = []
    stack = [iter(element)]
    while stack:
        if (each := next(stack[-1], None)) is None:
            stack.pop()
        elif local_name(each) == name:
            found.append(each)
        elif local_name(each) in ("sdt", "sdtContent", "ins", "customXml", "moveTo"):
            stack.append(iter(each))
    return found


def _is_layout(rows: list[list[Element]], styles: WordStyles) -> bool:
    """Return whether a table only puts text in a frame, or side by side: then its cells hold headings and lists."""
    if not rows or (max(map(len, rows)) <= 1 and len(rows) == 1):
        return True
    for cell in (cell for row in rows for cell in row):
        blocks = list(block_elements(cell))
        if len(rows) == 1 and len(blocks) > 2:
            return True
        for block in blocks:
            style = attribute(child(child(block, "pPr"), "pStyle"), "val")
            is_heading = bool(style) and styles.properties_of(style).heading is not None
            if local_name(block) == "tbl" or (len(blocks) > 1 and is_heading):
                return True
    return False


def _cell_texts(row: list[Element], above: str, styles: WordStyles) -> tuple[str, ...]:
    """Return what stands in the cells of a row; the first says what the one above it says where they are merged."""
    texts: list[str] = []
    for cell in row:
        properties = child(cell, "tcPr")
        merged = child(properties, "vMerge")
        goes_on = merged is not None and attribute(merged, "val") != "restart"
        texts.append((above if not texts else "") if goes_on else _cell_text(cell, styles))
        span = attribute(child(properties, "gridSpan"), "val")
        texts += [""] * (min(int(span), 60) - 1 if span.isascii() and span.isdigit() and len(span) < 4 else 0)
    return tuple(texts)


def _cell_text(cell: Element, styles: WordStyles) -> str:
    lines: list[str] = []
    for block in block_elements(cell):
        if local_name(block) != "p" or not (text := seen_text(block).text):
            continue
        properties = child(block, "pPr")
        level = number_level(properties)
        is_item = (level is not None and level >= 0) or (
            level is None and styles.properties_of(attribute(child(properties, "pStyle"), "val")).list_level is not None
        )
        lines.append(_ITEM_IN_CELL + text if is_item else text)
    return "\n".join(lines)
