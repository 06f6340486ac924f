"""Synonyms of typed words: those of the groups that a word is in, by its stem, and never theirs in turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from content import Guide
from journals.index.query import Synonyms
from journals.index.vocabulary import MIN_INFLECTED_LENGTH
from journals.text.stemming import stem
from journals.text.tokens import normalize_word

_SAME_START = 2
"""So many letters words of one stem begin with alike: others need not be stemmed."""
_SOFT_ENDS = "aey"
"""Letters that go where an ending comes."""


def synonyms_of(words: Sequence[str], guides: Iterable[Guide]) -> Synonyms:
    """Return the synonyms of normalized words, of those that have some, by the lists of several guides."""
    lists = [(guide.language, guide.synonyms) for guide in guides]
    found = []
    for word in words:
        others = dict.fromkeys(each for language, groups in lists for each in _others(word, language, groups))
        if others:
            found.append((word, tuple(others)))
    return tuple(found)


def beginning_of(listed: str) -> str:
    """Return what all forms of a listed word begin with, so that *bruger* is not found by *bruge*."""
    return listed[:-1] if len(listed) > MIN_INFLECTED_LENGTH and listed[-1] in _SOFT_ENDS else listed


def _others(word: str, language: str, groups: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the other words of the groups that have a word of the same stem."""
    start = word[:_SAME_START]
    for group in groups:
        listed = [normalize_word(each) for each in group]
        if any(each.startswith(start) and _is_same(word, each, language) for each in listed):
            yield from (each for each in listed if not _is_same(word, each, language))


def _is_same(word: str, other: str, language: str) -> bool:
    """Return whether a word is a form of a listed one."""
    if word == other:
        return True
    is_short = min(len(word), len(other)) < MIN_INFLECTED_LENGTH
    return not is_short and word.startswith(beginning_of(other)) and stem(word, language) == stem(other, language)
