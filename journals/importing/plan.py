"""What of the files would be stored: looked over, changed and ticked off by somebody before one act stores it.

A plan is a value. `plan_changes.py` makes another of it, `storing.py` stores what is ticked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from journals.importing.found import FileReading, FoundItem
from journals.importing.people import NameFinder, owner_function
from journals.importing.source import Tick
from journals.importing.text_parts import text_parts
from journals.privacy.findings import Finding, FindingKind
from journals.privacy.guard import findings_at, free_texts_in
from journals.text.clean import one_line

Standing: TypeAlias = Literal["new", "known", "twice", "blocked"]
"""`known`: it is in the project already, or came from a file before; `twice`: it stands before in these files;
`blocked`: it holds what can never be stored."""
IsKnown: TypeAlias = Callable[[str], bool]
"""Returns whether a text as the file has it is in the project, or came from a file before (`known_texts.py`)."""

_STEP = 500
"""Items between two looks at whether somebody wants to stop."""


class PlannedItem(Struct, frozen=True, kw_only=True):
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
    suggested: tuple[str, ...] = ()
    """Pitfalls it looks like; none is set by that."""
    findings: tuple[Finding, ...] = ()
    """Personal data in its text that is refused or asked about."""
    other_findings: tuple[FindingKind, ...] = ()
    """The same in the other texts of a record of ours."""
    part: int = 1
    parts: int = 1
    """A text that is too long for one record is offered in so many; this is the `part`th."""

    @property
    def is_new(self) -> bool:
        """Whether it is worth a tick: neither in the project, nor before in these files, nor impossible to store."""
        return self.standing == "new"

    @property
    def needs_confirming(self) -> bool:
        """Whether it holds personal data that nobody has confirmed."""
        return bool(self.findings or self.other_findings) and not self.is_confirmed

    @property
    def is_changed(self) -> bool:
        """Whether its text is not what the file has, as where a name was replaced."""
        return self.item.text != self.found.text


class ImportPlan(Struct, frozen=True):
    """All items of some files, in their order."""

    files: tuple[FileReading, ...]
    items: tuple[PlannedItem, ...]

    @property
    def ticked(self) -> list[PlannedItem]:
        """What is ticked, also what has to be confirmed first."""
        return [each for each in self.items if each.is_ticked]

    @property
    def ready(self) -> list[PlannedItem]:
        """What would be stored now."""
        return [each for each in self.items if each.is_ticked and not each.needs_confirming]

    @property
    def unconfirmed(self) -> list[PlannedItem]:
        """What is ticked, but holds personal data that nobody has confirmed."""
        return [each for each in self.items if each.is_ticked and each.needs_confirming]

    @property
    def names(self) -> list[str]:
        """The names of people that the files mark as such, each once."""
        return list(dict.fromkeys(name for file in self.files for name in file.names))


class PlanSettings(Struct, frozen=True):
    """What a plan is made with."""

    today: date
    stage: str
    """The project's stage, which all items begin with."""
    role_word: str
    """What stands in the place of a person's name, in the words of who reads it: *a colleague*."""
    is_known: IsKnown = lambda text: False
    stages: Collection[str] = ()
    pitfalls: Collection[str] = ()
    """The guide's ids: what a record of ours may keep of its own."""


def make_plan(
    readings: Sequence[FileReading], settings: PlanSettings, tick: Tick = lambda done, of: None
) -> ImportPlan:
    """Return the plan that all that is new be stored.

    Replies to others and what was put away are offered without a tick. `tick` is told between items, and may stop it.
    """
    people = NameFinder(
        (name for reading in readings for name in reading.names),
        (item.text for reading in readings for item in reading.items),
    )
    of, seen = sum(len(reading.items) for reading in readings), set[tuple[str, str | None, str]]()
    planned: list[PlannedItem] = []
    done = 0
    for number, reading in enumerate(readings):
        day = reading.day or settings.today.isoformat()
        for item in reading.items:
            if done % _STEP == 0:
                tick(done, of)
            done += 1
            for part in _parts(item, number):
                as_stored = _as_stored(part.item, day, people, settings)
                planned.append(_judged(replace(part, item=as_stored, **_own(as_stored, settings)), settings, seen))
    tick(done, of)
    return ImportPlan(tuple(readings), tuple(planned))


def folded_text(text: str) -> str:
    """Return the form in which two texts are the same: without case, runs of blanks and the sign at the end."""
    line = one_line(text).casefold()
    return line.rstrip(".,;:!? ") or line


def with_findings(planned: PlannedItem) -> PlannedItem:
    """Return an item with what the privacy guard finds in it, and blocked where that can never be stored."""
    found, others = tuple(findings_at(planned.item.text)), list(_other_findings(planned.item))
    is_blocked = any(each.level == "block" for each in (*found, *others))
    if not found and not others and not planned.findings and not planned.other_findings:
        return planned
    return replace(
        planned,
        findings=found,
        other_findings=tuple(dict.fromkeys(each.what for each in others)),
        standing="blocked" if is_blocked else "new" if planned.standing == "blocked" else planned.standing,
        is_ticked=planned.is_ticked and not is_blocked,
        is_confirmed=False,
    )


def counts_by_kind(items: Iterable[PlannedItem]) -> Counter[str]:
    """Return how many there are of each kind: of observations theirs (`none` for no kind), `action` and `lesson`."""
    return Counter(kind_name(each.item) for each in items)


def kind_name(item: FoundItem) -> str:
    """Return what an item is, in one word."""
    return {"actions": "action", "lessons": "lesson"}.get(item.table) or item.kind or "none"


def _parts(item: FoundItem, file: int) -> Iterator[PlannedItem]:
    texts = text_parts(item.text)
    for number, text in enumerate(texts, start=1):
        part = item if len(texts) == 1 else replace(item, text=text)
        yield PlannedItem(item=part, found=part, file=file, part=number, parts=len(texts))


def _as_stored(item: FoundItem, day: str, people: NameFinder, settings: PlanSettings) -> FoundItem:
    return replace(
        item,
        text=people.replaced(item.text, settings.role_word),
        owner=owner_function(item.owner, people),
        happened=item.happened or day,
    )


def _own(item: FoundItem, settings: PlanSettings) -> dict[str, object]:
    """Return what a record of ours keeps: people have set its stage and pitfalls before."""
    stage, pitfalls = item.own.get("stage"), item.own.get("pitfalls")
    those = pitfalls if isinstance(pitfalls, list | tuple | set | frozenset) else ()
    return {
        "stage": stage if stage in settings.stages else settings.stage,
        "pitfalls": frozenset(each for each in those if each in settings.pitfalls),
    }


def _judged(planned: PlannedItem, settings: PlanSettings, seen: set[tuple[str, str | None, str]]) -> PlannedItem:
    found = planned.found
    key = (found.table, found.kind, folded_text(found.text))
    standing: Standing = "new"
    if settings.is_known(found.text) or (planned.is_changed and settings.is_known(planned.item.text)):
        standing = "known"
    elif key in seen and planned.parts == 1:
        standing = "twice"
    seen.add(key)
    is_ticked = standing == "new" and not found.is_reply and not found.is_archived
    return with_findings(replace(planned, standing=standing, is_ticked=is_ticked))


def _other_findings(item: FoundItem) -> Iterator[Finding]:
    for name, text in free_texts_in(item.own, item.table) if item.own else ():
        if name not in ("text", "title"):
            yield from findings_at(text)
