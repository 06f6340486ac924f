"""Reading exported Markdown back: the shape of a document, and the plain words of each of its places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from journals.records.document_marks import mark_in_comment

# What user text may become inside a paragraph, and nothing else.
_WORDS = {"text", "hardbreak"}


def commonmark() -> MarkdownIt:
    """Return a reader of CommonMark with GitHub's tables and strikethrough."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def github() -> MarkdownIt:
    """Return a reader of GitHub's Markdown, links without brackets included."""
    reader = MarkdownIt("gfm-like")
    assert reader.linkify is not None
    reader.linkify.set({"fuzzy_link": False})  # example.org without www. is no link on GitHub
    return reader


def shape(tokens: list[Token]) -> Iterator[tuple[str, str, int, tuple[str, ...]]]:
    """Yield what the document is made of without its words: every block, and what is inside each line of text."""
    for token in tokens:
        inside = ["words" if child.type in _WORDS else child.type for child in token.children or []]
        yield token.type, token.tag, token.level, tuple(_once(inside))


def places(tokens: list[Token]) -> list[str]:
    """Return the plain words of each heading, paragraph and cell, line breaks as line breaks; no marks of records."""
    return [_words(token.children or []) for token in tokens if token.type == "inline"]


def _words(children: list[Token]) -> str:
    if children and mark_in_comment(children[-1].content):
        children = [*children[:-2], Token("text", "", 0, content=children[-2].content.rstrip())]
    return "".join("\n" if child.type == "hardbreak" else child.content for child in children)


def faults(markdown: str) -> list[str]:
    """Return what is untidy in a document: its ends, space at the ends of lines, blocks that touch."""
    lines = markdown.split("\n")
    found = [f"space at the end of: {line}" for line in lines if line != line.rstrip()]
    found += ["not one line end at the end"] if lines[-1] or not lines[-2] else []
    found += ["carriage return"] if "\r" in markdown else []
    found += [
        f"two empty lines before: {lines[at]}" for at in range(2, len(lines)) if lines[at - 2] == lines[at - 1] == ""
    ]
    for above, line in pairwise(lines):
        if above and line and _block(above) != _block(line):
            found.append(f"no empty line between: {above} / {line}")
    return found


def _block(line: str) -> str:
    if re.match(r"#{1,6} ", line):
        return line
    return "table" if line.startswith("|") else "list" if re.match(r"- | ", line) else "text"


def _once(kinds: list[str]) -> Iterator[str]:
    """Leave out what repeats itself: text with breaks in it is one stretch of words."""
    return (kind for at, kind in enumerate(kinds) if kind != "words" or kinds[at - 1 : at] != ["words"])
