"""One word that may be two: *opstart* and *starte op*, *login* and *log in*, *minutter* and *10 min*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from journals.index.inflection import is_look_alike
from journals.text.stemming import stem

_DIRECTIONS = ("op", "ned", "ud", "ind", "frem", "tilbage", "sammen", "bort", "igennem")
"""What stands with a verb alone, as a rule: it begins any word that is made of the two."""
_PREPOSITIONS = ("til", "fra", "af", "på", "om", "over", "igen", "væk", "efter")
"""What stands before nouns just as often: it counts before the noun of a verb only (*tilmelding*)."""
_NOUN_OF_A_VERB = ("ing", "ingen", "inger", "ingerne", "ings", "else", "elsen", "elser", "elserne")
_OF_A_VERB = re.compile(r"(\w{3,}?)(?:ing|else)(?:e?n|e?r|e?rne|e?ns|s)?")
_ENDINGS = ("", "e", "er", "es", "ede", "et", "te", "t")
_ENGLISH = ("up", "in", "on", "off", "out", "over", "down", "under", "away", "back", "through")
PARTICLES = frozenset([*_DIRECTIONS, *_PREPOSITIONS, *_ENGLISH])
_UNITS = {"minut": "min", "tim": "t"}
"""What is short for a unit, by its stem, and another word where no number stands before it."""
REACH = dict.fromkeys(PARTICLES, 3) | dict.fromkeys(_UNITS.values(), 1)
"""How many words behind the first such a second word may stand, with none of `BREAKS` between."""
BREAKS = ("at", "og", "to", "and")
_MIN_VERB = 3


def danish_parts(word: str) -> Iterator[tuple[str, str]]:
    """Yield what may be the verb, or the noun of it, and the particle of a Danish word: *rulning* and *ud*."""
    if is_look_alike(word):
        return
    begins = _DIRECTIONS + (_PREPOSITIONS if word.endswith(_NOUN_OF_A_VERB) else ())
    for particle in begins:
        rest = word.removeprefix(particle)
        if _MIN_VERB <= len(rest) < len(word):
            yield rest, particle


def bare_verbs(noun: str) -> set[str]:
    """Return what may be the forms of the verb that a noun is made of, however short: beside a particle it is one."""
    match = _OF_A_VERB.fullmatch(noun)
    return {root + ending for root in (match[1], match[1].removesuffix("n")) for ending in _ENDINGS} if match else set()


def english_parts(word: str) -> Iterator[tuple[str, str]]:
    """Yield what may be the verb and the particle of an English word: *roll* and *out*."""
    for particle in _ENGLISH:
        verb = word.removesuffix(particle)
        if _MIN_VERB <= len(verb) < len(word):
            yield verb, particle


def joined(verbs: Iterable[str], particle: str) -> Iterator[str]:
    """Yield how words may begin that are made of a particle and a verb, in one of its stems."""
    stems = [verb for verb in dict.fromkeys(verbs) if len(verb) >= _MIN_VERB]
    if particle in _DIRECTIONS or particle in _PREPOSITIONS:
        yield from (particle + each for each in stems)
    if particle in _ENGLISH:
        yield from (each + particle for each in stems)


def short_unit(word: str) -> str:
    """Return how a unit is written behind a number: *min* of *minutter*; "" for all other words."""
    return _UNITS.get(stem(word, "da"), "")
