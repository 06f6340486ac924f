"""What the guide says, as frozen values.

Everything here stands on the publication *Bedre implementering af ny teknologi* (Fremfærd), in our own words; each
item's `reference` names the chapter and number it builds on. A guide of the same form for another trade gives the
same types.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar, Literal

from content.cards import CardForm
from content.matching import digits, rank
from content.synonyms import SynonymGroup
from content.technologies import TechnologyType, suggested_type
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


class Guide(Value, frozen=True, kw_only=True, dict=True):
    """The whole guide in one language. `guide[id]` is any item; a KeyError where there is none."""

    language: str
    title: str
    source: str
    about: tuple[About, ...] = ()
    questions: tuple[Question, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    insights: tuple[Insight, ...] = ()
    pitfalls: tuple[Pitfall, ...] = ()
    stages: tuple[Stage, ...] = ()
    roles: tuple[Role, ...] = ()
    factors: tuple[Factor, ...] = ()
    goals: tuple[Goal, ...] = ()
    differences: tuple[Difference, ...] = ()
    traits: tuple[Trait, ...] = ()
    changes: tuple[Change, ...] = ()
    practices: tuple[Practice, ...] = ()
    voices: tuple[Voice, ...] = ()
    readings: tuple[Reading, ...] = ()
    cards: tuple[CardForm, ...] = ()
    """The forms of a project's profile, in the order they are filled in."""
    technologies: tuple[TechnologyType, ...] = ()
    """The types of technology, in the order they are listed."""
    synonyms: tuple[SynonymGroup, ...] = ()
    """Groups of words that say much the same, for searching."""

    def items(self) -> Iterator[Item]:
        """Every item in reading order: each recommendation is followed by its chapter's insights and pitfalls."""
        yield from self.about
        yield from self.questions
        for chapter in self.recommendations:
            number = chapter.id.removeprefix("R")
            yield chapter
            yield from (i for i in self.insights if i.id.startswith(f"I{number}."))
            yield from (p for p in self.pitfalls if p.id.startswith(f"{number}."))
        yield from self.stages
        yield from self.roles
        yield from self.factors
        yield from self.goals
        yield from self.differences
        yield from self.traits
        yield from self.changes
        yield from self.practices
        yield from self.voices
        yield from self.readings

    @cached_property
    def _by_id(self) -> dict[str, Item]:
        return {item.id: item for item in self.items()}

    def __getitem__(self, item_id: str) -> Item:
        return self._by_id[item_id]

    def __contains__(self, item_id: object) -> bool:
        return item_id in self._by_id

    def get(self, item_id: str) -> Item | None:
        """Return the item of that id, or None."""
        return self._by_id.get(item_id)

    def title_of(self, item_id: str) -> str:
        """Return the title of an item; empty where there is none of that id."""
        return getattr(self.get(item_id), "title", "")

    def short_of(self, item_id: str) -> str:
        """Return the short name of an item; empty where there is none of that id, or it has none."""
        return getattr(self.get(item_id), "short", "")

    def find(self, typed: str) -> Item | None:
        """Return the item a person means: by its id in any case, or by a pitfall's number as in `#44` or `P4.4`."""
        wanted = typed.strip().casefold()
        pitfall = digits(wanted)
        for item in self.items():
            if item.id.casefold() == wanted or (item.kind == "pitfall" and item.id.replace(".", "") == pitfall):
                return item
        return None

    def pitfall(self, item_id: str) -> Pitfall:
        """Return the pitfall of that id; KeyError where there is none."""
        item = self._by_id[item_id]
        if not isinstance(item, Pitfall):
            raise KeyError(item_id)
        return item

    def stage(self, item_id: str) -> Stage:
        """Return the stage of that id; KeyError where there is none."""
        item = self._by_id[item_id]
        if not isinstance(item, Stage):
            raise KeyError(item_id)
        return item

    def card(self, form_id: str) -> CardForm | None:
        """Return the form of that id, or None."""
        return next((form for form in self.cards if form.id == form_id), None)

    def technology_title(self, type_id: str) -> str:
        """Return what a type of technology is called; its id where the guide lacks it."""
        return next((each.title for each in self.technologies if each.id == type_id), type_id)

    def technology_of(self, technology: str, name: str) -> str:
        """Return the type that a technology or, failing that, a project's name suggests; "" where they suggest none."""
        found = suggested_type(self.technologies, technology, name)
        return found.id if found else ""

    def cards_about(self, item_id: str) -> tuple[CardForm, ...]:
        """Return the forms in which what an item speaks of is written down: they rest on it, or ask about it."""
        return tuple(
            form
            for form in self.cards
            if item_id in form.sources or any(field.id == item_id == field.item for field in form.fields)
        )

    def pitfalls_at(self, stage: str) -> tuple[Pitfall, ...]:
        """Return the pitfalls that are prominent at the stage, those that typically bite hardest first."""
        prominent = (pitfall for pitfall in self.pitfalls if pitfall.weight(stage))
        return tuple(sorted(prominent, key=lambda pitfall: (-pitfall.weight(stage), pitfall.id)))

    def related(self, item: Item) -> tuple[Item, ...]:
        """Return what the item names (its insights and links), then what names it, each once."""
        ids = dict.fromkeys((*_names(item), *self._named_by.get(item.id, ())))
        return tuple(self._by_id[related] for related in ids)

    @cached_property
    def _named_by(self) -> dict[str, list[str]]:
        named_by: dict[str, list[str]] = {}
        for item in self.items():
            for name in _names(item):
                named_by.setdefault(name, []).append(item.id)
        return named_by

    def match_pitfalls(self, typed: str) -> tuple[Pitfall, ...]:
        """Return the pitfalls whose number or title fits what was typed so far, best first; all for an empty text."""
        fits = [(rank(pitfall.id, pitfall.title, typed, pitfall.also), pitfall) for pitfall in self.pitfalls]
        best_first = sorted((fit, pitfall.id) for fit, pitfall in fits if fit is not None)
        return tuple(self.pitfall(item_id) for _, item_id in best_first)


def _names(item: Item) -> tuple[str, ...]:
    """Return the ids that the item names in its fields."""
    insights = item.insights if isinstance(item, Pitfall | Stage) else ()
    return (*insights, *item.links)
