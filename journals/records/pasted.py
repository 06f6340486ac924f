"""The lines of a text that was pasted: what each says by itself, without the signs that only make it part of a list.

Short marks (`-`, `#44`) are for those who type. In a text from elsewhere a bullet is a bullet and a minus a minus.
"""

from __future__ import annotations

import re

from msgspec import Struct

from journals.text.clean import clean

# What editors put before a line; a word processor's own signs are letters of its symbol fonts, with a tab after them.
_BULLET = re.compile(r"(?:[-*+!•·▪◦‣–—\uf0b7\uf0a7]\s+|[o§]\t\s*)(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
_HEADING = re.compile(r"#{1,6}\s+\S.*|\*\*[^*]+\*\*:?|__[^_]+__:?")
_RULE = re.compile(r"[-*_=~+|:\s]+")


class PastedLine(Struct, frozen=True):
    """A line that could be an observation; `is_rule`: it only parts others, as a row of dashes does."""

    text: str
    is_heading: bool = False
    is_rule: bool = False
    is_date: bool = False
    """Whether it only says which day the lines below it are of."""
    day: str = ""
    """The day it is of, by such a heading; "" where there is none."""
    below: int = -1
    """The place of that heading."""


def pasted_lines(pasted: str) -> list[PastedLine]:
    """Return the lines of a pasted text that are not empty.

    A list's bullets go, and its numbers where all lines count 1, 2, 3, below each heading anew: then they say nothing
    that the order does not.
    Where lines begin with `+` and others with `-`, and none with another bullet, these say what was good and what not:
    they stay.
    """
    lines = [line.strip() for line in clean(pasted).split("\n") if line.strip()]
    headings = [bool(_HEADING.fullmatch(line)) for line in lines]
    body = [line for line, heading in zip(lines, headings, strict=True) if not heading]
    counts = len(body) > 1 and all(map(_counts_up, _between_headings(lines, headings)))
    weighs = {line[:1] for line in body if not _RULE.fullmatch(line) and _BULLET.match(line)} == {"+", "-"}
    return [
        PastedLine(line, is_heading=True) if heading else _item(line, counts=counts, weighs=weighs)
        for line, heading in zip(lines, headings, strict=True)
    ]


class PipedLines:
    """Takes the bullets off lines that come one by one, when what comes after is not known yet.

    A `+` is none, and a `-` only until there is one. Numbers stay: how many lines will count, nobody knows.
    """

    def __init__(self) -> None:
        self._weighs = False

    def text(self, line: str) -> str:
        """Return what the next line says."""
        line = line.strip()
        self._weighs |= line.startswith("+ ")
        return _item(line, counts=False, weighs=self._weighs).text


def _item(line: str, *, counts: bool, weighs: bool) -> PastedLine:
    if _RULE.fullmatch(line):
        return PastedLine(line, is_rule=True)
    if counts:
        return PastedLine(_NUMBER.sub("", line, count=1))
    if not (weighs and line[:2] in ("+ ", "- ")) and (bullet := _BULLET.match(line)):
        return PastedLine(line[bullet.end() :])
    return PastedLine(line)


def _between_headings(lines: list[str], headings: list[bool]) -> list[list[str]]:
    """Return the lines above, between and below headings, where there are any."""
    parts: list[list[str]] = [[]]
    for line, is_heading in zip(lines, headings, strict=True):
        if is_heading:
            parts.append([])
        else:
            parts[-1].append(line)
    return [part for part in parts if part]


def _counts_up(lines: list[str]) -> bool:
    """Return whether all lines are numbered, from 1 and by one."""
    numbers = [int(found[1]) if (found := _NUMBER.match(line)) else 0 for line in lines]
    return numbers == list(range(1, len(lines) + 1))
