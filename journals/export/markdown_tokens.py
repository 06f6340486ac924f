"""A finished document read back as blocks, so that a page and a Word file show just what was looked at.

It reads only what `journals/export` writes. What users wrote is escaped there, so it is text here, whatever it holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct

from journals.export.markdown_blocks import without_front_matter

RunKind: TypeAlias = Literal["text", "strong", "break"]


class TextRun(Struct, frozen=True):
    """A stretch of a line of text, or the end of a line."""

    text: str
    kind: RunKind = "text"


class PageBlock(Struct, frozen=True):
    """A heading, a paragraph, an item of a list, or a table."""

    kind: Literal["heading", "paragraph", "item", "table"]
    runs: tuple[TextRun, ...] = ()
    level: int = 0
    """Of a heading from 1; of an item, or a paragraph within one, how deep its list is, from 1; else 0."""
    cells: tuple[tuple[tuple[TextRun, ...], ...], ...] = ()
    """Of a table its rows; the first is its heading."""

    @property
    def text(self) -> str:
        """The words of it, on one line."""
        return " ".join(run.text for run in self.runs if run.kind != "break")


def page_blocks(markdown: str) -> Iterator[PageBlock]:
    """Yield the blocks of a document in their order. Comments in it are left out."""
    tokens = MarkdownIt("commonmark").enable("table").parse(without_front_matter(markdown))
    depth, is_first, rows = 0, False, list[list[tuple[TextRun, ...]]]()
    for at, token in enumerate(tokens):
        if token.type == "bullet_list_open":
            depth += 1
        elif token.type == "bullet_list_close":
            depth -= 1
        elif token.type == "list_item_open":
            is_first = True
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "table_close":
            yield PageBlock("table", cells=tuple(map(tuple, rows)))
            rows = []
        elif token.type == "inline":
            runs = tuple(_runs(token.children or []))
            before = tokens[at - 1].type
            if before in ("th_open", "td_open"):
                rows[-1].append(runs)
            elif before == "heading_open":
                yield PageBlock("heading", runs, int(tokens[at - 1].tag[1:]))
            elif runs:
                yield PageBlock("item" if depth and is_first else "paragraph", runs, depth)
                is_first = False


def _runs(children: list[Token]) -> Iterator[TextRun]:
    strong = False
    for child in children:
        if child.type in ("strong_open", "strong_close"):
            strong = child.type == "strong_open"
        elif child.type in ("softbreak", "hardbreak"):
            yield TextRun("", "break")
        elif child.type != "html_inline" and child.content:
            yield TextRun(child.content, "strong" if strong else "text")
