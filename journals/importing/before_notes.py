"""Items that stand before the first heading that is known: which of them only introduce, and which are notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from journals.importing.days import day_in_text
from journals.importing.mentions import is_role, names_in_list
from journals.importing.outline import FilePart, ListItem, SectionHeading
from journals.importing.people import is_person
from journals.importing.source import ImportSource, counted_out

_SILENT = ("none", "overview")
_LINK = re.compile(r"(?:[^()]{0,80}\(https?://\S+\)|https?://\S+)[\s.,;]*")
_TIMED = re.compile(
    r"(?:kl\.?\s*)?\d{1,2}[.:]\d{2}\b.*|.*[(\[–—-]\s*\d{1,3}\s*(?:min\w*|m|timer?)\.?\s*[)\]]?", re.IGNORECASE
)
"""An item of an agenda: when it begins, or how long it lasts."""
_INITIALS = re.compile(r"[A-ZÆØÅÄÖÜ]{2,4}(?:[\s,;/]+[A-ZÆØÅÄÖÜ]{2,4})*")
_BETWEEN_NAMES = re.compile(r"[,;\n/]|\s(?:og|and|und|och|&)\s")
_LABEL = re.compile(r"([^:\n]{2,40}):\s*(.*)", re.DOTALL)
_LONGEST = 250
_LABEL_WORDS = 3
_VALUE_WORDS = 5
_AGENDA_WORDS = 6
_TIMED_WORDS = 8
"""A line with so many words and a time tells more than what comes when."""


def introductions(blocks: Sequence[FilePart], end: int, source: ImportSource, there: Sequence[str]) -> dict[int, bool]:
    """Return the items before a place that introduce, by their place: whether that is certain.

    `there`: whom the file lists as having been there. Whatever lies below such an item is part of it. What says nothing
    of a meeting is a note, though nobody knows of which kind.
    """
    headings = {_key(each.text) for each in blocks if isinstance(each, SectionHeading)}
    present = {_key(each) for each in there}
    found: dict[int, bool] = {}
    for is_item, places in groupby(range(end), lambda at: isinstance(blocks[at], ListItem)):
        if is_item:
            items = [(at, each) for at in places if isinstance(each := blocks[at], ListItem)]
            found |= _of_list(items, headings, present, source)
    return found


def _of_list(
    items: list[tuple[int, ListItem]], headings: set[str], present: set[str], source: ImportSource
) -> dict[int, bool]:
    found: dict[int, bool] = {}
    above: tuple[int, bool] | None = None
    for place, (at, each) in enumerate(counted_out(items, source.tick, 1, 2)):
        if above is not None and each.depth > above[0]:
            found[at] = above[1]
            continue
        is_above = place + 1 < len(items) and items[place + 1][1].depth > each.depth
        certain = _introduces(each, headings, present, source, is_above=is_above)
        above = None if certain is None else (each.depth, certain)
        if certain is not None:
            found[at] = certain
    top = [at for at, each in items if each.depth == items[0][1].depth]
    if len(top) > 2 and 2 * sum(found.get(at, False) for at in top) > len(top):  # an agenda: the rest of it too
        for at, each in items:
            if at not in found and len(each.text.split()) <= _AGENDA_WORDS and each.ticked is None:
                found[at] = False
    return found


def _introduces(
    item: ListItem, headings: set[str], present: set[str], source: ImportSource, *, is_above: bool
) -> bool | None:
    """Return whether an item introduces for certain, or may do so; None where it is a note."""
    text, words = item.text.strip(), source.words
    if item.ticked is not None or item.is_task or len(text) > _LONGEST:
        return None
    meaning = words.whole(text.rstrip(": "))
    if meaning in _SILENT or (meaning and not is_above) or (_key(text) in headings and not is_above):
        return True
    count = len(text.split())
    if _LINK.fullmatch(text) or _is_day(text, source):
        return True
    if _TIMED.fullmatch(text):
        is_short = count < _VALUE_WORDS or not text[:1].isdigit()
        return is_short if count <= _TIMED_WORDS else None
    label = _LABEL.fullmatch(text)
    if label and (meaning := words.whole(label[1])):
        return True if meaning in _SILENT else None
    if label and len(label[1].split()) <= _LABEL_WORDS and len(label[2].split()) <= _VALUE_WORDS and not is_above:
        return False
    if _is_names(text, present) or (count <= _LABEL_WORDS and any(map(str.isdigit, text))):
        return False
    return None


def _is_day(text: str, source: ImportSource) -> bool:
    return len(text.split()) <= _VALUE_WORDS and text[-1:].isdigit() and day_in_text(text, source.today) is not None


def _is_names(text: str, present: set[str]) -> bool:
    if text[-1:] in ".!?":
        return False
    if _INITIALS.fullmatch(text):
        return True
    parts = [each for each in _BETWEEN_NAMES.split(text) if each.strip()]
    if not parts or any(len(each.split()) > _VALUE_WORDS for each in parts):
        return False
    names = names_in_list(text)
    everyone = len(names) >= sum(not is_role(each.strip()) for each in parts)
    return bool(names) and everyone and all(_key(each) in present or is_person(each) for each in names)


def _key(text: str) -> str:
    return " ".join(text.casefold().strip(" :").split())
