"""What stands in a document of ours as somebody saved it: blocks with the marks of records, in whatever form it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct

from journals.importing.source import ImportSource
from journals.records.document_marks import RecordMark, mark_in_comment
from journals.text.clean import clean

_COMMENT_END = "-->"
_BEGINS = re.compile(r"\n\n(?=[-*+] |#{1,6} )")
_PIECE = 50_000
"""Characters that are read at a time."""


class LogBlock(Struct):
    """A heading, a paragraph, or an item of a list."""

    kind: str
    """`heading`, `paragraph`, `item`; `table` for one, which has no text here."""
    text: str
    """Without what is only there for looks; an end of a line where a reader sees one."""
    level: int
    """Of a heading from 1; of an item, or a paragraph within one, how deep its list is, from 1; else 0."""
    line: int
    label: str = ""
    """What stands in bold at its beginning; the text begins with it."""
    mark: RecordMark | None = None

    @property
    def rest(self) -> str:
        """What stands after the label."""
        rest = self.text[len(self.label) :].strip()
        return rest if self.label.endswith(":") else rest.removeprefix(":").lstrip()


def markdown_log_blocks(source: ImportSource) -> list[LogBlock]:
    """Return the blocks of a document in Markdown."""
    text = clean(source.text)
    first = 1
    if text.startswith("---\n") and (end := text.find("\n---\n", 3)) > 0:
        first += text.count("\n", 0, end + 5)
        text = text[end + 5 :]
    reader = MarkdownIt("commonmark").enable("table")
    blocks: list[LogBlock] = []
    done = 0
    for piece in _pieces(text):
        source.tick(done, len(text))
        blocks += _blocks(reader.parse(piece), first)
        done += len(piece)
        first += piece.count("\n")
    return blocks


def _pieces(text: str) -> Iterator[str]:
    """Yield a long document in pieces, each from a heading or an item on, so that reading can be stopped."""
    begin = 0
    while begin < len(text):
        found = _BEGINS.search(text, begin + _PIECE)
        end = found.end() if found else len(text)
        yield text[begin:end]
        begin = end


def _blocks(tokens: Sequence[Token], first: int) -> Iterator[LogBlock]:
    """Yield blocks; a mark on a line of its own is of the block above it."""
    depth, is_first = 0, False
    last: LogBlock | None = None
    for at, token in enumerate(tokens):
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            depth += 1
        elif kind in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif kind == "list_item_open":
            is_first = True
        made = None
        line = first + (token.map[0] if token.map else 0)
        if kind == "html_block":
            mark = mark_in_comment(token.content)
            if mark and last is not None and last.mark is None:
                last.mark, mark = mark, None
            if beside := _without_comments(token.content):
                made = LogBlock("item" if depth and is_first else "paragraph", beside, depth, line, mark=mark)
        elif kind in ("code_block", "fence"):
            made = LogBlock("paragraph", token.content.strip(), depth, line)
        elif kind == "table_open":
            made = LogBlock("table", "", depth, line)
        elif kind == "inline" and tokens[at - 1].type not in ("th_open", "td_open"):
            made = _inline_block(token, tokens[at - 1], depth, line, is_first=is_first)
        if made is not None:
            if made.kind != "heading":
                is_first = False
            if last is not None:
                yield last
            last = made
    if last is not None:
        yield last


def _inline_block(token: Token, opened: Token, depth: int, line: int, *, is_first: bool) -> LogBlock | None:
    text, label, mark = _seen(token.children or [])
    if not text and mark is None:
        return None
    if opened.type == "heading_open":
        return LogBlock("heading", " ".join(text.split()), int(opened.tag[1:]), line, mark=mark)
    return LogBlock("item" if depth and is_first else "paragraph", text, depth, line, label, mark)


def _seen(children: Sequence[Token]) -> tuple[str, str, RecordMark | None]:
    """Return what a reader sees of a line, what of it stands in bold at the beginning, and the mark in it."""
    pieces: list[str] = []
    label: str | None = None
    bold = 0
    mark = None
    for child in children:
        if child.type == "strong_open":
            bold += 1
        elif child.type == "strong_close":
            bold -= 1
            label = label if label is not None else "".join(pieces)
        elif child.type == "softbreak":
            pieces.append(" ")
        elif child.type == "hardbreak":
            pieces.append("\n")
        elif child.type == "html_inline":
            mark = mark or mark_in_comment(child.content)
        elif child.content:
            if not bold and label is None and child.content.strip():
                label = ""
            pieces.append(child.content)
    text = "".join(pieces)
    return text.strip(), (label or "").strip(), mark


def _without_comments(html: str) -> str:
    """Return what stands beside comments in a piece of HTML that is nothing else."""
    while (begin := html.find("<!--")) >= 0:
        end = html.find(_COMMENT_END, begin)
        html = html[:begin] + (html[end + len(_COMMENT_END) :] if end >= 0 else "")
    return html.strip()
