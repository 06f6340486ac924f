"""What happened by ISO week as a picture: a row for each kind of thing, a column for each week, and how many of it.

It is drawn from the table of a document, so that both say the same. Nothing in it is said by a colour: a number stands
in a box, and where there is none nothing happened that has a date.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from xml.etree.ElementTree import Element

from journals.export.labels import Translator
from journals.export.map_svg import CountTable
from journals.export.svg import FONT_SIZE, LINE_HEIGHT, PictureColumns, box, captioned, picture, words
from journals.text.dates import iso_week

_COLUMNS = PictureColumns(left=230, width=36)
"""A week each."""
_ROW = 30
"""Height of a row."""
_WEEKS = 26
"""Weeks that have room: half a year."""
_LABEL_SIGNS = 32
_NARROWEST = 700
"""Width at least, for the lines above and below."""
_WEEK = re.compile(r"[0-9]{4}-W[0-9]{2}")
_STYLE = (
    "svg.tb text { fill: currentColor; } svg.tb text.caption { font-weight: 600; } "
    "svg.tb text.head, svg.tb text.count { text-anchor: middle; } "
    "svg.tb text.count { fill: #1c1c1c; font-weight: 600; } "
    "svg.tb rect.some { fill: #dfe6ee; stroke: currentColor; } "
    "svg.tb rect.rule { fill: #767672; }"
)


def is_week_table(cells: Sequence[Sequence[str]], first: str) -> bool:
    """Return whether these rows of a document's table tell of weeks, by their first heading."""
    head, *rows = cells
    return (
        head[0] == first
        and bool(rows)
        and all(_monday(row[0]) and all(re.fullmatch("[0-9]*", cell) for cell in row[1:]) for row in rows)
    )


def week_svg(
    table: CountTable,
    say: Translator,
    *,
    name: str,
    title: str,
    caption: Sequence[str] = (),
    legend: Sequence[str] = (),
) -> Element:
    """Return the picture of the latest weeks of a table, in their order; `caption`, `legend`: as `map_svg` has them."""
    told = {monday: row for row in table.rows if (monday := _monday(row[0]))}
    mondays = _shown(told)
    earlier = sum(monday < mondays[0] for monday in told)
    below = [*([say.count("export.weeks.earlier", earlier)] if earlier else []), *legend]
    top = 1 + len(caption) * (LINE_HEIGHT + 3)
    head = 2 * LINE_HEIGHT + 6
    bottom = top + head + _ROW * (len(table.head) - 1) + 6
    width = max(_NARROWEST, _COLUMNS.start(len(mondays)) + 2)
    described = " ".join(_described(table, table.rows[::-1], say))
    height = bottom + len(below) * LINE_HEIGHT
    root = picture(width, height, name=name, title=title, description=described, style=_STYLE)
    captioned(root, caption)
    for years in (mondays[:1], *((week,) for before, week in pairwise(mondays) if _year(week) != _year(before))):
        for monday in years:
            words(root, _COLUMNS.middle(mondays.index(monday)), top + FONT_SIZE, [str(_year(monday))], "head")
    words(root, 1, top + LINE_HEIGHT + FONT_SIZE, [table.head[0]])
    for column, monday in enumerate(mondays):
        words(root, _COLUMNS.middle(column), top + LINE_HEIGHT + FONT_SIZE, [iso_week(monday)[-2:].lstrip("0")], "head")
    for row, what in enumerate(table.head[1:]):
        y = top + head + row * _ROW
        box(root, 0, y - 1, _COLUMNS.start(len(mondays)), 1, "rule")
        words(root, 1, y + (_ROW + FONT_SIZE) // 2 - 2, [textwrap.shorten(what, _LABEL_SIGNS, placeholder="…")])
        for column, monday in enumerate(mondays):
            count = told[monday][row + 1] if monday in told else ""
            if count:
                box(root, _COLUMNS.start(column) + 2, y + 3, _COLUMNS.width - 4, _ROW - 7, "some")
                words(root, _COLUMNS.middle(column), y + (_ROW + FONT_SIZE) // 2 - 2, [count], "count")
    words(root, 1, bottom + FONT_SIZE, below)
    return root


def _shown(mondays: Iterable[date]) -> list[date]:
    """Return the Mondays of the weeks that have room, up to the latest in which anything happened."""
    known = sorted(mondays)
    if not known:
        return []
    first = max(known[0], known[-1] - timedelta(weeks=_WEEKS - 1))
    return [first + timedelta(weeks=each) for each in range((known[-1] - first).days // 7 + 1)]


def _described(table: CountTable, rows: Sequence[Sequence[str]], say: Translator) -> list[str]:
    """Return all that the picture shows, in words, a sentence for each week."""
    return [
        say(
            "export.weeks.row",
            week=row[0],
            counts=", ".join(f"{what} {count}" for what, count in zip(table.head[1:], row[1:], strict=True) if count),
        )
        for row in rows
    ]


def _monday(week: str) -> date | None:
    """Return the Monday of a week as documents name it; None for what names none."""
    if not _WEEK.fullmatch(week):
        return None
    try:
        return date.fromisocalendar(int(week[:4]), int(week[6:]), 1)
    except ValueError:
        return None


def _year(monday: date) -> int:
    return monday.isocalendar().year
