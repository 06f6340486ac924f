"""What jrnl writes as text: an entry begins with its day and time, and its title and body are one note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import cast

from journals.errors import Invalid
from journals.importing.found import FileReading, FoundItem
from journals.importing.item_text import read_item, tidy
from journals.importing.mentions import PeopleFound
from journals.importing.open_items import KIND_MEANINGS
from journals.importing.source import ImportSource
from journals.importing.wrapping import unwrapped
from journals.records.model import Kind
from journals.text.dates import read_date

_TIME = r"(?:,?\s+(?:at |kl\.? ?|um |T)?|T)\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?"
_HEAD = re.compile(rf"(?:\[([^\[\]\n]{{4,40}}?)(?:{_TIME})?\]|(\d{{4}}-\d{{2}}-\d{{2}}){_TIME})\s+(\S.*)")
_MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2,4})")
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun|man|tir|ons|tor|fre|lør|søn)[a-zø]*\.?,?\s+", re.IGNORECASE)
_TAG_END = re.compile(r"(?:\s+@[^\s@]+)+\s*$")
_TAG = re.compile(r"(?<!\S)@(?=[^\s@])")
_STAR = re.compile(r"\s+\*\s*$|^\*\s+")
_LOOKED_AT = 20_000
_EVERY = 4
"""At least one line in so many begins an entry, in a file that is taken for one of jrnl."""


def is_jrnl_text(source: ImportSource) -> bool:
    """Return whether a file begins with an entry of jrnl, and has more of them."""
    if source.suffix not in ("", "txt", "text", "jrnl"):
        return False
    lines = source.first_lines(_LOOKED_AT)
    if not lines or _entry_day(lines[0], source.today, month_first=False) is None:
        return False
    heads = sum(_HEAD.match(line) is not None for line in lines)
    return lines[0].startswith("[") or heads * _EVERY >= len(lines)


def read_jrnl_text(source: ImportSource) -> FileReading:
    """Read a file of entries."""
    lines = source.clean_text.split("\n")
    items = []
    people = PeopleFound(())
    for line, day, text in _entries(lines, source):
        read = read_item(_without_tags(text), source, people, None, is_line=True)
        if not read.text:
            continue
        kind = cast("Kind", read.meaning) if read.meaning in KIND_MEANINGS else None
        items.append(FoundItem(text=tidy(read.text), line=line, kind=kind, happened=day))
    return FileReading(
        file=source.name,
        format="jrnl_text",
        encoding=source.encoding,
        items=tuple(items),
        names=tuple(people.names),
    )


def _entries(lines: list[str], source: ImportSource) -> Iterator[tuple[int, str | None, str]]:
    """Yield the line, the day and the text of each entry."""
    heads = [found[1] or found[2] for line in lines if (found := _HEAD.match(line))]
    month_first = any((found := _MONTH_FIRST.fullmatch(head)) and int(found[2]) > 12 for head in heads)
    begun: tuple[int, str | None, list[str]] | None = None
    for number, line in enumerate(lines, 1):
        day = _entry_day(line, source.today, month_first=month_first)
        if day is not None and (found := _HEAD.match(line)):
            if begun:
                yield begun[0], begun[1], _text(begun[2])
            begun = (number, day or None, [found[3]])
        elif begun:
            begun[2].append(line.removeprefix("| ").removeprefix("|"))
    if begun:
        yield begun[0], begun[1], _text(begun[2])


def _entry_day(line: str, today: date, *, month_first: bool) -> str | None:
    """Return the day a line begins an entry of, "" for one to come; None where it begins none."""
    found = _HEAD.match(line)
    if found is None:
        return None
    words = _WEEKDAY.sub("", (found[1] or found[2]).strip())
    if month_first and (each := _MONTH_FIRST.fullmatch(words)):
        words = f"{each[2]}/{each[1]}/{each[3]}"
    try:
        read = read_date(words, today, "past")
    except Invalid:
        return None
    return "" if read.doubt not in (None, "either") else read.when


def _text(lines: list[str]) -> str:
    title, body = lines[0].strip(), lines[1:]
    paragraphs: list[list[str]] = [[]]
    for line in body:
        if line.strip():
            paragraphs[-1].append(line.strip())
        else:
            paragraphs.append([])
    texts = ["\n".join(text for _, text in unwrapped(each)) for each in paragraphs if each]
    return "\n".join((title, "\n\n".join(texts))).strip()


def _without_tags(text: str) -> str:
    """Return a text without the tags at its end and the star; a tag within a sentence is a word of it."""
    title, end, body = text.partition("\n")
    title = _STAR.sub("", title)
    return _TAG.sub("", end.join((_TAG_END.sub("", title), _TAG_END.sub("", body))))
