"""Lines that an editor broke at its right edge belong together; those that somebody ended do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_WEEK = re.compile(r"(?:uge|week)\.? ?\d{1,2}\b.{0,20}:", re.IGNORECASE)
"""What begins so is the note of a week, though it has a small letter."""
_WIDE = 50
"""No editor breaks lines as short as this."""
_SENTENCE = 70
"""Lines of Markdown that are all as long as this are sentences, not notes."""
_MOST_OF = 0.8


def unwrapped(lines: Sequence[str], *, marked: bool = False) -> list[tuple[int, str]]:
    """Return the texts that lines of a paragraph make, each with the number of the line it begins with, from 0.

    A line was broken by an editor where the next word would not have fitted beside it, if that is so of nearly all of
    them; or where the next one goes on in small letters. Two blanks or a backslash at the end are a line end that
    somebody wanted. `marked`: in Markdown lines of whole sentences are one paragraph too.
    """
    if not lines:
        return []
    broken = _all_broken([each.rstrip() for each in lines]) or (marked and min(map(len, lines)) >= _SENTENCE)
    begins, texts = [0], [lines[0]]
    for at, (before, line) in enumerate(pairwise(lines), 1):
        wanted = before.endswith(("  ", "\\"))
        if not wanted and (broken or _goes_on(before.rstrip(), line.lstrip())):
            texts[-1] = f"{texts[-1].rstrip()} {line.strip()}"
        else:
            begins.append(at)
            texts.append(line)
    return [(at, text.rstrip().removesuffix("\\").strip()) for at, text in zip(begins, texts, strict=True)]


def _all_broken(lines: list[str]) -> bool:
    width = max(map(len, lines))
    if width < _WIDE or len(lines) < 2:
        return False
    if len(lines) == 2:
        return len(lines[0]) == width and not _ends(lines[0]) and lines[0].count(" ") > 4
    full = sum(
        len(line) + 1 + len(after.split(maxsplit=1)[0]) > width for line, after in pairwise(lines) if after.strip()
    )
    return full >= _MOST_OF * (len(lines) - 1)


def _goes_on(before: str, after: str) -> bool:
    goes_on = after[:1].islower() and _WEEK.match(after) is None
    return goes_on and len(before) >= _WIDE * 0.7 and not _ends(before)


def _ends(line: str) -> bool:
    return line.rstrip("*_)\"'” »")[-1:] in (".", "!", "?", ":", "")
