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
from journals.records.document_marks import RecordMark, mark_in_comment

RunKind: TypeAlias = Literal["text", "strong", "break"]


class TextRun(Struct, frozen=True):
    """A stretch of a line of text, or the end of a line."""

    text: str
    kind: RunKind = "text"
    href: str = ""
    """Where it leads; only texts of ours lead anywhere."""


class PageBlock(Struct, frozen=True):
    """A heading, a paragraph, an item of a list, or a table."""

    kind: Literal["heading", "paragraph", "item", "table"]
    runs: tuple[TextRun, ...] = ()
    level: int = 0
    """Of a heading from 1; of an item, or a paragraph within one, how deep its list is, from 1; else 0."""
    cells: tuple[tuple[tuple[TextRun, ...], ...], ...] = ()
    """Of a table its rows; the first is its heading."""
    mark: RecordMark | None = None
    """By which the record is known again that begins here."""

    @property
    def text(self) -> str:
        """The words of it, on one line."""
        return " ".join(run.text for run in self.runs if run.kind != "break")


def page_blocks(markdown: str) -> Iterator[PageBlock]:
    """Yield the blocks of a document in their order. Comments in it are left out, but marks."""
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
            runs, mark = _marked_runs(token.children or [])
            before = tokens[at - 1].type
            if before in ("th_open", "td_open"):
                rows[-1].append(runs)
            elif before == "heading_open":
                mark = mark_in_comment(tokens[at + 2].content) if tokens[at + 2 : at + 3] else None
                yield PageBlock("heading", runs, int(tokens[at - 1].tag[1:]), mark=mark)
            elif runs:
                yield PageBlock("item" if depth and is_first else "paragraph", runs, depth, mark=mark)
                is_first = False


def _marked_runs(children: list[Token]) -> tuple[tuple[TextRun, ...], RecordMark | None]:
    """Return what stands in a line, and the mark at its end."""
    *runs, last = [*_runs(children)] or [TextRun("")]
    mark = mark_in_comment(children[-1].content) if children and children[-1].type == "html_inline" else None
    if mark:
        last = TextRun(last.text.rstrip(), last.kind)
    return tuple(each for each in (*runs, last) if each.text or each.kind == "break"), mark


def _runs(children: list[Token]) -> Iterator[TextRun]:
    strong, href = False, ""
    for child in children:
        if child.type in ("strong_open", "strong_close"):
            strong = child.type == "strong_open"
        elif child.type in ("link_open", "link_close"):
            href = str(child.attrs.get("href", ""))
        elif child.type in ("softbreak", "hardbreak"):
            yield TextRun("", "break")
        elif child.type != "html_inline" and child.content:
            yield TextRun(child.content, "strong" if strong else "text", href)
