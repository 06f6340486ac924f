"""Stemming, and features for the suggestion model: stems, pairs of stems (bigrams), and runs of letters.

Pairs know that *først bagefter* means more than its words; runs see into Danish compounds and over slips of typing.
Each feature knows the place of its word, so that a suggestion can say why in the words that were typed.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from journals.text.clean import clean
from journals.text.small_words import is_abbreviation

if TYPE_CHECKING:
    import snowballstemmer

_WORD = re.compile(r"[^\W\d_]+")
_SPELLINGS = str.maketrans({"ä": "æ", "ö": "ø", "é": "e", "è": "e", "ü": "y"})
_DIGRAPHS = (("aa", "å"), ("oe", "ø"), ("ae", "æ"))
_LENGTHS = (2, 3, 4, 5)
RUN = "~"
"""What a run of letters begins with."""


class Word(NamedTuple):
    """A word of a text."""

    typed: str
    folded: str
    """In lower case, in Danish with `aa oe ae` as `å ø æ`; an abbreviation (*NAT*) as it is, for it is no such word."""
    stem: str


def split_words(text: str, language: str) -> list[Word]:
    """Return the words of `text`."""
    text = clean(text)
    shouted = text.isupper()  # then capitals say nothing
    found = []
    for typed in _WORD.findall(text):
        if not shouted and is_abbreviation(typed, language):
            found.append(Word(typed, typed, typed))
        else:
            folded = _fold(typed, language)
            found.append(Word(typed, folded, stem(folded, language)))
    return found


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """Return the stem of a word (Snowball)."""
    found: str = _stemmers.of(language).stemWord(word)
    return found


class _Stemmers(threading.local):
    """The stemmers of one thread: each holds the word that it is at, and so serves one thread alone."""

    def __init__(self) -> None:
        self._made: dict[str, snowballstemmer.stemmer] = {}

    def of(self, language: str) -> snowballstemmer.stemmer:
        """Return the stemmer of a language."""
        if language not in self._made:
            import snowballstemmer  # only here: it brings the stemmers of thirty languages along

            self._made[language] = snowballstemmer.stemmer("danish" if language == "da" else "english")
        return self._made[language]


_stemmers = _Stemmers()


def features(words: Sequence[Word]) -> Iterator[tuple[str, int]]:
    """Yield each stem and pair of stems, with the place of its (first) word."""
    for place, word in enumerate(words):
        yield word.stem, place
    for place in range(len(words) - 1):
        yield f"{words[place].stem} {words[place + 1].stem}", place


def is_pair(feature: str) -> bool:
    """Return whether a feature is a pair of stems."""
    return " " in feature


def letter_runs(words: Sequence[Word]) -> Iterator[tuple[str, int]]:
    """Yield each run of two to five letters within a word, its ends marked, with the word's place."""
    for place, word in enumerate(words):
        if word.folded != word.typed or not word.typed.isupper():
            yield from ((run, place) for run in _runs(word.folded))


@lru_cache(maxsize=20_000)
def _runs(folded: str) -> tuple[str, ...]:
    marked = f"<{folded}>"
    return tuple(f"{RUN}{marked[start : start + n]}" for n in _LENGTHS for start in range(len(marked) - n + 1))


def _fold(word: str, language: str) -> str:
    folded = word.casefold().translate(_SPELLINGS)
    if language == "da":
        for typed, meant in _DIGRAPHS:
            folded = folded.replace(typed, meant)
    return folded
