"""Search queries: words, phrases in quotation marks, and filters."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct

from journals.text.clean import clean
from journals.text.stopwords import SMALL_IN_QUERIES
from journals.text.tokens import token_spans, words_in_capitals

MAX_QUERY_WORDS = 32
"""The most words, and phrases, of a query: whoever pastes a page means none of its words in particular."""
_PHRASE = re.compile(r'"([^"]*)"?|»([^«]*)«?|“([^”]*)”?|”([^”]*)”?')


Synonyms: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
Phrases: TypeAlias = tuple[tuple[str, ...], ...]


class Filters(Struct, frozen=True):
    """Restrictions on a record's fields: values of one filter are alternatives, several filters must all match."""

    tables: frozenset[str] = frozenset()
    """Names of tables, of those that are searched (`journals.index.terms.SEARCHED_TYPES`)."""
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
    periods: tuple[tuple[str, str], ...] = ()
    """Alternatives: from an ISO day to another, both included."""
    capitals: frozenset[str] = frozenset()
    """Words that stand in the text in capitals, normalized."""

    @property
    def asks_time(self) -> bool:
        """Whether they ask for a time."""
        return bool(self.since or self.until or self.periods)


class Query(Struct, frozen=True):
    """A parsed search."""

    words: tuple[str, ...] = ()
    """Normalized (`journals.text.tokens`); the last may still be being typed."""
    phrases: Phrases = ()
    """Sequences of adjacent words."""
    filters: Filters = Filters()
    language: str = "da"
    """The language of the guide pages to search."""
    synonyms: Synonyms = ()
    """Of words that have some: the word, and those that may stand for it."""
    capitals: tuple[str, ...] = ()
    """Those of the words that were typed as an abbreviation is: in capitals."""
    today: str = "9999-12-31"
    """The ISO day after which a day is still to come."""
    week_as_written: Phrases = ()
    """How texts write the one week that is asked for: what speaks of it is found where nothing happened in it."""

    @property
    def is_empty(self) -> bool:
        """Whether the query has neither words nor filters."""
        return not self.words and not self.phrases and self.filters == Filters()


def query_from_text(text: str, filters: Filters = Filters(), language: str = "da") -> Query:  # noqa: B008 - it never changes
    """Return the query of a line: phrases in quotation marks, and words."""
    text = clean(text)  # some systems write a letter and its mark apart
    asked = dict.fromkeys(_words(_PHRASE.sub(" ", text)))
    words, phrases = tuple(asked)[:MAX_QUERY_WORDS], tuple(_phrases(text))[:MAX_QUERY_WORDS]
    capitals = tuple(word for word in words_in_capitals(_PHRASE.sub(" ", text)) if word in words)
    return Query(words, phrases, filters, language, capitals=capitals)


def _phrases(text: str) -> Iterator[tuple[str, ...]]:
    for found in _PHRASE.finditer(text):
        said = next((each for each in found.groups() if each is not None), "")
        if phrase := tuple(_words(said)):
            yield phrase


def _words(text: str) -> Iterator[str]:
    """Yield each word, the parts of hyphenated ones separately: as neighbours they match the joined word too."""
    yield from (word for _, _, word in token_spans(text))


def strong_words(words: Sequence[str], capitals: Container[str] = ()) -> list[str]:
    """Return the words without small words but those in capitals, and always the last, which is still being typed."""
    small = [word in SMALL_IN_QUERIES and word not in capitals for word in words[:-1]]
    return [word for word, is_small in zip(words, [*small, False], strict=False) if not is_small]
