"""What must hold between the items of a guide: ids, numbering, links, lengths."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from content.drafts import Draft, FrontMatter
from content.fault import Fault
from content.items import Insight, Item, Pitfall, Stage, Trait
from content.kinds import ITEM_KINDS, ItemKind, item_kind, numbers

TITLE_MOST = 76  # a title stands on one line of an 80-column screen
SHORT_MOST = 8  # seven stages stand beside each other on the same

_MUST_BE = {"insights": Insight.kind, "bites": Stage.kind}


@dataclass(frozen=True, slots=True)
class Named:
    """An id that an item names: in which field or part, and on which line."""

    where: str
    target: str
    line: int


@dataclass(frozen=True, slots=True)
class CheckedItem:
    """An item, the draft it was made of, and the ids it names."""

    draft: Draft
    item: Item
    named: Sequence[Named]

    def fault(self, code: str, line: int = 0, **params: str) -> Fault:
        """Return a fault of this item, at its heading unless another line is given."""
        return Fault(code, self.item.file, line or self.item.line, {"id": self.item.id, **params})

    def line(self, field: str) -> int:
        """Return the line a field stands on, or the heading's where it is missing."""
        return self.draft.fields.get(field, ("", self.item.line))[1]


def faults(entries: Sequence[CheckedItem], front: FrontMatter, folder: str) -> Iterator[Fault]:
    """Yield what is wrong with the items taken together. `folder` stands in faults that belong to no file."""
    if not front.title:
        yield Fault("guide-title", folder, 1)
    for kind in ITEM_KINDS:
        own = [entry for entry in entries if entry.draft.kind is kind]
        if kind.required and not own:
            yield Fault("kind-missing", folder, 1, {"kind": kind.plural, "example": kind.example})
        yield from _numbering(kind, own)
    yield from _duplicates(entries)
    known = {entry.item.id for entry in entries}
    for entry in entries:
        yield from _lengths(entry)
        yield from _links(entry, known)


def _duplicates(entries: Sequence[CheckedItem]) -> Iterator[Fault]:
    first: dict[str, Item] = {}
    for entry in entries:
        earlier = first.setdefault(entry.item.id, entry.item)
        if earlier is not entry.item:
            yield entry.fault("duplicate-id", file=earlier.file, first=str(earlier.line))


def _numbering(kind: ItemKind, entries: Sequence[CheckedItem]) -> Iterator[Fault]:
    """Yield a fault for each number that is left out: an item got lost there, or a heading."""
    present = {numbers(kind, entry.item.id) for entry in entries}
    for entry in entries:
        *chapter, number = numbers(kind, entry.item.id)
        if number > 1 and (*chapter, number - 1) not in present:
            yield entry.fault("number-gap", missing=_with_number(entry.item.id, number - 1))


def _with_number(item_id: str, number: int) -> str:
    """Return the id with another last number, as wide as it was."""
    head = item_id.rstrip("0123456789")
    return f"{head}{number:0{len(item_id) - len(head)}d}"


def _lengths(entry: CheckedItem) -> Iterator[Fault]:
    item = entry.item
    if len(item.title) > TITLE_MOST:
        yield entry.fault("title-long", length=str(len(item.title)), most=str(TITLE_MOST))
    if isinstance(item, Stage) and len(item.short) > SHORT_MOST:
        yield entry.fault("short-long", entry.line("short"), length=str(len(item.short)), most=str(SHORT_MOST))
    if isinstance(item, Trait) and item.poles and len(item.poles) != 2:
        yield entry.fault("poles", entry.line("poles"))


def _links(entry: CheckedItem, known: set[str]) -> Iterator[Fault]:
    """Yield a fault for each id that is not there or of another kind, and for a chapter without its recommendation."""
    for named in entry.named:
        kind = item_kind(named.target)
        must_be = _MUST_BE.get(named.where)
        if named.target not in known:
            yield entry.fault("link-nowhere", named.line, target=named.target)
        elif must_be and (kind is None or kind.name != must_be):
            yield entry.fault("link-kind", named.line, target=named.target, kind=must_be)
    if isinstance(entry.item, Insight | Pitfall) and (chapter := f"R{entry.item.id.removeprefix('I')[0]}") not in known:
        yield entry.fault("chapter-missing", missing=chapter)
