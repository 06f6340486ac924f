"""A team in a hurry: random changes of every sort to one project, in an order that a seed decides."""

from __future__ import annotations

import random

from msgspec.structs import replace

from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.undo import apply_plan, plan_undo
from journals.records.model import KINDS, Action, Lesson, Observation

SIZES = (20, 20, 20, 200, 200, 2_000, 20_000)
"""Lengths of texts, as often as they stand here."""
PITFALLS = ("1.1", "2.3", "3.3", "4.4")
STAGES = ("S1", "S4", "S7")
_WEIGHTS = {"add": 40, "several": 5, "edit": 20, "tag": 15, "tag many": 3, "delete": 6, "other": 8, "undo": 3}


class Team:
    """Changes one project; each call of `change` is one act, submitted and not waited for."""

    def __init__(self, library: Library, seed: int, sizes: tuple[int, ...] = SIZES, undo: bool = True) -> None:
        self._library = library
        self._random = random.Random(seed)
        self._sizes = sizes
        self._done = self._to_undo = 0
        self._words = list(_WEIGHTS if undo else _WEIGHTS.keys() - {"undo"})
        self._words.sort()

    @property
    def journal(self) -> Journal:
        """The project that is changed: the oldest."""
        return self._library.journals[0]

    def change(self) -> bool:
        """Do one thing, and return whether it was an act that will be acknowledged."""
        self._done += 1
        wanted = self._random.choices(self._words, [_WEIGHTS[word] for word in self._words])[0]
        there = self.journal.observations
        if not there or wanted == "add":
            self.journal.add(self._observation())
            self._to_undo += 1
        elif wanted == "several":
            self.journal.add(*[self._observation() for _ in range(3)])
        elif wanted == "edit":
            old = self._one(there)
            new = replace(old, text=self._text(), kind=self._random.choice(KINDS))
            return self.journal.edit((old, new)) is not None
        elif wanted == "tag":
            return self._tag(self._one(there))
        elif wanted == "tag many":
            return self._tag(*there[: self._random.randint(2, 12)])
        elif wanted == "delete":
            self.journal.delete(self._one(there))
        elif wanted == "undo":
            return self._undo()
        elif self._random.random() < 0.5:
            self.journal.add(Lesson(title=self._text(20), evidence=frozenset({self._one(there).id})))
        else:
            self.journal.add(Action(text=self._text(20), source=self._one(there).id))
        return True

    def _observation(self) -> Observation:
        return Observation(text=self._text(), stage=self._random.choice(STAGES))

    def _one(self, there: list[Observation]) -> Observation:
        return there[min(int(self._random.expovariate(0.1)), len(there) - 1)]

    def _tag(self, *chosen: Observation) -> bool:
        pairs = [(old, replace(old, pitfalls=frozenset({self._random.choice(PITFALLS)}))) for old in chosen]
        return self.journal.edit(*pairs) is not None

    def _undo(self) -> bool:
        plan = plan_undo(self._library) if self._to_undo > 0 else None  # what came before, the project itself, stays
        if plan is None:
            return False
        apply_plan(plan)
        self._to_undo -= 1
        return True

    def _text(self, size: int | None = None) -> str:
        length = size or self._random.choice(self._sizes)
        words = f"nr. {self._done} æøå {''.join(self._random.choices('abcdefgh', k=8))} "
        return (words * (length // len(words) + 1))[: max(length, len(words))].strip()
