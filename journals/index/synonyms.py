"""Synonyms of typed words: those of the groups that a word is in, by its stem, and never theirs in turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from content import Guide
from content.word_forms import word_families
from content.words import GUIDE_LANGUAGES
from journals.index.inflection import irregular_forms
from journals.index.query import Synonyms
from journals.index.vocabulary import MIN_INFLECTED_LENGTH
from journals.text.stemming import stem
from journals.text.tokens import normalize_word

_SAME_START = 2
"""So many letters words of one stem begin with alike: others need not be stemmed, but irregular ones (*børn*)."""
_SOFT_ENDS = "aey"
"""Letters that go where an ending comes."""


def synonyms_of(words: Sequence[str], guides: Iterable[Guide]) -> Synonyms:
    """Return the synonyms of normalized words, and of two side by side, of those that have some, by several guides."""
    lists = [(guide.language, guide.synonyms) for guide in guides]
    found = []
    for word in words:
        others = dict.fromkeys(each for language, groups in lists for each in _others(word, language, groups))
        if others:
            found.append((word, tuple(others)))
    for pair in pairwise(words):
        others = dict.fromkeys(each for language, groups in lists for each in _others_of_two(pair, language, groups))
        if others:
            found.append((" ".join(pair), tuple(others)))
    return tuple(found)


def is_form_of(word: str, listed: str) -> bool:
    """Return whether a word of the same stem may be a form of a listed one: *bruger* is not found by *bruge*."""
    can_end_otherwise = len(listed) > MIN_INFLECTED_LENGTH and listed[-1] in _SOFT_ENDS
    begins = listed[:-1] if can_end_otherwise else listed
    return word.startswith(begins) or any(word in _irregular_forms(each).get(listed, ()) for each in GUIDE_LANGUAGES)


@cache
def _irregular_forms(language: str) -> dict[str, frozenset[str]]:
    """Return the forms of each irregular word by its first one: *bruger* is one of *bruge*, and a word of its own."""
    families = [[normalize_word(form) for form in family.forms] for family in word_families(language)]
    return {forms[0]: frozenset(forms) for forms in families}


def _others(word: str, language: str, groups: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the other words of the groups that have a word of the same stem."""
    starts = tuple({form[:_SAME_START] for form in (word, *irregular_forms(word, language))})
    for group in groups:
        listed = [normalize_word(each) for each in group]
        if any(each.startswith(starts) and _is_same(word, each, language) for each in listed):
            yield from (each for each in listed if not _is_same(word, each, language))


def _others_of_two(pair: tuple[str, str], language: str, groups: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the words of the groups in which two words stand as one entry, but for other such entries."""
    for group in groups:
        twos = [normalize_word(each).split() for each in group if " " in each]
        if any(all(map(_is_same, pair, two, (language, language))) for two in twos):
            yield from (normalize_word(each) for each in group if " " not in each)


def _is_same(word: str, other: str, language: str) -> bool:
    """Return whether a word is a form of a listed one."""
    if word == other:
        return True
    is_short = min(len(word), len(other)) < MIN_INFLECTED_LENGTH
    is_inflected = stem(word, language) == stem(other, language) or word in _irregular_forms(language).get(other, ())
    return not is_short and is_inflected and is_form_of(word, other)
