"""An item of the guide as a searchable record."""

from __future__ import annotations

from typing import ClassVar

from journals.records.base import Record
from journals.records.fields import SearchedText


class IndexedGuidePage(Record, frozen=True, kw_only=True):
    """One item of the guide in one language."""

    TABLE: ClassVar[str] = "guide"

    title: SearchedText = ""
    summary: SearchedText = ""
    text: SearchedText = ""

    @property
    def language(self) -> str:
        """The guide's language."""
        return self.id.partition("-")[0]

    @property
    def item(self) -> str:
        """The item's id in the guide."""
        return self.id.partition("-")[2].replace("_", ".")


def page_id(language: str, item: str) -> str:
    """Return the page id of a guide item."""
    return f"{language}-{item.replace('.', '_')}"
