"""What a file says about itself before its notes: its title, its day, who was there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from content.heading_words import HeadingWords
from journals.importing.days import day_in_text, day_of_year
from journals.importing.diary_days import begins_with_day
from journals.importing.mentions import names_in_list
from journals.importing.outline import PSEUDO_LEVEL, FilePart, ListItem, Outline, Paragraph, SectionHeading, Table
from journals.importing.source import ImportSource
from journals.importing.time_lines import is_time_alone

_DAY_LABELS = ("dato", "date", "datum", "mødedato", "meeting date", "created", "oprettet")
_PEOPLE_LABELS = (
    *("delta", "particip", "attend", "teilnehm", "present", "stede", "referent", "ordstyrer", "facilitator", "moderat"),
    *("fremmød", "afbud", "närvar", "members", "scribe", "mødeleder"),
)
_OPENS = re.compile(
    r"(?=.{0,160}$)(?:.*\b(?:referat|møde\w*|tilbageblik\w*|opsamling\w*|retro\w*|evaluering\w*|minutes|meeting|"
    r"protokoll|sitzung|möte|workshop)\b.*|(?:\w{3,10}\s+(?:den|d\.|the)?\s*)?\d[\d.,/ -]*\w{0,10}\.?[\d ]*\d{4}\W*)",
    re.IGNORECASE | re.DOTALL,
)
"""A paragraph at the beginning whose date is that of the file: it names the meeting, or holds nothing else."""
_LOOKED_AT = 60
"""Blocks at the beginning in which these stand."""


def title_index(blocks: Sequence[FilePart]) -> int | None:
    """Return where the heading of the whole file stands: the first, where no other is of its level."""
    headings = [(at, each) for at, each in enumerate(blocks) if isinstance(each, SectionHeading) and each.text]
    if not headings or headings[0][1].level >= PSEUDO_LEVEL:
        return None
    (at, first), others = headings[0], [each for _, each in headings[1:]]
    if is_time_alone(first.text) and any(each.level == first.level and is_time_alone(each.text) for each in others):
        return None  # one of several times
    return at if first.level == 1 or all(each.level > first.level for each in others) else None


def file_day(outline: Outline, title: int | None, source: ImportSource, *, of_lines: bool = False) -> str | None:
    """Return the ISO day a file gives for all of it: by itself, in its title, beside `Dato`, in its name.

    Where none of them holds a day, it is the week in the middle of a time they name, as `efteråret 2024`. `of_lines`:
    whether it is a diary, in which a day at the beginning of a line is that of the line.
    """
    if outline.day:
        source.day_from = "text"
        return outline.day
    places = _day_places(outline, title, source.name, of_lines=of_lines)
    for reads in (lambda text: day_in_text(text, source.today), source.rough_day):
        for place, text in places:
            if found := reads(text):
                source.day_from = place
                return found
    return None


def heading_day(text: str, file_day: str | None, source: ImportSource) -> str | None:
    """Return the ISO day or week that a heading names; where it names no year, in that of the file, which is kept."""
    if day := day_in_text(text, source.today):
        return day
    if day := day_of_year(text, file_day, source.today):
        source.years_taken.setdefault(day, text)
        return day
    return source.rough_day(text)


def _day_places(outline: Outline, title: int | None, name: str, *, of_lines: bool) -> list[tuple[str, str]]:
    """Return the texts that may name the day of all of a file, each with what it is."""
    places = [("title", outline.title)]
    for at, each in enumerate(outline.blocks[:_LOOKED_AT]):
        if isinstance(each, SectionHeading):
            is_title = at == title or (each.level == 1 and not (title is None and is_time_alone(each.text)))
            places += [("title", each.text)] if is_title else []
        elif isinstance(each, Table):
            rows = [each.header, *(row.cells for row in each.rows[:10])]
            places += [("text", " ".join(row[1:])) for row in rows if row and _is_day_label(row[0])]
        elif isinstance(each, Paragraph | ListItem):
            opens = isinstance(each, Paragraph) and _OPENS.match(each.text) is not None
            opens = opens and not (of_lines and begins_with_day(each.text))  # that is the day of the line alone
            label, _, said = each.text.partition(":")
            places += [("text", said if _is_day_label(label) else each.text)] if opens or _is_day_label(label) else []
    return [*places, ("name", name.rpartition(".")[0] or name)]


def opens_file(text: str) -> bool:
    """Return whether a first paragraph only names the meeting, or its day."""
    found = _OPENS.match(text)
    if found is None or len(text) >= 100 or text.rstrip()[-1:] in ".!?:":
        return False
    return found.end() == len(text) or found[0].rstrip()[-1:] not in ":–—-"  # what follows on a day is a note of it


def is_about_meeting(table: Table, words: HeadingWords) -> bool:
    """Return whether a table only says what the meeting was: `Dato`, `Deltagere` in its first column."""
    firsts = [each[0] for each in (table.header, *(row.cells for row in table.rows)) if each and each[0]]
    return len(table.header) <= 2 and 2 * sum(words.whole(each) == "none" for each in firsts) > len(firsts)


def participants(blocks: Sequence[FilePart], words: HeadingWords) -> list[str]:
    """Return whom a file lists as having been there."""
    names: list[str] = []
    is_list = False
    for at, each in enumerate(blocks[:_LOOKED_AT]):
        if isinstance(each, Paragraph) and at and isinstance(blocks[at - 1], ListItem):
            is_list = False
        if isinstance(each, SectionHeading):
            is_list = words.whole(each.text) == "none" and _lists_people(each.text)
        elif isinstance(each, Paragraph) and _lists_people(label := each.text.rpartition("\n")[2].rstrip(" :")):
            is_list = is_list or words.whole(label) == "none"
        if is_list and isinstance(each, Paragraph | ListItem):
            names += names_in_list(each.text)
        rows: list[tuple[str, ...]] = []
        if isinstance(each, Table):
            rows = [each.header, *(row.cells for row in each.rows[:20])]
        elif isinstance(each, Paragraph | ListItem) and ":" in each.text:
            rows = [tuple(each.text.split(":", 1))]
        for row in rows:
            if len(row) >= 2 and words.whole(row[0]) == "none" and _lists_people(row[0]):
                names += names_in_list(row[1])
    return names


def _is_day_label(text: str) -> bool:
    return text.casefold().strip(" *:") in _DAY_LABELS


def _lists_people(label: str) -> bool:
    return any(each in label.casefold() for each in _PEOPLE_LABELS)
