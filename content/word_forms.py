"""Words whose forms no rule of endings finds: `inflection/`, whose files anybody may add to."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

_ENDS = "~"


class WordFamily(NamedTuple):
    """One word in all its forms."""

    forms: tuple[str, ...]
    one_way: frozenset[str]
    """Those that as a rule are another word: the others find them, and they find none."""


class LookAlikes(NamedTuple):
    """Words, and ends of words, that another word stands in by chance."""

    words: tuple[tuple[str, ...], ...]
    """Each in all its forms."""
    ends: tuple[str, ...]


@cache
def word_families(language: str) -> tuple[WordFamily, ...]:
    """Return the irregular words of a language."""
    return tuple(_family(line.split()) for line in _lines(language))


@cache
def kindred_groups(language: str) -> tuple[tuple[str, ...], ...]:
    """Return the groups of words of one root, or of a word and its abbreviations."""
    return tuple(tuple(line.split()) for line in _lines(f"kindred-{language}"))


@cache
def look_alikes() -> LookAlikes:
    """Return what only looks like a compound."""
    lines = [line.split() for line in _lines("look_alikes")]
    ends = tuple(word.removeprefix(_ENDS) for line in lines for word in line if word.startswith(_ENDS))
    return LookAlikes(tuple(tuple(line) for line in lines if not line[0].startswith(_ENDS)), ends)


def _family(words: list[str]) -> WordFamily:
    one_way = frozenset(word.strip("()") for word in words if word.startswith("("))
    return WordFamily(tuple(word.strip("()") for word in words), one_way)


def _lines(name: str) -> list[str]:
    text = files("content").joinpath("inflection", f"{name}.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
