"""The dots of a retrospective: which there are, what each theme has of them, and how they are given."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from journals.ids import ulid
from journals.library.journal import Journal
from journals.records.retro import Vote
from journals.retro.homes import Homes


class Votes:
    """The dots of one retrospective."""

    def __init__(self, journal: Journal, retro: str) -> None:
        """`retro` is its id."""
        self._journal, self._retro = journal, retro

    @property
    def all(self) -> list[Vote]:
        """Every dot that was given, not taken back and not lapsed, each on the theme where it counts now."""
        homes, given = Homes(self._journal, self._retro), self._journal.all(Vote)
        found = ((each, homes.of(each.theme)) for each in given if each.retro == self._retro)
        return [replace(vote, theme=home) for vote, home in found if home]

    @property
    def counts(self) -> Counter[str]:
        """What has how many dots: the one place where they are counted."""
        return Counter(vote.theme for vote in self.all)

    def on(self, *themes: str) -> list[Vote]:
        """Return the dots of some themes."""
        return [vote for vote in self.all if vote.theme in themes]

    def add(self, theme: str) -> None:
        """Add a dot to a theme."""
        self._journal.edit((None, Vote(id=f"vote-{ulid()}", retro=self._retro, theme=theme)))

    def remove(self, theme: str) -> None:
        """Take a dot from a theme, where it has one."""
        if dots := self.on(theme):
            self._journal.delete(max(dots, key=lambda vote: vote.id))
