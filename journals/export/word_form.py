"""A document as a Word file: real styles, headings and lists, tables with a row of headings, and its language.

The Markdown that was looked at is what it is made of. Nobody is named as its author. It is put together as XML, because
python-docx's own methods take minutes for twenty thousand notes; its template and its packing are used.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from journals.export.markdown_tokens import PageBlock, TextRun, page_blocks
from journals.export.progress import ProgressCallback, ignore_progress

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_STEP = 200
"""Blocks between two moments at which it can be stopped."""
_DEEPEST = 3
"""Word's own styles for lists end here."""
_LANGUAGES = {"da": "da-DK", "en": "en-GB"}
_TWIPS = 567
"""In a centimetre."""
_WIDTH = 17 * _TWIPS
"""Of a table: an A4 page without its margins."""
_LETTER, _BESIDE = 130, 230
"""What a bold letter of a table takes of it, and a cell's own margins."""
_NOT_IN_XML = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")
"""What `clean` lets stand and XML cannot hold."""
_SHADES = {"×": "F6D3CF", "✓": "D5EAD2", "○": "F5E8BD"}
"""Behind a cell, by the first sign in it."""


def word_file(markdown: str, language: str, today: date, tick: ProgressCallback = ignore_progress) -> bytes:
    """Return a document as the bytes of a Word file in this language.

    Raises:
        Cancelled: when `tick` does, which hears of the blocks.
    """
    from docx import Document  # here, for it is slow to load and seldom wanted

    blocks = list(page_blocks(markdown.translate(_NOT_IN_XML)))
    word = Document()
    _set_up(word, language, today, next((each.text for each in blocks if each.kind == "heading"), ""))
    end = word.element.body.sectPr
    for at, block in enumerate(blocks):
        if at % _STEP == 0:
            tick(at, len(blocks))
        for element in [_table(block), _paragraph("Normal", ())] if block.kind == "table" else [_text_block(block)]:
            end.addprevious(element)
            if block.mark:
                _bookmark(element, block.mark.bookmark, at)
    tick(len(blocks), len(blocks))
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def _set_up(word: WordDocument, language: str, today: date, title: str) -> None:
    """Set page, language and what the file says of itself; the template names an author and a day of its own."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    word.styles["Normal"].font.name, word.styles["Normal"].font.size = "Calibri", Pt(11)
    for style in word.styles:
        if style.name.startswith("Heading ") or style.name == "Title":
            style.font.color.rgb = RGBColor(0x1F, 0x38, 0x64)
            if style.name == "Heading 1":
                style.paragraph_format.space_before = Pt(12)  # the template's 24 push a page's last lines to the next
        elif style.name.startswith("List "):
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(0), Pt(2)
    for spoken in word.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), _LANGUAGES.get(language, language))
    about, moment = word.core_properties, datetime.combine(today, time(), tzinfo=UTC)
    about.title, about.language = title[:255], _LANGUAGES.get(language, language)
    about.keywords = "Tilbageblik"
    about.author = about.last_modified_by = about.comments = ""
    about.created = about.modified = moment


def _text_block(block: PageBlock) -> Any:
    if block.kind == "heading":
        return _paragraph("Title" if block.level == 1 else f"Heading{block.level - 1}", block.runs)
    if not block.level:
        return _paragraph("Normal", block.runs)
    depth = min(block.level, _DEEPEST)
    name = "ListBullet" if block.kind == "item" else "ListContinue"
    return _paragraph(name if depth == 1 else f"{name}{depth}", block.runs)


def _bookmark(paragraph: Any, name: str, number: int) -> None:
    """Put a bookmark before the words of a paragraph, where it stays when all of them are typed anew."""
    begin = _added(paragraph, "w:bookmarkStart", id=str(number), name=name)
    end = _added(paragraph, "w:bookmarkEnd", id=str(number))
    paragraph.insert(1, begin)  # behind what the paragraph looks like
    paragraph.insert(2, end)


def _paragraph(style: str, runs: Sequence[TextRun], half_points: int = 0) -> Any:
    paragraph = _element("w:p")
    about = _added(paragraph, "w:pPr")
    _added(about, "w:pStyle", val=style)
    for run in runs:
        element = _added(paragraph, "w:r")
        if run.kind == "strong" or half_points:
            look = _added(element, "w:rPr")
            if run.kind == "strong":
                _added(look, "w:b")
            if half_points:
                _added(look, "w:sz", val=str(half_points))
        if run.kind == "break":
            _added(element, "w:br")
        else:
            said = _added(element, "w:t")
            said.text = run.text
            said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return paragraph


def _table(block: PageBlock) -> Any:
    widths = _widths(block.cells)
    table = _element("w:tbl")
    about = _added(table, "w:tblPr")
    _added(about, "w:tblStyle", val="TableGrid")
    _added(about, "w:tblW", type="dxa", w=str(_WIDTH))
    _added(about, "w:tblLayout", type="fixed")
    _added(about, "w:tblLook", val="0420", firstRow="1", firstColumn="1")
    grid = _added(table, "w:tblGrid")
    for width in widths:
        _added(grid, "w:gridCol", w=str(width))
    for number, cells in enumerate(block.cells):
        row = _added(table, "w:tr")
        look = _added(row, "w:trPr")
        _added(look, "w:cantSplit")
        if number == 0:
            _added(look, "w:tblHeader")
        for width, cell in zip(widths, cells, strict=False):
            row.append(_cell(cell, width, is_heading=number == 0))
    return table


def _widths(cells: Sequence[Sequence[Sequence[TextRun]]]) -> list[int]:
    """Return the widths of columns: the first is for words, the others hold the longest word of their heading whole."""
    columns = len(cells[0])
    first = _WIDTH // 3 if columns > 1 else _WIDTH
    share = (_WIDTH - first) // max(1, columns - 1)
    words = ("".join(run.text for run in runs).split() for runs in cells[0][1:])
    wanted = [max(share, _BESIDE + _LETTER * max(map(len, each), default=0)) for each in words]
    if (least := _WIDTH // 4) + sum(wanted) > _WIDTH:  # too many columns, or too long a word, to be all whole
        wanted = [share] * len(wanted)
    elif sum(wanted) + first > _WIDTH:
        first = max(least, _WIDTH - sum(wanted))
    return [first, *wanted]


def _cell(runs: Sequence[TextRun], width: int, *, is_heading: bool) -> Any:
    cell = _element("w:tc")
    look = _added(cell, "w:tcPr")
    _added(look, "w:tcW", type="dxa", w=str(width))
    if shade := _SHADES.get(runs[0].text[:1] if runs else ""):
        _added(look, "w:shd", val="clear", color="auto", fill=shade)
    shown = [TextRun(run.text, "strong") if is_heading and run.kind == "text" else run for run in runs]
    cell.append(_paragraph("Normal", shown, 17))
    return cell


def _element(tag: str) -> Any:
    from docx.oxml import OxmlElement

    return OxmlElement(tag)


def _added(parent: Any, tag: str, **attributes: str) -> Any:
    """Append an element of Word's namespace, with attributes of it, and return it."""
    from docx.oxml.ns import qn

    element = parent.makeelement(qn(tag), {qn(f"w:{name}"): value for name, value in attributes.items()})
    parent.append(element)
    return element
