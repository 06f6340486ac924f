"""Slips of the pen in what was written: words one slip from a long typed word, though that is known elsewhere."""

from __future__ import annotations

from collections.abc import Container, Iterator

from journals.index.inflection import plain_forms

MIN_SLIPPED = 6
"""The fewest letters of a typed word that may stand with a slip in a text: shorter ones are too like other words."""
_MIN_SUBSTITUTED = 8
"""The fewest letters of one with a wrong letter: such pairs are words of their own more often than others."""
_LETTERS = "abcdefghijklmnoprstuvyæøå"
_ENDINGS = (
    "",
    *"enrstd",
    "en",
    "er",
    "et",
    "es",
    "ne",
    "ed",
    "ly",
    "ens",
    "ene",
    "ers",
    "ing",
    "erne",
    "enes",
    "ernes",
)
"""What may stand behind the word in the text."""


def slips_of(word: str) -> dict[str, str]:
    """Return how a word or its shortest forms may be written with one slip, each with the form that was meant."""
    long = sorted(each for each in plain_forms(word) if len(each) >= MIN_SLIPPED)
    least = min(map(len, long), default=0)
    meant = [*(each for each in long if len(each) == least), word]
    slips = {slip: form for form in meant for slip in slipped(form)}
    return {slip: form for slip, form in slips.items() if slip not in meant}


def slipped(word: str) -> Iterator[str]:
    """Yield how a word may be written with one slip that is not in its first letter, nor an ending of another form."""
    last = len(word)
    for at in range(1, last):
        before, rest = word[:at], word[at:]
        if at < last - 1:
            yield before + rest[1:]  # left out
            if rest[0] != rest[1]:
                yield before + rest[1] + rest[0] + rest[2:]  # changed places
        yield from (before + letter + rest for letter in _LETTERS)
        if last >= _MIN_SUBSTITUTED and at < last - 1:
            yield from (before + letter + rest[1:] for letter in _LETTERS if letter != rest[0])


def endings_of(start: str, known: Container[str]) -> Iterator[str]:
    """Yield the known words that are `start` in some form."""
    return (start + ending for ending in _ENDINGS if start + ending in known)
