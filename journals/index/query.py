"""What is asked for: words, phrases in quotation marks, and filters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from journals.index.letters import places

MOST_WORDS = 24
"""The most words that are asked for; a whole text that was pasted is not a question."""
_PHRASE = re.compile(r'"([^"]*)"?|»([^«]*)«?|“([^”]*)”?|”([^”]*)”?')


class Filters(Struct, frozen=True):
    """What can be told without reading. Of one kind any of those named will do; of several kinds all must hold."""

    tables: frozenset[str] = frozenset()
    """`observations`, `lessons`, `actions`, `projects`, `guide`."""
    stages: frozenset[str] = frozenset()
    pitfalls: frozenset[str] = frozenset()
    """Ids of pitfalls or insights."""
    kinds: frozenset[str] = frozenset()
    """Of observations; `none` for those without."""
    signs: frozenset[str] = frozenset()
    projects: frozenset[str] | None = None
    """Ids; None for all."""
    roles: frozenset[str] = frozenset()
    """Whose eyes saw it, or who is to do it: beginnings of words."""
    since: str = ""
    """From this ISO day on; what has no day is left out."""
    until: str = ""
    """Up to this ISO day."""


class Query(Struct, frozen=True):
    """What is searched for."""

    words: tuple[str, ...] = ()
    """As they are compared (`journals.index.letters`); the last may still be being typed."""
    phrases: tuple[tuple[str, ...], ...] = ()
    """Words that must stand side by side."""
    filters: Filters = Filters()
    language: str = "da"
    """Of the guide's pages."""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is asked for."""
        return not self.words and not self.phrases and self.filters == Filters()


def query(text: str, filters: Filters = Filters(), language: str = "da") -> Query:  # noqa: B008 - it never changes
    """Read a line: what stands in quotation marks is a phrase, all else are words."""
    words = tuple(dict.fromkeys(_words(_PHRASE.sub(" ", text))))[-MOST_WORDS:]
    return Query(words, tuple(_phrases(text))[:MOST_WORDS], filters, language)


def _phrases(text: str) -> Iterator[tuple[str, ...]]:
    for found in _PHRASE.finditer(text):
        said = next((each for each in found.groups() if each is not None), "")
        if phrase := tuple(_words(said))[:MOST_WORDS]:
            yield phrase


def _words(text: str) -> Iterator[str]:
    """Give the words one by one: of those joined by hyphens each, which side by side may mean one as well."""
    yield from (word for _, _, word in places(text))
