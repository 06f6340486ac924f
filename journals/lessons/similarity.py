"""Which notes say something like another: offered to a room that puts them together, and never more than that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from math import log, sqrt

from journals.index.keywords import stems_of
from journals.index.terms import detect_language
from journals.records.model import Observation
from journals.text.tokens import tokenize

NEAR = 0.22
"""The likeness (cosine over stems, rare ones counting most) from which two notes are worth looking at together."""
_TELL = 200
"""So many notes tell which language they are in: one alone, with its *to* or *i*, may tell wrong."""
_FAR = 2_000
"""Characters of a note that are looked at."""


class NoteSimilarity:
    """Cosine similarity over the stems of notes."""

    def __init__(self, notes: Sequence[Observation]) -> None:
        """`notes`: the earlier come first where two are equally near."""
        self._notes = notes
        self._language = detect_language(word for note in notes[:_TELL] for word in tokenize(note.text[:_FAR]))
        self._roots = [stems_of(note.text[:_FAR], self._language) for note in notes]
        known = Counter(root for each in self._roots for root in each)
        self._weights = {root: log(1 + len(notes) / number) ** 2 for root, number in known.items()}
        self._lengths = [self._length(each) for each in self._roots]

    def nearest(self, text: str, among: Collection[str], most: int = 3) -> list[Observation]:
        """Return the notes whose ids are `among` those and that are near to a text, the nearest first."""
        here = stems_of(text[:_FAR], self._language)
        length = self._length(here)
        found: list[tuple[float, int]] = []
        for place, there in enumerate(self._roots):
            if not (same := here & there) or self._notes[place].id not in among:
                continue
            alike = sum(self._weights[root] for root in same) / (length * self._lengths[place])
            if alike >= NEAR:
                found.append((-alike, place))
        return [self._notes[place] for _, place in sorted(found)[:most]]

    def _length(self, roots: Iterable[str]) -> float:
        return sqrt(sum(self._weights.get(root, 0.0) for root in roots))
