"""What is asked for: words, phrases in quotation marks, and filters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from msgspec import Struct

from journals.text.tokens import token_spans

MAX_QUERY_WORDS = 32
"""Words, and phrases, that are asked for; who pastes a page means none of it in particular."""
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
    """As they are compared (`journals.text.tokens`); the last may still be being typed."""
    phrases: tuple[tuple[str, ...], ...] = ()
    """Words that must stand side by side."""
    filters: Filters = Filters()
    language: str = "da"
    """Of the guide's pages."""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is asked for."""
        return not self.words and not self.phrases and self.filters == Filters()


def query_from_text(text: str, filters: Filters = Filters(), language: str = "da") -> Query:  # noqa: B008 - it never changes
    """Read a line: what stands in quotation marks is a phrase, all else are words."""
    text = normalize("NFC", text)  # some systems write a letter and its mark apart
    asked = dict.fromkeys(_words(_PHRASE.sub(" ", text)))
    return Query(tuple(asked)[:MAX_QUERY_WORDS], tuple(_phrases(text))[:MAX_QUERY_WORDS], filters, language)


def _phrases(text: str) -> Iterator[tuple[str, ...]]:
    for found in _PHRASE.finditer(text):
        said = next((each for each in found.groups() if each is not None), "")
        if phrase := tuple(_words(said)):
            yield phrase


def _words(text: str) -> Iterator[str]:
    """Give each word; of those that hyphens join too, which mean one as well because they stand side by side."""
    yield from (word for _, _, word in token_spans(text))
