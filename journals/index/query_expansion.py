"""Query expansion: the words that a typed word may stand for, grouped by how close they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from journals.index.synonyms import beginning_of
from journals.index.vocabulary import MAX_INFIX_MATCHES, Vocabulary
from journals.text.tokens import spelling_variants

SYNONYM_LEVEL = 5
MISTYPED_LEVEL = 6
MATCH_LEVELS = (1, 2, 3, 4, SYNONYM_LEVEL, MISTYPED_LEVEL)
"""Exact · inflected or prefix · typed without Danish letters or as two words · infix · synonym · mistyped."""


class Expansion(Struct):
    """The words that one typed word may stand for, by match level."""

    typed: str
    prefixes: dict[int, list[str]]
    """Level → prefixes."""
    words: dict[int, set[str]]
    """Level → whole words."""
    is_whole: bool = True
    """False where more infix matches were found than are searched for."""
    synonyms: Mapping[str, set[str]] = {}
    """Synonym → its forms that stand in the library."""

    def level(self, word: str) -> int:
        """Return the match level of a word in a text, 0 where it does not match."""
        for level in MATCH_LEVELS:
            if word in self.words.get(level, ()) or word.startswith(tuple(self.prefixes.get(level, ()))):
                return level
        return 0

    def terms(self, level: int) -> list[str]:
        """Return the FTS5 terms of one level."""
        words = [f'"{word}"' for word in sorted(self.words.get(level, ()))]
        return words + [f'"{start}"*' for start in self.prefixes.get(level, ())]

    @property
    def is_empty(self) -> bool:
        """Whether no text of the library can match."""
        return not any(self.words.values()) and not any(self.prefixes.values())


class ExpandedQuery:
    """The expansions of a whole query, with the match levels of words cached."""

    def __init__(self, each: Iterable[Expansion] = ()) -> None:
        self._each = tuple(each)
        self._nothing = (0,) * len(self._each)
        self._begins = tuple({start for one in self._each for starts in one.prefixes.values() for start in starts})
        self._words = {word for one in self._each for words in one.words.values() for word in words}
        self._known: dict[str, tuple[int, ...]] = {}

    def __iter__(self) -> Iterator[Expansion]:
        return iter(self._each)

    def __len__(self) -> int:
        return len(self._each)

    def levels(self, word: str) -> tuple[int, ...]:
        """Return the match level of a word for each typed word, 0 where it does not match."""
        found = self._known.get(word)
        if found is None:
            is_meant = word in self._words or word.startswith(self._begins)
            found = self._known[word] = tuple(one.level(word) for one in self._each) if is_meant else self._nothing
        return found

    def nearest(self, word: str) -> int:
        """Return the closest match level of a word, 0 where it matches none."""
        levels = self.levels(word)
        return 0 if levels is self._nothing else min(level for level in levels if level)


def expand_all(words: Sequence[str], vocabulary: Vocabulary) -> list[Expansion]:
    """Return the expansion of each word; two neighbours may also be one word in a text."""
    found = [expand(word, vocabulary) for word in words]
    for one, other in pairwise(found):
        joined = one.typed + other.typed
        for start in [joined, *spelling_variants(joined, vocabulary.has_prefix)]:
            if vocabulary.has_prefix(start):  # written as one in the text
                one.prefixes.setdefault(3, []).append(start)
                other.prefixes.setdefault(3, []).append(start)
    return found


def expand(word: str, vocabulary: Vocabulary) -> Expansion:
    """Return the expansion of one word."""
    plain = [start for start in spelling_variants(word, vocabulary.has_prefix) if vocabulary.has_prefix(start)]
    known = [each for each in plain if vocabulary.contains(each)]
    inside = vocabulary.containing(word)
    return Expansion(
        word,
        {2: [word] if vocabulary.has_prefix(word) else [], 3: plain},
        {
            1: {word} if vocabulary.contains(word) else set(),
            2: vocabulary.inflections(word),
            3: {each for start in known for each in vocabulary.inflections(start)},
            4: set(inside[:MAX_INFIX_MATCHES]),
        },
        is_whole=len(inside) <= MAX_INFIX_MATCHES,
    )


def with_synonyms(expansion: Expansion, synonyms: Iterable[str], vocabulary: Vocabulary) -> Expansion:
    """Return the expansion with the forms of synonyms of its word."""
    forms = {
        each: {form for form in vocabulary.inflections(each) if form.startswith(beginning_of(each))}
        | ({each} if vocabulary.contains(each) else set())
        for each in synonyms
    }
    there = {each: found for each, found in forms.items() if found}
    words = expansion.words | {SYNONYM_LEVEL: {form for found in there.values() for form in found}}
    return replace(expansion, words=words, synonyms=there) if there else expansion


def expand_mistyped(word: str, vocabulary: Vocabulary) -> Expansion:
    """Return the expansion of a word without matches to those spelled most like it."""
    return Expansion(word, {}, {MISTYPED_LEVEL: set(vocabulary.nearest(word))})
