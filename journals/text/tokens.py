"""Words as they are compared: case and marks away, Danish letters however they are typed.

`aa`, `oe`, `ae` and the letters of our neighbours (`ö`, `ä`) are read as `å`, `ø`, `æ`; other marks are taken off. The
Danish letters themselves stay: `nøgle` is not `nogle`. Only what is *typed* without them may mean them too, so a
typed `nogle` finds `nøgle`, after what it finds exactly.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

DANISH_LETTERS = "æøå"
_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_NEIGHBOURS = str.maketrans({"ö": "ø", "ä": "æ", "þ": "th", "ð": "d", "đ": "d", "ł": "l"})
_TYPED = (("aa", "å"), ("oe", "ø"), ("ae", "æ"))
_MEANS = {"o": "oø", "a": "aæå"}
_MOST_VARIANTS = 64
_BARE = (("æ", "a"), ("ø", "o"), ("å", "a"))


@lru_cache(maxsize=1 << 16)
def normalize_word(word: str) -> str:
    """Return one word as it is compared."""
    word = word.casefold()
    if not word.isascii():
        word = "".join(map(_unmarked, unicodedata.normalize("NFC", word).translate(_NEIGHBOURS)))
    for typed, meant in _TYPED:
        word = word.replace(typed, meant)
    return word


def _unmarked(letter: str) -> str:
    if letter in DANISH_LETTERS or letter.isascii():
        return letter
    return "".join(each for each in unicodedata.normalize("NFKD", letter) if each.isalnum()).casefold()


def strip_danish(word: str) -> str:
    """Return a folded word, or many, with `æ ø å` as the letter that stands for them where they cannot be typed."""
    for letter, meant in _BARE:  # replacing is ten times as fast as translating
        word = word.replace(letter, meant)
    return word


def matches_typed(typed: str, word: str) -> bool:
    """Return whether `word`, of the same length, can be meant by `typed`: `o` by `ø`, but never the other way."""
    return all(one in (other, strip_danish(other)) for one, other in zip(typed, word, strict=True))


def tokenize(text: str) -> Iterator[str]:
    """Return the words of a text, folded; those joined by hyphens once more as one."""
    yield from (word for found in _WORD.findall(text) if (word := normalize_word(found)))
    if "-" in text:
        yield from (normalize_word(found.replace("-", "")) for found in _JOINED.findall(text))


def token_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Return where each word of a text begins and ends, and the word, folded."""
    for found in _WORD.finditer(text):
        if word := normalize_word(found[0]):
            yield found.start(), found.end(), word


def spelling_variants(word: str, exists: Callable[[str], bool]) -> list[str]:
    """Return what else a folded word may mean with Danish letters, of what `exists` says words begin with."""
    found = [""]
    for letter in word:
        longer = [each + other for each in found for other in _MEANS.get(letter, letter)]
        found = longer if len(longer) < _MOST_VARIANTS else [each + letter for each in found]
        if len(found) > 1:
            found = [each for each in found if exists(each)]
    return [each for each in found if each != word]
