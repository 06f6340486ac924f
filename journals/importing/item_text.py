"""The text of one item: what of it is said, and what only says of what kind it is, whose, and when."""

from __future__ import annotations

import re

from msgspec import Struct

from content.heading_words import HeadingWords
from journals.importing.days import day_in_text
from journals.importing.mentions import PeopleFound
from journals.importing.source import ImportSource
from journals.text.clean import clean
from journals.text.dates import leading_date

_LABEL = re.compile(r"(?:\[([^\[\]\n]{1,40})\]|\(([^()\n]{1,40})\))\s*:?\s*(?=\S)")
_SIGN = re.compile(r"([?!❓❔❗❕⚠])\ufe0f?\s*(?::\s*|\s)(?=\S)")
_COLON = re.compile(r"([^:\n]{2,40}?)\s*(?::|\s[–—-](?=\s))\s*(?=\S)")
_NUMBERED = re.compile(
    r"(?:[#(\[]?\b(?:action(?: item)?|handling|aktion|opgave|aftale|item|punkt|todo|task|tiltak|"
    r"åtgärd|aufgabe)\s*#?\d*[\])]?\s*[:.)–-]+\s*)(?=\S)",
    re.IGNORECASE,
)
_TASK_WORD = re.compile(r"(TODO|DOING|NOW|LATER|WAITING|WAIT|DONE|CANCELED|CANCELLED|IN-PROGRESS)\s+(?=\S)")
_TAG = re.compile(r"#[^\W\d][\w/-]*")
_STAMP = re.compile(
    r"\[?(\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|"
    r"(?:den )?\d{1,2}\.? [^\W\d_]{3,9}\.? \d{4}(?= ?[:–—-] ?\S))(?:[T "
    r"]\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?\]?\s*(?:[:–—-]\s*)?(?=\S)"
)
_TIME = re.compile(r"(?:kl\.?\s*)?\d{1,2}[:.]\d{2}\s*(?:[:–—-]\s*)?(?=\S)")
_BLANKS = re.compile(r"[ \t\xa0\u2000-\u200a\u202f\u205f\u3000]+")
_TIDY = re.compile(r"[!-~æøåÆØÅéüöä]+(?: [!-~æøåÆØÅéüöä]+)*")
_LINES = re.compile(r"\n{3,}")


class ItemText(Struct):
    """What was read of it."""

    text: str
    meaning: str | None = None
    """Where it begins with `[Action Item]` or `Gik godt:`."""
    said_by: str = ""
    happened: str | None = None
    is_done: bool | None = None
    owner: str = ""

    @property
    def is_own(self) -> bool:
        """Whether it says of itself that it is a note of its own: an action, a lesson, an answer."""
        return bool(self.said_by) or self.meaning in ("action", "lesson") or self.is_done is not None


def tidy(text: str) -> str:
    """Return a text as somebody would type it: no tabs or runs of blanks, at most one empty line, clean."""
    if _TIDY.fullmatch(text):
        return text
    lines = (_BLANKS.sub(" ", line).rstrip() for line in clean(text.replace("\xa0", " ")).split("\n"))
    tidied = "\n".join(line if line.startswith("  - ") else line.strip() for line in lines)
    return _LINES.sub("\n\n", tidied).strip()


def read_item(
    text: str,
    source: ImportSource,
    people: PeopleFound,
    known: str | None,
    *,
    is_line: bool = False,
    is_task: bool = False,
) -> ItemText:
    """Return what an item says; `known` is what its section means, None where that is not known.

    `is_line`: whether it is a line of its own, which can say another kind than what stands above it. `is_task`: whether
    it has a box to tick, and so is to be done by whom it mentions.
    """
    tidied = tidy(text)
    read = ItemText(tidied)
    for step in (_task_word, _label, _said_by, _label, _sign, _numbered):
        step(read, source.words, people, known)
    _inline_kind(read, source.words, known, is_line=is_line)
    read.text = people.without_voters(read.text)
    if "#" in read.text:
        read.text = _without_tags(read.text)
    is_action = is_task or "action" in (known, read.meaning)
    read.text, read.owner = people.without_mentions(read.text, is_note=not is_action)
    _date(read, source)
    if read.text is not tidied and read.text != tidied:
        read.text = tidy(read.text)
    return read


def _without_tags(text: str) -> str:
    """Return a text without the tags at its end; nothing where it is nothing else."""
    at = len(text)
    words = text.split(" ")
    while words and (not words[-1] or _TAG.fullmatch(words[-1])):
        at -= len(words.pop()) + 1
    return text[: max(at, 0)].rstrip()


def _task_word(read: ItemText, words: HeadingWords, people: PeopleFound, known: str | None) -> None:
    if found := _TASK_WORD.match(read.text):
        read.meaning, read.text = "action", read.text[found.end() :]
        read.is_done = found[1] in ("DONE", "CANCELED", "CANCELLED")


def _label(read: ItemText, words: HeadingWords, people: PeopleFound, known: str | None) -> None:
    found = _LABEL.match(read.text)
    if found and (meaning := words.whole(found[1] or found[2])) and meaning not in ("none", "overview"):
        read.meaning, read.text = read.meaning or meaning, read.text[found.end() :]


def _sign(read: ItemText, words: HeadingWords, people: PeopleFound, known: str | None) -> None:
    """Take a sign that the text begins with, where nothing above says what it is: of an action it is how urgent."""
    if known in (None, "overview", "other") and read.meaning is None and (found := _SIGN.match(read.text)):
        read.meaning, read.text = words.whole(found[1]), read.text[found.end() :]


def _said_by(read: ItemText, words: HeadingWords, people: PeopleFound, known: str | None) -> None:
    said_by, read.text = people.label(read.text)
    read.said_by = read.said_by or said_by


def _numbered(read: ItemText, words: HeadingWords, people: PeopleFound, known: str | None) -> None:
    if found := _NUMBERED.match(read.text):
        if not found[0].lstrip("#([ ").casefold().startswith(("item", "punkt")):
            read.meaning = read.meaning or "action"
        read.text = read.text[found.end() :]


def _inline_kind(read: ItemText, words: HeadingWords, known: str | None, *, is_line: bool) -> None:
    found = _COLON.match(read.text)
    if found is None or len(found[1].split()) > 5:
        return
    meaning = words.whole(found[1])
    if meaning in (None, "overview") or (meaning == "none" and known is not None):
        return
    if known in (None, "overview", meaning) or is_line or meaning in ("action", "lesson"):
        read.meaning, read.text = read.meaning or meaning, read.text[found.end() :]


def _date(read: ItemText, source: ImportSource) -> None:
    """Take the day that a text begins with, where it names the year or is parted from the rest."""
    if found := _STAMP.match(read.text):
        when = day_in_text(found[1], source.today)
        if when:
            read.happened, read.text = when, read.text[found.end() :]
            if time := _TIME.match(read.text):
                read.text = read.text[time.end() :]
        return
    if not read.text[:1].isdigit() and not read.text[:4].casefold().startswith(("uge ", "den ", "d. ")):
        return
    found_date = leading_date(read.text, source.today, "past")
    if found_date is None:
        return
    reading, end = found_date
    ends = read.text[:end].rstrip()
    rest = read.text[end:].lstrip()
    is_parted = ends.endswith(":") or rest[:2] in ("- ", "– ", ": ")
    if reading.doubt in (None, "either") and is_parted and rest.strip(" -–:"):
        later = leading_date(read.text, source.a_year_on, "past")
        source.note_day(reading.when, later[0].when if later else None)
        read.happened, read.text = reading.when, rest.lstrip("-–: ")
