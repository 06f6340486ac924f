"""Stemming, and features for the suggestion model: stems and pairs of stems (bigrams).

Pairs know that *først bagefter* means more than its words. Runs of letters, which see into Danish compounds, were tried
and suggested more where nothing fits. Each feature remembers the words it came from, so that a suggestion can say why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from journals.text.clean import clean

if TYPE_CHECKING:
    import snowballstemmer

_WORD = re.compile(r"[^\W\d_]+")
_SPELLINGS = str.maketrans({"ä": "æ", "ö": "ø", "é": "e", "è": "e", "ü": "y"})
_DIGRAPHS = (("aa", "å"), ("oe", "ø"), ("ae", "æ"))


def split_words(text: str, language: str) -> list[str]:
    """Return the words of `text` in lower case, in Danish with `aa oe ae` as `å ø æ`."""
    folded = clean(text).casefold().translate(_SPELLINGS)
    if language == "da":
        for typed, meant in _DIGRAPHS:
            folded = folded.replace(typed, meant)
    return _WORD.findall(folded)


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """Return the stem of a word (Snowball)."""
    found: str = _stemmer(language).stemWord(word)
    return found


@lru_cache(maxsize=4)
def _stemmer(language: str) -> snowballstemmer.stemmer:
    import snowballstemmer  # only here: it brings the stemmers of thirty languages along

    return snowballstemmer.stemmer("danish" if language == "da" else "english")


def features(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield each feature of `text` with the words it comes from."""
    words = split_words(text, language)
    stems = [stem(word, language) for word in words]
    for word, root in zip(words, stems, strict=True):
        yield root, word
    for place in range(len(words) - 1):
        yield f"{stems[place]} {stems[place + 1]}", f"{words[place]} {words[place + 1]}"
