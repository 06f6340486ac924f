"""The map as a picture: pitfalls by stages, in each cell how many observations there are by their sign.

It is drawn from the table of a document, so that both say the same. In black and white a sign, a word in the
description and the edge of a cell say what its colour does.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from itertools import accumulate
from xml.etree.ElementTree import Element

from msgspec import Struct

from journals.export.labels import SIGN_MARKS, Translator
from journals.export.svg import FONT_SIZE, LINE_HEIGHT, PictureColumns, box, captioned, picture, words
from journals.overview.map_steps import map_step

_STAGES = PictureColumns(left=330, width=82)
_PADDING = 8
"""Above and below a text."""
_LABEL_SIGNS, _HEAD_SIGNS, _CELL_SIGNS = 46, 11, 9
"""So many characters fit on a line."""
_CELL = re.compile(r"(?:([×✓○]?)([0-9]+))(?: |\Z)")
_KINDS: dict[str, str] = {mark: sign for sign, mark in SIGN_MARKS.items()}
_STYLE = (
    "svg.tb text { fill: currentColor; } svg.tb text.caption { font-weight: 600; } "
    "svg.tb text.head, svg.tb text.count { text-anchor: middle; } svg.tb text.head { font-weight: 600; } "
    "svg.tb text.count { fill: #1c1c1c; font-weight: 600; } "
    "svg.tb rect { stroke: #767672; fill: none; } "
    "svg.tb rect.bites { fill: #f6d3cf; stroke: currentColor; stroke-width: 3; } "
    "svg.tb rect.few { fill: #fcebe9; } svg.tb rect.many { fill: #ec9d93; stroke-width: 5; } "
    "svg.tb rect.handled { fill: #d5ead2; stroke: currentColor; } "
    "svg.tb rect.watch { fill: #f5e8bd; stroke: currentColor; stroke-dasharray: 4 3; } "
    "svg.tb rect.none { fill: #f1f1ee; }"
)


class CountTable(Struct, frozen=True):
    """The cells of a map as they are read: `×3 ✓1 2`, or "" where nobody has looked."""

    head: tuple[str, ...]
    """What the rows are, and the stages."""
    rows: tuple[tuple[str, ...], ...]
    """Each a pitfall's title and its cells."""


def is_count_table(cells: Sequence[Sequence[str]], first: str) -> bool:
    """Return whether these rows of a document's table are a map, whose first heading is `first`."""
    head, *rows = cells
    if head[0] != first or any(re.fullmatch(r"[0-9]{4}-.*|–", each) for each in head[1:]):
        return False  # the mirror's table has days there
    return bool(rows) and all(_marks(cell) is not None for row in rows for cell in row[1:])


def _marks(cell: str) -> list[tuple[str, int]] | None:
    """Return the signs of a cell with their numbers; None for what is no such cell."""
    found = [(each[1], int(each[2])) for each in _CELL.finditer(cell)]
    return found if " ".join(f"{sign}{number}" for sign, number in found) == cell else None


def map_svg(
    table: CountTable,
    say: Translator,
    *,
    name: str,
    title: str,
    caption: Sequence[str] = (),
    legend: Sequence[str] = (),
) -> Element:
    """Return the picture of a map that is called `title`; `name` is one that no other picture of the page has.

    `caption`, `legend`: lines above and below it, for a picture where nothing else says what it shows.
    """
    labels = [textwrap.wrap(row[0], _LABEL_SIGNS) or [""] for row in table.rows]
    counts = [[textwrap.wrap(cell, _CELL_SIGNS) for cell in row[1:]] for row in table.rows]
    heads = [textwrap.wrap(each, _HEAD_SIGNS) for each in table.head]
    heights = [_height(heads), *(_height([label, *row]) for label, row in zip(labels, counts, strict=True))]
    tops = [*accumulate([1 + len(caption) * (LINE_HEIGHT + 3), *heights])]
    width = _STAGES.start(len(table.head) - 1) + 2
    bottom = tops[-1] + 2 + len(legend) * LINE_HEIGHT
    root = picture(width, bottom, name=name, title=title, description=_described(table, say), style=_STYLE)
    captioned(root, caption)
    words(root, 1, tops[-1] + LINE_HEIGHT, legend)
    words(root, 1, _foot(tops[0], heights[0], heads[0]), heads[0])
    for column, lines in enumerate(heads[1:]):
        words(root, _STAGES.middle(column), _foot(tops[0], heights[0], lines), lines, "head")
    for row, (label, cells) in enumerate(zip(labels, counts, strict=True), start=1):
        words(root, 1, _foot(tops[row], heights[row], label), label)
        for column, lines in enumerate(cells):
            marks = _marks(table.rows[row - 1][column + 1]) or []
            kind = (_KINDS.get(marks[0][0]) or "none") if marks else "unknown"
            if kind == "bites":
                kind += {"few": " few", "some": "", "many": " many"}[map_step(marks[0][1])]
            box(root, _STAGES.start(column) + 2, tops[row] + 2, _STAGES.width - 4, heights[row] - 4, kind)
            if lines:
                words(root, _STAGES.middle(column), _foot(tops[row], heights[row], lines), lines, "count")
    return root


def _height(texts: Sequence[Sequence[str]]) -> int:
    return max(map(len, texts), default=1) * LINE_HEIGHT + 2 * _PADDING


def _foot(top: int, height: int, lines: Sequence[str]) -> int:
    """Return where the foot of the first line stands, so that the lines are in the middle of their row."""
    return top + (height - len(lines) * LINE_HEIGHT) // 2 + FONT_SIZE


def _described(table: CountTable, say: Translator) -> str:
    """Return all that the picture shows, in words; what is not known is not told."""
    rows = [_described_row(table.head, row, say) for row in table.rows]
    return " ".join([*filter(None, rows), say("export.map.unknown")])


def _described_row(head: Sequence[str], row: Sequence[str], say: Translator) -> str:
    cells = [
        say("export.map.cell", stage=stage, counts=", ".join(_count(each, say) for each in _marks(cell) or []))
        for stage, cell in zip(head[1:], row[1:], strict=True)
        if cell
    ]
    return say("export.map.row", pitfall=row[0], cells="; ".join(cells)) if cells else ""


def _count(mark: tuple[str, int], say: Translator) -> str:
    sign, number = mark
    return say("export.map.count", n=number, sign=say(f"words.sign.{_KINDS.get(sign, 'none')}"))
