"""What a meeting's room wrote in private: how much there is in each pile, and what the room decides about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from journals.library.journal import Journal
from journals.library.raw_notes import raw_notes
from journals.records.model import Observation
from journals.records.retro import RawNotes, Retro, Theme, ThemeMember
from journals.retro.homes import Homes


class PrivateCount(Struct, frozen=True):
    """How many notes were written in private, for a document that must not hold their texts."""

    there: int = 0
    erased: int = 0

    @property
    def written(self) -> int:
        """How many were written and not taken back."""
        return self.there + self.erased


class PrivateNotes:
    """The private notes of one retrospective."""

    def __init__(self, journal: Journal, retro: str) -> None:
        """`retro` is its id."""
        self._journal, self._id = journal, retro

    @property
    def _retro(self) -> Retro:
        return self._journal.get(Retro, self._id) or Retro(id=self._id)

    @property
    def there(self) -> list[Observation]:
        """Those that are there, the latest first."""
        return raw_notes(self._journal, self._retro)

    @property
    def is_undecided(self) -> bool:
        """Whether the room has not said yet what becomes of them."""
        return self._retro.raw_notes is None and bool(self.there)

    def decide(self, answer: RawNotes) -> None:
        """Store what becomes of them when the meeting ends."""
        self._journal.edit((self._retro, replace(self._retro, raw_notes=answer)))

    def count(self) -> PrivateCount:
        """Return how many there are in all."""
        return PrivateCount(len(self.there), len(self._retro.erased))

    def counts(self) -> dict[str, PrivateCount]:
        """Return how many belong to each theme, or did before they were erased; under "" those that belong to none."""
        homes = Homes(self._journal, self._id)
        members = self._journal.of_retro(ThemeMember, self._id)
        theme_of = {each.observation: home for each in members if (home := homes.of(each.theme))}
        known = {each: self._journal.get(Observation, each) for each in theme_of}  # kept ones of before too
        private = {note.id for note in (*self.there, *known.values()) if note is not None and note.private}
        there = Counter(theme_of.get(note, "") for note in private)
        lost = Counter(theme_of.get(note, "") for note in self._erased(theme_of))
        return {each: PrivateCount(there[each], lost[each]) for each in there.keys() | lost.keys()}

    @property
    def unsummarized(self) -> list[Theme]:
        """The themes with private notes for which no sentence stands yet, in the order they were made."""
        counts, living = self.counts(), Homes(self._journal, self._id).living
        return [each for name, each in living.items() if name in counts and counts[name].there and not each.summary]

    def in_theme(self, theme: Theme) -> list[Observation]:
        """Return those that are there and belong to a theme, the first first."""
        homes = Homes(self._journal, self._id)
        placed = self._journal.of_retro(ThemeMember, self._id)
        found = [self._journal.get(Observation, e.observation) for e in placed if homes.of(e.theme) == theme.id]
        return sorted((note for note in found if note is not None and note.private), key=lambda note: note.id)

    def summarize(self, theme: Theme, sentence: str) -> None:
        """Store the sentence that stands for what was written in private in a theme."""
        self._journal.edit((theme, replace(theme, summary=sentence)))

    def _erased(self, grouped: Iterable[str]) -> set[str]:
        """Return the ids of what was erased; of a meeting that ended before those were noted, the grouped ones."""
        orders = self._journal.purges.orders.all if self._retro.raw_notes is None else []
        return {*self._retro.erased, *({each.record for each in orders if each.fields is None} & {*grouped})}
