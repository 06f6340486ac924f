"""Verbs with a particle: *starte op* and *opstart*, *log in* and *login* say the same, as two words or as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journals.index.inflection import is_look_alike

_DIRECTIONS = ("op", "ned", "ud", "ind", "frem", "tilbage", "sammen", "bort", "igennem")
"""What stands with a verb alone, as a rule: it begins any word that is made of the two."""
_PREPOSITIONS = ("til", "fra", "af", "på", "om", "over", "igen", "væk", "efter")
"""What stands before nouns just as often: it counts before the noun of a verb only (*tilmelding*)."""
_NOUN_OF_A_VERB = ("ing", "ingen", "inger", "ingerne", "ings", "else", "elsen", "elser", "elserne")
_ENGLISH = ("up", "in", "on", "off", "out", "over", "down", "under", "away", "back", "through")
PARTICLES = frozenset([*_DIRECTIONS, *_PREPOSITIONS, *_ENGLISH])
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
