"""Breaking text into screen lines by the cells it takes, fast enough to measure 20,000 rows while they are mounted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from rich._wrap import divide_line
from rich.cells import cell_len, set_cell_size
from textual import content

T = TypeVar("T")

_NARROW_BELOW = "\u0300"
"""Every character before this one takes exactly one cell."""
_SPACES = str.maketrans("\t\n", "  ")
"""What would move a terminal's cursor on its own."""
_FAR = 10
"""So many characters for each cell are looked at: a letter has few marks, and a text of megabytes is not read whole."""
_WORD = re.compile(r"\S")
_JOINTS = "/\\-_"
"""Where a word that is too long for a line is broken: behind one of these, as paths and names of files have them."""
_PARTS = re.compile(rf"[^{re.escape(_JOINTS)}]*[{re.escape(_JOINTS)}]+\s*|[^{re.escape(_JOINTS)}]+")
_BLACK = re.compile(r"\s*\S+\s*")


def fit(text: str, width: int) -> str:
    """Return `text` on one line in exactly `width` cells: cut with an ellipsis, or filled up with spaces."""
    if width <= 0:
        return ""
    shown = text[: _FAR * width].translate(_SPACES)
    size = cells(shown)
    if size <= width and len(shown) == len(text):
        return shown + " " * (width - size)
    text = shown
    return set_cell_size(text, width - 1) + "…"


def cells(text: str) -> int:
    """Return the number of cells `text` takes."""
    return len(text) if text.isascii() or max(text) < _NARROW_BELOW else cell_len(text)


def wrap(text: str, width: int, most: int = 0) -> list[str]:
    """Return `text` as lines of at most `width` cells, broken between words where it can be.

    With `most`, no more lines than that, the last one ending in an ellipsis when something is left out.
    """
    width = max(width, 1)
    lines: list[str] = []
    if most:  # of the lines that are too many one is enough
        text = text[: (most + 1) * _FAR * width]
    for paragraph in text.split("\n"):
        for line in _broken(paragraph.replace("\t", " ").rstrip(), width):
            if most and len(lines) == most:
                lines[-1] = (
                    fit(lines[-1] + " …", width).rstrip() if cells(lines[-1]) < width - 1 else _cut(lines[-1], width)
                )
                return lines
            lines.append(line)
    return lines


def break_at_joints() -> None:
    """Have Textual break long paths in messages and boxes as `wrap` does; it would break them anywhere."""
    content.divide_line = line_ends  # type: ignore[attr-defined]


def line_ends(text: str, width: int, fold: bool = True) -> list[int]:
    """Return where the lines of a text end but the last: as Rich does, but too long a word is broken at its joints."""
    if not fold or width < 1 or not any(cells(word) > width for word in text.split()):
        return divide_line(text, width, fold)
    ends: list[int] = []
    used = 0
    for start, part in _word_parts(text, width):
        if cells(part.rstrip()) > width - used and used:
            ends.append(start)
            used = 0
        while cells(part.rstrip()) > width:
            cut = _cells_end(part, width)
            start, part = start + cut, part[cut:]
            ends.append(start)
        used += cells(part)
    return ends


def _word_parts(text: str, width: int) -> Iterator[tuple[int, str]]:
    """Yield where each word begins, and the word with the blanks around it; of one that is too long each part."""
    for word in _BLACK.finditer(text):
        if cells(word[0].rstrip()) <= width:
            yield word.start(), word[0]
        else:
            yield from ((word.start() + part.start(), part[0]) for part in _PARTS.finditer(word[0]))


def in_rows(pieces: Iterable[T], width: int, size: Callable[[T], int]) -> list[list[T]]:
    """Return pieces in rows of at most `width` cells with two cells between pieces: none of them is broken."""
    rows: list[list[T]] = []
    left = 0
    for piece in pieces:
        needed = size(piece) + 2
        if not rows or needed > left:
            rows.append([])
            left = width + 2
        rows[-1].append(piece)
        left -= needed
    return rows


def line_starts(text: str, width: int) -> list[int]:
    """Return at which character each line begins, where a text that is being typed is broken, every space kept."""
    starts, width = [0], max(width, 1)
    while (end := _fitting(text, starts[-1], width)) < len(text):
        space = text.rfind(" ", starts[-1], end)
        starts.append(end if space < starts[-1] else space + 1)
    return starts


def _fitting(text: str, start: int, width: int) -> int:
    """Return where what begins at a character and takes at most `width` cells ends; one character at least."""
    end, room = start, width
    while end < len(text) and (room := room - cells(text[end])) >= 0:
        end += 1
    return max(end, min(start + 1, len(text)))


def height(text: str, width: int, most: int) -> int:
    """Return how many lines `wrap()` would give, at most `most`."""
    if len(text) <= width and "\n" not in text and cells(text.translate(_SPACES)) <= width:
        return 1
    return min(most, len(wrap(text, width, most)))


def _cut(line: str, width: int) -> str:
    """Return a line with its last sign left out; one of several letters, such as a flag, goes as a whole."""
    shown = line[:-1] + "…"
    while cells(shown) > width:
        shown = shown[:-2] + "…"
    return shown


def _broken(text: str, width: int) -> Iterator[str]:
    """Yield the lines one by one, so that lines that are not shown cost nothing."""
    at, far = 0, _FAR * width
    while True:
        piece = text[at : at + far]
        if at + len(piece) == len(text) and cells(piece) <= width:
            break
        end = _cells_end(piece, width)
        space = piece.rfind(" ", 1, end + 1)
        joint = max(piece.rfind(each, max(1, end // 3), end) for each in _JOINTS)
        cut = space if space > 0 else joint + 1 if joint > 0 else end
        yield piece[:cut].rstrip()
        word = _WORD.search(text, at + cut)
        at = word.start() if word else len(text)
    if piece or not at:
        yield piece


def _cells_end(text: str, width: int) -> int:
    """Return how many characters of `text` fit into `width` cells; at least one."""
    head = text[:width]
    if cells(head) == len(head):
        return width
    used = 0
    for place, character in enumerate(text):
        used += cell_len(character)
        if used > width:
            return max(place, 1)
    return len(text)
