"""A document as it is read, not as it is written: headings, lists, labels and tables without Markdown's signs.

It reads only what `journals/export` writes. What users wrote is escaped there, so it is text here, whatever it holds.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from journals.export.escape import PARAGRAPH, as_read
from journals.export.markdown_blocks import without_front_matter
from journals.records.document_marks import without_marks
from journals.text.clean import one_line
from tui.ui.text_layout import cells, fit, wrap
from tui.ui.widgets.line_view import Drawing, Line

_HEADING = re.compile(r"(#+) (.*)")
_ITEM = re.compile(r"( *)(- )?(.*)", re.DOTALL)
_LABEL = re.compile(r"\*\*(.+?)\*\*(?=\s|$)")
_TABLE_ROW = re.compile(r"\| .* \|")
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")
_UNDER_HEADS = re.compile(r"[|:\- ]+")
_NARROWEST = 10
_MOST_LINES = 300
"""More lines of one paragraph than anybody reads on a screen; the file has all of them."""


@dataclass(frozen=True)
class DocumentBlock:
    """A heading, a paragraph or an item of a list; an empty one keeps what is above apart from what is below."""

    number: int
    text: str = ""
    level: int = 0
    """Of a heading, from 1; 0 for what is none."""
    indent: str = ""
    """What stands before its first line."""
    label: int = 0
    """So many characters of the text are a label, and strong."""


def document_blocks(markdown: str) -> list[DocumentBlock]:
    """Return a document's blocks in their order; no empty one below a heading, for there is little room."""
    shown = without_marks(without_front_matter(markdown)).rstrip("\n")
    paragraphs = [match[0] for match in PARAGRAPH.finditer(shown)]
    # The pattern finds an empty text after each paragraph, at the line end that parts it from the next.
    lines = [each for at, each in enumerate(paragraphs) if each or not (at and paragraphs[at - 1])]
    blocks: list[DocumentBlock] = []
    heads: list[str] = []
    for number, each in enumerate(lines):
        if not _TABLE_ROW.fullmatch(each):
            heads = []
            blocks.append(_block(number, each))
        elif not heads:
            heads = _cells(each)
        elif not _UNDER_HEADS.fullmatch(each):
            blocks.append(_table_row(number, heads, _cells(each)))
    return [each for at, each in enumerate(blocks) if each.text or not (at and blocks[at - 1].level)]


def plain_blocks(text: str) -> list[DocumentBlock]:
    """Return the lines of a text for programs, each as it stands."""
    return [DocumentBlock(number, each) for number, each in enumerate(text.splitlines())]


def row_blocks(text: str) -> list[DocumentBlock]:
    """Return the rows of a CSV, each with what is in it; the first are the headings."""
    try:
        head, *rows = csv.reader(io.StringIO(text, newline=""))
    except csv.Error:  # a cell that is longer than Python reads
        return plain_blocks(text)
    body = (DocumentBlock(n, _row_text(row), label=len(row[0]) + 1) for n, row in enumerate(rows, start=1))
    return [DocumentBlock(0, " · ".join(head), level=3), *body]


def _row_text(row: list[str]) -> str:
    return f"{row[0]}: {' · '.join(filter(None, map(one_line, row[1:])))}"


def beginning_at(blocks: list[DocumentBlock], heading: str) -> list[DocumentBlock]:
    """Return the blocks from a heading on; all of them where there is no such heading."""
    found = (at for at, each in enumerate(blocks) if each.level and each.text == heading)
    return blocks[next(found, 0) :]


def _block(number: int, markdown: str) -> DocumentBlock:
    if heading := _HEADING.fullmatch(markdown):
        return DocumentBlock(number, as_read(heading[2]), level=len(heading[1]))
    item = _ITEM.fullmatch(markdown)
    assert item is not None
    indent = item[1] + ("· " if item[2] else "")
    label = _LABEL.match(item[3])
    text = "\n".join(line.strip() for line in as_read(item[3]).split("\n"))
    return DocumentBlock(number, text, indent=indent, label=len(as_read(label[0])) if label else 0)


def _cells(row: str) -> list[str]:
    return [as_read(each.strip()) for each in _BETWEEN_CELLS.split(row)[1:-1]]


def _table_row(number: int, heads: list[str], row: list[str]) -> DocumentBlock:
    """Return a row of a table as a line: what it is about, and what is in it under which head; that fits any screen."""
    about, *rest = row
    filled = [f"{head} ({cell})" for head, cell in zip(heads[1:], rest, strict=False) if cell]
    return DocumentBlock(number, f"{about}: {', '.join(filled) or '–'}", indent="· ", label=len(about) + 1)


def _draw(block: DocumentBlock, width: int, here: bool) -> list[Line]:
    indent, room = block.indent, _room(block, width)
    lines = wrap(block.text, room, _MOST_LINES) or [""]
    if block.level:
        look = "accent" if block.level < 3 else "strong"
        return [[(fit(line, room), look)] for line in lines]
    drawn: list[Line] = []
    strong = block.label
    for at, line in enumerate(lines):
        before = indent if at == 0 else " " * cells(indent)
        drawn.append(
            [(before, "dim"), (line[:strong], "strong"), (fit(line[strong:], room - cells(line[:strong])), "")]
        )
        strong = max(0, strong - len(line) - 1)
    return drawn


def _room(block: DocumentBlock, width: int) -> int:
    return max(_NARROWEST, width - cells(block.indent))


document_block_drawing: Drawing[DocumentBlock] = Drawing(
    lambda block: str(block.number),
    _draw,
    lambda block, width, here: len(wrap(block.text, _room(block, width), _MOST_LINES) or [""]),
    lambda block: bool(block.text),
)
"""How a block looks: whole, because it is to be read."""
