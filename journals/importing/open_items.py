"""An item that is being put together from its lines, and what it becomes."""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from typing import cast, get_args

from msgspec import Struct, field
from msgspec.structs import replace

from journals.importing.action_details import ActionDetails, action_details, read_detail
from journals.importing.found import FoundItem
from journals.importing.item_text import ItemText, tidy
from journals.importing.mentions import PeopleFound
from journals.importing.people import parted_owner
from journals.importing.phrases import is_placeholder
from journals.records.model import Kind
from journals.text.dates import first_day

KIND_MEANINGS = frozenset(get_args(Kind))


class OpenItem(Struct):
    """An item that is being put together: its lines, and what is known of it."""

    read: ItemText
    meaning: str | None
    line: int
    depth: int
    heading: str
    day: str | None
    above: int = 0
    """The line of the item it stands below."""
    is_reply: bool = False
    is_done: bool = False
    parts: list[str] = field(default_factory=list)
    """The deeper items that belong to it."""
    details: ActionDetails = field(default_factory=lambda: ActionDetails(""))
    """What lines below it say of who and when."""


class ItemMaker:
    """Makes items of them; knows the day of the file and the people in it."""

    def __init__(self, people: PeopleFound, day: str | None, rough: Container[str] = ()) -> None:
        """`rough`: weeks that stand for a time that is no day, from which no deadline can be counted."""
        self._people = people
        self._day = day
        self._rough = rough

    def start_day(self, day: str | None) -> date | None:
        """Return the day from which a deadline is counted; None where neither item nor file gives one."""
        begins = day or self._day or ""
        found = "" if begins in self._rough else first_day(begins)
        return date.fromisoformat(found) if found else None

    def take_detail(self, text: str, opened: OpenItem) -> bool:
        """Take a line below an action that says who or when; return whether it did."""
        return opened.meaning == "action" and read_detail(text, opened.details, self.start_day(opened.day))

    def found(self, opened: OpenItem) -> FoundItem:
        """Return what an item is."""
        text = tidy("\n".join((opened.read.text, *opened.parts))) if opened.parts else opened.read.text
        if opened.meaning == "action":
            return self._action(opened, text)
        return FoundItem(
            table="lessons" if opened.meaning == "lesson" else "observations",
            text=text,
            line=opened.line,
            kind=cast("Kind", opened.meaning) if opened.meaning in KIND_MEANINGS else None,
            happened=opened.day,
            heading=opened.heading,
            is_reply=opened.is_reply,
            above=opened.above,
        )

    def with_detail(self, item: FoundItem, text: str) -> FoundItem | None:
        """Return an action with what a line below it says; None where the line says nothing of the kind."""
        details = ActionDetails("")
        if item.table != "actions" or not read_detail(text, details, self.start_day(item.happened)):
            return None
        return replace(
            item,
            text=details.said_of(item.text),
            owner=item.owner or self._owner(details.owner),
            due=item.due or details.due,
            is_done=item.is_done or bool(details.is_done),
        )

    def _action(self, opened: OpenItem, text: str) -> FoundItem:
        details, below = action_details(text, self.start_day(opened.day), self._people.is_known), opened.details
        return FoundItem(
            table="actions",
            text=below.said_of(tidy(details.text) or text),
            line=opened.line,
            happened=opened.day,
            owner=self._owner(below.owner or details.owner or opened.read.owner),
            due=below.due or details.due,
            is_done=opened.is_done or any((opened.read.is_done, details.is_done, below.is_done)),
            heading=opened.heading,
            above=opened.above,
        )

    def _owner(self, owner: str) -> str:
        """Return who is to do something, where that is a function; a person is noted, and left out."""
        plain, role = self._people.without_mentions(owner)
        if not plain or is_placeholder(plain):
            return role
        function, names = parted_owner(plain, self._people.is_known)
        for name in names:
            self._people.add(name)
        return tidy(function)
