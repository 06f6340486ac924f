"""What is missing in a form's entries, in words: the same on the screen, the command line and in documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from content import Guide
from journals.export.labels import Translator
from journals.overview.gaps import Gap

_NAMED = 6
"""Names of one gap that are told; of more it is told how many."""


def gap_texts(say: Translator, guide: Guide, found: Iterable[Gap], day: Callable[[str], str]) -> list[str]:
    """Return each gap as a sentence or two; `day` says a stored day or week in words."""
    return [_text(say, guide, each, day) for each in found]


def _text(say: Translator, guide: Guide, gap: Gap, day: Callable[[str], str]) -> str:
    names = [_stage(guide, name) if gap.what == "silent_stages" else name or "–" for name in gap.names]
    told = ", ".join(names[:_NAMED])
    if len(names) > _NAMED:
        told = say("gap.and_more", names=told, n=len(names) - _NAMED)
    if gap.what == "collision":
        first, last = (int(week.partition("W")[2]) for week in (gap.first, gap.last))
        weeks = str(first) if first == last else f"{first}–{last}"
        return say("gap.collision", unit=gap.unit or say("gap.here"), n=len(names), weeks=weeks, names=told)
    if gap.first:
        return say(f"gap.{gap.what}", names=told, decided=day(gap.first), discussed=day(gap.last))
    return say(f"gap.{gap.what}", names=told)


def _stage(guide: Guide, stage: str) -> str:
    return f"{stage.removeprefix('S')} {guide.short_of(stage)}"
