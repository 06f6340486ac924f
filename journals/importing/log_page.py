"""The blocks of a document of ours that was saved as a page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from journals.importing.inline import without_comments
from journals.importing.log_blocks import LogBlock
from journals.importing.source import ImportSource
from journals.records.document_marks import RecordMark, mark_in_bookmark
from journals.text.clean import clean

_SKIPPED = frozenset(("script", "style", "title", "nav", "svg", "template"))
_HEADING = re.compile(r"h([1-6])")
_UNCLOSED = re.compile(r"<(?=[^<>]*<)")
_CHUNK = 65_536


def page_log_blocks(source: ImportSource) -> list[LogBlock]:
    """Return the blocks of a page."""
    page = _LogPage()
    text = _UNCLOSED.sub("&lt;", without_comments(clean(source.text)).replace("<!--", ""))
    for at in range(0, len(text), _CHUNK):
        source.tick(at, len(text))
        page.feed(text[at : at + _CHUNK])
    page.close()
    page.end_block()
    return page.blocks


class _LogPage(HTMLParser):
    """Reads a page as `journals/export/html_form.py` writes it, or as somebody has saved it since."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[LogBlock] = []
        self._skip = ""
        self._depth = 0
        self._is_first = False
        self._pieces: list[str] = []
        self._label: str | None = None
        self._bold = 0
        self._heading = 0
        self._is_pointer = False
        """Whether it only leads to another place on the page, as a list of contents does."""
        self._in_table = 0
        self._mark: RecordMark | None = None
        self._line = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what a tag begins."""
        if self._skip or tag in _SKIPPED:
            self._skip = self._skip or tag
        elif tag in ("b", "strong"):
            self._bold += 1
        elif tag == "a" and self._depth:
            self._is_pointer = self._is_pointer or (dict(attrs).get("href") or "").startswith("#")
        elif tag == "br":
            self._pieces.append("\n")
        elif tag in ("ul", "ol"):
            self.end_block()
            self._depth += 1
        elif tag == "table":
            self.end_block()
            self._in_table += 1
            self.blocks.append(LogBlock("table", "", self._depth, self.getpos()[0]))
        elif tag in ("p", "div", "li") or _HEADING.fullmatch(tag):
            self.end_block()
            self._is_first = self._is_first or tag == "li"
            found = _HEADING.fullmatch(tag)
            self._heading = int(found[1]) if found else 0
        named = [value or "" for name, value in attrs if name in ("id", "name")]
        if not self._skip and (mark := next(filter(None, map(mark_in_bookmark, named)), None)):
            self._mark = mark

    def handle_endtag(self, tag: str) -> None:
        """End what a tag ends."""
        if self._skip:
            self._skip = "" if tag == self._skip else self._skip
        elif tag in ("b", "strong"):
            self._bold = max(0, self._bold - 1)
            if self._label is None and not self._bold:
                self._label = "".join(self._pieces)
        elif tag in ("ul", "ol"):
            self.end_block()
            self._depth = max(0, self._depth - 1)
        elif tag == "table":
            self._pieces.clear()
            self._in_table = max(0, self._in_table - 1)
        elif tag in ("p", "div", "li") or _HEADING.fullmatch(tag):
            self.end_block()

    def handle_data(self, data: str) -> None:
        """Take in text; what stands in a table is only shown."""
        if self._skip or self._in_table:
            return
        if not self._pieces:
            self._line = self.getpos()[0]
        if data.strip() and not self._bold and self._label is None:
            self._label = "" if not "".join(self._pieces).strip() else self._label
        self._pieces.append(re.sub(r"[ \t\n\r\f]+", " ", data))

    def end_block(self) -> None:
        """End the block that is open, if it says anything."""
        text = "\n".join(each.strip() for each in "".join(self._pieces).split("\n")).strip()
        if (text and not self._is_pointer) or (self._mark and not self._in_table):
            kind = "heading" if self._heading else "item" if self._depth and self._is_first else "paragraph"
            label = (self._label or "").strip()
            level = self._heading or self._depth
            self.blocks.append(LogBlock(kind, text, level, self._line, label, self._mark))
            self._is_first, self._mark = False, None
        self._pieces, self._label, self._heading, self._is_pointer = [], None, 0, False
