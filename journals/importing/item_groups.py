"""Items of a list that are no notes, but only name what stands below them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from content.heading_words import HeadingWords
from journals.importing.outline import FilePart, ListItem

_SILENT = ("none", "overview")
_LOOKED_AHEAD = 40


def is_group(blocks: Sequence[FilePart], at: int, meaning: str | None, words: HeadingWords) -> bool:
    """Return whether the item at a place only names what stands below it; `meaning`: of what it stands below itself."""
    block, following = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
    if not (isinstance(block, ListItem) and isinstance(following, ListItem) and following.depth > block.depth):
        return False
    text = block.text.strip()
    if block.ticked is not None or block.is_own or len(text) > 60 or text.startswith("["):
        return False
    if words.whole(text) or _holds_groups(blocks, at, block.depth, words):
        return True
    return meaning is None and len(text.split()) <= 6 and words.meaning(text) not in (None, *_SILENT)


def _holds_groups(blocks: Sequence[FilePart], at: int, depth: int, words: HeadingWords) -> bool:
    """Return whether one of the next deeper items is a known heading with items below it."""
    for each, below in pairwise(blocks[at + 1 : at + _LOOKED_AHEAD]):
        if not (isinstance(each, ListItem) and each.depth > depth and isinstance(below, ListItem)):
            return False
        if below.depth > each.depth and words.whole(each.text) not in (None, *_SILENT):
            return True
    return False
