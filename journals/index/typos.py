"""Correction of mistyped words by Damerau-Levenshtein distance."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

MIN_LENGTH = 4
"""The fewest letters of a word with one typo; one with two needs twice as many."""
_MIN_PART = 6
_MIN_PART_WITH_TWO = 9
_MIN_BEFORE = 3
"""The fewest letters that stand before a part: *s* before *witched* is no word, so that is no slip of *kitchen*."""
_MOST_PARTS = 40
"""The most words that are taken for having a mistyped part."""


def nearest_words(word: str, words: str, there: Callable[[str], bool] = lambda _: True) -> list[str]:
    """Return those of `words` (each between two line ends) with the least edit distance from `word`, within the limit.

    `there` says whether a word still occurs.

    A word with k wrong letters has one of any k + 1 parts of it intact, so only words with such a part are compared.
    """
    most = 0 if len(word) < MIN_LENGTH else 1 if len(word) < 2 * MIN_LENGTH else 2
    for allowed in range(1, most + 1):
        parts = _with_a_part(word, words, allowed)
        if found := [each for each in parts if edit_distance(word, each, allowed) <= allowed and there(each)]:
            return sorted(found)
    return []


def _with_a_part(word: str, words: str, wrong: int) -> set[str]:
    size = max(1, len(word) // (wrong + 2))  # one more part than needed: a change of places may break two
    parts = {word[place : place + size] for place in range(0, len(word) - size + 1, size)}
    found: set[str] = set()
    for part in parts:
        place = words.find(part)
        while place >= 0:
            start, end = words.rfind("\n", 0, place) + 1, words.find("\n", place)
            if abs(end - start - len(word)) <= wrong:
                found.add(words[start:end])
            place = words.find(part, end)
    return found


def with_nearest_part(word: str, words: str, there: Callable[[str], bool] = lambda _: True) -> list[str]:
    """Return those of `words` whose beginning, or a part inside, is one slip from `word`; of long ones, two slips.

    A word with one wrong letter has one half intact, but for two letters that changed places, which are changed back.
    """
    if len(word) < _MIN_PART:
        return []
    found = dict.fromkeys(each for other in _changed_back(word) for each in _having(other, words))
    half = len(word) // 2
    for piece, at in ((word[:half], 0), (word[half:], half)):
        found |= dict.fromkeys(each for each in _having(piece, words) if _part_distance(word, each, piece, at) <= 1)
    if not found and len(word) >= _MIN_PART_WITH_TWO:
        third = len(word) // 3
        for at in (0, third, 2 * third):
            begins = _having(word[at : at + third], words, at + 2)
            found |= dict.fromkeys(each for each in begins if _beginning_distance(word, each, 2) <= 2)
    return sorted(each for each in islice(sorted(found, key=len), _MOST_PARTS) if there(each))


def _changed_back(word: str) -> Iterator[str]:
    for at in range(len(word) - 1):
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _having(piece: str, words: str, furthest: int = 999) -> Iterator[str]:
    """Yield the words that have a piece, at the place `furthest` or before."""
    place = words.find(piece)
    while place >= 0:
        start, end = words.rfind("\n", 0, place) + 1, words.find("\n", place)
        if place - start <= furthest:
            yield words[start:end]
        place = words.find(piece, end)


def _part_distance(word: str, other: str, piece: str, at: int) -> int:
    """Return the distance, 2 for more than one, of `word` from a part of `other`; both have `piece`, `word` at `at`."""
    least, place = 2, other.find(piece)
    while place >= 0 and least > 0:
        begins = [
            begin
            for begin in range(max(0, place - at - 1), max(0, place - at + 1) + 1)
            if begin == 0 or begin >= _MIN_BEFORE
        ]
        least = min([least, *(_beginning_distance(word, other[begin:], 1) for begin in begins)])
        place = other.find(piece, place + 1)
    return least


def _beginning_distance(word: str, other: str, most: int) -> int:
    """Return the least distance of `word` from any beginning of `other`; `most` + 1 for more."""
    row = _distances(word, other, most)
    return min([most + 1, *row[max(1, len(word) - most) : len(word) + most + 1]])


def edit_distance(one: str, other: str, most: int) -> int:
    """Return the number of substitutions, insertions, deletions and transpositions; `most` + 1 for more."""
    return most + 1 if abs(len(one) - len(other)) > most else min(most + 1, _distances(one, other, most)[-1])


def _distances(one: str, other: str, most: int) -> list[int]:
    """Return the distance of a word from each beginning of another, by its length; more than `most` where it is more.

    Letters that are further than `most` from the same place in the other word cannot stand for each other.
    """
    far, width = most + 1, len(other)
    before: list[int] = []
    row = list(range(width + 1))
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [far] * (width + 1)
        row[0] = i
        for j in range(max(1, i - most), min(width, i + most) + 1):
            cost = before[j - 1] + (letter != other[j - 1])
            if cost:  # compared one by one: this is done for each letter of thousands of words
                if row[j - 1] < cost:
                    cost = row[j - 1] + 1
                if before[j] < cost:
                    cost = before[j] + 1
                if i > 1 and j > 1 and last[j - 2] < cost and letter == other[j - 2] and one[i - 2] == other[j - 1]:
                    cost = last[j - 2] + 1
            row[j] = cost
        if min(row) > most:
            return row
    return row
