"""What stands in a file, in its order, before anybody asks what it means: headings, items, paragraphs, tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct

from journals.importing.found import DropReason

PSEUDO_LEVEL = 7
"""Of headings that are only written as such: below all real ones."""


class SectionHeading(Struct, frozen=True):
    """A heading, also one that is only written as such (`**Gik godt**`, `Gik godt:`)."""

    text: str
    """Empty where no heading stands, and only the one before it ends."""
    level: int
    """1 for the highest; `PSEUDO_LEVEL` for one that is only written as such."""
    line: int
    meaning: str | None = None
    """What it means (`content/heading_words.py`), where the file's own form says so, as a callout does."""


class ListItem(Struct, frozen=True):
    """An item of a list, with the lines that belong to it."""

    text: str
    depth: int
    """0 for an outermost one; one that is deeper belongs to the last one above it that is less deep."""
    line: int
    ticked: bool | None = None
    """Whether its box is ticked; None where it has none."""
    is_task: bool = False
    """Whether it is marked as something to do, wherever it stands (`TODO` in an outliner)."""
    is_own: bool = False
    """Whether it is a note of its own, however deep it stands."""
    sign: str = ""
    """What stands before it: `-`, `+`, `?`; "" where that is a number, or not known."""


class Paragraph(Struct, frozen=True):
    """Lines of running text."""

    text: str
    line: int
    goes_on: bool = False
    """Whether it stands right below another, without an empty line between them."""


class TableRow(Struct, frozen=True, gc=False):
    """A row of a table; a cell may hold several lines."""

    cells: tuple[str, ...]
    line: int


class Table(Struct, frozen=True):
    """Rows below the names of their columns; `header` is empty where the table has none."""

    header: tuple[str, ...]
    rows: Sequence[TableRow]
    line: int


class Omitted(Struct, frozen=True):
    """What the file's own form says is no text of the team's: a comment, an image, a quoted mail, a signature."""

    reason: DropReason
    line: int
    text: str = ""


FilePart: TypeAlias = SectionHeading | ListItem | Paragraph | Table | Omitted


class Outline(Struct, frozen=True):
    """What a reader made of a file."""

    blocks: tuple[FilePart, ...]
    title: str = ""
    day: str | None = None
    """The ISO day the file itself gives for all of it, as in its front matter."""
    names: tuple[str, ...] = ()
    """Whom the file's own form names: who wrote, who signed."""
