"""A chat that was copied or saved as text: Teams, WhatsApp and the like, each message below or behind its stamp."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journals.importing.cell_days import is_month_first
from journals.importing.chat_messages import ChatMessage, read_chat
from journals.importing.found import DroppedText, FileReading
from journals.importing.source import ImportSource

_DAY = r"(?P<day>\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2})"
_TIME = r"(?:kl\.? ?)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?"
_NAME = r"(?P<name>[^\W\d_][\w'’.-]*(?: [\w'’().+-]+){0,5})"
_STAMPED = re.compile(rf"\[?{_DAY},? +{_TIME}\]?(?= *[-–:]? +\S| *$)")
_HEADS = (
    re.compile(rf"\[?{_DAY},? +{_TIME}\]?:? *(?:[-–] *)?{_NAME}:(?: +(?P<text>.*)|$)"),
    re.compile(rf"\[?{_DAY},? +{_TIME}\]?:? *(?:[-–] *)?{_NAME} *"),
    re.compile(rf"{_NAME}(?:,| [-–])? +\[?{_DAY},? +{_TIME}\]?:? *"),
    re.compile(rf"(?P<day>)\[{_TIME}\] *{_NAME} *"),
)
"""The last says no day, as a part of a chat does that was copied on the day."""
_LOOKED_AT = 400
_BEGINNING = 20_000
"""Characters in which a chat shows."""
_FEWEST = 2
_LEAST = 0.5
"""So many of the lines that begin with a stamp say who wrote."""
_EDITED = re.compile(r"\(?(?:redigeret|edited|bearbeitet|redigerad|redigert)\)?", re.IGNORECASE)
_INVISIBLE = "\u200e\u200f\ufeff"


def is_chat_text(source: ImportSource) -> bool:
    """Return whether a text is a chat: two messages or more that say when and by whom."""
    if source.suffix not in ("", "txt", "text", "log"):
        return False
    lines = [line.strip(_INVISIBLE + " ") for line in source.first_lines(_BEGINNING)]
    heads = sum((found := _head(line)) is not None and _is_sure(found) for line in lines)
    stamped = sum(_STAMPED.match(line) is not None for line in lines)
    return heads >= _FEWEST and heads >= _LEAST * stamped


def read_chat_text(source: ImportSource) -> FileReading:
    """Read a chat."""
    dropped: list[DroppedText] = []
    return read_chat(list(_messages(source, dropped)), source, "chat_text", dropped)


def _messages(source: ImportSource, dropped: list[DroppedText]) -> Iterator[ChatMessage]:
    lines = source.clean_text.split("\n")
    days = [found["day"] for line in lines[:_LOOKED_AT] if (found := _head(line))]
    month_first = is_month_first(days)
    now: ChatMessage | None = None
    for number, line in enumerate(lines, 1):
        line = line.strip(_INVISIBLE + " ")
        if found := _head(line):
            if now:
                yield now
            text = found.groupdict().get("text") or ""
            now = ChatMessage(found["name"].strip(), text, number + (not text), _day(found["day"], source, month_first))
        elif stamp := _STAMPED.match(line):  # nobody wrote it: a program did
            if now:
                yield now
            day = _day(stamp["day"], source, month_first)
            now = ChatMessage("", line[stamp.end() :].strip(" -–:"), number, day, is_by_program=True)
        elif now and _EDITED.fullmatch(line):
            continue
        elif now:
            now.text = f"{now.text}\n{line}"
        elif line:
            dropped.append(DroppedText(line=number, reason="introduction", text=line[:200]))
    if now:
        yield now


def _head(line: str) -> re.Match[str] | None:
    """Return what a line says of who wrote what follows, and when; None for any other line."""
    for pattern in _HEADS:
        if (found := pattern.fullmatch(line)) and (
            found.groupdict().get("text") is not None or _is_name(found["name"])
        ):
            return found
    return None


def _is_sure(head: re.Match[str]) -> bool:
    """Return whether a line says for certain who wrote: a time before one word may as well be of an agenda."""
    return bool(head["day"]) or " " in head["name"].strip()


def _is_name(text: str) -> bool:
    words = text.split()
    return len(words) <= 4 and all(word[:1].isupper() or word[:1] == "(" for word in words) and text[-1] not in ".!?"


def _day(text: str, source: ImportSource, month_first: bool) -> str | None:
    return source.past_day(text, month_first=month_first)
