"""HTML becomes headings, items, paragraphs and tables; nothing of it is run or fetched."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from journals.importing.inline import without_comments
from journals.importing.lines import scan_paragraphs
from journals.importing.outline import (
    PSEUDO_LEVEL,
    FilePart,
    ListItem,
    Omitted,
    Paragraph,
    SectionHeading,
    Table,
    TableRow,
)
from journals.importing.source import ImportSource
from journals.text.clean import clean

_SKIPPED = frozenset(
    ("script", "style", "head", "noscript", "template", "svg", "math", "object", "select", "iframe", "nav", "button")
)
_BLOCKS = frozenset(
    (
        *("p", "div", "section", "article", "header", "footer", "main", "aside", "blockquote", "pre", "dl", "dt"),
        *("dd", "address", "figure", "figcaption", "details", "summary", "form", "fieldset", "body", "html", "hr"),
        *("center", "td", "th", "tr", "table", "thead", "tbody", "tfoot", "ul", "ol", "li", "caption"),
    )
)
_BOLD = frozenset(("b", "strong"))
_VOID = frozenset(
    ("br", "hr", "img", "input", "meta", "link", "col", "area", "base", "embed", "wbr", "source", "track")
)
_HEADING = re.compile(r"h([1-6])")
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\r\f\xa0]+")
_UNCLOSED = re.compile(r"<(?=[^<>]*<)")
"""A sign for *less than* that begins no tag: the parser looks far ahead for the end of each."""
_MOST_DEEP = 30
_ROUNDS = 5_000
_CHUNK = 65_536


class HtmlOutline(HTMLParser):
    """Reads a page from its beginning to its end; what is left open is closed by what follows."""

    def __init__(self, source: ImportSource) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[FilePart] = []
        self.title = ""
        self._source = source
        self._skip: list[str] = []
        self._text: list[str] = []
        self._bold = 0
        self._spans: list[bool] = []
        """Of each that is open, whether it is bold."""
        self._has_plain = False
        self._line = 0
        self._lists: list[str] = []
        self._item: tuple[int, int, bool | None] | None = None
        self._item_at: int | None = None
        """Where the block of the open item stands, once it has one."""
        self._heading: int | None = None
        self._in_title = False
        self._paragraphs: list[tuple[int, str]] = []
        self._pictures: list[FilePart] = []
        """Those that stand in a text."""
        self._rows: list[list[list[str]]] = []
        self._row_lines: list[int] = []
        self._header: list[bool] = []
        self._tables = 0
        self._cell: list[str] | None = None

    def read(self, text: str) -> None:
        """Read a page; it is fed in pieces, so that a long one can be stopped."""
        text = _UNCLOSED.sub("&lt;", without_comments(text).replace("<!--", ""))
        for at in range(0, len(text), _CHUNK):
            self._source.tick(at, len(text))
            self.feed(text[at : at + _CHUNK])
        self.close()
        self._flush()
        self._end_table()
        self._end_paragraphs()
        self.blocks += self._pictures

    # What the parser calls

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Pass over `<![…]>`; one of a kind that nobody knows is a comment, where the parser would break down."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what a tag begins."""
        if self._skip:
            if tag == self._skip[-1]:
                self._skip.append(tag)
            elif tag == "title":
                self._in_title = True
            elif tag == "body":
                self._skip.clear()
            return
        if tag in _SKIPPED:
            self._skip.append(tag)
        elif tag == "br":
            self._break()
        elif tag == "img":
            self._image(dict(attrs))
        elif tag == "input" and dict(attrs).get("type") == "checkbox":
            self._tick("checked" in dict(attrs))
        elif tag in _BOLD:
            self._bold += 1
        elif tag == "span":
            self._spans.append(bool(_BOLD_STYLE.search(dict(attrs).get("style") or "")))
            self._bold += self._spans[-1]
        elif found := _HEADING.fullmatch(tag):
            self._flush()
            self._heading = int(found[1])
        elif tag in _BLOCKS:
            self._begin(tag, dict(attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin and end what stands in one tag."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """End what a tag ends."""
        if tag == "title":
            self._in_title = False
        if self._skip:
            if tag == self._skip[-1]:
                self._skip.pop()
            return
        if tag in _BOLD:
            self._bold = max(0, self._bold - 1)
        elif tag == "span" and self._spans:
            self._bold = max(0, self._bold - self._spans.pop())
        elif _HEADING.fullmatch(tag):
            self._flush()
            self._heading = None
        elif tag in _BLOCKS:
            self._end(tag)

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self._in_title:
            self.title = _BLANKS.sub(" ", clean(self.title + data)).strip()
        if self._skip or not data:
            return
        if not self._text and not data.strip():
            return
        if not self._text:
            self._line = self.getpos()[0] + data[: len(data) - len(data.lstrip())].count("\n")
        self._has_plain = self._has_plain or (not self._bold and bool(data.strip(" \n\t\xa0:")))
        self._text.append(data)

    # Blocks

    def _begin(self, tag: str, attrs: dict[str, str | None]) -> None:
        if tag in ("p", "div") and self._item is not None and not "".join(self._text).strip():
            return
        self._flush()
        if tag == "table":
            self._table_begins()
        elif tag == "tr" and self._tables == 1:
            self._rows.append([])
            self._row_lines.append(self.getpos()[0])
            self._header.append(True)
        elif tag in ("td", "th") and self._tables == 1:
            self._cell_begins(tag, attrs)
        elif tag in ("ul", "ol"):
            self._end_item()
            if len(self._lists) < _MOST_DEEP:
                self._lists.append(tag)
        elif tag in ("li", "dd") and self._cell is None:
            self._end_item()
            self._item = (max(len(self._lists) - 1, 0), self.getpos()[0], _ticked(attrs))

    def _end(self, tag: str) -> None:
        self._flush()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag in ("li", "ul", "ol", "dd"):
            self._end_item()
        elif tag == "table":
            self._tables = max(0, self._tables - 1)
            if not self._tables:
                self._end_table()
        elif tag in ("td", "th") and self._tables == 1:
            self._cell = None

    def _break(self) -> None:
        if self._cell is not None or self._item is not None or self._heading is not None:
            self._text.append("\n" if self._text else "")
            self._text = [each for each in self._text if each]
        else:
            self._flush()

    def _image(self, attrs: dict[str, str | None]) -> None:
        picture = Omitted("image", self.getpos()[0], (attrs.get("alt") or "")[:200])
        if self._text or self._cell is not None:
            self._pictures.append(picture)
        else:
            self._end_paragraphs()
            self.blocks.append(picture)

    def _tick(self, ticked: bool) -> None:
        if self._item is not None and not self._text:
            self._item = (self._item[0], self._item[1], ticked)

    def _flush(self) -> None:
        """Make what was read so far a heading, an item, a line of a cell, or a paragraph."""
        text = self._taken()
        bold = not self._has_plain
        self._has_plain = False
        if not text:
            return
        if self._cell is not None:
            self._cell.append(text)
        elif self._heading is not None:
            self._end_paragraphs()
            self.blocks.append(SectionHeading(text.replace("\n", " "), self._heading, self._line))
        elif self._item is not None:
            self._end_paragraphs()
            self._name_list()
            depth, line, ticked = self._item
            last = self.blocks[-1] if self._item_at == len(self.blocks) - 1 and self.blocks else None
            if isinstance(last, ListItem):
                self.blocks[-1] = ListItem(f"{last.text}\n{text}", depth, line, ticked)
            else:
                self._item_at = len(self.blocks)
                self.blocks.append(ListItem(text, depth, line, ticked))
        else:
            self._paragraphs.append((self._line, f"**{text}**" if bold and "*" not in text else text))

    def _name_list(self) -> None:
        """Make a paragraph that is nothing but a known heading one of the list that begins, however it is drawn."""
        last = self.blocks[-1] if self.blocks else None
        if isinstance(last, Paragraph) and "\n" not in last.text and self._source.words.whole(last.text) is not None:
            self.blocks[-1] = SectionHeading(last.text.rstrip(": "), PSEUDO_LEVEL, last.line)

    def _taken(self) -> str:
        """Return the text read so far, as a reader sees it."""
        raw, self._text = "".join(self._text), []
        if self._cell is None and self._item is None:
            return _BLANKS.sub(" ", clean(raw)).strip()
        lines = (_BLANKS.sub(" ", line).strip() for line in clean(raw).split("\n"))
        return "\n".join(filter(None, lines))

    def _end_item(self) -> None:
        self._flush()
        self._item = self._item_at = None

    def _end_paragraphs(self) -> None:
        if self._paragraphs:
            self.blocks += scan_paragraphs(self._paragraphs, self._source)
            self._paragraphs = []

    # Tables

    def _table_begins(self) -> None:
        if not self._tables:
            self._end_item()
            self._end_paragraphs()
        self._tables += 1

    def _cell_begins(self, tag: str, attrs: dict[str, str | None]) -> None:
        if not self._rows:
            self._rows.append([])
            self._row_lines.append(self.getpos()[0])
            self._header.append(True)
        self._cell = []
        self._rows[-1].append(self._cell)
        self._header[-1] = self._header[-1] and tag == "th"

    def _end_table(self) -> None:
        rows, lines, header = self._rows, self._row_lines, self._header
        self._rows, self._row_lines, self._header, self._cell = [], [], [], None
        cells = [tuple("\n".join(cell) for cell in row) for row in rows]
        kept = [
            (each, line, is_header) for each, line, is_header in zip(cells, lines, header, strict=True) if any(each)
        ]
        if not kept:
            return
        if all(len(each) == 1 for each, _, _ in kept):  # a frame around text, as mail programs make it
            self.blocks += scan_paragraphs(
                [(line, text) for each, line, _ in kept for text in each[0].split("\n") if text], self._source
            )
            return
        first = kept[0][0] if kept[0][2] else ()
        rest = kept[1:] if first else kept
        self.blocks.append(Table(first, tuple(TableRow(each, line) for each, line, _ in rest), kept[0][1]))


def _ticked(attrs: dict[str, str | None]) -> bool | None:
    """Return whether the box of an item is ticked, as Confluence and others mark it."""
    classes = (attrs.get("class") or "").split()
    if "checked" in classes or attrs.get("data-checked") == "true":
        return True
    return False if "task-list-item" in classes or attrs.get("data-checked") == "false" else None
