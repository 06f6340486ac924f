"""Synonyms of typed words: those of the groups that a word is in, by its stem, and never theirs in turn."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from content import Guide
from content.synonyms import SynonymGroup
from content.word_forms import kindred_groups, word_families
from content.words import GUIDE_LANGUAGES
from journals.index.inflection import are_two_words, irregular_compounds, irregular_forms
from journals.index.query import Synonyms
from journals.index.vocabulary import MIN_INFLECTED_LENGTH
from journals.text.stemming import stem
from journals.text.tokens import normalize_word

_SAME_START = 2
"""So many letters words of one stem begin with alike: others need not be stemmed, but irregular ones (*børn*)."""
_LONG_FIRST = 4
"""The fewest letters before an irregular word that make a compound of it certainly."""
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
    if word.startswith(begins) or word in irregular_compounds(listed, _LONG_FIRST):  # *bruger* is no *br-uger*
        return True
    if begins != listed and begins == word + word[-1]:  # *log* of *logge*
        return True
    return any(word in _irregular_forms(each).get(listed, ()) for each in GUIDE_LANGUAGES)


@cache
def _irregular_forms(language: str) -> dict[str, frozenset[str]]:
    """Return the forms of each irregular word by its first one: *bruger* is one of *bruge*, and a word of its own."""
    families = [[normalize_word(form) for form in family.forms] for family in word_families(language)]
    return {forms[0]: frozenset(forms) for forms in families}


@lru_cache(maxsize=1 << 12)
def related_words(word: str) -> tuple[str, ...]:
    """Return the words that the tables have beside one: its verb or noun, what it is short for.

    Also one of the same stem, which has forms that the word has not: *låste* is found by *lås*.
    """
    listed = ((each, kindred_groups(each)) for each in GUIDE_LANGUAGES)
    found = (each for language, groups in listed for each in _others(word, language, groups, besides=(word,)))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=8)
def _by_start(groups: tuple[SynonymGroup, ...]) -> dict[str, list[SynonymGroup]]:
    """Return groups, normalized, by what any of their words begins with: most are not about what was typed."""
    found: dict[str, list[SynonymGroup]] = {}
    for group in groups:
        listed = tuple(map(normalize_word, group))
        for start in dict.fromkeys(each[:_SAME_START] for each in listed):
            found.setdefault(start, []).append(listed)
    return found


def _about(word: str, language: str, groups: tuple[SynonymGroup, ...]) -> Iterable[SynonymGroup]:
    """Return the groups that may have a word."""
    starts = dict.fromkeys(form[:_SAME_START] for form in (word, *sorted(irregular_forms(word, language))))
    return dict.fromkeys(group for start in starts for group in _by_start(groups).get(start, ()))


def _others(word: str, language: str, groups: tuple[SynonymGroup, ...], besides: Collection[str] = ()) -> Iterator[str]:
    """Yield the other words of the groups that have a word of the same stem: all but `besides`, or of another stem."""
    for listed in _about(word, language, groups):
        if same := {each for each in listed if _is_same(word, each, language)}:
            yield from (each for each in listed if each not in (besides or same))


def _others_of_two(pair: tuple[str, str], language: str, groups: tuple[SynonymGroup, ...]) -> Iterator[str]:
    """Yield the others of the groups in which two words stand as one entry."""
    for listed in _about(pair[0], language, groups):
        same = {each for each in listed if " " in each and all(map(_is_same, pair, each.split(), (language, language)))}
        if same:
            yield from (each for each in listed if each not in same)


def _is_same(word: str, other: str, language: str) -> bool:
    """Return whether a word is a form of a listed one."""
    if word == other:
        return True
    if min(len(word), len(other)) < MIN_INFLECTED_LENGTH or are_two_words(word, other):
        return False
    is_inflected = stem(word, language) == stem(other, language) or word in _irregular_forms(language).get(other, ())
    return is_inflected and is_form_of(word, other)
