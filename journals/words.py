"""From a text to what can be learned from it: folded words, their stems, pairs of stems, and letter runs.

Letter runs find the parts of Danish compounds and forgive typos; pairs of stems know that *først bagefter* means more
than its words. Each feature remembers the word it came from, so that a suggestion can say why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

from journals.text import clean

_WORD = re.compile(r"[^\W\d_]+")
_SPELLINGS = str.maketrans({"ä": "æ", "ö": "ø", "é": "e", "è": "e", "ü": "y"})
_DIGRAPHS = (("aa", "å"), ("oe", "ø"), ("ae", "æ"))
RUN = "~"
"""Begins a feature that is a run of letters."""
_RUNS = (4, 5)


def words_of(text: str, language: str) -> list[str]:
    """Give the words of `text` in small letters, in Danish with `aa oe ae` read as the letters they stand for."""
    folded = clean(text).casefold().translate(_SPELLINGS)
    if language == "da":
        for typed, meant in _DIGRAPHS:
            folded = folded.replace(typed, meant)
    return _WORD.findall(folded)


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """Give a word without its inflection (Snowball)."""
    found: str = _stemmer(language).stemWord(word)
    return found


@lru_cache(maxsize=4)
def _stemmer(language: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("danish" if language == "da" else "english")


def features(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Give each feature of `text` with the words it came from."""
    words = words_of(text, language)
    stems = [stem(word, language) for word in words]
    for word, root in zip(words, stems, strict=True):
        yield root, word
        yield from ((run, word) for run in runs(root if len(root) > 3 else word))
    for place in range(len(words) - 1):
        yield f"{stems[place]} {stems[place + 1]}", f"{words[place]} {words[place + 1]}"


@lru_cache(maxsize=50_000)
def runs(word: str) -> tuple[str, ...]:
    """Give the runs of four and five letters in a word, its borders marked, so that they are told from whole stems."""
    marked = f"<{word}>"
    if len(marked) <= _RUNS[0]:
        return ()
    return tuple(f"{RUN}{marked[i : i + n]}" for n in _RUNS for i in range(len(marked) - n + 1))
