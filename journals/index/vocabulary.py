"""The vocabulary of the library: lookup by form, beginning, part of a compound, and spelling."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from journals.index.compounds import CompoundParts, is_beginning, stands_by_chance
from journals.index.inflection import (
    are_two_words,
    irregular_compounds,
    irregular_forms,
    is_beside_short,
    is_danish_word,
    is_listed,
    is_look_alike,
    kindred_words,
    plain_forms,
    stem_variants,
    tells_nothing,
)
from journals.index.slips import endings_of, slips_of
from journals.index.store import IndexStore
from journals.text.stemming import stem
from journals.text.stopwords import SMALL_IN_QUERIES, STOPWORDS
from journals.text.tokens import is_unspaced, matches_typed, strip_danish

MIN_INFIX_LENGTH = 4
"""The fewest letters of an infix that is searched for; of scripts without spaces two."""
MAX_INFIX_MATCHES = 120
"""The most words with a typed word inside that are searched for."""
_LOOKED_AT = 600
"""The most words that are looked at for those."""
MIN_INFLECTED_LENGTH = 3
_PLAIN_LENGTH = 4
"""Up to so many letters a word has the endings of any, whatever its stem."""
_PLAIN_ENDINGS = ("en", "er", "et", "n", "r", "ene", "erne", "rne", "ens", "ets", "s")
_SELDOM = 2
"""A word that so many records have at most may be a slip."""
MAX_SUFFIX_LENGTH = 5
"""The most letters that an inflection adds to a stem; longer words are found by their beginning as a rule."""
_SHORT = 5
"""Up to so many letters the first of them is taken to be right."""
_MIN_MISTYPED_FORM = 6
_MOST_PARTS = 2
"""The most ways to divide a compound that are tried."""
_MIN_KNOWN_PART = 6
"""The fewest letters of the one part of a compound that is known: shorter ones end too many words by chance."""
_MIN_KNOWN_END = 5
"""The same for what a compound ends with, behind a whole syllable: *mower* of *lawnmower*."""
_LONGEST_COMPOUND = 80
"""The most letters that a compound has; what is longer is no word, and looking for its parts takes their square."""
_PARTICLES = frozenset(["over", "under", "out", "down"])
"""Small words that end a word of two all the same: *handover*, *log out*."""
_SOME_WITH = "SELECT 1 FROM finder WHERE finder MATCH ? LIMIT ?"
_LAST = "\U0010ffff"


class Vocabulary:
    """The words of the indexed records."""

    def __init__(self, store: IndexStore) -> None:
        self._store = store
        self._state: tuple[int, int, int] | None = None
        self._sorted: list[str] = []
        self._known = self._english = frozenset[str]()
        self._words = self._bare = ""

    def inflections(self, word: str) -> set[str]:
        """Return the words that are another form of `word`: by the table, and by the stemmer.

        English rules hold only for words that occur in English texts. Words are stemmed on demand: to stem the whole
        vocabulary takes longer than all other indexing.
        """
        danish, english = irregular_forms(word, "da") | irregular_compounds(word), irregular_forms(word, "en")
        found = {form for form in danish if form in self._known} | (english & self._english)
        if len(word) > MIN_INFLECTED_LENGTH or (len(word) == MIN_INFLECTED_LENGTH and not danish):
            found |= {form for form in self._with_stem(word) if not self._is_chance(word, form)}
        if len(word) <= _PLAIN_LENGTH and not danish and not tells_nothing(word):
            found |= {word + end for end in _PLAIN_ENDINGS if self._is_plain_form(word, word + end)}
        return found

    def _is_plain_form(self, word: str, form: str) -> bool:
        """Return whether a form of a short Danish word stands here, which the stemmer does not know: *bleen*."""
        if form not in self._known or form in self._english or is_danish_word(form):
            return False
        return not self._is_chance(word, form)

    def _is_chance(self, word: str, form: str) -> bool:
        """Return whether two words have one stem and are no forms of one all the same: *demens*, *dem*."""
        if tells_nothing(word) != tells_nothing(form) or are_two_words(word, form):
            return True
        are_apart = self._are_english(word, form) and stem(word, "en") != stem(form, "en")  # *car*, *care*
        if are_apart or (not self._english.isdisjoint((word, form)) and is_beside_short(word, form)):
            return True
        shorter, longer = sorted((word, form), key=len)
        bare = longer.removesuffix("s")
        ends_in_t = bare in (shorter + "t", shorter + "et")  # Danish: *hear* and *heart*, *plan* and *planets* are two
        is_unknown = word == shorter and word not in self._known  # *table*, where the library only has *tablet*
        is_english = form in self._english and (is_unknown or word in self._english)
        return ends_in_t and is_english and stem(word, "en") != stem(form, "en")

    def _are_english(self, word: str, other: str) -> bool:
        return word in self._english and other in self._english

    def _with_stem(self, word: str) -> set[str]:
        roots, english = stem_variants(word), stem(word, "en")
        longest = max(map(len, (*roots, english))) + MAX_SUFFIX_LENGTH
        shortest = [root for root in roots if not any(root != other and root.startswith(other) for other in roots)]
        found = {
            each
            for root in shortest
            for each in self.beginning_with(root or word[0])
            if len(each) <= longest and not stem_variants(each).isdisjoint(roots)
        }
        for each in self.beginning_with(english[:-1] or english or word[0]):
            if each in self._english and len(each) <= longest and stem(each, "en") == english:
                found.add(each)
        return found

    def kindred(self, word: str) -> set[str]:
        """Return the nouns that are made of a verb (*registrering*), and the verb that a noun is made of."""
        return {
            each
            for each in kindred_words(word)
            if each in self._known and (not self._are_english(word, each) or stem(word, "en") == stem(each, "en"))
        }

    def beginning_with(self, start: str) -> Iterator[str]:
        """Yield the words that begin with `start`, in the order of their letters."""
        first, last = bisect_left(self._sorted, start), bisect_left(self._sorted, start + _LAST)
        return islice(self._sorted, first, last)

    def numbers(self) -> list[str]:
        """Return the numbers up to two hours of minutes that stand in the library."""
        return [each for each in map(str, range(1, 121)) if each in self._known]

    def has_prefix(self, start: str) -> bool:
        """Return whether any word begins with `start`."""
        place = bisect_left(self._sorted, start)
        return place < len(self._sorted) and self._sorted[place].startswith(start)

    def contains(self, word: str) -> bool:
        """Return whether a word is in the vocabulary."""
        return word in self._known

    def knows(self, word: str) -> bool:
        """Return whether a word is one, here or in the language, and so no misspelling of another."""
        return word in self._known or is_danish_word(word)

    def stands_for(self, word: str) -> list[str]:
        """Return the forms of a word that may be a part of a compound: *møde* of *møder*, not *borg* of *borger*."""
        return [form for form in plain_forms(word) if form == word or self._is_plain(form, word)]

    def _is_plain(self, form: str, word: str) -> bool:
        if form in self._known or form in irregular_forms(word, "da"):
            return True
        if len(form) < MIN_INFIX_LENGTH or not word.startswith(form):
            return False
        return not word.startswith(form + "er") or not any(
            f"{form}er{end}" in self._known for end in ("e", "en", "ens")
        )

    def compounds(self, word: str, most: int = MAX_INFIX_MATCHES, *, is_word: bool = False) -> set[str]:
        """Return at most `most` words of which a form of `word` is a part; `is_word`: it is one, though not here."""
        is_known = is_word or self.knows(word) or bool(self.inflections(word))  # else others begin with it
        forms = [form for form in self.stands_for(word) if is_known or len(form) >= MIN_INFIX_LENGTH]
        if not forms:
            return set()
        parts = CompoundParts(word, frozenset(forms), self._known, self._english)
        found: set[str] = set()
        for form in forms if is_known else [form for form in forms if form != word]:  # others are found as beginnings
            starts = (each for each in islice(self.beginning_with(form), _LOOKED_AT) if parts.begins(each, form))
            found.update(islice(starts, max(0, most // 3 - len(found))))
        keys = [form for form in forms if not any(other != form and form.startswith(other) for other in forms)]
        for key in keys:
            longer = [form for form in forms if form.startswith(key)]
            most_seen = _LOOKED_AT // (1 if len(word) >= MIN_INFLECTED_LENGTH else 6)
            around = ((each, at, form) for each, at in islice(self._around(key), most_seen) for form in longer)
            inside = (each for each, at, form in around if parts.has_inside(each, at, form))
            found.update(islice(inside, max(0, most - len(found))))
        return found

    def _around(self, piece: str) -> Iterator[tuple[str, int]]:
        """Yield words with `piece` behind their beginning, and where it stands in them."""
        place = self._words.find(piece)
        looked = 0
        while place >= 0 and looked < _LOOKED_AT:
            start = self._words.rfind("\n", 0, place) + 1
            if start < place:
                looked += 1
                yield self._words[start : self._words.find("\n", place)], place - start
            place = self._words.find(piece, place + 1)

    def containing(self, piece: str) -> list[str]:
        """Return the words that contain an infix but do not begin with it; typed `o` and `a` may stand for `æ ø å`."""
        if len(piece) < (2 if is_unspaced(piece) else MIN_INFIX_LENGTH):
            return []
        wanted = strip_danish(piece)
        found: dict[str, None] = {}
        place = self._bare.find(wanted)
        while place >= 0:
            start = self._words.rfind("\n", 0, place) + 1
            end = self._words.find("\n", place)
            if start < place and matches_typed(piece, self._words[place : place + len(piece)]):
                word = self._words[start:end]
                if not stands_by_chance(word, place - start, piece):
                    found[word] = None
            place = self._bare.find(wanted, place + 1)
        return list(found)

    def two_words(self, word: str) -> list[tuple[str, str]]:
        """Return what a compound may be written as in two words, both of them in the vocabulary."""
        found: list[tuple[str, str]] = []
        if len(word) > _LONGEST_COMPOUND or is_look_alike(word):
            return found
        for place in range(MIN_INFLECTED_LENGTH, len(word) - MIN_INFLECTED_LENGTH + 1):
            first, other = word[:place], word[place:]
            if (other in SMALL_IN_QUERIES and other not in _PARTICLES) or first in SMALL_IN_QUERIES:
                continue
            firsts = [each for each in self._without_link(first) if each in self._known]
            if firsts and is_beginning(first):
                others = self._last_forms(other)
                found += [(each, two) for each in dict.fromkeys(firsts) for two in others]
        return found

    def parts(self, word: str) -> list[tuple[str, str]]:
        """Return what a compound may be made of, both parts of it in the library in some form, the most even first."""
        found = dict[tuple[str, str], int]()
        if len(word) > _LONGEST_COMPOUND:
            return []
        for place in range(MIN_INFLECTED_LENGTH, len(word) - MIN_INFIX_LENGTH + 1):
            first, other = word[:place], word[place:]
            if tells_nothing(other) and self._is_formed(first):
                return []  # two words without a space: *findesikke*
            if not is_beginning(first) or tells_nothing(other) or not self._is_part(other):
                continue
            firsts = self._without_link(first)
            if whole := next(
                (
                    each
                    for each in sorted(firsts, key=self._is_new)
                    if not tells_nothing(each) and self._is_formed(each)
                ),
                "",
            ):
                found[whole, other] = min(len(whole), len(other))
        return sorted(found, key=lambda parts: -found[parts])[:_MOST_PARTS]

    def _without_link(self, first: str) -> list[str]:
        """Return the first part of a compound as it is, and without what Danish links it by: *news* is not *new*."""
        unlinked = {first.removesuffix("s"), first.removesuffix("e")} - {first}
        return [first, *(each for each in unlinked if each not in self._english or is_danish_word(each))]

    def _last_forms(self, other: str) -> set[str]:
        return {form for form in self.inflections(other) if not is_beside_short(other, form)}

    def _is_part(self, word: str) -> bool:
        return word in self._known or bool(self._last_forms(word))

    def known_part(self, word: str) -> str:
        """Return the part of a compound that stands in the library, where the other does not; "" where neither does.

        What it ends with says what it is (*netværksdækning*), and is asked for first; last what ends others, too.
        """
        if len(word) > _LONGEST_COMPOUND or is_look_alike(word):
            return ""
        places = range(MIN_INFLECTED_LENGTH, len(word) - MIN_INFLECTED_LENGTH + 1)
        if any(tells_nothing(word[at:]) and self._is_formed(word[:at]) for at in places):
            return ""  # two words without a space: *findesikke*
        ends = [
            word[at:]
            for at in places
            if len(word) - at >= (_MIN_KNOWN_PART if at < MIN_INFIX_LENGTH else _MIN_KNOWN_END)
            and self._may_begin(word[:at])
            and not tells_nothing(word[at:])
            and not stands_by_chance(word, at, word[at:])
        ]
        firsts = ((word[:at].removesuffix("s"), word[:at]) for at in reversed(places))
        beginnings = (each for both in firsts for each in sorted(both, key=self._is_new))
        starts = (each for each in beginnings if len(each) >= _MIN_KNOWN_PART and not tells_nothing(each))
        parts = (each for each in (*ends, *starts) if self._is_part(each))
        in_others = (each for each in ends if len(each) >= _MIN_KNOWN_PART and self.compounds(each, 1))
        return next(parts, "") or next(in_others, "")

    def _may_begin(self, first: str) -> bool:
        return is_beginning(first) and not tells_nothing(first)

    def _is_new(self, word: str) -> bool:
        return word not in self._known

    def _is_formed(self, word: str) -> bool:
        return len(word) >= MIN_INFLECTED_LENGTH and (word in self._known or bool(self.inflections(word)))

    def nearest(self, word: str) -> list[str]:
        """Return the words that are spelled most like a mistyped one, or have a part that is; none for a short one."""
        from journals.index.typos import nearest_words, with_nearest_part

        if is_danish_word(word):
            return []
        for each in sorted(plain_forms(word), key=len, reverse=True):
            if each == word or len(each) >= _MIN_MISTYPED_FORM:
                found = nearest_words(each, self._words, self._could_be_meant)
                if found := found or with_nearest_part(each, self._words, self._could_be_meant):
                    return found if len(word) > _SHORT else [near for near in found if near[0] == word[0]]
        return []

    def with_a_slip(self, word: str) -> set[str]:
        """Return seldom words that are nothing but a known one with a slip: *vagtplnen*, where *vagtplan* was typed."""
        return {
            each
            for start, form in slips_of(word).items()
            if self.has_prefix(start)
            for each in endings_of(start, self._known)
            if self._is_a_slip(each, form)
        }

    def _is_a_slip(self, word: str, meant: str) -> bool:
        if is_listed(word) or tells_nothing(word) or not stem_variants(word).isdisjoint(stem_variants(meant)):
            return False
        if not self._is_seldom(word) or self.inflections(word) - {word}:
            return False
        return not (self.kindred(word) or self.parts(word) or self.two_words(word))

    def _is_seldom(self, word: str) -> bool:
        return 0 < len(self._store.read(_SOME_WITH, f'"{word}"', _SELDOM + 1)) <= _SELDOM

    def _could_be_meant(self, word: str) -> bool:
        return word not in STOPWORDS and self._stands(word)

    def _stands(self, word: str) -> bool:
        """Return whether any record has a word now: the vocabulary itself never shrinks."""
        return bool(self._store.read(_SOME_WITH, f'"{word}"', 1))

    def refresh(self) -> bool:
        """Reload the words where anybody has changed the file, and return whether that was so."""
        state = self._store.state()
        is_changed = state != self._state
        if is_changed:
            self._set_words(self._store.read("SELECT word, english FROM vocabulary ORDER BY word"))
            self._state = state  # last: where reading was interrupted, it is done again
        return is_changed

    def _set_words(self, rows: Sequence[tuple[str, bool]]) -> None:
        self._sorted = [word for word, _ in rows]
        self._known = frozenset(self._sorted)
        self._english = frozenset(word for word, english in rows if english)
        self._words = "\n".join(["", *self._sorted, ""])
        self._bare = strip_danish(self._words)
