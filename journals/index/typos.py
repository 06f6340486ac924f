"""Correction of mistyped words by Damerau-Levenshtein distance."""

from __future__ import annotations

from collections.abc import Callable

MIN_LENGTH = 4
"""The fewest letters of a word with one typo; one with two needs twice as many."""


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


def edit_distance(one: str, other: str, most: int) -> int:
    """Return the number of substitutions, insertions, deletions and transpositions; `most` + 1 for more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
