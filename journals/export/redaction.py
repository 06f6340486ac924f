"""A journal as it may be written out: what can never be stored, but stands there from before, is taken out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Sized
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Protocol, TypeAlias, get_args

from msgspec import Struct

from journals.export.escape import line
from journals.library.journal import Journal
from journals.library.raw_notes import documented
from journals.privacy.findings import Finding, FindingKind, Severity
from journals.privacy.guard import FieldFindings, findings_at, free_texts, redact_findings
from journals.records.base import R
from journals.records.model import Action, Card, Lesson, Observation, Project

PersonalCounts: TypeAlias = dict[Severity, Counter[FindingKind]]
"""How much personal data there is, by level and kind; *block* is what is taken out."""
_LEVELS: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True)
class ProjectSnapshot:
    """The records of one project as they were at a moment, so that another thread may look at them.

    What was written in private has no text here, so that no document can hold it.
    """

    id: str
    project: Project
    observations: list[Observation]
    """Newest first, as the lessons."""
    lessons: list[Lesson]
    actions: list[Action]
    """The one due first first."""
    cards: list[Card]
    """Those of the profile, in no order."""
    besides: Sequence[Observation] = ()
    """Observations that the document is not about, but what it is about rests on."""

    @classmethod
    def of(cls, journal: Journal) -> ProjectSnapshot:
        """Copy what a journal holds now."""
        seen = [documented(journal, each) for each in journal.observations]
        learned, to_do = [*journal.lessons], [*journal.actions]
        return cls(journal.id, journal.project, seen, learned, to_do, journal.all(Card))

    def __len__(self) -> int:
        told: tuple[Sized, ...] = (self.observations, self.lessons, self.actions, self.cards, self.besides)
        return 1 + sum(map(len, told))


class HasPersonalCounts(Protocol):
    """Anything that counts the personal data found in it."""

    @property
    def personal(self) -> PersonalCounts:
        """The personal data that was found in it."""


class FlaggedPassage(Struct, frozen=True):
    """A paragraph of a document with something in it that looks like personal data."""

    text: str
    """As it is read, without Markdown's escapes."""
    found: list[Finding]
    spans: list[tuple[int, int]]
    """Where each of them stands in the document."""

    def only(self, level: Severity) -> FlaggedPassage:
        """Return the same with only the findings of one severity."""
        kept = [pair for pair in zip(self.found, self.spans, strict=True) if pair[0].level == level]
        return FlaggedPassage(self.text, [each for each, _ in kept], [span for _, span in kept])


class Document(Struct, frozen=True):
    """A document, and the personal data that there is in it or was taken out of it."""

    text: str
    personal: PersonalCounts
    found: list[FlaggedPassage] = []
    """What has to be asked about before it leaves."""
    encode: Callable[[str], str] = line
    """Writes a text as it may stand in the place of another in the document."""
    shown: str = ""
    """What it says as Markdown, to be seen before it is written; "" where the document itself is as easily read."""


class Redactor:
    """Replaces what must not be stored by the words `by`, and counts the personal data it finds."""

    def __init__(self, by: str, looked: Callable[[], object] = lambda: None) -> None:
        """`looked` is called before each record, and may raise an error to end it."""
        self.personal = zero_counts()
        self.harmless: set[str] = set()
        """Texts in which nothing was found, so that nobody has to look for it again where they stand in a document."""
        self._by, self._looked = by, looked

    def __call__(self, record: R) -> R:
        """Return a record as it may be written out."""
        self._looked()
        found: FieldFindings = {}
        for field, text in free_texts(record).items():
            if text in self.harmless:
                continue  # such as a role, which thousands of records name
            if those := findings_at(text, _LEVELS):
                found[field] = those
            else:
                self.harmless.add(text)
        for each in found.values():
            for finding in each:
                self.personal[finding.level][finding.what] += 1
        return redact_findings(record, found, self._by, levels=("block",))


class RedactedProject:
    """The records of one project as they may be written out; each is looked at once."""

    TELLS_CONTEXT: ClassVar[bool] = True
    """Whether the document tells the project's own context, so that a lesson need not tell the same again."""

    def __init__(self, snapshot: ProjectSnapshot, showing: Redactor) -> None:
        self.personal = showing.personal
        self.id = snapshot.id
        self.project = showing(snapshot.project)
        self.observations = [showing(each) for each in snapshot.observations]
        self.lessons = [showing(each) for each in snapshot.lessons]
        self.actions = [showing(each) for each in snapshot.actions]
        self.cards = [showing(each) for each in snapshot.cards]
        self._besides = [showing(each) for each in snapshot.besides]

    @cached_property
    def by_id(self) -> dict[str, Observation]:
        """The observations by their ids, also those that are only told of."""
        return {each.id: each for each in (*self.observations, *self._besides)}


def zero_counts() -> PersonalCounts:
    """Return a count of nothing."""
    return {level: Counter() for level in _LEVELS}


def sum_counts(shown: Iterable[HasPersonalCounts]) -> PersonalCounts:
    """Return what was found in several projects together."""
    counts = zero_counts()
    for each in shown:
        for level, found in each.personal.items():
            counts[level].update(found)
    return counts
