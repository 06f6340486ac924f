"""The forms of a word: irregular ones from a table, regular ones by rules beside the stemmer's."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from content.word_forms import kindred_groups, look_alikes, word_families
from content.words import GUIDE_LANGUAGES
from journals.text.small_words import is_small_word
from journals.text.stemming import stem
from journals.text.stopwords import SMALL_IN_QUERIES
from journals.text.tokens import normalize_word

MIN_FORM = 3
"""The fewest letters of a word that is looked for in other forms, and inside others."""
_ENDINGS = ["ernes", "erne", "enes", "ene", "ens", "ets", "ers", "er", "en", "et", "es", "ne"]
_ENDINGS += ["ede", "te", "e", "s", "r", "n", "t", "d"]
_MIN_VERB = 4
_VERB_ENDINGS = ("", "e", "er", "ede", "et", "te", "t", "es", "eren", "ere", "erne")
"""The last three are of who or what does it: *opladeren*."""
_PARTICIPLE = re.compile(r"(.+[bdfgklmnprsv])t")
_NOUN_LINKS = ("ing", "ning", "ering", "else", "ation")
_NOUN_ENDINGS = ("", "en", "er", "erne", "n", "r", "rne", "s", "ens")
_SYNCOPE = re.compile(r"(?<=[bcdfghjklmnpqrstvwxz])e(?=[lrn]$)")
_CONTRACTED = re.compile(r"(?<=[bcdfghjkmpqrstvxz])(?=[lrn]$)")
_TAKES_T = re.compile(r"(?<=.{3}[bdfgjklmnprv])t$")
"""What participles and neuters end in: *oplært*, *langsomt*; in short words it belongs to them (*vagt*)."""
_SUPERLATIVE = re.compile(r"(?<=.{4})este?$")
_WEAK_PAST = re.compile(r"(?<=.{3})edes?$")
_NOUN_OF_A_VERB = re.compile(
    r"(?:(?P<act>.{4,}?)(?:n?ing(?:en|er|erne|ens|s)?|else(?:n|r|rne|ns|s)?)|(?P<foreign>.{4,}?)ation(?:en|er|erne|s)?)"
)
_SHORT_NOUN = re.compile(r"(\w{,2}[aeiouyæøå][bdfgklmnprst])ning(?:en|er|erne|ens|s)?")
_NOUN_OF_A_SHORT_VERB = re.compile(r"(\w{2,3})(?:n?ing(?:en|er|erne|ens|s)?|else(?:n|r|rne|ns|s)?)")
_SHORT_VERB = re.compile(r"(\w{,2}[aeiouyæøå]([bdfgklmnprst]))\2(?:e|er|es|ede|et)")
_DOUBLED_ENDINGS = ("e", "er", "es", "ede", "et")


@cache
def _reached(language: str) -> dict[str, frozenset[str]]:
    """Return the forms that each form in the table finds, all of them normalized."""
    found: dict[str, set[str]] = {}
    for family in word_families(language):
        forms = {normalize_word(form) for form in family.forms}
        for form in family.forms:
            found.setdefault(normalize_word(form), set()).update({form} if form in family.one_way else forms)
    return {form: frozenset(forms) for form, forms in found.items()}


@cache
def _short() -> frozenset[str]:
    """Return the forms of Danish words in the table that are short in their first form: *tal*, not *møde*."""
    families = [[normalize_word(form) for form in family.forms] for family in word_families("da")]
    return frozenset(form for forms in families if len(forms[0]) <= MIN_FORM for form in forms)


def is_of_short_word(word: str) -> bool:
    """Return whether a word is a form of a short one in the table, whose stem may be another word's, too."""
    return word in _short()


def irregular_forms(word: str, language: str) -> frozenset[str]:
    """Return the forms of an irregular word, itself among them; none of any other word."""
    return _reached(language).get(word, frozenset())


def is_beside_short(word: str, form: str) -> bool:
    """Return whether one is a form of a short word in the table and the other none: *letter* is no form of *let*."""
    return any(
        is_of_short_word(short) and irregular_forms(short, "da").isdisjoint((other, other.removesuffix("s")))
        for short, other in ((word, form), (form, word))
    )


@lru_cache(maxsize=1 << 12)
def irregular_compounds(word: str, shortest_first: int = 2) -> frozenset[str]:
    """Return the forms of a compound that ends as an irregular word: *hjælpemiddel* of *hjælpemidler*."""
    found: set[str] = set()
    for place in range(shortest_first, len(word) - MIN_FORM + 1):
        found.update(word[:place] + form for form in irregular_forms(word[place:], "da"))
    return frozenset(found)


def are_two_words(word: str, other: str) -> bool:
    """Return whether the table has both, as forms of different words: it knows better than their stems."""
    found = _reached("da")
    return word in found and other in found and other not in found[word] and word not in found[other]


def is_danish_word(word: str) -> bool:
    """Return whether a word is one of the table's Danish ones, and so no other word without its Danish letters."""
    return word in _reached("da")


def is_listed(word: str) -> bool:
    """Return whether a word is in any table, and so no other one with a slip."""
    return is_danish_word(word) or word in _reached("en") or word in _listed()


@cache
def _listed() -> frozenset[str]:
    groups = [group for language in GUIDE_LANGUAGES for group in kindred_groups(language)]
    return frozenset(normalize_word(word) for group in groups for word in group)


@lru_cache(maxsize=1 << 16)
def stem_variants(word: str) -> frozenset[str]:
    """Return the Danish stems of a word, also where the stemmer fails: *regl* of *regel*, *ring* of *ringede*."""
    root = stem(word, "da")
    found = {root, _SYNCOPE.sub("", root), _CONTRACTED.sub("e", root), _TAKES_T.sub("", root)}
    if word.endswith("s"):
        found.add(word)  # *boks*
    if _SUPERLATIVE.search(word):
        found.add(stem(_SUPERLATIVE.sub("", word), "da"))
    if _WEAK_PAST.search(word):
        found.add(stem(_WEAK_PAST.sub("e", word), "da"))
    return frozenset(found)


def tells_nothing(word: str) -> bool:
    """Return whether a word tells nothing by itself: it is no form of a word that does, whatever their stems."""
    return word in SMALL_IN_QUERIES or is_small_word(word, "da")


@cache
def _look_alikes() -> frozenset[str]:
    return frozenset(normalize_word(word) for forms in look_alikes().words for word in forms)


def is_look_alike(word: str) -> bool:
    """Return whether a word is listed as one that only looks as if made of two."""
    return word in _look_alikes()


def kindred_words(word: str) -> set[str]:
    """Return what may be the verb that a noun is made of (*registrering*, *oplevelse*), or nouns made of a verb."""
    found = _of_other_root(word) | _of_short_root(word)
    return {each for each in found if not are_two_words(word, each)}


def _of_short_root(word: str) -> set[str]:
    """Return the same for verbs of the table with three letters before their ending: *øvelse* and *øve*."""
    if match := _NOUN_OF_A_SHORT_VERB.fullmatch(word):
        return set(irregular_forms(match[1] + "e", "da"))
    verbs = (form for form in irregular_forms(word, "da") if MIN_FORM <= len(form) <= _MIN_VERB and form[-1] == "e")
    return {verb[:-1] + link + ending for verb in verbs for link in _NOUN_LINKS[:4] for ending in _NOUN_ENDINGS}


def _of_other_root(word: str) -> set[str]:
    if match := _SHORT_NOUN.fullmatch(word):  # of *tømme*
        return {match[1] + match[1][-1] + ending for ending in _DOUBLED_ENDINGS}
    if match := _NOUN_OF_A_VERB.fullmatch(word):
        root = match["act"] or match["foreign"] + "er"
        roots = {root, root + root[-1], _undoubled(root)}
        return {each + ending for each in roots for ending in _VERB_ENDINGS}
    if match := _SHORT_VERB.fullmatch(word):
        return {match[1] + "ning" + ending for ending in _NOUN_ENDINGS}
    root = stem(word, "da")
    roots = {root}
    if match := _PARTICIPLE.fullmatch(root):  # *oplært*, of which stemming leaves the *t*
        roots |= {match[1], match[1] + match[1][-1]}
    long = [each for each in roots if len(each) >= _MIN_VERB]
    return {each + link + ending for each in long for link in _NOUN_LINKS for ending in _NOUN_ENDINGS}


@lru_cache(maxsize=1 << 12)
def plain_forms(word: str) -> frozenset[str]:
    """Return a word, what it is without endings, and its irregular forms: as it can stand inside a compound."""
    found = {word, *irregular_forms(word, "da"), *irregular_forms(word, "en"), *irregular_compounds(word)}
    roots = stem_variants(word)
    if word.endswith("ies"):  # English: *libraries*
        found.add(word.removesuffix("ies") + "y")
    for ending in _ENDINGS:
        base = word.removesuffix(ending)
        if MIN_FORM <= len(base) < len(word):
            bare = (each for each in (base, _undoubled(base)) if stem_variants(each) & roots)
            found.update(
                each for each in bare if tells_nothing(each) == tells_nothing(word) and not are_two_words(each, word)
            )
    return frozenset(each for each in found if len(each) >= MIN_FORM)


def _undoubled(word: str) -> str:
    return word[:-1] if len(word) > MIN_FORM and word[-1] == word[-2] else word


@lru_cache(maxsize=1 << 12)
def chance_places(form: str) -> tuple[tuple[str, int], ...]:
    """Return other words, and ends of words (`\\n` after them), that a form stands in by chance, and where in them."""
    known = look_alikes()
    families = [[normalize_word(word) for word in forms] for forms in known.words]
    words = [word for forms in families if form not in forms for word in forms]
    words += [normalize_word(end) + ending + "\n" for end in known.ends for ending in (*_NOUN_ENDINGS, "et", "ets")]
    return tuple((word, word.find(form)) for word in words if form in word and len(form) < len(word.rstrip("\n")))
