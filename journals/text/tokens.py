"""Tokenizing and normalizing words for comparison, with Danish letters however they are typed.

`aa`, `oe`, `ae` (`digraphs.py`) and the letters of our neighbours (`ö`, `ä`) are read as `å`, `ø`, `æ`; other
diacritics are removed.
The Danish letters themselves are kept: `nøgle` is not `nogle`. Only what is *typed* without them may stand for them
too, so a typed `nogle` finds `nøgle`, after what it finds exactly.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain

from journals.text.digraphs import fold_digraphs

DANISH_LETTERS = "æøå"
_MARKS = "\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3"
"""Signs on a letter that end no word: accents that some systems write apart, vowels of Thai and its neighbours."""
_MARKED = re.compile(f"[{_MARKS}]")
_PLAIN_WORD = re.compile(r"[^\W_]+")
_WORD = re.compile(rf"[^\W_]++(?:[{_MARKS}]++[^\W_]*+)*+")
"""A word is taken whole or not at all: to try each part of one with many signs on a letter could take years."""
_JOINED = re.compile(rf"(?<![^\W_]){_WORD.pattern}(?:-{_WORD.pattern})+")  # not tried from each letter of a long word
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""A letter of a script that puts no spaces between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""
_IN_CAPITALS = re.compile(r"(?<![^\W_])[A-ZÆØÅ][A-ZÆØÅ0-9]{1,5}(?![^\W_])")
_NEIGHBOURS = str.maketrans({"ö": "ø", "ä": "æ", "þ": "th", "ð": "d", "đ": "d", "ł": "l"})
_MEANS = {"o": "oø", "a": "aæå"}
_MOST_VARIANTS = 64
_BARE = (("æ", "a"), ("ø", "o"), ("å", "a"))


@lru_cache(maxsize=1 << 16)
def normalize_word(word: str) -> str:
    """Return a word in the form in which words are compared."""
    word = word.casefold()
    if not word.isascii():
        word = "".join(map(_unmarked, unicodedata.normalize("NFC", word).translate(_NEIGHBOURS)))
    return fold_digraphs(word)


def is_unspaced(word: str) -> bool:
    """Return whether a word is of a script without spaces, so that it may be a whole sentence."""
    return bool(_UNSPACED.match(word))


def _unmarked(letter: str) -> str:
    if letter in DANISH_LETTERS or letter.isascii():
        return letter
    return "".join(each for each in unicodedata.normalize("NFKD", letter) if each.isalnum()).casefold()


def strip_danish(word: str) -> str:
    """Return normalized text with `æ ø å` replaced by `a o a`, as on keyboards without them."""
    for letter, meant in _BARE:  # replacing is ten times as fast as translating
        word = word.replace(letter, meant)
    return word


def matches_typed(typed: str, word: str) -> bool:
    """Return whether `typed` may stand for `word` of the same length: `o` for `ø`, but never the other way."""
    return all(one in (other, strip_danish(other)) for one, other in zip(typed, word, strict=True))


def _words_of(text: str) -> re.Pattern[str]:
    """Return the pattern of words; without such signs in a text the plain one, which is twice as fast."""
    return _WORD if not text.isascii() and _MARKED.search(text) else _PLAIN_WORD


def tokenize(text: str) -> Iterator[str]:
    """Return the normalized words of a text, one after another; hyphenated ones also joined.

    It is no generator, which would take longer than what it does for a word.
    """
    words = filter(None, map(normalize_word, _words_of(text).findall(text)))
    return chain(words, _joined_words(text)) if "-" in text else words


def _joined_words(text: str) -> Iterator[str]:
    yield from (normalize_word(found.replace("-", "")) for found in _JOINED.findall(text))


def token_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and normalized form of each word of a text."""
    for found in _words_of(text).finditer(text):
        if word := normalize_word(found[0]):
            yield found.start(), found.end(), word


def words_in_capitals(text: str) -> list[str]:
    """Return the normalized words that are written in capitals as abbreviations are: *MED*, *IT*, *GPS*."""
    return list(dict.fromkeys(map(normalize_word, _IN_CAPITALS.findall(text))))


def spelling_variants(word: str, exists: Callable[[str], bool]) -> list[str]:
    """Return the spellings of a normalized word with Danish letters, of those that `exists` accepts as prefixes."""
    found = [""]
    for letter in word:
        longer = [each + other for each in found for other in _MEANS.get(letter, letter)]
        found = longer if len(longer) < _MOST_VARIANTS else [each + letter for each in found]
        if len(found) > 1:
            found = [each for each in found if exists(each)]
    return [each for each in found if each != word]
