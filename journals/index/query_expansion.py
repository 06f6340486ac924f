"""Query expansion: the words that a typed word may stand for, grouped by how close they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise, product

from msgspec import Struct
from msgspec.structs import replace

from content.words import GUIDE_LANGUAGES
from journals.index.compounds import LINKS
from journals.index.inflection import irregular_forms, plain_forms
from journals.index.particles import (
    BREAKS,
    PARTICLES,
    REACH,
    bare_verbs,
    danish_parts,
    english_parts,
    joined,
    short_unit,
)
from journals.index.slips import MIN_SLIPPED
from journals.index.store import INDEXED_PREFIX_LENGTH
from journals.index.synonyms import is_form_of, related_words
from journals.index.typos import edit_distance
from journals.index.vocabulary import MAX_INFIX_MATCHES, MIN_INFLECTED_LENGTH, Vocabulary
from journals.text.stemming import stem
from journals.text.tokens import is_unspaced, spelling_variants

BEGINNING_LEVEL, SYNONYM_LEVEL, INSIDE_LEVEL, MISTYPED_LEVEL = 5, 6, 7, 8
MATCH_LEVELS = (1, 2, 3, 4, BEGINNING_LEVEL, SYNONYM_LEVEL, INSIDE_LEVEL, MISTYPED_LEVEL)
"""Exact · inflected · typed without Danish letters, as two words, or of the same verb · part of a compound · its
beginning · synonym · anywhere inside, or in two words · mistyped. `docs/search.md` says what each means."""
_BESIDE = 3
"""How many words apart two may be that are one word elsewhere: *planen for vagterne*. Particles come after."""
_MOST_CORRECTED = 5
_MOST_BEGINNINGS = 250
"""The most words that are asked for in place of their beginning."""
_MOST_KEPT = 200
_WITHOUT_VOWELS = re.compile(r"[^\W\d_aeiouyæøå]+")
"""An abbreviation, whatever it is of: *tlf* stands for a part of *telefonsvarer*, too."""
_SHORT = 4
"""Up to so many letters a word that stands in the library is no beginning of others: *ur* is not *urimelig*."""


class Expansion(Struct):
    """The words that one typed word may stand for, by match level."""

    typed: str
    prefixes: dict[int, list[str]]
    """Level → prefixes."""
    words: dict[int, set[str]]
    """Level → whole words."""
    is_whole: bool = True
    """False where more infix matches were found than are searched for."""
    apart: list[tuple[str, str]] = []
    """What the word may be written as in two words, side by side; they count as `INSIDE_LEVEL`."""
    part_of: str = ""
    """The compound that was typed, where this is one of its parts."""
    closest: tuple[str, ...] = ()
    """Of a mistyped word: those that it is most like."""
    synonyms: Mapping[str, set[str]] = {}
    """Synonym → its forms that stand in the library."""
    beginnings: Mapping[str, Sequence[str]] = {}
    """Prefix → the words of the library that begin so, where they are few: asked for by name they are found faster."""

    def level(self, word: str) -> int:
        """Return the match level of a word in a text, 0 where it does not match."""
        for level in MATCH_LEVELS:
            if word in self.words.get(level, ()):
                return level
            if level in self.prefixes and word.startswith(tuple(self.prefixes[level])):
                return level
        return INSIDE_LEVEL if any(word in pair for pair in self.apart) else 0

    def has_neighbours(self, words: Sequence[str]) -> bool:
        """Return whether in a text two words stand beside each other that may be this one, whichever is first."""
        places: dict[str, list[int]] = {}
        for place, word in enumerate(words):
            places.setdefault(word, []).append(place)
        return any(
            0 < abs(one - other) <= _BESIDE and (second not in REACH or _follows(one, other, second, places))
            for first, second in self.apart
            for one in places.get(first, ())
            for other in places.get(second, ())
        )

    def terms(self, level: int) -> list[str]:
        """Return the FTS5 terms of one level."""
        words = [f'"{word}"' for word in sorted(self.words.get(level, ()))]
        if level == INSIDE_LEVEL:
            words += [f'("{first}" AND "{other}")' for first, other in self.apart]
        for start in self.prefixes.get(level, ()):
            words += [f'"{word}"' for word in self.beginnings[start]] if start in self.beginnings else [f'"{start}"*']
        return words

    @property
    def is_empty(self) -> bool:
        """Whether no text of the library can match."""
        return not any(self.words.values()) and not any(self.prefixes.values()) and not self.apart


def _follows(first: int, second: int, word: str, places: Mapping[str, Sequence[int]]) -> bool:
    """Return whether a particle belongs to the verb before it: *lært at ringe op* is no *lære op*."""
    if not 0 < second - first <= REACH[word]:
        return False
    return not any(first < at < second for each in BREAKS for at in places.get(each, ()))


class ExpandedQuery:
    """The expansions of a whole query, with the match levels of words cached."""

    def __init__(self, each: Iterable[Expansion] = (), capitals: Iterable[str] = ()) -> None:
        self._each = tuple(each)
        self.capitals = frozenset(capitals)
        """The words that were typed in capitals: what has them so is shown rather than other places."""
        self._nothing = (0,) * len(self._each)
        self._known = _Levels(self._level)
        self.levels: Callable[[str], tuple[int, ...]] = self._known.__getitem__
        """Return the match level of a word for each typed word, 0 where it does not match."""
        self._begins = tuple({start for one in self._each for starts in one.prefixes.values() for start in starts})
        self._words = {word for one in self._each for words in one.words.values() for word in words}
        self._words |= {word for one in self._each for pair in one.apart for word in pair}

    def __iter__(self) -> Iterator[Expansion]:
        return iter(self._each)

    def __len__(self) -> int:
        return len(self._each)

    @property
    def is_apart(self) -> bool:
        """Whether any word may be two in a text."""
        return any(one.apart for one in self._each)

    def _level(self, word: str) -> tuple[int, ...]:
        is_meant = word in self._words or word.startswith(self._begins)
        return tuple(one.level(word) for one in self._each) if is_meant else self._nothing

    def stands_apart(self, words: Sequence[str]) -> bool:
        """Return whether words that are one as they were typed stand side by side where a text has them as two."""
        levels = {*map(self.levels, words)}
        return all(
            not each.apart or any(one[i] not in (0, INSIDE_LEVEL) for one in levels) or each.has_neighbours(words)
            for i, each in enumerate(self._each)
        )

    def nearest(self, word: str) -> int:
        """Return the closest match level of a word, 0 where it matches none."""
        levels = self.levels(word)
        return 0 if levels is self._nothing else min(level for level in levels if level)


class _Levels(dict[str, tuple[int, ...]]):
    """The levels of words, found when they are first asked for: most words of the texts are asked for often."""

    def __init__(self, find: Callable[[str], tuple[int, ...]]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> tuple[int, ...]:
        found = self[word] = self._find(word)
        return found


class QueryExpander:
    """Expands typed words by a vocabulary; what words were expanded to is kept for the next letter that is typed."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._kept: dict[str, Expansion] = {}

    def expand_all(self, words: Sequence[str], synonyms: Mapping[str, Iterable[str]]) -> list[Expansion]:
        """Return the expansion of each word, with its synonyms; two neighbours may also be one word in a text."""
        if self._vocabulary.refresh() or len(self._kept) > _MOST_KEPT:
            self._kept.clear()
        found = [self._expansion(word) for word in words]
        for one, other in pairwise(found):
            starts = [*self._joined(one.typed, other.typed), *self._with_particle(one.typed, other.typed)]
            for start in dict.fromkeys(starts):  # written as one in the text
                one.prefixes.setdefault(3, []).append(start)
                other.prefixes.setdefault(3, []).append(start)
        of_two = {word: others for pair, others in synonyms.items() if " " in pair for word in pair.split()}
        return [
            self._with_synonyms(each, [*synonyms.get(each.typed, ()), *of_two.get(each.typed, ())]) for each in found
        ]

    def parts(self, word: str) -> list[tuple[str, str]]:
        """Return the two words that a compound may be made of, of those that stand in the library."""
        return self._vocabulary.parts(word)

    def known_part(self, word: str) -> str:
        """Return the part of a compound that stands in the library, where the other does not."""
        return self._vocabulary.known_part(word)

    def expand_mistyped(self, word: str) -> Expansion:
        """Return the expansion of a word without matches to those spelled most like it, and what they may stand for."""
        closest = self._vocabulary.nearest(word)
        meant, apart = set(closest), list[tuple[str, str]]()
        for each in closest[:_MOST_CORRECTED]:
            meant |= self._forms(each) | self._vocabulary.compounds(each) | self._vocabulary.kindred(each)
            apart += self._vocabulary.two_words(each)
        return Expansion(word, {}, {MISTYPED_LEVEL: meant}, apart=apart, closest=tuple(closest))

    def _expansion(self, word: str) -> Expansion:
        if word not in self._kept:
            self._kept[word] = self._expand(word)
        kept = self._kept[word]
        return replace(kept, prefixes={level: [*starts] for level, starts in kept.prefixes.items()})

    def _expand(self, word: str) -> Expansion:
        known = self._vocabulary
        starts = [] if known.knows(word) else spelling_variants(word, known.has_prefix)
        starts = [start for start in (word, *starts) if known.has_prefix(start)]
        spelled = {form for start in starts if start != word and known.contains(start) for form in self._forms(start)}
        compounds = {each for start in {word, *starts} for each in known.compounds(start)}
        if _WITHOUT_VOWELS.fullmatch(word):
            compounds |= {each for whole in related_words(word) for each in known.compounds(whole, is_word=True)}
        words = {
            1: {word} if known.contains(word) else set(),
            2: known.inflections(word),
            3: spelled | (kindred := known.kindred(word)) | self._related(word) | self._with_short_end(word),
            4: compounds,
        }
        is_long = len(word) >= MIN_SLIPPED
        if is_long and kindred and not (words[1] or words[2] or spelled or compounds or known.knows(word)):
            words[MISTYPED_LEVEL] = self._one_slip_from(word)  # *vejleding*, though the library has *vejleder*
        elif is_long and any(words.values()):
            words[MISTYPED_LEVEL] = known.with_a_slip(word)
        is_there = words[1] or words[2] or (compounds and known.knows(word))
        if len(word) <= _SHORT and is_there and not is_unspaced(word):
            starts = [start for start in starts if start != word]
        inside: list[str] = []
        if is_unspaced(word) or not any(words.values()):
            inside = known.containing(word)
            words[4 if is_unspaced(word) else INSIDE_LEVEL] = set(inside[:MAX_INFIX_MATCHES])
        is_whole = max(len(compounds) + 1, len(inside)) <= MAX_INFIX_MATCHES
        few = {start: found for start in starts if (found := self._few_with(start))}
        apart = [*known.two_words(word), *self._verb_and_particle(word)]
        if unit := short_unit(word):
            apart += [(number, unit) for number in known.numbers() if known.contains(unit)]
        apart = [*dict.fromkeys(apart)]
        return Expansion(word, {BEGINNING_LEVEL: starts}, words, is_whole, apart, beginnings=few)

    def _verb_and_particle(self, word: str) -> Iterator[tuple[str, str]]:
        """Yield the forms of a verb with the particle that a word has both of: *rulle ud* of *udrulning*."""
        for rest, particle in (*danish_parts(word), *english_parts(word)):
            verbs = self._forms(rest) | self._vocabulary.kindred(rest) | self._related(rest) | bare_verbs(rest)
            there = (
                verb for verb in sorted(verbs) if self._vocabulary.contains(verb) and not verb.startswith(particle)
            )
            yield from ((verb, particle) for verb in there)

    def _with_particle(self, verb: str, particle: str) -> list[str]:
        """Return how words begin that are one where a verb and its particle were typed: *udrul* of *ruller ud*."""
        if particle not in PARTICLES:
            return []
        others = (verb, *related_words(verb), *irregular_forms(verb, "da"), *irregular_forms(verb, "en"))
        stems = [stem(each, language) for each in others for language in GUIDE_LANGUAGES]
        return [start for start in joined(stems, particle) if self._vocabulary.has_prefix(start)]

    def _related(self, word: str) -> set[str]:
        """Return the forms of what the tables have beside a word; a short one may be an abbreviation, and has none."""
        listed = related_words(word)
        forms = self._listed_forms(each for each in listed if len(each) > MIN_INFLECTED_LENGTH)
        short = {each for each in listed if len(each) <= MIN_INFLECTED_LENGTH}
        short |= {form for each in short for language in GUIDE_LANGUAGES for form in irregular_forms(each, language)}
        return {form for form in short if self._vocabulary.contains(form)}.union(*forms.values())

    def _with_short_end(self, word: str) -> set[str]:
        """Return compounds whose last word is abbreviated: *sagsnr* of *sagsnummer*."""
        return {
            begun
            for place in range(2, len(word) - _SHORT)
            for short in related_words(word[place:])
            if _WITHOUT_VOWELS.fullmatch(short) and self._vocabulary.contains(begun := word[:place] + short)
        }

    def _one_slip_from(self, word: str) -> set[str]:
        nearest = self._vocabulary.nearest(word)
        near = (each for each in nearest if any(edit_distance(word, form, 1) <= 1 for form in plain_forms(each)))
        return {form for each in near for form in self._forms(each)}

    def _few_with(self, start: str) -> list[str]:
        """Return the words that begin with `start`, none where they are many or the index has the beginning itself."""
        if len(start) <= INDEXED_PREFIX_LENGTH:
            return []
        found = [*islice(self._vocabulary.beginning_with(start), _MOST_BEGINNINGS + 1)]
        return found if len(found) <= _MOST_BEGINNINGS else []

    def _with_synonyms(self, expansion: Expansion, synonyms: Iterable[str]) -> Expansion:
        """Return the expansion with the forms of synonyms of its word."""
        synonyms, known = [*synonyms], self._vocabulary
        there = self._listed_forms(each for each in synonyms if " " not in each)
        apart = [*expansion.apart, *(pair for each in synonyms if " " in each for pair in self._side_by_side(each))]
        expansion = replace(expansion, apart=list(dict.fromkeys(apart)))
        if not there and not any(expansion.words.values()):  # *skrald*, where there are only *affaldsspande*
            long = (each for each in synonyms if " " not in each and len(each) >= _SHORT)
            begun = {each: set(islice(known.beginning_with(each), MAX_INFIX_MATCHES)) for each in long}
            there = {each: found for each, found in begun.items() if found}
        if not there:
            return expansion
        if len(expansion.typed) <= _SHORT:  # a listed word is one: what begins so is another
            starts = [each for each in expansion.prefixes.get(BEGINNING_LEVEL, ()) if each != expansion.typed]
            expansion = replace(expansion, prefixes=expansion.prefixes | {BEGINNING_LEVEL: starts})
        words = expansion.words | {SYNONYM_LEVEL: {form for found in there.values() for form in found}}
        return replace(expansion, words=words, synonyms=there)

    def _listed_forms(self, listed: Iterable[str]) -> dict[str, set[str]]:
        """Return the forms of listed words that stand in the library, of those that have any."""
        known = self._vocabulary
        forms = {
            each: {form for form in known.inflections(each) if is_form_of(form, each)}
            | ({each} if known.contains(each) else set())
            for each in listed
        }
        return {each: found for each, found in forms.items() if found}

    def _side_by_side(self, synonym: str) -> Iterable[tuple[str, str]]:
        """Return what a synonym of two words may be in a text, each of them in any form."""
        first, other = map(self._standing, synonym.split())
        return product(first, other)

    def _standing(self, word: str) -> list[str]:
        return [form for form in sorted(self._forms(word)) if self._vocabulary.contains(form)]

    def _joined(self, first: str, other: str) -> list[str]:
        """Return the beginnings that two words typed apart may have as one, with or without a letter between them."""
        known = self._vocabulary
        starts = [first + other, *spelling_variants(first + other, known.has_prefix)]
        if min(len(first), len(other)) >= MIN_INFLECTED_LENGTH:
            firsts, others = known.stands_for(first), known.stands_for(other)
            starts += [one + link + two for one in firsts for link in LINKS for two in others]
        return [start for start in dict.fromkeys(starts) if known.has_prefix(start)]

    def _forms(self, word: str) -> set[str]:
        return {word, *self._vocabulary.inflections(word)}
