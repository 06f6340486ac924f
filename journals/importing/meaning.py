"""What headings, items and paragraphs of a file mean: which of them are notes, of which kind, and which are none.

One pass over an outline, whose steps share what is open: that is why it is one file, though a long one.
"""

from __future__ import annotations

from typing import TypeAlias, cast

from msgspec import Struct
from msgspec.structs import replace

from journals.importing.action_details import names_owner
from journals.importing.before_notes import introductions
from journals.importing.columns import table_items
from journals.importing.days import day_alone, read_deadline
from journals.importing.diary_days import begins_with_day, has_dated_lines, is_dated_note, is_diary
from journals.importing.found import ColumnQuestion, DroppedText, DropReason, FileReading, FoundItem
from journals.importing.item_groups import is_group
from journals.importing.item_text import ItemText, read_item
from journals.importing.mentions import PeopleFound, led_by
from journals.importing.open_items import KIND_MEANINGS, ItemMaker, OpenItem
from journals.importing.outline import FilePart, ListItem, Omitted, Outline, Paragraph, SectionHeading, Table
from journals.importing.people import listed_names
from journals.importing.phrases import (
    is_greeting,
    is_no_items,
    is_placeholder,
    is_prose,
    is_question,
    is_thanks,
    is_tool_line,
)
from journals.importing.preamble import file_day, heading_day, is_about_meeting, opens_file, participants, title_index
from journals.importing.source import ImportSource, counted_out
from journals.records.model import Kind

_SIGNS = {"+": "worked", "-": "hindered", "!": "concern", "?": "question", "*": "idea"}
_SILENT = ("none", "overview")
_KINDLESS = (*_SILENT, "other")
_TITLE_WORDS = 9
_LONGEST_NAME = 60
"""Letters of an item that names what the next ones are, at the most."""
_ROUNDS = 2_000
_SHOWN = 200
"""Characters of what is dropped that are kept to be shown."""


class _Section(Struct):
    """A heading, or an item that only names what stands below it."""

    text: str = ""
    level: int = 0
    meaning: str | None = None
    """Its own, or that of what it stands below."""
    is_title: bool = False
    day: str | None = None
    named: str = ""
    """The heading that gives the meaning."""


_Above: TypeAlias = OpenItem | _Section


def read_meaning(outline: Outline, source: ImportSource, form: str) -> FileReading:
    """Return the notes, actions and lessons of an outline, and what of it is none; `form`: the name of the format."""
    return _Meaning(outline, source).reading(form)


class _Meaning:
    """One pass over an outline."""

    def __init__(self, outline: Outline, source: ImportSource) -> None:
        self._blocks = outline.blocks
        self._source = source
        self._words = source.words
        self._sections: list[_Section] = []
        self._items: list[FoundItem] = []
        self._dropped: list[DroppedText] = []
        self._above: list[_Above] = []
        """The items that the next one can stand below."""
        self._open: list[OpenItem] = []
        self._intro: DroppedText | None = None
        self._paragraph_end, self._tells = 0, False
        """Where the lines of the paragraph end that is looked at, and whether one of them tells something."""
        self._question: ColumnQuestion | None = None
        self._title = title_index(outline.blocks)
        self._is_diary = is_diary(outline.blocks)
        self._has_dated_lines = has_dated_lines(outline.blocks)
        self._day = file_day(outline, self._title, source, of_lines=self._is_diary)
        self._day_above: str | None = None
        """Of a diary: the day of the line above, which those below it are of until another is named."""
        headings = ((at, each) for at, each in enumerate(outline.blocks) if isinstance(each, SectionHeading))
        known = next((at for at, each in headings if (self._own_meaning(at, each) or "none") not in _KINDLESS), None)
        self._has_known = known is not None
        items = [each for each in counted_out(outline.blocks, source.tick, 1, 2) if isinstance(each, ListItem)]
        self._has_lists = bool(items)
        self._signs = not self._has_known and {"+", "-"} <= {each.sign for each in items}
        short = [each.text for each in items if each.depth == 0 and len(each.text) <= _LONGEST_NAME]
        named = set() if self._has_known else {source.words.whole(each) for each in short} - {None, *_SILENT}
        self._is_flat = len(named) > 1
        """Whether items of the one list there is name what the next ones are."""
        self._seen_known = False
        there = participants(outline.blocks, source.words)
        self._people = PeopleFound((each.text for each in counted_out(items, source.tick, 1, 2)), there)
        for name in (*outline.names, *listed_names(there)):
            self._people.add(name)
        self._maker = ItemMaker(self._people, self._day, source.rough_days)
        self._introductions = introductions(outline.blocks, known or 0, source, there)

    def reading(self, form: str) -> FileReading:
        """Return what was found."""
        for at, block in enumerate(self._blocks):
            if at % _ROUNDS == 0:
                self._source.tick(len(self._blocks) + at, 2 * len(self._blocks))
            if isinstance(block, ListItem):
                self._list_item(at, block)
            elif isinstance(block, Omitted):
                self._drop(block.reason, block.line, block.text)
            else:
                self._store_open()
                self._section_part(at, block)
        self._store_open()
        return FileReading(
            file=self._source.name,
            format=form,
            encoding=self._source.encoding,
            items=tuple(sorted(self._items, key=lambda each: each.line)),
            dropped=tuple(sorted(self._dropped, key=lambda each: each.line)),
            names=tuple(self._people.names),
            day=self._day,
            columns=self._question,
        )

    def _section_part(self, at: int, block: FilePart) -> None:
        if isinstance(block, SectionHeading):
            self._heading(at, block)
        elif isinstance(block, Paragraph):
            self._paragraph(at, block)
        elif isinstance(block, Table):
            self._table(block)

    # Headings

    @property
    def _section(self) -> _Section:
        return self._sections[-1] if self._sections else _Section(is_title=True)

    def _own_meaning(self, at: int, heading: SectionHeading) -> str | None:
        if not heading.text:
            return None
        if at == self._title:
            is_above_list = isinstance(self._following(at), ListItem)
            known = self._words.whole(heading.text) or (self._words.only(heading.text) if is_above_list else None)
        else:
            known = self._words.meaning(heading.text)
        return known or heading.meaning

    def _heading(self, at: int, heading: SectionHeading) -> None:
        self._intro = None
        while self._sections and self._sections[-1].level >= heading.level:
            self._sections.pop()
        if not heading.text:
            return
        own, above, is_title = self._own_meaning(at, heading), self._section, at == self._title
        if own == "other" and above.meaning:
            own = None
        day = self._day_named(heading, is_title=is_title)
        named = heading.text if own else above.named
        section = _Section(heading.text, heading.level, own or above.meaning, is_title, day or above.day, named)
        if self._is_bare(at, heading, section, own):
            self._note(Paragraph(heading.text, heading.line), section)
            return
        self._sections.append(section)
        self._seen_known = self._seen_known or (own or "none") not in _KINDLESS

    def _day_named(self, heading: SectionHeading, *, is_title: bool) -> str | None:
        """Return the day that a heading names for what stands below it; that of a title is the file's."""
        if is_title and self._day:
            return None
        day = None if is_title else heading_day(heading.text, self._day, self._source)
        if day is None and day_alone(heading.text):
            self._drop("no_year", heading.line, heading.text)
        return day

    def _is_bare(self, at: int, heading: SectionHeading, section: _Section, own: str | None) -> bool:
        """Return whether nothing stands below a heading that says no kind: then it is a note itself."""
        following = self._following(at)
        if following is not None and not (isinstance(following, SectionHeading) and following.level <= heading.level):
            return False
        if section.is_title or self._words.whole(heading.text) or (section.meaning or "none") in _SILENT:
            return False
        return heading.meaning is not None or own is None

    def _following(self, at: int) -> FilePart | None:
        return self._blocks[at + 1] if at + 1 < len(self._blocks) else None

    # Paragraphs

    def _paragraph(self, at: int, block: Paragraph) -> None:
        section = self._section
        if self._is_around(block):
            return
        if self._items and section.meaning == "action":
            detailed = self._maker.with_detail(self._items[-1], block.text)
            if detailed is not None:
                self._items[-1] = detailed
                return
        if self._is_meeting_day(block):
            return
        if not self._is_introduction(at, block.text, section):
            self._note(block, section)
        elif section.meaning is not None or not self._is_telling(at):
            self._introduce(block.line, block.text)
        elif section.is_title and not (self._items and not self._items[-1].is_prose):
            self._lead_text(block, section)
        else:
            self._note(block, section)

    def _is_telling(self, at: int) -> bool:
        """Return whether any line of the paragraph that a place is in tells or asks something: then none is lost."""
        if at >= self._paragraph_end:
            self._paragraph_end = at + 1
            while isinstance(line := self._following(self._paragraph_end - 1), Paragraph) and line.goes_on:
                self._paragraph_end += 1
            texts = [cast("Paragraph", each).text for each in self._blocks[at : self._paragraph_end]]
            self._tells = any(is_prose(each) or is_question(each) for each in texts)
        return self._tells

    def _lead_text(self, block: Paragraph, section: _Section) -> None:
        """Offer running text that nothing stands above but the title."""
        if text := read_item(block.text, self._source, self._people, None).text:
            happened = section.day or self._day
            self._items.append(FoundItem(text=text, line=block.line, happened=happened, is_prose=True))

    def _is_around(self, block: Paragraph | ListItem) -> bool:
        """Drop what people and programs write around notes; return whether it was that."""
        text = block.text
        if is_no_items(text):
            self._drop("no_items", block.line, text)
        elif is_placeholder(text):
            self._drop("placeholder", block.line, text)
        elif isinstance(block, Paragraph) and (is_greeting(text) or is_thanks(text)):
            self._drop("greeting", block.line, text)
        elif isinstance(block, Paragraph) and self._people.is_author_line(text):
            self._drop("author", block.line, text)
        elif isinstance(block, Paragraph) and is_tool_line(text):
            self._introduce(block.line, text)
        else:
            return False
        return True

    def _is_meeting_day(self, block: Paragraph | ListItem) -> bool:
        """Drop a line that is nothing but a day of the meeting, `Næste møde: 3. november`; return whether it was that.

        Below an action such a line may be its deadline, which is looked for before.
        """
        label, _, said = block.text.partition(":")
        is_day = any(map(str.isdigit, said)) and self._words.whole(label) == "none"
        if not is_day or read_deadline(said, self._source.today) is None:
            return False
        self._introduce(block.line, block.text, alone=self._intro is None)
        return True

    def _is_introduction(self, at: int, text: str, section: _Section) -> bool:
        label, colon, said = text.partition(":")
        is_labelled = bool(colon) and self._words.whole(label) not in (None, *_SILENT)
        if section.meaning in _SILENT:
            return section.meaning == "none" or not (is_labelled and said.strip())
        if is_labelled and section.meaning is None:
            return not said.strip()
        if colon and section.meaning in (None, "action", "other") and self._words.whole(label) == "none":
            return True
        if text.rstrip().endswith(":") and isinstance(self._following(at), ListItem | SectionHeading | Table):
            return True
        if section.meaning is not None:
            return False
        if self._is_diary and (at > 0 or begins_with_day(text)):
            return False
        if self._has_dated_lines and is_dated_note(text):
            return False
        if at in (0, -1 if self._title is None else self._title + 1) and opens_file(text):
            return True
        may_be_title = at == 0 and text[-1] not in ".!?"
        if may_be_title and isinstance(self._following(at), ListItem) and len(text.split()) < 6:
            return True
        if may_be_title and self._is_diary and not begins_with_day(text) and len(text.split()) < _TITLE_WORDS:
            return True
        if section.is_title:
            return self._has_known or (self._has_lists and not self._signs)
        return self._has_known and not self._seen_known

    def _note(self, block: Paragraph, section: _Section) -> None:
        self._store_open()
        read = read_item(block.text, self._source, self._people, section.meaning, is_line=True)
        if read.text:
            self._open.append(self._opened(read, block.line, 0, section, read.meaning or section.meaning))
        self._store_open()

    # Items of lists

    def _list_item(self, at: int, block: ListItem) -> None:
        section = self._section
        certain = self._introductions.get(at) if self._is_preamble(section) else None
        if section.meaning == "none" or certain is not None:
            self._introduce(block.line, block.text, alone=certain is False)
            return
        while self._above and _depth_of(self._above[-1]) >= block.depth:
            self._above.pop()
        if self._is_flat and block.depth == 0 and (own := self._words.whole(block.text)) not in (None, *_SILENT):
            self._store_open()
            self._above = [_Section(block.text, -1, own, named=block.text)]
            return
        above = self._above[-1] if self._above else None
        if (isinstance(above, OpenItem) and self._maker.take_detail(block.text, above)) or self._is_around(block):
            return
        group = next((each for each in reversed(self._above) if isinstance(each, _Section)), section)
        if group.meaning != "action" and self._is_meeting_day(block):
            return
        if is_group(self._blocks, at, group.meaning, self._words):
            own = self._words.meaning(block.text)
            self._store_open()
            named = block.text if own else group.named
            self._above.append(_Section(block.text.rstrip(": "), block.depth, own or group.meaning, named=named))
            return
        is_task = _is_to_do(block, group.meaning)
        read = read_item(block.text, self._source, self._people, group.meaning, is_task=is_task)
        if not read.text:
            self._drop("empty", block.line, block.text)
        elif read.meaning == "none" and group.meaning is None:
            self._introduce(block.line, block.text)
        elif isinstance(above, OpenItem) and not (block.is_own or block.is_task or read.is_own):
            self._belongs(block, read, above)
        else:
            self._own_item(block, read, group, above if isinstance(above, OpenItem) else None)

    def _belongs(self, block: ListItem, read: ItemText, above: OpenItem) -> None:
        deeper = min(block.depth - above.depth - 1, 3)
        above.parts.append("  " * deeper + "- " + " ".join(read.text.split()))

    def _own_item(self, block: ListItem, read: ItemText, group: _Section, above: OpenItem | None) -> None:
        meaning = read.meaning or group.meaning
        if self._signs and meaning is None:
            meaning = _SIGNS.get(block.sign)
        if _is_to_do(block, meaning):
            meaning = "action"
        if meaning == "action" and read.owner:
            read.text = read.text.removesuffix(read.owner).rstrip(" ,:;–-") or read.text
        elif meaning == "action":
            read.owner, read.text = led_by(read.text)
        opened = self._opened(read, block.line, block.depth, group, meaning)
        opened.is_reply = above is not None and bool(read.said_by) and meaning != "action"
        opened.above = above.line if above else 0
        opened.is_done = bool(block.ticked) and meaning == "action"
        if block.depth == 0:
            self._store_open()
        self._intro = None
        self._open.append(opened)
        self._above.append(opened)

    def _is_preamble(self, section: _Section) -> bool:
        return section.meaning is None and section.is_title and self._has_known and not self._seen_known

    # Tables

    def _table(self, table: Table) -> None:
        section = self._section
        if section.meaning in _SILENT or is_about_meeting(table, self._words):
            self._introduce(table.line, " · ".join((*table.header, *(" ".join(row.cells) for row in table.rows[:3]))))
            return
        read = table_items(table, section.named or section.text, self._source, self._maker.start_day(section.day))
        for item in read.items:
            if item.table == "observations" and item.kind is None and section.meaning in KIND_MEANINGS:
                item = replace(item, kind=cast("Kind", section.meaning))
            self._items.append(item)
        self._dropped += read.dropped
        for name in read.names:
            self._people.add(name)
        self._question = self._question or read.question

    # What becomes of it

    def _opened(self, read: ItemText, line: int, depth: int, section: _Section, meaning: str | None) -> OpenItem:
        if read.happened and self._is_diary:
            self._day_above = read.happened
        day = read.happened or section.day or self._section.day or self._day_above
        if meaning in (None, *_KINDLESS) and is_question(read.text):
            meaning = "question"
        return OpenItem(read, None if meaning in _SILENT else meaning, line, depth, section.text, day)

    def _store_open(self) -> None:
        if self._open:
            self._items += map(self._maker.found, self._open)
            self._open.clear()
            self._intro = None
            self._above = [each for each in self._above if isinstance(each, _Section)]

    def _introduce(self, line: int, text: str, *, alone: bool = False) -> None:
        """Drop what introduces; what follows on it in the same section is dropped with it, unless it is in doubt."""
        if alone:
            self._drop("introduction", line, text)
        elif self._intro is None:
            self._intro = DroppedText(line=line, reason="introduction", text=text[:_SHOWN])
            self._dropped.append(self._intro)
        elif len(self._intro.text) < _SHOWN:
            self._intro = replace(self._intro, text=f"{self._intro.text}\n{text}"[:_SHOWN])
            self._dropped[-1] = self._intro

    def _drop(self, reason: DropReason, line: int, text: str) -> None:
        if self._intro is not None and reason in ("empty", "placeholder", "no_items", "image"):
            if reason == "image":
                self._dropped.insert(-1, DroppedText(line=line, reason=reason, text=text[:_SHOWN]))
            return
        self._intro = None
        self._dropped.append(DroppedText(line=line, reason=reason, text=text[:_SHOWN]))


def _depth_of(above: _Above) -> int:
    return above.depth if isinstance(above, OpenItem) else above.level


def _is_to_do(block: ListItem, meaning: str | None) -> bool:
    """Return whether an item has a box to tick, and is something to do: by what stands around it, or by who does it."""
    is_open = meaning in (None, "overview") or (meaning != "action" and names_owner(block.text))
    return block.is_task or (block.ticked is not None and is_open)
