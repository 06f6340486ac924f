"""User text made plain for Markdown: whatever it holds, it stays the text of one paragraph, heading or table cell.

Everything that could mean something to CommonMark, to GitHub's extensions (tables, strikethrough, links without
brackets, mathematics) or to HTML is escaped, emphasis too: simple beats clever. HTML's three characters become
entities, because an old reader that does not know `\\<` would else see a tag; Markdown's get a backslash.

Left alone, because no escape reaches it: GitHub's own pages link an e-mail address (and @names) after they have read
the Markdown. The text does not leave its place by that.
"""

from __future__ import annotations

import re

from journals.records.document_marks import ANY_COMMENT
from journals.text.clean import clean, one_line

_SPECIAL = re.compile(r"[\\`*_{}\[\]#|~$@]")
_WWW = re.compile(r"[Ww][Ww][Ww](?=\.)")
# What means something only where a line begins: bullets, underlines of headings and tables, the numbers of a list.
_AT_START = re.compile(r"[0-9]+(?=[.)](?:\s|$))|(?=[-+=:])")

_BULLET = re.compile(r"[-*•–]\s+(?=\S)")
"""What people begin the lines of a list with."""

ESCAPES = re.compile(rf"\\(?:([!-/:-@\[-`{{-~])|\n *)|&(?:amp|lt|gt);|\*\*|\[|\]\([a-zA-Z0-9./-]*\)|{ANY_COMMENT}")
"""What a document has that a reader does not see. Only texts of ours have two stars that are not escaped, for bold,
brackets, for links, and marks."""

_MAY_BE_ESCAPED = re.compile(r"[\\&*\[\]<]")
"""A sign of any of these; most paragraphs have none, and are known by it sooner than by `ESCAPES`."""
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
PARAGRAPH = re.compile(r"(?:.*(?<!\\)(?:\\\\)*\\\n)*.*")
"""Matches the lines of a document that are one paragraph; a backslash of the user's at the end of one is escaped."""


def line(text: str) -> str:
    """Return `text` as one line of Markdown, for a heading, a label or a table cell."""
    return _escaped(one_line(clean(text)))


def text_blocks(text: str) -> list[str]:
    """Return `text` as blocks of Markdown: a paragraph for each line, and a list where lines begin with a bullet."""
    blocks: list[str] = []
    in_list = False
    for each in filter(None, map(str.strip, clean(text).split("\n"))):
        bullet = _BULLET.match(each)
        written = f"- {_escaped(each[bullet.end() :])}" if bullet else _escaped(each)
        if bullet and in_list:
            blocks[-1] += f"\n{written}"
        else:
            blocks.append(written)
        in_list = bullet is not None
    return blocks


def paragraph(text: str) -> str:
    """Return `text` as one paragraph of Markdown with its line breaks kept; "" when there is nothing but space.

    An empty line is kept as an empty line of the same paragraph; space around each line is not kept.
    """
    return "\\\n".join(_escaped(each.strip()) for each in clean(text).strip().split("\n"))


def paragraph_end(markdown: str, start: int) -> int:
    """Return where the paragraph of a document ends that begins at `start`."""
    end = markdown.find("\n", start)
    if end > 0 and markdown[end - 1] != "\\":
        return end  # nearly all are one line
    match = PARAGRAPH.match(markdown, start)
    assert match is not None
    return match.end()


def as_read(markdown: str) -> str:
    """Return a document's Markdown without its escapes, bold and links, as it is read."""
    return ESCAPES.sub(read_escape, markdown) if _MAY_BE_ESCAPED.search(markdown) else markdown


def read_escape(found: re.Match[str]) -> str:
    """Return what a reader sees of something that `ESCAPES` has found."""
    return found[1] or _ENTITIES.get(found[0]) or ("\n" if found[0][0] == "\\" else "")


def _escaped(text: str) -> str:
    text = _SPECIAL.sub(lambda found: f"\\{found[0]}", text)
    text = _WWW.sub(lambda found: f"{found[0]}\\", text)
    text = text.replace("//", r"/\/").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    start = _AT_START.match(text)
    return f"{start[0]}\\{text[start.end() :]}" if start else text
