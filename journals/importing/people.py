"""People in what was found: names that a file marks as such go out of its texts, and an owner must be a function."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from content.column_words import column_words
from journals.privacy.guard import findings_at
from journals.privacy.names import GIVEN, NAMES_THAT_ARE_WORDS, NOT_NAMES, OFFICE_ENDS, SURNAMES

_WORD = re.compile(r"\w+")
_LETTERED = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")
_INITIALS = re.compile(r"[A-ZÆØÅÄÖÜ]{2,4}")
_MOST_WORDS = 5
"""So many words a person's name has at the most."""
_FUNCTION_ENDS = (
    *OFFICE_ENDS,
    *("leder", "lederen", "ledere", "chef", "chefen", "konsulent", "konsulenten", "konsulenter", "bruger", "brugeren"),
    *("brugere", "ansvarlig", "ansvarlige", "medarbejder", "medarbejdere", "sekretær", "koordinator", "udvikler"),
    *("team", "gruppe", "udvalg", "afdeling", "enhed", "leverandør", "ledelse", "støtte", "support", "drift"),
    *("hjælper", "sygeplejerske", "terapeut", "assistent", "lærer", "pædagog", "vejleder", "underviser", "tekniker"),
    *("direktør", "repræsentant", "vært", "formand", "ejer", "owner", "manager", "lead", "leader", "nurse", "staff"),
    *("office", "officer", "department", "unit", "group", "committee", "consultant", "supplier", "vendor", "users"),
    *("user", "trainer", "developer", "administrator", "admin", "coordinator", "director", "board", "alle", "all"),
    *("everyone", "os", "vi", "we", "us", "projekt", "project", "it", "hr", "kommune", "distrikt", "district"),
    *("driften", "ledelsen", "afdelingen", "gruppen", "teamet", "udvalget", "enheden", "supporten", "leverandøren"),
    *("natten", "vagt", "vagten", "aften", "master", "desk", "operations", "security", "sikkerhed", "design"),
)
_FUNCTION_PARTS = frozenset(_FUNCTION_ENDS)
_LONG_ENDS = tuple(end for end in _FUNCTION_ENDS if len(end) >= 4)
"""An end of fewer letters only counts as a word of its own: many a name ends in `os` or `it`."""

_OWNER_PARTS = re.compile(r"[()\[\],;/|]|\s[-–—]\s|:\s|\s(?:og|and|und|och|&)\s")
_GROUPS = frozenset(
    (
        *("team", "gruppe", "udvalg", "afdeling", "enhed", "distrikt", "district", "department", "unit", "group"),
        *(
            "committee",
            "board",
            "projekt",
            "project",
            "kommune",
            "office",
            "it",
            "hr",
            "leverandør",
            "supplier",
            "vendor",
        ),
    )
)
"""What stands before the name of a group or a place."""
_PLACES = frozenset(["nord", "syd", "øst", "vest", "midt", "by", "centrum", "north", "south", "east", "west", "city"])
_MANY_ENDS = ("en", "et", "erne", "ene", "ere", "folk")
"""What words for many, or for a certain thing, end in: `Holdet`, `Kollegaerne`; not looked at in known names."""


class NameFinder:
    """Finds names that were marked as such elsewhere in the same files."""

    def __init__(self, names: Iterable[str], texts: Iterable[str] = ()) -> None:
        """`texts`: where they are looked for; a first name that stands there in small letters is a common word."""
        self._whole: set[tuple[str, ...]] = set()
        """Names of several words, each in small letters."""
        self._lengths: dict[str, set[int]] = {}
        """First word of those → how many words they have."""
        self._single: set[str] = set()
        """Names of one word, as they are written."""
        self._marked: set[str] = set()
        """Names that stand behind an `@`, in small letters."""
        firsts: dict[str, str] = {}
        for name in dict.fromkeys(names):
            self._add(name)
            if (first := _first_name(name)) and first not in self._single:
                firsts[first.casefold()] = first
        for text in texts if firsts else ():
            for word in _WORD.findall(text):
                firsts.pop(word, None)
        self._single.update(firsts.values())

    def __contains__(self, name: str) -> bool:
        words = _words(name)
        return (
            tuple(words) in self._whole or name.strip() in self._single or name.strip("@ ").casefold() in self._marked
        )

    def replaced(self, text: str, by: str) -> str:
        """Return a text with each of the names replaced, also where it is in the genitive."""
        if not (self._whole or self._single or self._marked):
            return text
        found = list(_WORD.finditer(text))
        folded = [each[0].casefold() for each in found]
        pieces: list[str] = []
        at = place = 0
        while place < len(found):
            count, end = self._name_at(text, found, folded, place)
            if count:
                start = found[place].start()
                start -= text[:start].endswith("@")
                pieces += text[at:start], _in_place(by, text[:start])
                at = end
            place += count or 1
        return "".join((*pieces, text[at:]))

    def _add(self, name: str) -> None:
        words = _words(name)
        if name.strip().startswith("@") and len(words) == 1:
            self._marked.add(name.strip().lstrip("@").casefold())
        elif len(words) > 1:
            self._whole.add(tuple(words))
            self._lengths.setdefault(words[0], set()).add(len(words))
            given = _WORD.findall(name)[0]
            if given in GIVEN and given not in NAMES_THAT_ARE_WORDS:
                self._single.add(given)
        elif words and len(words[0]) > 1 and not is_function(name.strip()) and name.strip() not in NOT_NAMES:
            self._single.add(name.strip())

    def _name_at(self, text: str, found: list[re.Match[str]], folded: list[str], place: int) -> tuple[int, int]:
        """Return how many words of a name stand at a place, and where the name ends without a genitive's `s`."""
        word = found[place]
        for length in sorted(self._lengths.get(folded[place], ()), reverse=True):
            words = tuple(folded[place : place + length])
            last = found[min(place + length, len(found)) - 1]
            if words in self._whole:
                return length, last.end()
            if len(words) == length and words[-1].endswith("s") and (*words[:-1], words[-1][:-1]) in self._whole:
                return length, last.end() - 1
        if word[0] in self._single:
            return 1, word.end()
        if word[0].endswith("s") and word[0][:-1] in self._single:
            return 1, word.end() - 1
        if text[: word.start()].endswith("@") and folded[place] in self._marked:
            return 1, word.end()
        return 0, 0


def owner_function(owner: str, people: NameFinder) -> str:
    """Return who does an action where that is a function; an empty text for what is, or may be, a person."""
    return parted_owner(owner, people.__contains__)[0]


def parted_owner(owner: str, is_known: Callable[[str], bool]) -> tuple[str, list[str]]:
    """Return the function that an owner is, and the people it names: of `Testperson Et (hjælper)` both.

    `is_known` says of a name whether the file lists it as a person's.
    """
    owner = " ".join(owner.split())
    if not owner or is_known(owner):
        return "", [owner] if owner else []
    functions: list[str] = []
    people: list[str] = []
    others: list[str] = []
    for part in filter(None, (each.strip(" .,") for each in _OWNER_PARTS.split(owner))):
        function, name = _led_name(part)
        if name:
            functions.append(function)
            people.append(name)
        elif is_known(part) or is_person(part):
            people.append(part)
        else:
            is_plain = is_function(part) or not part[0].isupper() or part.isupper() or part.endswith(_MANY_ENDS)
            (functions if is_plain else others).append(part)
    if people:
        return ", ".join(functions), [*people, *others]
    return ("", [owner]) if is_person(owner) else (owner, [])


def _led_name(part: str) -> tuple[str, str]:
    """Return a function and the name behind it, as in `Superbruger Anna Hansen`; empty texts where it is no such."""
    lead, _, rest = part.partition(" ")
    words = rest.casefold().split()
    if not words or lead.casefold() in _GROUPS or not is_function(lead) or any(each in _PLACES for each in words):
        return "", ""
    is_name = is_person(rest) if len(words) > 1 else rest in GIVEN and rest not in NAMES_THAT_ARE_WORDS
    return (lead, rest) if is_name else ("", "")


def is_person(owner: str) -> bool:
    """Return whether what stands as an owner is a person's name, or holds other personal data.

    Two words with capitals that name no function are taken for a name: an owner that is missing can be added.
    """
    if "@" in owner or findings_at(owner):
        return True
    words = owner.replace(",", " ").split()
    if not 1 <= len(words) <= _MOST_WORDS or is_function(owner):
        return False
    names = [word.strip(".") for word in words if _LETTERED.fullmatch(word)]
    if len(names) == 1 and names[0] in GIVEN:  # who stands alone as one who does it is no word
        return True
    if any((word in GIVEN and word not in NAMES_THAT_ARE_WORDS) or word in SURNAMES for word in names):
        return True
    return 2 <= len(words) == len(names) and all(
        (word[:1].isupper() and not word.isupper()) or len(word) == 1 for word in names
    )


def listed_names(there: Sequence[str]) -> list[str]:
    """Return those of whom a file lists that are names or initials; `TR` and the like are functions."""
    names = [each for each in there if is_listed_name(each)]
    return [*names, *(each for each in there if each not in names and _is_initials(each))]


def _is_initials(text: str) -> bool:
    return _INITIALS.fullmatch(text) is not None and text not in NOT_NAMES and not is_function(text)


def initials_of(name: str) -> str:
    """Return the initials of a name of two words or more; "" of any other."""
    words = name.split()
    return "".join(word[0] for word in words) if 2 <= len(words) <= _MOST_WORDS else ""


def is_listed_name(name: str) -> bool:
    """Return whether what a file lists among those who were there is a name: all but groups and words for many."""
    words = name.split()
    if is_person(name):
        return True
    if not 1 <= len(words) <= _MOST_WORDS or is_function(name) or not all(map(_is_capitalised, words)):
        return False
    return len(words) > 1 or (len(name) > 2 and name not in NOT_NAMES and not name.endswith(_MANY_ENDS))


def is_function(owner: str) -> bool:
    """Return whether words name what somebody does, or a group: `IT-afdelingen`, `superbruger`, `Team Nord`."""
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", owner)]
    return any(word in _FUNCTION_PARTS or word.endswith(_LONG_ENDS) for word in words)


def _first_name(name: str) -> str:
    """Return what somebody of this name is called in short; "" where that may be another word."""
    words = name.split()
    if not 2 <= len(words) <= _MOST_WORDS or not all(map(_is_capitalised, words)):
        return ""
    first = words[0]
    is_word = first in NOT_NAMES or first in NAMES_THAT_ARE_WORDS or first.endswith(_MANY_ENDS) or is_function(first)
    return "" if is_word or len(first) < 3 or column_words().means(first, "nobody") else first


def _is_capitalised(word: str) -> bool:
    return _LETTERED.fullmatch(word) is not None and word[0].isupper() and not (len(word) > 2 and word.isupper())


def _words(name: str) -> list[str]:
    return [each.casefold() for each in _WORD.findall(name)]


def _in_place(by: str, before: str) -> str:
    """Return the word for a role as it is written here: with a capital where a sentence begins."""
    begins = not before.strip() or (before.rstrip().endswith((".", "!", "?", ":")) and before[-1:].isspace())
    return by[:1].upper() + by[1:] if begins and not before.rstrip().endswith(":") else by
