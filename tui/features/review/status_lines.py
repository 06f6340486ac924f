"""The lines at the bottom of a review: the answers with their digits, and how many lessons are decided about."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from journals.lessons.review import ReviewItem
from journals.records.model import Decision
from tui.locale import Catalogue
from tui.ui.text_layout import cells, in_rows
from tui.wording import review as reviewing

_ANSWERS: tuple[Decision, ...] = ("applies", "adapted", "no", "later")
_NARROW = 60
"""Cells below which the answers are said in short words."""
_BAR = (8, 30)
"""Cells of the progress bar, at least and at most."""


def answer_lines(say: Catalogue, decision: Decision | None, width: int) -> Content:
    """Return the answers, on as many lines as they need; the one that was given is bold."""
    pieces: list[Content] = []
    for number, answer in enumerate(_ANSWERS, start=1):
        key = f"commands.review.{answer}"
        word = say(f"{key}.short" if width < _NARROW else key)
        look = "bold" if answer == decision else ""
        pieces.append(Content.assemble((str(number), "bold $accent"), (f" {word}", look)))
    rows = in_rows(pieces, width, lambda piece: cells(piece.plain))
    return Content("\n").join(Content("  ").join(row) for row in rows)


def progress_line(say: Catalogue, items: Sequence[ReviewItem], width: int) -> Content:
    """Return a bar of how many lessons are decided about, and what was decided."""
    if not items:
        return Content("")
    done, total = sum(item.use is not None for item in items), len(items)
    decided = reviewing.decided_text(say, items)
    text = f" {say('review.progress', n=done, all=total)}" + (f" · {decided}" if decided else "")
    length = max(_BAR[0], min(_BAR[1], width - 2 - cells(text)))
    full = length * done // total
    return Content.assemble(("▓" * full, "$accent"), ("░" * (length - full), "$dim"), text)
