"""Whether a table is a board: each column stands below a heading, such as `Went well`, `Went badly` and `Actions`."""

from __future__ import annotations

from collections.abc import Sequence

from content.column_words import column_words
from content.heading_words import HeadingWords
from journals.importing.cells import typed_cell
from journals.records.model import KINDS

HEADINGS = frozenset((*KINDS, "action", "lesson", "other"))
"""Meanings of headings below which notes stand."""
_LEAST = 2


def board_places(header: Sequence[str], words: HeadingWords) -> frozenset[int]:
    """Return the columns of a board that are named word for word as headings are; none where it is no board.

    Where all names are headings, each of them is one. Beside columns of another sort (who wrote it, when) a name that
    is also a column's, such as `Question`, is a column's.
    """
    names = {place: name for place, cell in enumerate(header) if (name := typed_cell(cell))}
    places = {place for place, name in names.items() if words.whole(name) in HEADINGS}
    if len(places) < len(names):
        roles = {place: column_words().role_named(names[place]) for place in places}
        places = {place for place, role in roles.items() if role in (None, "task")}
    told = {words.whole(names[place]) for place in places}
    is_board = len({names[place].casefold() for place in places}) >= _LEAST and bool(told & {*KINDS, "lesson"})
    return frozenset(places) if is_board else frozenset()
