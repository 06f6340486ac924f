"""What somebody has tagged a row of a table with: pitfalls, a stage, and the role in which something was seen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

import content
from content.column_words import folded_header
from content.words import GUIDE_LANGUAGES
from journals.records.model import MOST_PITFALLS

_NUMBER = re.compile(r"(?<![\d.,])#?P?(\d)[.,](\d{1,2})(?![\d])")
_STAGE = re.compile(r"(?:trin|stage|s)?\s*(\d)(?:\D.*)?", re.IGNORECASE | re.DOTALL)
_PARTS = re.compile(r"[;\n|]")


class _TagNames(Struct, frozen=True):
    """Titles of the guide in all its languages, as `folded_header` has them, with their ids; ids too."""

    pitfalls: Mapping[str, str]
    stages: Mapping[str, str]


@cache
def _tag_names() -> _TagNames:
    pitfalls, stages = dict[str, str](), dict[str, str]()
    for guide in map(content.load, GUIDE_LANGUAGES):
        for pitfall in guide.pitfalls:
            pitfalls |= {folded_header(pitfall.title): pitfall.id, pitfall.id: pitfall.id}
        for stage in guide.stages:
            stages |= dict.fromkeys((folded_header(stage.title), folded_header(stage.short), stage.id), stage.id)
    return _TagNames(pitfalls, stages)


def pitfalls_in(cell: str) -> tuple[frozenset[str], bool]:
    """Return the pitfalls that a cell names by number or title, and whether that is all there is in it."""
    names, found = _tag_names().pitfalls, dict[str, None]()
    is_all = True
    for part in filter(str.strip, _PARTS.split(cell)):
        numbers = [f"{one}.{two}" for one, two in _NUMBER.findall(part)]
        whole = names.get(folded_header(part))
        known = [each for each in numbers if each in names] or ([whole] if whole else [])
        is_all = is_all and len(known) == max(1, len(numbers))
        found |= dict.fromkeys(known)
    return frozenset([*found][:MOST_PITFALLS]), is_all and len(found) <= MOST_PITFALLS


def stage_in(cell: str) -> str | None:
    """Return the stage that a cell names by number or title; None where it names none."""
    names = _tag_names().stages
    if stage := names.get(folded_header(cell)):
        return stage
    number = _STAGE.fullmatch(cell.strip())
    return names.get(f"S{number[1]}") if number else None
