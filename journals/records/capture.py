"""Quick capture: one line of plain typing, with markers for those who want them.

A leading `+ - ! ? *` says the kind, but not right before a digit (`-5 grader`); `#44` or `#4.4` a pitfall, `:4` a
stage, `;i går` or `;14.11` the day. All are typed without AltGr on a Danish keyboard; what is not understood as a
marker stays in the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from msgspec import Struct

from journals.records.model import MOST_PITFALLS, Kind, Observation
from journals.text.clean import clean
from journals.text.dates import leading_date

KIND_MARKERS: dict[str, Kind] = {"+": "worked", "-": "hindered", "!": "concern", "?": "question", "*": "idea"}
_NUMBER = re.compile(r"[-+!?*]\d")
"""Degrees below zero, a telephone number abroad: a sign just before a digit belongs to the number."""
_MARKER = re.compile(r"(?<!\S)(?:#(\d)\.?(\d)|:(\d))(?!\S)")


_DATE_MARK = re.compile(r"(?<!\S); ?(?=\S)|(?<=[^\W_]);(?=[^\W_])")
"""Also with a space after it, or right after a word: a date must follow."""
_LIKE_A_MARK = re.compile(
    r"(?<!\S)(?:[#:]\d\S*|;[^\W_]\S*|; (?:\d\S*|(?:i|på|om|for|sidste|last|uge|week)\b[^;]{0,12}\S))"
    r"|(?<=[^\W_]);(?:\d\S*|(?:i|på|om|for|sidste|last|uge|week)\b(?: \S+)?|(?:man|tir|ons|tor|fre|lør|søn)[^\W\d_]*)"
)


class CapturedLine(Struct, frozen=True):
    """A line as it was understood."""

    text: str
    kind: Kind | None = None
    stage: str | None = None
    pitfalls: tuple[str, ...] = ()
    prompt: str | None = None
    """Id of what was asked."""
    happened: str | None = None
    """The day it says, which may not have come; None where it says none."""
    date_typed: str = ""
    """The words that say it."""

    def observation(self, stage: str, happened: str) -> Observation:
        """Return the observation it stands for; `stage` and `happened` where the line does not say."""
        return Observation(
            text=self.text,
            kind=self.kind,
            stage=self.stage or stage,
            happened=self.happened or happened,
            pitfalls=frozenset(self.pitfalls),
            prompt=self.prompt,
        )


def parse_line(
    line: str,
    pitfalls: Collection[str],
    stages: Collection[str],
    *,
    today: date | None = None,
    pasted: Sequence[bool] = (),
) -> CapturedLine:
    """Parse one line; `pitfalls` and `stages` are the ids that exist, at most two pitfalls are taken.

    `today`: the day that a date is counted from; without it none is read, and its mark stays in the text. `pasted` says
    of each character whether it was pasted: in what was not typed nothing is a marker.
    """
    text = clean(line)
    is_pasted = [*pasted] if len(text) == len(pasted) else [False] * len(text)
    begins = len(text) - len(text.lstrip())
    text, is_pasted = text.strip(), is_pasted[begins:]
    kind = None if is_pasted[:1] == [True] or _NUMBER.match(text) else KIND_MARKERS.get(text[:1])
    if kind is not None:
        text, is_pasted = text[1:], is_pasted[1:]
    happened, date_typed = None, ""
    if today is not None and (found := _marked_date(text, is_pasted, today)):
        happened, start, end = found
        date_typed = text[start + 1 : end].strip().rstrip(",:")
        text, is_pasted = text[:start] + text[end:], is_pasted[:start] + is_pasted[end:]
    taken: list[str] = []
    stage: list[str] = []

    def take(match: re.Match[str]) -> str:
        pitfall, number = f"{match[1]}.{match[2]}", f"S{match[3]}"
        if is_pasted[match.start()]:
            return match[0]
        if match[3] and number in stages:
            stage.append(number)
        elif match[1] and pitfall in pitfalls and (pitfall in taken or len(taken) < MOST_PITFALLS):
            taken.append(pitfall)
        else:
            return match[0]
        return ""

    text = _MARKER.sub(take, text)
    words = "\n".join(re.sub(r"[ \t]+", " ", each).strip() for each in text.split("\n")).strip()
    pitfalls = tuple(dict.fromkeys(taken))
    return CapturedLine(words, kind, stage[-1] if stage else None, pitfalls, happened=happened, date_typed=date_typed)


def unread_marks(line: CapturedLine) -> list[str]:
    """Return what looks like a mark in the text of a typed line and is none: there is no such day, stage or pitfall."""
    return [match[0] for match in _LIKE_A_MARK.finditer(line.text)]


def _marked_date(text: str, is_pasted: Sequence[bool], today: date) -> tuple[str, int, int] | None:
    """Return the first date that is marked in a text as it is stored, and where mark and date stand."""
    for mark in _DATE_MARK.finditer(text):
        if is_pasted[mark.start()]:
            continue
        if found := leading_date(text[mark.end() :].partition("\n")[0], today, "past"):
            read, length = found
            return read.when, mark.start(), mark.end() + length
    return None
