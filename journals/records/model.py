"""The records a team writes, as typed values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, TypeAlias, get_args

from msgspec import Meta, field
from msgspec.structs import replace

from journals.errors import Invalid
from journals.records.base import Level, Record
from journals.records.fields import (
    FREE_NOTES,
    SEARCHED_NOTES,
    WHOLE,
    Count,
    Day,
    FactorId,
    Function,
    InsightId,
    PitfallId,
    RecordId,
    ReplyDays,
    SearchedText,
    StageId,
    TechnologyTypeId,
    When,
)
from journals.records.retro import MEETING_RECORDS

Kind: TypeAlias = Literal["worked", "hindered", "concern", "question", "idea", "surprise"]
Sign: TypeAlias = Literal["bites", "handled", "watch"]
ProjectKind: TypeAlias = Literal["new", "upgrade", "new-use", "roll-out"]
Status: TypeAlias = Literal["active", "finished", "stopped", "archived"]
ReplyKind: TypeAlias = Literal["acted", "plan", "no"]
LessonStatus: TypeAlias = Literal["draft", "final", "retired"]
ActionStatus: TypeAlias = Literal["open", "done", "dropped"]
Decision: TypeAlias = Literal["applies", "adapted", "no", "later"]
Outcome: TypeAlias = Literal["helped", "none", "hurt"]
ReviewStatus: TypeAlias = Literal["done", "skipped"]

KINDS: tuple[Kind, ...] = get_args(Kind)
SIGNS: tuple[Sign, ...] = get_args(Sign)
PROJECT_KINDS: tuple[ProjectKind, ...] = get_args(ProjectKind)
STATUSES: tuple[Status, ...] = get_args(Status)
REPLY_KINDS: tuple[ReplyKind, ...] = get_args(ReplyKind)
LESSON_STATUSES: tuple[LessonStatus, ...] = get_args(LessonStatus)
ACTION_STATUSES: tuple[ActionStatus, ...] = get_args(ActionStatus)
DECISIONS: tuple[Decision, ...] = get_args(Decision)
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
ADOPTED: tuple[Decision, ...] = ("applies", "adapted")
"""Decisions by which a lesson is taken over."""
_CARD_ID = re.compile(r"card-(?P<form>[a-z-]+)-(?:[0-9]+|(?P<entry>[0-9a-hjkmnp-tv-z]{26}))")
_NO_WORDS = re.compile(r"yes|no|unknown|[1-5]|S[0-9]+|[0-9]{4}-[0-9W-]+|[0-9A-HJKMNP-TV-Z]{26}")
TRIAL, DECISION, STOP = "trial", "decision", "stop"
DECIDED = (TRIAL, DECISION)
"""The forms whose entries end in a decision, which both of them answer in the field `decision`."""
MOST_PITFALLS = 2
"""An observation speaks to none, one or two pitfalls; more says nothing."""


class Project(Record, frozen=True, kw_only=True):
    """One introduction of a technology in one place."""

    TABLE: ClassVar[str] = "projects"
    REQUIRED: ClassVar[str] = "name"

    name: SearchedText = ""
    technology: SearchedText = ""
    technology_type: TechnologyTypeId = ""
    """What it is, whatever it is called here, by the list in the guide (`Guide.technologies`)."""
    kind: Annotated[ProjectKind, Meta(extra={"words": "project_kind"})] = "new"
    area: SearchedText = ""
    unit: SearchedText = ""
    stage: StageId = "S1"
    status: Annotated[Status, Meta(extra={"words": "status"})] = "active"
    ended: Day | None = None
    ending: SearchedText = ""
    """What this team would tell the next one."""
    context: Annotated[dict[FactorId, Level], SEARCHED_NOTES] = field(default_factory=dict)
    """Context factor (C1 … C8) → how it stands here."""
    hearsay: bool = False
    """Whether it is known only by what others tell: the example everyone talks about (chapter 1, pitfall 1)."""
    delete_after: When | None = None
    reply_days: ReplyDays | None = None
    """Within how many days a concern gets its first answer; None where nobody has agreed on that."""


class Observation(Record, frozen=True, kw_only=True):
    """Something that happened, seen by the team."""

    TABLE: ClassVar[str] = "observations"

    text: SearchedText = ""
    """Markdown."""
    stage: StageId = "S1"
    """When it happened, not where the project officially stood."""
    happened: When | None = None
    kind: Annotated[Kind | None, Meta(extra={"words": "kind"})] = None
    sign: Annotated[Sign | None, Meta(extra={"words": "sign"})] = None
    """Towards its pitfalls."""
    pitfalls: frozenset[PitfallId] = frozenset()
    insights: frozenset[InsightId] = frozenset()
    perspective: Function = ""
    """Whose eyes saw it: a role, never a name."""
    retro: str | None = None
    """Id of the retro at which it was gathered; None for what was logged as it happened."""
    prompt: str | None = None
    """What was asked when it was written, as a format of the guide names it (`habits/keep`)."""
    private: bool = False
    """Whether it was written in the private round: then nothing says who or when."""
    review: RecordId | None = None
    """Id of the use or review that it tells of; then it is no note that waits for a tag."""
    reply: SearchedText = ""
    reply_as: Annotated[ReplyKind | None, Meta(extra={"words": "reply_as"})] = None
    replied: Day | None = None

    @property
    def needs_tag(self) -> bool:
        """Whether nobody has tagged it yet, of what is there to be tagged."""
        return not self.pitfalls and self.review is None

    @property
    def waits(self) -> bool:
        """Whether this is a concern or question nobody has answered (chapter 4, on fast answers)."""
        return self.kind in ("concern", "question") and not self.reply

    def check(self, before: Record | None) -> None:
        """Refuse more than two pitfalls: two people may each have added one; then it may stay, or have fewer."""
        stood = len(before.pitfalls) if isinstance(before, Observation) else 0
        if len(self.pitfalls) > max(MOST_PITFALLS, stood):
            raise Invalid("too_many_pitfalls", most=MOST_PITFALLS)


class Lesson(Record, frozen=True, kw_only=True):
    """What a team learned, with what it rests on and the context it was learned in."""

    TABLE: ClassVar[str] = "lessons"
    REQUIRED: ClassVar[str] = "title"

    title: SearchedText = ""
    situation: SearchedText = ""
    learned: SearchedText = ""
    do: SearchedText = ""
    stage: StageId = "S1"
    pitfalls: frozenset[PitfallId] = frozenset()
    evidence: frozenset[RecordId] = frozenset()
    """Ids of observations."""
    context: Annotated[dict[FactorId, Level], FREE_NOTES, WHOLE] = field(default_factory=dict)
    """The project's context as it was then: a snapshot, one value. It is searched where it is copied from, for each
    lesson of a project would be found by the same words."""
    theme: str | None = None
    """Id of the retro's theme it was distilled from, or of an observation that was in none."""
    retro: str | None = None
    """Id of the retro at which it was learned; older ones say it by their theme alone."""
    conditions: SearchedText = ""
    """Special conditions, when it was learned in a trial (chapter 1, pitfall 2)."""
    status: Annotated[LessonStatus, Meta(extra={"words": "lesson_status"})] = "draft"
    because: SearchedText = ""
    """Why it was retired."""
    came_from: frozenset[RecordId] = frozenset()
    """Ids of the lessons it was split from or merged of: how those did is said of it too."""
    revised: Day | None = None
    """When it was last revised because of how it did."""

    @property
    def do_besides(self) -> str:
        """What to do, where that says more than the title: a lesson that was written in one line has it twice."""
        return "" if self.do.strip() == self.title.strip() else self.do


class Action(Record, frozen=True, kw_only=True):
    """Something the team will do, by a function, not a person."""

    TABLE: ClassVar[str] = "actions"

    text: SearchedText = ""
    owner: Function = ""
    due: When | None = None
    """Until when: a day, or a week, which is over when its Sunday is."""
    first_step: SearchedText = ""
    stage: StageId | None = None
    source: RecordId | None = None
    """Id of the lesson or observation it comes from."""
    retro: str | None = None
    """Id of the retro that agreed on it."""
    carried: frozenset[str] = frozenset()
    """Ids of the retros that carried it on: how often is counted."""
    status: Annotated[ActionStatus, Meta(extra={"words": "action_status"})] = "open"
    done: Day | None = None
    because: SearchedText = ""
    """Why it was dropped."""


class Card(Record, frozen=True, kw_only=True):
    """One form of the project's profile, as it is filled in; the forms themselves are the guide's.

    Its id is made of form and round (`journals.lessons.profile`), so that two people who fill in the same form fill
    in one card. Of a form that holds several each entry is a card, whose id ends in a ULID in small letters
    (`journals.lessons.entries`).
    """

    TABLE: ClassVar[str] = "cards"
    REQUIRED: ClassVar[str] = ""

    form: str = ""
    round: Count = 1
    """Counts up when the form is opened anew, as the opening questions are by a new use (chapter 4, pitfall 3)."""
    answers: dict[str, SearchedText] = field(default_factory=dict)
    """Field of the form → what was answered: a text, or the name of a choice."""

    @property
    def form_in_id(self) -> str:
        """The form that the id names; "" where it names none."""
        found = _CARD_ID.fullmatch(self.id)
        return found["form"] if found else ""

    @property
    def written(self) -> list[str]:
        """What is answered in words, as far as that shows without the form: no levels, no days, no ids."""
        return [text for text in self.answers.values() if text and not _NO_WORDS.fullmatch(text)]

    @property
    def is_undecided(self) -> bool:
        """Whether it is a trial or an agreed decision of which nobody has said yet what comes of it."""
        return self.form in DECIDED and any(self.answers.values()) and not self.answers.get(DECISION)

    @property
    def is_entry(self) -> bool:
        """Whether it is one entry of a form that holds several, by its id."""
        found = _CARD_ID.fullmatch(self.id)
        return found is not None and found["entry"] is not None


class Use(Record, frozen=True, kw_only=True):
    """What a project decided about an earlier project's lesson, and whether that held.

    Its id is made of the lesson's (`journals.lessons.review`), so that a lesson is decided about once.
    """

    TABLE: ClassVar[str] = "uses"
    REQUIRED: ClassVar[str] = ""

    lesson: RecordId = ""
    origin: str = ""
    """Id of the project that learned it."""
    lesson_title: SearchedText = ""
    """What a lesson of others was called when it was decided about: it can be taken off the shelf."""
    origin_name: SearchedText = ""
    """What the project that learned it was called then."""
    decision: Annotated[Decision | None, Meta(extra={"words": "decision"})] = None
    because: SearchedText = ""
    """How it was adapted, or why it does not apply here."""
    stage: StageId = "S1"
    """At which it was met."""
    decided: Day | None = None
    measure: RecordId | None = None
    """Id of the action it became."""
    reason: RecordId | None = None
    """Id of the observation that says why it does not apply."""
    held: Annotated[Outcome | None, Meta(extra={"words": "held"})] = None
    held_because: SearchedText = ""
    held_on: Day | None = None

    @property
    def as_decided(self) -> Use:
        """The same as the latest decision leaves it: a lesson that is not used any more has no outcome to tell.

        What was said stays in the log, and is told again when the lesson is taken over again.
        """
        if self.decision in ADOPTED or self.held is None:
            return self
        return replace(self, held=None, held_because="", held_on=None)


class Review(Record, frozen=True, kw_only=True):
    """That a project held its review before a stage, or skipped it.

    Its id is made of the stage's (`journals.lessons.review`).
    """

    TABLE: ClassVar[str] = "reviews"
    REQUIRED: ClassVar[str] = ""

    stage: StageId = "S1"
    status: Annotated[ReviewStatus | None, Meta(extra={"words": "review_status"})] = None
    because: SearchedText = ""
    """Why it was skipped, or why it ended before all was read."""
    day: Day | None = None
    met: Count = 0
    """How many lessons were decided about."""
    note: RecordId | None = None
    """Id of the observation that says so in the log."""


RECORDS: tuple[type[Record], ...] = (Project, Observation, Lesson, Action, Card, Use, Review, *MEETING_RECORDS)
TYPES: Mapping[str, type[Record]] = {kind.TABLE: kind for kind in RECORDS}
