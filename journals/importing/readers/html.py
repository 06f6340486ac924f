"""HTML pages, as browsers, Confluence and mail programs save them, well-formed or not."""

from __future__ import annotations

from journals.importing.found import FileReading
from journals.importing.html_outline import HtmlOutline
from journals.importing.meaning import read_meaning
from journals.importing.outline import ListItem, Outline, Paragraph, SectionHeading, Table
from journals.importing.source import ImportSource

_ENDINGS = ("html", "htm", "xhtml", "mht", "doc", "xls")
_BEGINS = (
    "<!doctype html",
    "<html",
    "<body",
    "<div",
    "<p>",
    "<p ",
    "<table",
    "<ul",
    "<ol",
    "<h1",
    "<h2",
    "<h3",
    "<meta",
    "<span",
)


def is_html(source: ImportSource) -> bool:
    """Return whether a file is HTML: what is called Word or Excel sometimes is."""
    begin = source.text[:500].lstrip().lower()
    if begin.startswith("<?xml"):
        begin = begin.partition("?>")[2].lstrip()
    return begin.startswith(_BEGINS) or (source.suffix in _ENDINGS[:3] and "<" in source.text[:5000])


def read_html(source: ImportSource) -> FileReading:
    """Read a page."""
    return read_meaning(html_outline(source), source, "html")


def html_outline(source: ImportSource) -> Outline:
    """Return what stands in a page."""
    page = HtmlOutline(source)
    page.read(source.text)
    return Outline(tuple(page.blocks), page.title)


def html_as_text(text: str) -> str:
    """Return a page as plain text: of a mail that was only sent so."""
    from datetime import date

    from content.heading_words import HeadingWords

    page = HtmlOutline(ImportSource("", b"", HeadingWords({}), date.max))
    page.read(text)
    lines: list[str] = []
    for each in page.blocks:
        if isinstance(each, SectionHeading):
            lines += ["", f"**{each.text}**", ""]
        elif isinstance(each, ListItem):
            lines.append("  " * each.depth + "- " + each.text.replace("\n", " "))
        elif isinstance(each, Paragraph):
            lines += [each.text, ""]
        elif isinstance(each, Table):
            lines += [" ".join(row.cells) for row in each.rows]
    return "\n".join(lines)
