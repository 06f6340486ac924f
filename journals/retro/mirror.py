"""Which pitfalls a room is asked about in the mirror, in which order, and which comes after an answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from content import Guide
from content.items import Pitfall
from journals.records.model import Observation
from journals.records.retro import Reflection, Retro


def likely_pitfalls(guide: Guide, stages: Sequence[str], seen: Iterable[Observation]) -> list[Pitfall]:
    """Return what the room is asked about, what it has written most of first.

    All pitfalls that an observation in `seen` is tagged with are among them, then those that typically bite at these
    stages, the hardest first; all of the guide's where there is neither.
    """
    written = Counter(pitfall for each in seen for pitfall in each.pitfalls)
    hardest = {each.id: max((each.weight(stage) for stage in stages), default=0) for each in guide.pitfalls}
    found = [each for each in guide.pitfalls if written[each.id] or hardest[each.id]]
    return sorted(found, key=lambda each: (-written[each.id], -hardest[each.id])) or list(guide.pitfalls)


def earlier_answers(
    retros: Iterable[Retro], reflections: Iterable[Reflection], before: str
) -> dict[str, tuple[Retro, Reflection]]:
    """Return what meetings before the one of id `before` said: pitfall → the latest that knew, and its answer."""
    meetings = {each.id: each for each in retros if each.id < before}
    known = [each for each in reflections if each.retro in meetings and each.answer != "unknown"]
    return {each.pitfall: (meetings[each.retro], each) for each in sorted(known, key=lambda each: each.retro)}


def next_unanswered(order: Sequence[str], answered: Collection[str], at: str) -> str | None:
    """Return the pitfall to go on to from one: the next without an answer, from the top again; None where all have."""
    place = order.index(at) + 1 if at in order else 0
    return next((each for each in (*order[place:], *order[:place]) if each not in answered), None)
