"""Compound words: whether a word is one of the parts that another is made of, or stands in it by chance.

*møde* is a part of *personalemødet* and of *mødereferat*. In *imødekommende* it is none: what stands before it is no
word. Nor is *bil* in *billede*, or *ring* in *orientering*: those are listed (`content/inflection/look_alikes.txt`).
"""

from __future__ import annotations

from collections.abc import Set

from journals.index.inflection import (
    MIN_FORM,
    chance_places,
    is_listed,
    is_of_short_word,
    stem_variants,
    tells_nothing,
)

LINKS = ("", "s", "e", "es", "er", "n")
"""What may stand between two parts."""
_PREFIXES = frozenset(
    ["be", "ge", "er", "for", "mis", "und", "ent", "an", "re", "de", "pro", "per", "kon", "in", "im", "ko", "ab", "ad"]
)
"""What makes another word of a verb, and is no part of a compound."""
_FIRST_ENDINGS = ("", "e", "r", "n", "en", "et", "er", "ene", "erne")
"""With one of these the first part of a compound may stand alone in the library."""
_SHORT_FIRSTS = frozenset(["el", "it", "tv", "pc", "id", "cv", "mr"])
"""Short words that begin compounds, and that a library need not have alone: *elbil*."""
_VOWELS = frozenset("aeiouyæøå")
_MAX_ENDING = 5
_LONG = 4
"""From so many letters on a part is hardly there by chance."""


class CompoundParts:
    """Whether words have a typed word as a part."""

    def __init__(self, word: str, forms: frozenset[str], known: Set[str], english: Set[str]) -> None:
        """`forms`: how the word can stand in a compound. `known`: the words of the library, `english` some of them."""
        by_table = is_of_short_word(word)  # *tal* has its stem from *tale*, too
        self._roots = frozenset[str]() if by_table else stem_variants(word)
        self._forms = forms
        self._is_tiny = len(word) < MIN_FORM  # *urene* stands in *turene*
        self._known = known
        self._english = english
        self._longest = max(map(len, (*self._roots, *forms))) + _MAX_ENDING

    def begins(self, compound: str, form: str) -> bool:
        """Return whether a word that begins with a form is made of it and another word."""
        is_english = compound in self._english
        rests = _without_link(compound[len(form) :], form[-1] + "e")  # *nattevagt*
        if stands_by_chance(compound, 0, form) or self._is_form(compound):
            return False
        if any(self._is_word(each, len(form) < _LONG or is_english) for each in rests):
            return True
        return not is_english and any(self._is_form_of_a_word(each) for each in rests)

    def has_inside(self, compound: str, place: int, form: str) -> bool:
        """Return whether a word is made of another word and, from `place` on, a form."""
        before, rest = compound[:place], compound[place:]
        if (
            not rest.startswith(form)
            or not self._is_first(before, len(form) < _LONG)
            or ((self._is_tiny or compound in self._english) and not self._is_known_first(before))
            or stands_by_chance(compound, place, form)
        ):
            return False
        if self._is_form(rest):
            return True
        return len(form) >= _LONG and any(self._is_word(each, False) for each in _without_link(rest[len(form) :]))

    def _is_form(self, word: str) -> bool:
        if len(word) > self._longest:
            return False
        return (
            word in self._forms
            or word.removesuffix("s") in self._forms
            or not stem_variants(word).isdisjoint(self._roots)
        )

    def _is_word(self, piece: str, must_be_known: bool) -> bool:
        """Return whether the last part of a compound can be a word."""
        if len(piece) < MIN_FORM:
            return False
        return piece in self._known or (not must_be_known and len(piece) >= _LONG and not _VOWELS.isdisjoint(piece))

    def _is_form_of_a_word(self, piece: str) -> bool:
        """Return whether the last part of a compound is another form of a word that stands alone in the library."""
        bare = (piece.removesuffix(end) for end in _FIRST_ENDINGS if piece.endswith(end))
        return any(len(each) >= _LONG and self._stands_alone(each) for each in bare) and not tells_nothing(piece)

    def _is_first(self, piece: str, must_be_known: bool) -> bool:
        if piece in _SHORT_FIRSTS:
            return True
        if len(piece) < 2 or piece in _PREFIXES or _VOWELS.isdisjoint(piece):
            return False
        return not must_be_known or len(piece) >= _LONG or self._stands_alone(piece)

    def _stands_alone(self, piece: str) -> bool:
        return any(piece + end in self._known for end in _FIRST_ENDINGS)

    def _is_known_first(self, piece: str) -> bool:
        bare = piece.removesuffix("s")
        return is_listed(bare) or self._stands_alone(piece) or self._stands_alone(bare)


def is_beginning(word: str) -> bool:
    """Return whether a word can be the first of two that are written as one."""
    return word not in _PREFIXES


def _without_link(rest: str, more: str = "") -> list[str]:
    links = (*LINKS, more) if more else LINKS
    return [rest[len(link) :] for link in links if rest.startswith(link)]


def stands_by_chance(compound: str, place: int, form: str) -> bool:
    """Return whether what stands at a place of a word is part of a listed longer one."""
    ended = compound + "\n"
    return any(place >= off and ended.startswith(word, place - off) for word, off in chance_places(form))
