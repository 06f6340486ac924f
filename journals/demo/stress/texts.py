"""Texts that resemble what teams write: few words often, most words seldom, inflected and put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from random import Random
from types import ModuleType
from typing import NamedTuple

from journals.demo.stress import danish, english

SHORTEST, LONGEST = 100, 600
"""Characters in an observation."""
_STEEP = 1.1
"""How much rarer each word is than the one before it, as in real text."""
_AT_A_TIME = 2_000
_WITHOUT_DANISH_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})
_SO_MANY_WITHOUT = 0.01
"""The part of texts that were written where the letters æ, ø and å were not at hand."""


class WordBank(NamedTuple):
    """What texts in one language are put together from."""

    code: str
    words: dict[str, list[str]]
    """Kind of word (a letter that `SENTENCES` uses) → words, the most usual first."""
    sentences: list[tuple[str, str]]
    roles: list[str]
    technologies: list[str]
    areas: list[str]
    units: list[str]
    name: str
    """What the name of a project looks like."""


@lru_cache(maxsize=1)
def in_danish() -> WordBank:
    """Return what Danish texts are put together from."""
    simple = [_danish_noun(entry) for entry in _entries(danish.NOUNS)]
    nouns = _ranked(simple) + _ranked(
        [tuple(first + form for form in noun) for first in danish.FIRSTS.split() for noun in simple]
    )
    words = {
        "s": [noun[0] for noun in nouns],
        "n": [f"{'et' if noun[1].endswith('t') else 'en'} {noun[0]}" for noun in nouns],
        "d": [noun[1] for noun in nouns],
        "p": [noun[2] for noun in nouns],
        "q": [noun[3] for noun in nouns],
    }
    return _language("da", danish, words, _ranked([entry.split() for entry in _entries(danish.ADJECTIVES)]))


@lru_cache(maxsize=1)
def in_english() -> WordBank:
    """Return what English texts are put together from."""
    simple = [_english_noun(entry) for entry in _entries(english.NOUNS)]
    nouns = _ranked(simple) + _ranked(
        [tuple(f"{first} {form}" for form in noun) for first in english.FIRSTS.split() for noun in simple]
    )
    words = {
        "s": [one for one, _ in nouns],
        "n": [f"{'an' if one[0] in 'aeiou' else 'a'} {one}" for one, _ in nouns],
        "d": [f"the {one}" for one, _ in nouns],
        "p": [many for _, many in nouns],
        "q": [f"the {many}" for _, many in nouns],
    }
    adjectives = _ranked([[each] * 3 for each in _entries(english.ADJECTIVES)])
    return _language("en", english, words, adjectives)


class SentenceGenerator:
    """Generates sentences; the same ones for the same `Random`."""

    def __init__(self, language: WordBank, chance: Random) -> None:
        self.language = language
        self._chance = chance
        self._next = {kind: _drawn(words, chance) for kind, words in language.words.items()}
        self._forms = _evenly(language.sentences, chance)

    def sentence(self) -> str:
        """Return one sentence."""
        form, kinds = next(self._forms)
        said = form % tuple([self._next[kind]() for kind in kinds])
        return said[0].upper() + said[1:]

    def text(self, shortest: int = SHORTEST, longest: int = LONGEST) -> str:
        """Return a text of so many characters, more often a short one than a long one."""
        wanted = shortest + (longest - shortest) * self._chance.random() ** 2
        said = self.sentence()
        while len(said) < wanted:
            more = f"{said} {self.sentence()}"
            if len(more) > longest:
                if len(said) >= shortest:
                    break
                continue
            said = more
        if self.language.code == "da" and self._chance.random() < _SO_MANY_WITHOUT:
            plain = said.translate(_WITHOUT_DANISH_LETTERS)
            said = plain if len(plain) <= longest else said
        return said


def _language(code: str, words: ModuleType, nouns: dict[str, list[str]], adjectives: list[list[str]]) -> WordBank:
    def listed(name: str) -> list[str]:
        return _entries(getattr(words, name))

    verbs = _ranked([entry.split() for entry in listed("VERBS")])
    forms = {kind: [verb[place] for verb in verbs] for place, kind in enumerate("irvt")}
    others = {"o": listed("ROLES"), "w": listed("WHENS"), "l": listed("PLACES")}
    kinds = {kind: [adjective[place] for adjective in adjectives] for place, kind in enumerate("abc")}
    return WordBank(
        code=code,
        words=nouns | forms | others | kinds,
        sentences=list(words.SENTENCES),
        roles=listed("ROLES"),
        technologies=listed("TECHNOLOGIES"),
        areas=listed("AREAS"),
        units=listed("UNITS"),
        name=words.NAME,
    )


def _entries(text: str) -> list[str]:
    return [entry for line in text.strip().split("\n") for entry in line.split("|")]


def _danish_noun(entry: str) -> tuple[str, ...]:
    *stem, one, many, all_of_them = entry.split()
    word = " ".join(stem)
    return (word, *(word + ("" if ending == "-" else ending) for ending in (one, many, all_of_them)))


def _english_noun(entry: str) -> tuple[str, ...]:
    word, _, ending = entry.rpartition(" ")
    return word, word + ("" if ending == "-" else ending)


def _ranked(entries: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return entries in an order that has nothing to do with how they are listed, always the same."""
    found = [list(entry) for entry in entries]
    Random("words").shuffle(found)  # noqa: S311 - nothing secret
    return found


def _drawn(words: list[str], chance: Random) -> Callable[[], str]:
    """Return what gives words, the first ones often and the last ones seldom."""
    weights = _weights(len(words))

    def draw() -> Iterator[str]:
        while True:
            yield from chance.choices(words, cum_weights=weights, k=_AT_A_TIME)

    return draw().__next__


@lru_cache(maxsize=50)
def _weights(number: int) -> list[float]:
    return list(accumulate(1 / (rank + 4) ** _STEEP for rank in range(number)))


def _evenly(forms: list[tuple[str, str]], chance: Random) -> Iterator[tuple[str, str]]:
    while True:
        yield from chance.choices(forms, k=_AT_A_TIME)
