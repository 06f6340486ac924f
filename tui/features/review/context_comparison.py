"""Two contexts side by side in lines, as they are shown beside a lesson and between two projects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content

from content import Guide
from journals.records.base import Level
from journals.records.comparison import FactorComparison
from journals.text.clean import one_line
from tui.locale import Catalogue
from tui.ui.text_layout import fit, wrap
from tui.wording.display import brief
from tui.wording.overview import told_apart
from tui.wording.review import distance_text

NARROW = 60
"""Below this width the two stand one below the other."""
_FACTOR, _DISTANCE = 19, 10
_HEAD = 3
"""Lines that what a side is called may take."""
_LOOKS = {"very": "bold $bites", "little": "bold $watch", "unknown": "bold $accent", "same": "$dim"}


def context_comparison(
    say: Catalogue, guide: Guide, pairs: Sequence[FactorComparison], width: int, then: str, now: str, *, most: int = 0
) -> Iterator[Content]:
    """Yield the lines of a comparison whose sides are called `then` and `now`; a note takes `most` lines, 0 for all."""
    if width < NARROW:
        apart = told_apart([then, now])
        for pair in pairs:
            yield from _below(say, guide, pair, width, apart, most)
        return
    side = (width - _FACTOR - _DISTANCE - 5) // 2
    heads = [wrap(one_line(name), side, _HEAD) for name in (then, now)]
    for place in range(max(map(len, heads))):
        left, right = (lines[place] if place < len(lines) else "" for lines in heads)
        yield Content.assemble((f"{fit('', _FACTOR)} {fit(left, side)} │ {fit(right, side)}", "$dim"))
    for pair in pairs:
        yield from _beside(say, guide, pair, side, most)


def _beside(say: Catalogue, guide: Guide, pair: FactorComparison, side: int, most: int) -> Iterator[Content]:
    columns = [
        _lines(_factor(guide, pair), _FACTOR, most),
        _lines(_stands(say, pair.then), side, most),
        _lines(_stands(say, pair.now), side, most),
    ]
    for place in range(max(map(len, columns))):
        factor, then, now = (lines[place] if place < len(lines) else "" for lines in columns)
        distance = (fit(distance_text(say, pair), _DISTANCE), _LOOKS[pair.distance]) if not place else ""
        line = f" {fit(then, side)} │ {fit(now, side)} "
        yield Content.assemble((fit(factor, _FACTOR), "$dim"), line, distance)


def _below(
    say: Catalogue, guide: Guide, pair: FactorComparison, width: int, sides: Sequence[str], most: int
) -> Iterator[Content]:
    title = fit(_factor(guide, pair), width - _DISTANCE - 1).rstrip()
    distance = fit(distance_text(say, pair), _DISTANCE)
    yield Content.assemble((distance, _LOOKS[pair.distance]), (f" {title}", "$dim"))
    for name, at in zip(sides, (pair.then, pair.now), strict=True):
        lines = _lines(f"{brief(name, width // 3)}: {_stands(say, at)}", width - 2, most)
        yield from (Content(f"  {line}") for line in lines)


def _factor(guide: Guide, pair: FactorComparison) -> str:
    return getattr(guide.get(pair.factor), "title", pair.factor)


def _stands(say: Catalogue, at: Level) -> str:
    """Return a factor's level and note, in words."""
    if not at.note:
        return say(f"words.level.{at.level or 'none'}")
    return f"{at.level or '?'} {brief(at.note)}"


def _lines(text: str, width: int, most: int) -> list[str]:
    return [fit(one_line(text), width)] if most == 1 else wrap(text, width, most)


def facts_comparison(rows: Iterable[tuple[str, str, str]], width: int, names: tuple[str, str]) -> Iterator[Content]:
    """Yield lines of facts about two projects, laid out as the comparison above them: name, there, here."""
    side = (width - _FACTOR - _DISTANCE - 5) // 2
    apart = told_apart(names)
    for name, there, here in rows:
        if width < NARROW:
            yield Content.assemble((name, "$dim"))
            yield from (
                Content(f"  {brief(each, width // 3)}: {fact}") for each, fact in zip(apart, (there, here), strict=True)
            )
            continue
        columns = wrap(name, _FACTOR), wrap(there, side), wrap(here, side)
        for place in range(max(map(len, columns))):
            label, left, right = (lines[place] if place < len(lines) else "" for lines in columns)
            yield Content.assemble((fit(label, _FACTOR), "$dim"), f" {fit(left, side)} │ {fit(right, side)}")
