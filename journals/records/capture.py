"""Quick capture: one line of plain typing, with markers for those who want them.

A leading `+ - ! ? *` says the kind, `#44` or `#4.4` a pitfall, `:4` a stage, `;i går` or `;14.11` the day. All are
typed without AltGr on a Danish keyboard; what is not understood as a marker stays in the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from msgspec import Struct

from journals.records.model import MOST_PITFALLS, Kind, Observation
from journals.text.clean import clean
from journals.text.dates import leading_date

KIND_MARKERS: dict[str, Kind] = {"+": "worked", "-": "hindered", "!": "concern", "?": "question", "*": "idea"}
_MARKER = re.compile(r"(?<!\S)(?:#(\d)\.?(\d)|:(\d))(?!\S)")


_DATE_MARK = re.compile(r"(?<!\S);(?=\S)")


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
    line: str, pitfalls: Collection[str], stages: Collection[str], *, today: date | None = None
) -> CapturedLine:
    """Parse one line; `pitfalls` and `stages` are the ids that exist, at most two pitfalls are taken.

    `today`: the day that a date is counted from; without it none is read, and its mark stays in the text.
    """
    text = clean(line).strip()
    kind = KIND_MARKERS.get(text[:1])
    if kind is not None:
        text = text[1:]
    text, happened = _without_date(text, today) if today else (text, None)
    taken: list[str] = []
    stage: list[str] = []

    def take(match: re.Match[str]) -> str:
        pitfall, number = f"{match[1]}.{match[2]}", f"S{match[3]}"
        if match[3] and number in stages:
            stage.append(number)
        elif match[1] and pitfall in pitfalls and (pitfall in taken or len(taken) < MOST_PITFALLS):
            taken.append(pitfall)
        else:
            return match[0]
        return ""

    text = _MARKER.sub(take, text)
    words = "\n".join(re.sub(r"[ \t]+", " ", each).strip() for each in text.split("\n")).strip()
    return CapturedLine(words, kind, stage[-1] if stage else None, tuple(dict.fromkeys(taken)), happened=happened)


def _without_date(text: str, today: date) -> tuple[str, str | None]:
    """Return a text without the first date that is marked in it, and that date as it is stored."""
    for mark in _DATE_MARK.finditer(text):
        if found := leading_date(text[mark.end() :].partition("\n")[0], today, "past"):
            read, length = found
            return text[: mark.start()] + text[mark.end() + length :], read.when
    return text, None


def pasted_lines(pasted: str) -> list[str]:
    """Return the lines of a pasted text that could each be an observation, without the bullets and numbers of a list.

    `-` and `*` are markers of ours too, so they count as bullets only where every line begins with the same one.
    """
    lines = [line.strip() for line in clean(pasted).split("\n") if line.strip()]
    plain = r"[-*]|" if len({line[:2] for line in lines} & {"- ", "* "}) == len({line[:2] for line in lines}) else ""
    return [re.sub(rf"^(?:{plain}[•·–—]|\d{{1,2}}[.)])\s+", "", line) for line in lines]
