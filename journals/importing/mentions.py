"""Names of people that stand in a note's text by the form of the file: who said it, who was mentioned, who voted."""

from __future__ import annotations

import re
from collections.abc import Iterable

from journals.importing.people import initials_of, is_function, is_person
from journals.privacy.detector import detect
from journals.privacy.names import word_set

_LABEL = re.compile(r"\[([^\[\]\n]{1,40})\]\s*[:–-]?\s*(?=\S)")
_AT = re.compile(r"(?<![\w.@/])@([\w][\w.\-]*\w|\w)")
_CHANNELS = frozenset(["here", "channel"])
_EVERYBODY = _CHANNELS | {"everyone", "all", "alle", "team", "holdet"}
_AGENT_ENDS = ("eren", "erne", "ellen", "enten", "isten", "oren", "ørerne", "æren", "ægen", "kontoret")
"""What Danish words for somebody who does something end in, with the article."""
_THING_ENDS = tuple(
    word_set(
        """
        planen loven lovens systemet appen politikken rapporten bekendtgørelsen vejledningen aftalen undersøgelsen
        evalueringen statistik statistikken styringen portalen journalen modulet knappen listen tavlen bladet avisen
        kalenderen budgettet netværket lageret skemaet mødet lokalet
        """
    )
)
"""How things end that are no people, but may stand where a name or a function could."""
_SPEAKERS = frozenset(("vi", "we"))
"""Words that are a function by themselves, and else begin a sentence."""
_NAME_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_VOTES = re.compile(
    r"\s*(?:[(\[]\s*[+👍♥❤️\s]*\d+\s*(?:x\s*)?(?:votes?|stemmer?|likes?|points?|dots?|prikker?|"
    r"stimmen?|röster|röst|👍)\s*[)\]]"
    r"|[(\[]\s*(?:\+|👍|❤️|♥)\s*\d+\s*[)\]]|👍\s*\d+|\d+\s*👍)\s*$",
    re.IGNORECASE,
)
_MAY_VOTE = re.compile(r"[)\]👍]|\+1|\d$")
_TAIL = 200
"""So many letters at the end of a text can say who voted."""
_MOST_VOTERS = 20
_PLUS_ONE = re.compile(r"\s*\+1(?:\s+([^\W\d_][\w'’.-]*(?:\s+[A-ZÆØÅÄÖÜ][\w'’.-]*)?))?(?=\s*$|\s*\()")
_AUTHOR = re.compile(
    r"([^\W\d_][\w'’. "
    r"-]{1,38}?)\s*[,–-]?\s+\[?(?:\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?,?\s+)?(?:kl\.? |at "
    r")?\d{1,2}[.:]\d{2}(?: ?[AP]M)?\]?",
    re.IGNORECASE,
)
_LONGEST_AUTHOR = 90
_ASIDE_BEGIN = re.compile(r"([(\[])\s*[,;:–-]\s+")
_EMPTY_ASIDE = re.compile(r"\s*(?:\(\s*\)|\[(?! \])\s*\])")
_ASIDE = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_LONGEST_LISTED = 60
_LIST_PARTS = re.compile(r"[,;\n/]|\s(?:og|and|und|och|&)\s")
_LIST_SIDES = re.compile(r"\s[-–—]\s|:\s|\t")
_BY = re.compile(r"\s*(?:[\[(]([^\[\]()]{2,40})[\])])\s*$")


class PeopleFound:
    """Who is named in a file by its form, and how they are taken out of its texts."""

    def __init__(self, texts: Iterable[str], named: Iterable[str] = ()) -> None:
        """`texts`: of all items; `named`: whom the file lists, as participants."""
        self._named = {_key(each) for each in named}
        labels = [found[1].strip() for text in texts if (found := _LABEL.match(text))]
        self._labels: set[str] = set()
        full = {each for each in labels if _is_full_name(each)}
        if full:
            self._labels = {_key(each) for each in labels if _is_name_like(each)}
            self._labels |= {_key(each.split()[0]) for each in full}
        else:
            self._labels = {_key(each) for each in labels if is_named_person(each)}
        self.names: dict[str, None] = {}

    def add(self, name: str) -> None:
        """Note a name."""
        if name.strip():
            self.names[name.strip()] = None

    def label(self, text: str) -> tuple[str, str]:
        """Return who said it, by a name in brackets before a text, and the text without it; "" where none stands."""
        found = _LABEL.match(text)
        if found and (_key(found[1]) in self._labels or _key(found[1]) in self._named):
            self.add(found[1])
            return found[1].strip(), text[found.end() :]
        return "", text

    def is_author_line(self, text: str) -> bool:
        """Return whether a line only says who wrote the next one, and when, as chats have it."""
        may_be = len(text) <= _LONGEST_AUTHOR and text[-1:] in "0123456789]mM"
        found = _AUTHOR.fullmatch(text) if may_be else None
        if found is None or not is_person(found[1]):
            return False
        self.add(found[1])
        return True

    def without_voters(self, text: str) -> str:
        """Return a text without the votes at its end, and who gave them or wrote it."""
        text = text.rstrip()
        for _ in range(_MOST_VOTERS):
            begin, end = text[:-_TAIL], text[-_TAIL:]
            shorter = self._without_voter(end, begin) if _MAY_VOTE.search(end) else end
            if shorter == end:
                break
            text = begin + shorter
        return text.strip()

    def _without_voter(self, end: str, begin: str) -> str:
        end = _VOTES.sub("", end)
        if found := _PLUS_ONE.search(end):
            self.add(found[1] or "")
            return end[: found.start()] + end[found.end() :]
        if (found := _BY.search(end)) and (begin or found.start()) and self.is_known(found[1]):
            self.add(found[1])
            return end[: found.start()]
        return end

    def without_mentions(self, text: str, *, is_note: bool = False) -> tuple[str, str]:
        """Return a text without the people it mentions with `@`, and the function so mentioned; "" where none is.

        `is_note`: it is about those it mentions, as an action is theirs. So functions stay where they stand, without
        the sign; and a person within a sentence stays as well, until a role takes their place (`NameFinder.replaced`).
        """
        if "@" not in text:
            return text, ""
        role = ""
        done: list[str] = []
        at = 0
        for found in _AT.finditer(text):
            if found.start() < at:
                continue
            name, end = self._mentioned(text, found)
            done.append(text[at : found.start()])
            is_within = is_note and _is_within_sentence(text, found.start(), end)
            if is_role(name):
                role = role or name
                done += [name] if is_note else []
            elif name.casefold() not in _EVERYBODY:
                self.add(name if " " in name else f"@{name}")
                done += [text[found.start() : end]] if is_within else []
            else:
                done += [name] if is_within and name.casefold() not in _CHANNELS else []
            at = end
        done.append(text[at:])
        left = _EMPTY_ASIDE.sub("", _ASIDE_BEGIN.sub(r"\1", "".join(done)))
        return re.sub(r"[ ]{2,}", " ", left).strip(" ,:;–-"), role

    def _mentioned(self, text: str, found: re.Match[str]) -> tuple[str, int]:
        words = list(_NAME_WORD.finditer(text, found.start() + 1, min(len(text), found.start() + 60)))[:4]
        for count in range(len(words), 1, -1):
            end = words[count - 1].end()
            name = text[found.start() + 1 : end]
            if "\n" not in name and (_key(name) in self._named or _is_whole_name(name)):
                return name, end
        return found[1], found.end()

    def is_known(self, name: str) -> bool:
        """Return whether a short text is a name that the file lists, or that is one for certain."""
        return _key(name) in self._labels or _key(name) in self._named or is_named_person(name)


def _is_within_sentence(text: str, start: int, end: int) -> bool:
    """Return whether a mention is a word of its sentence: one stands before it, or it begins it and one goes on."""
    before, after = text[:start].rstrip(" "), text[end:]
    if before and not before.endswith("\n"):
        return before[-1].isalnum()
    return after.startswith(" ") and after.lstrip(" ")[:1].isalnum()


def is_named_person(text: str) -> bool:
    """Return whether a short text is a person's name for certain, and nothing else."""
    name = text.strip(" .,@")
    if not name or len(name) > 40:
        return False
    return _is_whole_name(name) or (text.strip().startswith("@") and _is_mention(name))


def _is_mention(name: str) -> bool:
    """Return whether nothing but a name stands behind an `@`: no date, and no word beside it."""
    words = name.split()
    is_one = len(words) == 1 and "," not in name
    return is_one or (_is_name_like(name) and all(each[:1].isupper() for each in words))


def is_role(text: str) -> bool:
    """Return whether a short text is a function, not a person."""
    words = text.split()
    if not words or is_thing(words[-1]):
        return False
    if len(words) == 1 and text.islower() and text.endswith(_AGENT_ENDS):
        return True
    if len(words) > 1 and words[0].casefold() in _SPEAKERS:
        return False  # `Vi mangler plads` is a sentence
    return len(words) <= 4 and is_function(text)


def is_thing(word: str) -> bool:
    """Return whether a word is that of a thing which is no people, such as `handleplanen`."""
    return word.strip(" .,").casefold().endswith(_THING_ENDS)


def led_by(text: str) -> tuple[str, str]:
    """Return the function in brackets that an action begins with, and the action; "" where none stands."""
    found = _LABEL.match(text)
    return (found[1].strip(), text[found.end() :]) if found and is_role(found[1]) else ("", text)


def names_in_list(text: str) -> list[str]:
    """Return the names of a list of participants, without what stands behind each: `Testperson Et (teamleder)`."""
    parts = [each for part in _LIST_PARTS.split(_ASIDE.sub(_listed_aside, text)) for each in _one_listed(part)]
    return [each for each in parts if len(each) <= 40 and _is_name_like(each) and not is_role(each)]


def _one_listed(part: str) -> list[str]:
    """Return who one part of a list names: of `Testperson Et - SOSU` and `Leder: Testperson Et` the person."""
    sides = [side for each in _LIST_SIDES.split(part) if (side := each.strip(" .@\n")) and not is_role(side)]
    return sides[:1]


def _listed_aside(found: re.Match[str]) -> str:
    """Return what is left of a bracket in a list: who holds the office before it, or initials."""
    before = found.string[max(0, found.start() - _LONGEST_LISTED) : found.start()]
    name = before.rpartition(",")[2].strip()
    return f", {found[1]}" if found[1] == initials_of(name) else f" - {found[1]}" if is_role(name) else ""


def _is_whole_name(name: str) -> bool:
    return any(each.what == "name" and each.start == 0 and each.end >= len(name) - 1 for each in detect(name))


def _is_full_name(label: str) -> bool:
    words = label.split()
    return (
        2 <= len(words) <= 4
        and all(each[:1].isupper() and each[1:2].islower() for each in words)
        and label.replace(" ", "").replace("-", "").replace(".", "").isalpha()
    )


def _is_name_like(label: str) -> bool:
    words = label.split()
    return 1 <= len(words) <= 4 and all(_NAME_WORD.fullmatch(each.lstrip("@")) for each in words)


def _key(name: str) -> str:
    return " ".join(name.casefold().lstrip("@").split())
