"""The dots of a retrospective: which there are, what has how many, and the two ways to give them.

The room counts aloud: `set`, `add` and `remove`. Or the keyboard goes round: each fills a `Ballot` that nobody else
sees, and a `BallotBox` keeps no more than the sums, until all of it is stored at once (`cast`).
"""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from journals.errors import Invalid
from journals.ids import ulid
from journals.library.journal import Journal
from journals.records.base import Record
from journals.records.model import Observation
from journals.records.retro import ThemeMember, Vote, member_id
from journals.retro.anonymity import MIN_PEOPLE, shuffled
from journals.retro.homes import Homes


class Ballot:
    """The dots of one person: never more than the limit, and only their own can be taken back."""

    def __init__(self, limit: int) -> None:
        """`limit`: how many each has."""
        self.given: Counter[str] = Counter()
        """What this person gave, by the id of what it is on."""
        self._limit = limit

    @property
    def left(self) -> int:
        """How many are not given."""
        return self._limit - self.given.total()

    def set(self, target: str, dots: int) -> bool:
        """Put so many dots on something; return whether there were as many to put."""
        if not 0 <= dots <= self.left + self.given[target]:
            return False
        self.given[target] = dots
        return True


class BallotBox:
    """What several gave unseen: only the sums are kept, and how many gave any."""

    def __init__(self) -> None:
        self.sums: Counter[str] = Counter()
        self.voters = 0

    def put(self, ballot: Ballot) -> None:
        """Take a ballot; who gives nothing is not known to have voted."""
        self.sums += ballot.given
        self.voters += ballot.given.total() > 0


class Votes:
    """The dots of one retrospective."""

    def __init__(self, journal: Journal, retro: str) -> None:
        """`retro` is its id."""
        self._journal, self._retro = journal, retro

    @property
    def all(self) -> list[Vote]:
        """Every dot that was given, not taken back and not lapsed, each on what it counts for now."""
        homes, given = Homes(self._journal, self._retro), self._journal.of_retro(Vote, self._retro)
        found = ((each, self._home(homes, each.theme)) for each in given)
        return [replace(vote, theme=home) for vote, home in found if home]

    @property
    def counts(self) -> Counter[str]:
        """What has how many dots, by the id of a theme or a loose note: the one place where they are counted."""
        return Counter(vote.theme for vote in self.all)

    def on(self, *targets: str) -> list[Vote]:
        """Return the dots on some themes and loose notes, the first given first."""
        return sorted((vote for vote in self.all if vote.theme in targets), key=lambda vote: vote.id)

    def add(self, target: str) -> None:
        """Add a dot to a theme or a loose note."""
        self._journal.edit((None, self._made(ulid(), target)))

    def remove(self, target: str) -> None:
        """Take a dot from it, where it has one."""
        if dots := self.on(target):
            self._journal.delete(dots[-1])

    def set(self, target: str, dots: int) -> None:
        """Let it have so many dots, as one act, however many it had."""
        there = self.on(target)
        new: list[tuple[Record | None, Record]] = [(None, self._made(ulid(), target)) for _ in range(dots - len(there))]
        self._journal.edit(*new, gone=there[dots:])

    def cast(self, box: BallotBox) -> None:
        """Store what several gave unseen, as one act: nothing says who, when or in what order.

        Raises:
            Invalid: `too_few_voters`; then nothing is kept.
        """
        if box.voters < MIN_PEOPLE:
            raise Invalid("too_few_voters", fewest=MIN_PEOPLE)
        given = shuffled(box.sums.elements(), after=self._retro)
        self._journal.edit(*((None, self._made(drawn, target)) for drawn, target in given))

    def _home(self, homes: Homes, given: str) -> str | None:
        """Return what a dot is on now: a theme or a loose note; None where that is gone, and the dot with it.

        A dot that was given to a loose note goes with it into a theme, and comes out with it again.
        """
        note = self._journal.get(Observation, given)
        if (home := homes.of(given)) is not None or note is None:
            return home
        member = self._journal.get(ThemeMember, member_id(self._retro, given))
        if member and (home := homes.of(member.theme)) is not None:
            return home
        return given if note.retro == self._retro or (member and member.from_log) else None

    def _made(self, drawn: str, target: str) -> Vote:
        return Vote(id=f"vote-{drawn}", retro=self._retro, theme=target)
