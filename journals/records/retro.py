"""The records of a retrospective: the meeting itself, where it has come, and what a room does with what it gathered."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeAlias, get_args

from msgspec import Meta, field

from journals.ids import joined_id
from journals.records.base import Record
from journals.records.fields import Day, FewPeople, PitfallId, SearchedText, Seconds, StageId, When

MirrorAnswer: TypeAlias = Literal["yes", "partly", "no", "unknown"]
MIRROR_ANSWERS: tuple[MirrorAnswer, ...] = get_args(MirrorAnswer)
VotingWay: TypeAlias = Literal["aloud", "unseen"]
"""The room counts aloud, or the keyboard goes round and each gives their dots unseen."""
RawNotes: TypeAlias = Literal["delete", "keep"]
"""What becomes of what was written in private: the texts go when the meeting ends, or stay in the team's library."""
ParkedOutcome: TypeAlias = Literal["taken_up", "dropped"]


class Retro(Record, frozen=True, kw_only=True):
    """A retrospective and what it ended with; what was gathered, grouped and chosen are records of their own."""

    TABLE: ClassVar[str] = "retros"
    REQUIRED: ClassVar[str] = ""

    format: str = ""
    """Id of the format, one of the guide's."""
    day: Day | None = None
    closed: Day | None = None
    stages: frozenset[StageId] = frozenset()
    """The stages it is about; none for all."""
    purpose: SearchedText = ""
    followed: frozenset[str] = frozenset()
    """Ids of what was answered when it followed up: actions, concerns, lessons taken over."""
    people: FewPeople = 0
    dots: FewPeople = 3
    """Dots for each of them."""
    voting: Annotated[VotingWay | None, Meta(extra={"words": "voting"})] = None
    """How dots are given; None before that is chosen, as in meetings of before there was a choice."""
    hidden: bool = False
    """Of meetings of before there was a choice: whether dots did not show until they were counted."""
    taken: SearchedText = ""
    """What we take with us."""
    told: SearchedText = ""
    """Who is told what, and when."""
    next: When | None = None
    returned: dict[str, str] = field(default_factory=dict)
    """Whether the time was well spent: 1 … 5 → how many said so."""
    raw_notes: Annotated[RawNotes | None, Meta(extra={"words": "raw_notes"})] = None
    """What the room answered; None as long as it has not: then they are deleted."""
    erased: frozenset[str] = frozenset()
    """Ids of the notes that were written in private and erased as agreed, so that they can still be counted."""


class RetroProgress(Record, frozen=True, kw_only=True):
    """Where a retro has come: it moves by itself and is never taken back. Its id is made of the retro's."""

    TABLE: ClassVar[str] = "running"
    REQUIRED: ClassVar[str] = ""

    retro: str = ""
    phase: str = ""
    at: str = ""
    """What the room looks at: a theme, a pitfall of the mirror, an action; as ids."""
    ends: str | None = None
    """When the phase's time is up (UTC, ISO), while the clock runs."""
    left: Seconds | None = None
    """Seconds that are left, while the clock is paused."""
    time_left: dict[str, str] = field(default_factory=dict)
    """Phase → seconds of its time that were left when the room went on from it."""
    leader: str = ""
    """The writer that turns the phases."""


class Theme(Record, frozen=True, kw_only=True):
    """Observations that a retro put together."""

    TABLE: ClassVar[str] = "themes"
    REQUIRED: ClassVar[str] = "name"

    name: SearchedText = ""
    retro: str = ""
    merged_into: str = ""
    """Id of the theme it became part of when it was deleted; "" for one that was taken apart."""
    summary: SearchedText = ""
    """The sentence with which the room says what was written in private in it: it stands where the raw texts do not."""


class ThemeMember(Record, frozen=True, kw_only=True):
    """That an observation belongs to a theme of a retro: to one at a time, so its id is made of the two."""

    TABLE: ClassVar[str] = "members"
    REQUIRED: ClassVar[str] = ""

    retro: str = ""
    observation: str = ""
    theme: str | None = None
    from_log: bool = False
    """Whether it was taken in from the log: then it is at the meeting without a theme too."""


def member_id(retro: str, observation: str) -> str:
    """Return the id of the record that says which theme an observation belongs to."""
    return joined_id("member", retro, observation)


class Vote(Record, frozen=True, kw_only=True):
    """One dot. Each is a record, so that dots given on two machines at once all count."""

    TABLE: ClassVar[str] = "votes"
    REQUIRED: ClassVar[str] = ""

    retro: str = ""
    theme: str = ""
    """Id of what it was given to: a theme, or an observation that was in none."""


class Reflection(Record, frozen=True, kw_only=True):
    """One answer in the mirror: did this pitfall bite us? Its id is made of retro and pitfall."""

    TABLE: ClassVar[str] = "mirror"
    REQUIRED: ClassVar[str] = ""

    retro: str = ""
    pitfall: PitfallId = ""
    answer: Annotated[MirrorAnswer, Meta(extra={"words": "bitten"})] = "unknown"
    note: SearchedText = ""


class ParkedItem(Record, frozen=True, kw_only=True):
    """Something for later, laid aside in a retro."""

    TABLE: ClassVar[str] = "parked"

    text: SearchedText = ""
    retro: str = ""
    again: frozenset[str] = frozenset()
    """Ids of the later retros that parked it again."""
    outcome: Annotated[ParkedOutcome | None, Meta(extra={"words": "parked"})] = None
    """What a later retro made of it; None while it waits."""


MEETING_RECORDS: tuple[type[Record], ...] = (Retro, RetroProgress, Theme, ThemeMember, Vote, Reflection, ParkedItem)
