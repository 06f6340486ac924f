"""Which pitfalls come back as a picture: a bar of the projects where anybody looked, full as far as it bit.

It is drawn from the table of a document, so that both say the same; beside each bar stand its numbers in words.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from itertools import accumulate
from xml.etree.ElementTree import Element

from journals.export.labels import Translator
from journals.export.map_svg import CountTable
from journals.export.svg import FONT_SIZE, LINE_HEIGHT, box, captioned, picture, words

_LABEL, _BAR, _WORDS = 330, 300, 190
"""Widths: of a pitfall's title, of the longest bar, and of the words beside it."""
_LABEL_SIGNS = 46
_PADDING, _THICK = 6, 16
_STYLE = (  # a style is of the whole page: classes here are those of no other picture
    "svg.tb text { fill: currentColor; } svg.tb text.caption { font-weight: 600; } "
    "svg.tb rect.whole { stroke: currentColor; fill: none; } "
    "svg.tb rect.part { stroke: currentColor; fill: currentColor; }"
)


def is_recurrence_table(cells: Sequence[Sequence[str]], first: str) -> bool:
    """Return whether these rows of a document's table tell of what comes back, by their first heading."""
    head, *rows = cells
    return head[0] == first and bool(rows) and all(re.fullmatch("[0-9]+", cell) for row in rows for cell in row[1:3])


def recurrence_svg(
    table: CountTable,
    say: Translator,
    *,
    name: str,
    title: str,
    caption: Sequence[str] = (),
    legend: Sequence[str] = (),
) -> Element:
    """Return the picture of a table; `caption`, `legend`: as `map_svg` has them."""
    labels = [textwrap.wrap(row[0], _LABEL_SIGNS) or [""] for row in table.rows]
    heights = [max(len(each) * LINE_HEIGHT, _THICK) + 2 * _PADDING for each in labels]
    tops = [*accumulate([1 + len(caption) * (LINE_HEIGHT + 3), *heights])]
    most = max((int(row[2]) for row in table.rows), default=1) or 1
    width, height = _LABEL + _BAR + _WORDS, tops[-1] + 2 + len(legend) * LINE_HEIGHT
    told = [say("export.again.of", n=row[1], of=row[2]) for row in table.rows]
    described = " ".join(f"{row[0]}: {each}." for row, each in zip(table.rows, told, strict=True))
    root = picture(width, height, name=name, title=title, description=described, style=_STYLE)
    captioned(root, caption)
    for row, label, top, high, counted in zip(table.rows, labels, tops, heights, told, strict=False):
        words(root, 1, top + (high - len(label) * LINE_HEIGHT) // 2 + FONT_SIZE, label)
        bitten, looked = (round(_BAR * min(int(each), most) / most) for each in row[1:3])
        y = top + (high - _THICK) // 2
        box(root, _LABEL, y, looked, _THICK, "whole")
        box(root, _LABEL, y, bitten, _THICK, "part")
        words(root, _LABEL + _BAR + 10, y + FONT_SIZE, [counted])
    words(root, 1, tops[-1] + FONT_SIZE + 2, legend)
    return root
