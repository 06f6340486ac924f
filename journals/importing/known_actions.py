"""Actions that are here already, and stand in a file with another deadline: a change, not left and not doubled."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from msgspec.structs import replace

from journals.importing.found import FoundItem
from journals.importing.log_changes import ChangedItem, FieldDifference, LogChange, RecordsHere, changed_item
from journals.records.model import Action

_DAY = re.compile(r"(?<![\d.,])\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?(?![\d])|\b(?:uge|week) \d{1,2}\b")


class KnownActions:
    """The open actions of a project, by their texts."""

    def __init__(self, here: RecordsHere | None, fold: Callable[[str], str]) -> None:
        """`fold`: what makes texts alike that are the same."""
        self._here, self._fold = here, fold

    @cached_property
    def _by_text(self) -> dict[str, list[Action]]:
        found: dict[str, list[Action]] = {}
        for each in self._here.records.values() if self._here else ():
            if isinstance(each, Action) and each.status == "open":
                found.setdefault(self._dayless(each.text), []).append(each)
        return found

    def change_of(self, item: FoundItem, text: str) -> ChangedItem | None:
        """Return what a file has otherwise of an action that is here; `text`: as it would be stored."""
        if item.table != "actions" or item.own or self._here is None:
            return None
        alike = self._by_text.get(self._dayless(text), [])
        same = [each for each in alike if self._fold(each.text) == self._fold(text)]
        if len(those := same or alike) != 1:
            return None
        (before,) = those
        after, differences = before, list[FieldDifference]()
        if item.due and item.due != before.due:
            after = replace(after, due=item.due)
            differences.append(FieldDifference("due", before.due, item.due))
        if not same:
            after = replace(after, text=text)
            differences.insert(0, FieldDifference("text", before.text, text))
        if not differences:
            return None
        is_added = bool(same) and before.due is None
        change = LogChange("there" if is_added else "both", before, after, tuple(differences))
        return changed_item(change, item.line, item.heading)

    def _dayless(self, text: str) -> str:
        return _DAY.sub("#", self._fold(text))
