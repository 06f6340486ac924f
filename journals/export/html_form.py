"""A document as one page of HTML that needs nothing else: for a mail, an intranet, a printer, a reader of screens.

The Markdown that was looked at is what it is made of. Nothing in it comes from elsewhere, and it has no scripts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import groupby
from xml.etree.ElementTree import Element

from msgspec import Struct

from journals.export.labels import Translator
from journals.export.map_svg import CountTable, is_count_table, map_svg
from journals.export.markdown_tokens import PageBlock, TextRun, page_blocks
from journals.export.progress import ProgressCallback, ignore_progress
from journals.export.recurrence_svg import is_recurrence_table, recurrence_svg
from journals.export.svg import markup
from journals.export.week_svg import is_week_table, week_svg
from journals.text.clean import slug

_STEP = 500
"""Blocks between two moments at which it can be stopped."""
_IN_CONTENTS = 2
"""Headings down to this level stand in the list of contents."""
_CELL_CLASSES = {"×": "bites", "✓": "handled", "○": "watch"}


class PageParts(Struct, frozen=True):
    """What a page has besides its document; each is HTML."""

    head: str = ""
    tools: str = ""
    """Before the contents."""
    end: str = ""
    address: Callable[[str], str] = str
    """Returns where a link of the document leads from the page."""


_NOTHING_MORE = PageParts()


def html_page(
    markdown: str,
    language: str,
    say: Translator,
    tick: ProgressCallback = ignore_progress,
    parts: PageParts = _NOTHING_MORE,
) -> str:
    """Return a document as a page in this language.

    Raises:
        Cancelled: when `tick` does, which hears of the blocks.
    """
    blocks = list(page_blocks(markdown))
    ids = _heading_ids(blocks)
    title = next((block.text for block in blocks if block.kind == "heading"), "")
    style = files("journals.export").joinpath("page.css").read_text("utf-8")
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{language}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="generator" content="Tilbageblik">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>",
            f"<style>\n{style}</style>",
            *filter(None, [parts.head]),
            "</head>",
            "<body>",
            f'<a class="skip" href="#main">{escape(say("export.page.skip"))}</a>',
            '<main id="main">',
            *_body(blocks, ids, say, tick, parts),
            "</main>",
            *filter(None, [parts.end]),
            "</body>",
            "</html>",
            "",
        ]
    )


def _heading_ids(blocks: Sequence[PageBlock]) -> dict[int, str]:
    """Return an id that no other heading has, by the place of each heading."""
    places = [at for at, block in enumerate(blocks) if block.kind == "heading"]
    return {at: f"{slug(blocks[at].text)}-{number}" for number, at in enumerate(places, start=1)}


def _contents(blocks: Sequence[PageBlock], ids: dict[int, str], say: Translator) -> Iterator[str]:
    shown = [at for at in ids if 1 < blocks[at].level <= _IN_CONTENTS]
    if len(shown) < 2:
        return
    label = escape(say("export.page.contents"))
    yield f'<nav aria-label="{label}"><p><strong>{label}</strong></p>'
    yield "<ul>"
    yield from (f'<li><a href="#{ids[at]}">{_inline(blocks[at].runs)}</a></li>' for at in shown)
    yield "</ul></nav>"


def _body(
    blocks: Sequence[PageBlock], ids: dict[int, str], say: Translator, tick: ProgressCallback, parts: PageParts
) -> Iterator[str]:
    depth, first_section = 0, next((at for at in ids if blocks[at].level > 1), -1)
    for at, block in enumerate(blocks):
        if at % _STEP == 0:
            tick(at, len(blocks))
        level = block.level if block.kind in ("item", "paragraph") else 0
        yield from _lists(depth, level, is_item=block.kind == "item")
        depth = level
        if at == first_section:
            yield from filter(None, [parts.tools])
            yield from _contents(blocks, ids, say)
        if block.kind == "heading":
            yield f'<h{block.level} id="{ids[at]}">{_mark(block)}{_inline(block.runs)}</h{block.level}>'
        elif block.kind == "table":
            yield from _table_or_picture(block, _headings_above(blocks, at), say, f"map-{at}")
        else:
            yield f"<p>{_mark(block)}{_inline(block.runs, parts.address)}</p>"
    yield from _lists(depth, 0, is_item=False)
    tick(len(blocks), len(blocks))


def _mark(block: PageBlock) -> str:
    """Return the place by which the record that begins here is known again: word processors keep those."""
    return f'<a id="{block.mark.bookmark}"></a>' if block.mark else ""


def _lists(before: int, level: int, *, is_item: bool) -> Iterator[str]:
    """Yield what ends and begins between a block in a list of depth `before` and one at `level`."""
    yield from ["</li></ul>"] * (before - level)
    if is_item and level <= before:
        yield "</li><li>"
    yield from ["<ul><li>"] * (level - before)


def _headings_above(blocks: Sequence[PageBlock], at: int) -> str:
    """Return the headings that a block stands below, but the title: a name that no other table of the page has."""
    names: list[str] = []
    level = 7
    for block in reversed(blocks[:at]):
        if block.kind == "heading" and 1 < block.level < level:
            level = block.level
            names.append(block.text)
            if level == _IN_CONTENTS:
                break
    return " · ".join(reversed(names))


def _table_or_picture(block: PageBlock, label: str, say: Translator, name: str) -> Iterator[str]:
    """Yield a table, or the picture that it is, with the table below for whoever reads it cell by cell."""
    head, *rows = (tuple("".join(run.text for run in cell) for cell in row) for row in block.cells)
    cells = [head, *rows]
    draw: Callable[..., Element]
    if is_count_table(cells, say("export.pitfall")):
        draw = map_svg
    elif is_week_table(cells, say("export.weeks.week")):
        draw = week_svg
    elif is_recurrence_table(cells, say("export.again.pitfall")):
        draw = recurrence_svg
    else:
        yield from _table(block, label)
        return
    drawn = markup(draw(CountTable(head, tuple(rows)), say, name=name, title=label))
    yield f'<div class="map" role="region" aria-label="{escape(label)}" tabindex="0">{drawn}</div>'
    as_table = say("export.page.as_table")
    yield f'<details class="map"><summary>{escape(as_table)}</summary>'
    yield from _table(block, f"{label} · {as_table}")
    yield "</details>"


def _table(block: PageBlock, label: str) -> Iterator[str]:
    head, *rows = block.cells
    yield f'<div class="table" role="region" aria-label="{escape(label)}" tabindex="0"><table>'
    yield "<thead><tr>" + "".join(f'<th scope="col">{_inline(cell)}</th>' for cell in head) + "</tr></thead>"
    yield "<tbody>"
    for first, *others in rows:
        cells = "".join(f"<td{_cell_class(cell)}>{_inline(cell)}</td>" for cell in others)
        yield f'<tr><th scope="row">{_inline(first)}</th>{cells}</tr>'
    yield "</tbody></table></div>"


def _cell_class(cell: tuple[TextRun, ...]) -> str:
    """Return the class of a cell by the first sign in it; what has none says nothing by its colour."""
    sign = cell[0].text[:1] if cell else ""
    return f' class="{_CELL_CLASSES[sign]}"' if sign in _CELL_CLASSES else ""


def _inline(runs: Sequence[TextRun], address: Callable[[str], str] | None = None) -> str:
    """Return text; its links lead to an `address`, or nowhere where there is none."""
    pieces = []
    for (kind, href), those in groupby(runs, key=lambda run: (run.kind, run.href)):
        text = escape("".join(run.text for run in those), quote=False)
        told = {"text": text, "strong": f"<strong>{text}</strong>", "break": "<br>"}[kind]
        pieces.append(f'<a href="{escape(address(href))}">{told}</a>' if href and address else told)
    return "".join(pieces)
