"""What the headings of other people's notes mean: `importing/headings.toml`, which anybody may add to."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TypeAlias

HeadingMeaning: TypeAlias = str
"""A kind of observation, or `action`, `lesson`, `none` for what holds no notes, `overview` for what holds them only
where they are listed, `other` for notes of no kind."""

_NO_LETTER = re.compile(r"[^\w']+")
_BRACKETS = re.compile(r"[(\[{][^()\[\]{}]*[)\]}]")
_PART = re.compile(r"\s[-–—/|&+]\s|[:–—|?!.]\s|[,;/](?=\s?\w)")
_FILLERS = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "der",
        "det",
        "den",
        "did",
        "do",
        "en",
        "er",
        "et",
        "for",
        "har",
        "has",
        "have",
        "hat",
        "haben",
        "hva",
        "hvad",
        "i",
        "in",
        "is",
        "jeg",
        "men",
        "mest",
        "mht",
        "om",
        "on",
        "os",
        "our",
        "og",
        "på",
        "så",
        "the",
        "this",
        "til",
        "to",
        "uns",
        "us",
        "var",
        "vi",
        "was",
        "wat",
        "were",
        "what",
        "wir",
        "vores",
        "we",
        "very",
        ("what's"),
        "here",
        "her",
        "i's",
        "it",
        "ist",
        "es",
        "das",
        "die",
        "och",
        "vad",
        "som",
        "är",
    ]
)
_STRESS = frozenset(
    [
        "actually",
        "alligevel",
        "altid",
        "always",
        "besonders",
        "egentlig",
        "egentligt",
        "eigentlich",
        "especially",
        "faktisk",
        "faktiskt",
        "ganska",
        "ganske",
        "ganz",
        "generally",
        "generelt",
        "helt",
        "insgesamt",
        "især",
        "jo",
        "meget",
        "også",
        "overall",
        "overordnet",
        "particularly",
        "pretty",
        "quite",
        "really",
        "ret",
        "richtig",
        "rigtig",
        "rigtigt",
        "riktigt",
        "sehr",
        "spesielt",
        "super",
        "särskilt",
        "særlig",
        "særligt",
        "veldig",
        "verkligen",
        "very",
        "virkelig",
        "väldigt",
        "wirklich",
    ]
)
"""What may stand between the words that are known, and changes nothing of what they say."""
_LEADS = frozenset(
    [
        "what",
        "hvad",
        "was",
        "vad",
        "hva",
        "det",
        "de",
        "der",
        "the",
        ("things"),
        "ting",
        "that",
        "this",
        "som",
        "vores",
        "our",
        "hvilke",
        "which",
        "which",
    ]
)
"""What a heading begins with that asks or points."""
_NEGATIONS = frozenset(
    [
        "not",
        "no",
        "ikke",
        "inte",
        "nicht",
        "kein",
        "keine",
        "isn't",
        "wasn't",
        ("weren't"),
        "didn't",
        "doesn't",
        "don't",
        "mindre",
        "weniger",
        "less",
    ]
)
_BETWEEN = frozenset(
    [
        "all",
        "alla",
        "alle",
        "alles",
        "den",
        "der",
        "det",
        "es",
        "for",
        "für",
        "i",
        "in",
        "it",
        "jer",
        "og",
        "os",
        "oss",
        "så",
        "uns",
        "us",
        "vi",
    ]
)
"""Small words that can stand between the words that are known, as in `gik for os godt`."""
_SIGNS = {**dict.fromkeys("?❓❔", "question"), **dict.fromkeys("!❗❕⚠", "concern")}
"""Stand alone where a word would: above notes, in brackets before one, in a column of kinds."""
_NO_KINDS = ("none", "overview", "other")
_LONGEST_SIGN = 8
_MOST_WORDS = 24
_SHORT = 3
"""So few words a heading has that is hardly more than the one that is known."""
_TELLING = 7
"""A word of so many letters says by itself what a heading of some words is about."""


class HeadingWords:
    """Words of headings by what they mean."""

    def __init__(self, table: Mapping[str, Mapping[str, list[str]]]) -> None:
        """`table`: meaning → language → words, as the file has them."""
        self._meaning: dict[str, str] = {}
        for meaning, by in table.items():
            for words in by.values():
                for each in words:
                    self._meaning.setdefault(_plain(each), meaning)
        self._most = max((words.count(" ") + 1 for words in self._meaning), default=1)
        self._begins = frozenset(words.partition(" ")[0] for words in self._meaning)

    def meaning(self, heading: str) -> HeadingMeaning | None:
        """Return what a heading means, by the longest words of it that are known; None where none are.

        What stands before a colon or dash counts before the whole, and what stands in brackets not at all. One short
        word is enough only where there is hardly anything besides.
        """
        if known := self.whole(heading):
            return known
        bare = _BRACKETS.sub(" ", heading)
        parts = _PART.split(bare)
        first = self._within(parts[0]) if len(parts) > 1 else None
        return first or self._within(bare) or self.only(bare)

    def only(self, heading: str) -> HeadingMeaning | None:
        """Return the one kind that several known words of a longer heading say, also with small words between them.

        `Det gik for os alle godt` says so; a heading that also says another kind is one of the whole.
        """
        words = [each for each in _plain(_BRACKETS.sub(" ", heading)).split() if each not in _STRESS][:_MOST_WORDS]
        said: set[str] = set()
        is_phrase = False
        for each in (words, [word for word in words if word not in _BETWEEN]):
            taken = [False] * len(each)
            for at, length in self._runs(each):
                known = self._meaning.get(" ".join(each[at : at + length]))
                if known is None or known in _NO_KINDS or any(taken[at : at + length]):
                    continue
                taken[at : at + length] = [True] * length
                if known == "worked" and at and each[at - 1] in _NEGATIONS:
                    known = "hindered"
                said.add(known)
                is_phrase = is_phrase or length > 1
            if said and is_phrase:
                break
        return said.pop() if is_phrase and len(said) == 1 else None

    def whole(self, heading: str) -> HeadingMeaning | None:
        """Return what a heading means that is nothing but known words, or a sign; None for any other."""
        if len(heading) <= _LONGEST_SIGN and (sign := heading.replace("\ufe0f", "").strip()) in _SIGNS:
            return _SIGNS[sign]
        words = _plain(_BRACKETS.sub(" ", heading)).split()
        while words and words[0].isdigit():
            words = words[1:]
        if not words or len(words) > _MOST_WORDS:
            return None
        while len(words) > 1 and " ".join(words) not in self._meaning and words[0] in _LEADS:
            words = words[1:]
        return self._meaning.get(" ".join(words))

    def _within(self, heading: str) -> HeadingMeaning | None:
        words = [each for each in _plain(heading).split() if not each.isdigit() and each not in _STRESS][:_MOST_WORDS]
        for at, length in self._runs(words):
            known = self._meaning.get(" ".join(words[at : at + length]))
            if known is None or (length == 1 and not _says_enough(words, at)):
                continue
            if known == "worked" and at and words[at - 1] in _NEGATIONS:
                return "hindered"
            return known
        return None

    def _runs(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield where a run of words that may be known begins and how long it is: the longest first."""
        begins = [at for at, word in enumerate(words) if word in self._begins]
        for length in range(min(len(words), self._most), 0, -1) if begins else ():
            yield from ((at, length) for at in begins if at + length <= len(words))


def _says_enough(words: list[str], at: int) -> bool:
    telling = [word for word in words if word not in _FILLERS]
    return len(telling) <= _SHORT - 1 or len(words) <= _SHORT or (len(words[at]) >= _TELLING and len(words) <= 8)


def _plain(text: str) -> str:
    return " ".join(_NO_LETTER.sub(" ", text.casefold().replace("’", "'").replace("_", " ")).split())


@cache
def heading_words() -> HeadingWords:
    """Return the words that come with the app."""
    return HeadingWords(tomllib.loads(files("content").joinpath("importing", "headings.toml").read_text("utf-8")))
