"""What a plan of an import is made of: items as they would be stored, with what holds them back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from journals.importing.found import FileReading, FoundItem
from journals.importing.log_changes import ChangedItem, LogChange
from journals.privacy.findings import Finding, FindingKind
from journals.text.dates import last_day

Standing: TypeAlias = Literal["new", "known", "twice", "blocked", "here", "elsewhere"]
"""`known`: it is in the project already, or came from a file before; `twice`: it stands before in these files;
`blocked`: it holds what can never be stored; of a learning log `here`: it was changed only here since that was
written; `elsewhere`: it is of another project."""


class PlannedItem(Struct, frozen=True, kw_only=True, gc=False):
    """One item as it would be stored."""

    item: FoundItem
    """As it would be stored: without names, and with its day."""
    found: FoundItem
    """As the file has it."""
    file: int
    """Which of the plan's files it is from."""
    standing: Standing = "new"
    is_ticked: bool = True
    """Whether it will be stored."""
    is_confirmed: bool = False
    """Whether somebody has seen the personal data in it and wants it stored as it is."""
    stage: str = "S1"
    pitfalls: frozenset[str] = frozenset()
    """Set by people only."""
    perspective: str = ""
    findings: tuple[Finding, ...] = ()
    """Personal data in its text that is refused or asked about."""
    other_findings: tuple[FindingKind, ...] = ()
    """The same in the other texts of a record of ours."""
    underlined: tuple[FindingKind, ...] = ()
    """What its texts may hold besides, such as a name: it is stored, and told."""
    part: int = 1
    parts: int = 1
    """A text that is too long for one record is offered in so many; this is the `part`th."""

    @property
    def is_new(self) -> bool:
        """Whether it is worth a tick: neither in the project, nor before in these files, nor impossible to store."""
        return self.standing == "new"

    @property
    def change(self) -> LogChange | None:
        """What is changed in a record that is here, where a learning log has it otherwise."""
        return self.found.change if isinstance(self.found, ChangedItem) else None

    @property
    def is_offered(self) -> bool:
        """Whether it is shown to begin with: not what the project has already, or what is none of its."""
        return self.standing not in ("known", "here", "elsewhere")

    @property
    def needs_confirming(self) -> bool:
        """Whether it holds personal data that nobody has confirmed."""
        return bool(self.findings or self.other_findings) and not self.is_confirmed

    @property
    def is_held_back(self) -> bool:
        """Whether it is not stored because of the personal data in it."""
        return self.standing == "blocked" or (self.is_ticked and self.needs_confirming)

    @property
    def is_changed(self) -> bool:
        """Whether its text is not what the file has, as where a name was replaced."""
        return self.item.text != self.found.text


class ImportPlan(Struct, frozen=True):
    """All items of some files, in their order."""

    files: tuple[FileReading, ...]
    items: Sequence[PlannedItem]
    """Of a plan that nobody has changed, each is made when it is looked at: it is known by its place, not as itself."""
    unchanged: int = 0
    """Records of the project that stand in learning logs as they are here."""

    @property
    def undecided(self) -> list[PlannedItem]:
        """What differs from a learning log, and is not ticked, because only a person can say which is right."""
        doubtful = (each for each in self.items if each.change and each.change.is_doubtful)
        return [each for each in doubtful if each.is_new and not each.is_ticked]

    @property
    def ticked(self) -> list[PlannedItem]:
        """What is ticked, also what has to be confirmed first."""
        return [each for each in self.items if each.is_ticked]

    @property
    def ready(self) -> list[PlannedItem]:
        """What would be stored now."""
        return [*self.each_ready()]

    def each_ready(self) -> Iterator[PlannedItem]:
        """Yield what would be stored now; of very many it is not held at once."""
        along = self.held_places
        for place, each in enumerate(self.items):
            if each.is_ticked and not each.needs_confirming and place not in along:
                yield each

    @property
    def held_along(self) -> list[PlannedItem]:
        """What is ticked, but stands below what is held back because of personal data, and says little without it."""
        return [self.items[place] for place in sorted(self.held_places)]

    @property
    def held_places(self) -> set[int]:
        """The places of what is held along."""
        if not any(item.above for file in self.files for item in file.items):
            return set()
        held = {(each.file, each.found.line) for each in self.items if each.is_held_back}
        found: set[int] = set()
        for place, each in enumerate(self.items):
            if each.is_ticked and not each.needs_confirming and (each.file, each.found.above) in held:
                held.add((each.file, each.found.line))
                found.add(place)
        return found

    @property
    def unconfirmed(self) -> list[PlannedItem]:
        """What is ticked, but holds personal data that nobody has confirmed."""
        return [each for each in self.items if each.is_ticked and each.needs_confirming]

    @property
    def names(self) -> list[str]:
        """The names of people that the files mark as such, each once."""
        return list(dict.fromkeys(name for file in self.files for name in file.names))


def counts_by_kind(items: Iterable[PlannedItem]) -> Counter[str]:
    """Return how many there are of each kind: of observations theirs (`none` for no kind), `action` and `lesson`."""
    return Counter(kind_name(each.item) for each in items)


def kind_name(item: FoundItem) -> str:
    """Return what an item is, in one word."""
    return {"actions": "action", "lessons": "lesson"}.get(item.table) or item.kind or "none"


def is_past_due(planned: PlannedItem, today: date) -> bool:
    """Return whether an item is an action of other people's notes that would be overdue as soon as it is stored."""
    item = planned.item
    is_open = planned.is_ticked and item.table == "actions" and not item.is_done and planned.change is None
    return is_open and not item.own and last_day(item.due or "9999-12-31") < today.isoformat()
