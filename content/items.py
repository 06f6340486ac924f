"""What the items of the guide are, as frozen values: pitfalls, stages, practices and the rest.

Everything here stands on the publication *Bedre implementering af ny teknologi* (Fremfærd), in our own words; each
item's `reference` names the chapter and number it builds on. A guide of the same form for another trade gives the
same types.
"""

from typing import ClassVar, Literal

from content.value import Value


class Block(Value, frozen=True, kw_only=True):
    """One drawable piece of text. `strong` holds the (start, stop) character ranges that stand out."""

    kind: Literal["paragraph", "bullet", "heading"]
    text: str
    strong: tuple[tuple[int, int], ...] = ()


class Part(Value, frozen=True, kw_only=True):
    """A named part of an item, such as a pitfall's `helps`; `title` is the sub-heading as the guide writes it."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    line: int


class Item(Value, frozen=True, kw_only=True):
    """What every item of the guide has.

    `summary` is one sentence. `body` is the Markdown below the heading's fields, summary and parts included.
    `intro` are the blocks after the summary and before the first part. `links` are ids of related items.
    `also` are other words for what it is about, by which it is found. `file` (relative to the guide's folder) and
    `line` say where the item is written.
    """

    kind: ClassVar[str] = ""

    id: str
    title: str
    summary: str
    body: str
    reference: str
    file: str
    line: int
    links: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    intro: tuple[Block, ...] = ()
    parts: tuple[Part, ...] = ()

    def part(self, name: str) -> Part | None:
        """Return the part of that name, or None where the item has no such part."""
        return next((part for part in self.parts if part.name == name), None)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All that follows the summary: the introduction, then each part below its sub-heading."""
        drawn = list(self.intro)
        for part in self.parts:
            drawn.append(Block(kind="heading", text=part.title))
            drawn.extend(part.blocks)
        return tuple(drawn)


class About(Item, frozen=True, kw_only=True):
    """Where the guide comes from and how it wants to be read (B01…)."""

    kind: ClassVar[str] = "about"


class Question(Item, frozen=True, kw_only=True):
    """One of the opening questions before anything new (Q1…)."""

    kind: ClassVar[str] = "question"


class Recommendation(Item, frozen=True, kw_only=True):
    """One of the recommendations, one a chapter (R1…). Parts: `why`, `how`."""

    kind: ClassVar[str] = "recommendation"


class Insight(Item, frozen=True, kw_only=True):
    """What experience has taught, by chapter and number (I1.1…)."""

    kind: ClassVar[str] = "insight"


class Bite(Value, frozen=True, kw_only=True):
    """How hard a pitfall typically bites at a stage: 1 keep an eye, 2 typical, 3 typically hardest; and why."""

    stage: str
    weight: int
    reason: str


class Pitfall(Item, frozen=True, kw_only=True):
    """A pitfall, by chapter and number (1.1…).

    Parts: `shows` (in everyday life), `why` (one falls in), `helps` (the remedies), `ask` (questions to the team) and
    `bites`. `insights` are the insights it answers to; `bites` has one entry for each stage where it is prominent,
    in the order of the stages.
    """

    kind: ClassVar[str] = "pitfall"

    insights: tuple[str, ...] = ()
    bites: tuple[Bite, ...] = ()

    def weight(self, stage: str) -> int:
        """Return how hard it typically bites at the stage, 1 to 3, or 0 where it is not prominent."""
        bite = self.bite(stage)
        return bite.weight if bite else 0

    def bite(self, stage: str) -> Bite | None:
        """Return weight and reason at the stage, or None where the pitfall is not prominent."""
        return next((bite for bite in self.bites if bite.stage == stage), None)


class Stage(Item, frozen=True, kw_only=True):
    """A stage of taking something new into use (S1…).

    `short` is the title for a narrow stage bar (at most 8 characters), `question` the one question to ask there.
    """

    kind: ClassVar[str] = "stage"

    short: str
    question: str
    insights: tuple[str, ...] = ()


class Role(Item, frozen=True, kw_only=True):
    """A role in a change (RO1…). Parts: `tasks`, and `checks`: understood, equipped, time given, in that order."""

    kind: ClassVar[str] = "role"


class Factor(Item, frozen=True, kw_only=True):
    """A context factor that makes one place unlike another (C1…), with a question to ask about it."""

    kind: ClassVar[str] = "factor"

    question: str


class Goal(Item, frozen=True, kw_only=True):
    """A type of goal (G1…), with a question to ask about it."""

    kind: ClassVar[str] = "goal"

    question: str


class Difference(Item, frozen=True, kw_only=True):
    """A way in which one project is unlike another (D1…), with a question to ask about it."""

    kind: ClassVar[str] = "difference"

    question: str


class Trait(Item, frozen=True, kw_only=True):
    """A trait of a technology (T1…); `poles` are its two ends, such as ripe and promising."""

    kind: ClassVar[str] = "trait"

    question: str
    poles: tuple[str, ...]


class Change(Item, frozen=True, kw_only=True):
    """Something that is often introduced at the same time as the technology itself (A1…)."""

    kind: ClassVar[str] = "change"

    question: str


class Practice(Item, frozen=True, kw_only=True):
    """Something a team can choose to do (PR01…), with a first step."""

    kind: ClassVar[str] = "practice"

    first: str


class Voice(Item, frozen=True, kw_only=True):
    """An experience from the publication's interviews, retold without a name (V01…)."""

    kind: ClassVar[str] = "voice"


class Reading(Item, frozen=True, kw_only=True):
    """Something to read on (L01…); `url` may be empty or out of date."""

    kind: ClassVar[str] = "reading"

    url: str = ""
