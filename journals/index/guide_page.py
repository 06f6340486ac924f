"""An item of the guide as a searchable record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from journals.records.base import Record
from journals.records.fields import SearchedText
from journals.text.stemming import stem


class IndexedGuidePage(Record, frozen=True, kw_only=True):
    """One item of the guide in one language."""

    TABLE: ClassVar[str] = "guide"

    title: SearchedText = ""
    summary: SearchedText = ""
    text: SearchedText = ""
    also: SearchedText = ""
    """Other words for what it is about."""
    forms: SearchedText = ""
    """What the forms are called that it leads to."""

    @property
    def language(self) -> str:
        """The guide's language."""
        return self.id.partition("-")[0]

    @property
    def item(self) -> str:
        """The item's id in the guide."""
        return self.id.partition("-")[2].replace("_", ".")

    @property
    def names(self) -> tuple[str, ...]:
        """What the page is called: its title, and each other word for what it is about."""
        return (self.title, *self.also.split(", "))


def name_key(words: Iterable[str], language: str) -> str:
    """Return the key of a page's name, the same for all forms of its normalized words."""
    return "".join(stem(word, language) for word in words)


def page_id(language: str, item: str) -> str:
    """Return the page id of a guide item."""
    return f"{language}-{item.replace('.', '_')}"
