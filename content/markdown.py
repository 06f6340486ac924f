"""Markdown as a flat row of simple nodes: headings, paragraphs, bullets. The one module that imports markdown-it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from content.items import Block

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of a Markdown file, `line` to `end` (1-based, inclusive). `other` is whatever the guide's form lacks."""

    kind: Literal["heading", "paragraph", "bullet", "other"]
    text: str
    line: int
    end: int
    level: int = 0
    strong: tuple[tuple[int, int], ...] = ()


def nodes(markdown: str) -> Iterator[Node]:
    """Yield the nodes of a Markdown text in order. HTML comments are left out: they are notes to the writer."""
    from markdown_it import MarkdownIt  # only here: what the guide says is kept as it was read

    tokens = MarkdownIt("commonmark").parse(markdown)
    for index, token in enumerate(tokens):
        if token.type == "inline":
            yield _node(tokens, index)
        elif token.type in {"fence", "code_block", "hr", "html_block"} and not token.content.startswith("<!--"):
            yield Node("other", token.content, *_lines(token))


def block(node: Node) -> Block:
    """Return the node as a block a screen can draw; what the guide's form lacks becomes a paragraph."""
    return Block(kind="paragraph" if node.kind == "other" else node.kind, text=node.text, strong=node.strong)


def _node(tokens: list[Token], index: int) -> Node:
    """Return the node for an inline token, which always follows the token that opens its block."""
    inline, opener = tokens[index], tokens[index - 1]
    text, strong = _inline(inline.children or [])
    line, end = _lines(opener)
    if opener.type == "heading_open" and inline.level == 1:
        return Node("heading", text, line, end, level=int(opener.tag[1:]))
    if opener.type == "paragraph_open" and inline.level == 1:
        return Node("paragraph", text, line, end, strong=strong)
    before = tokens[index - 2]
    if before.type == "list_item_open" and before.markup in "-*+" and inline.level == 3:
        return Node("bullet", text, line, end, strong=strong)
    return Node("other", text, line, end)


def _lines(token: Token) -> tuple[int, int]:
    start, stop = token.map or (0, 1)
    return start + 1, stop


def _inline(children: list[Token]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the plain text of inline tokens and the ranges that are strong; a link's address follows its text."""
    text, strong, opened, address = "", [], 0, ""
    for child in children:
        if child.type == "strong_open":
            opened = len(text)
        elif child.type == "strong_close":
            strong.append((opened, len(text)))
        elif child.type == "link_open":
            address = str(child.attrs["href"])
        elif child.type == "link_close":
            text += "" if text.endswith(address) else f" ({address})"
        elif child.type in {"softbreak", "hardbreak"}:
            text += " "
        else:
            text += child.content
    return text, tuple(strong)
