"""The guide as a whole: all its items, and how each is found.

Its items are in `content.items`; what it knows beside them are lists and forms.
"""

from collections.abc import Iterator
from functools import cached_property

from content.cards import CardForm
from content.items import (
    About,
    Change,
    Difference,
    Factor,
    Goal,
    Insight,
    Item,
    Pitfall,
    Practice,
    Question,
    Reading,
    Recommendation,
    Role,
    Stage,
    Trait,
    Voice,
)
from content.matching import digits, rank
from content.synonyms import SynonymGroup
from content.technologies import TechnologyType, suggested_type
from content.value import Value


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
        """Yield every item in reading order: each recommendation is followed by its chapter's insights and pitfalls."""
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
