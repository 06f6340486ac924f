"""The records of a document of ours as they stand there now, and what was written beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from msgspec import Struct, field

from journals.importing.action_details import action_details
from journals.importing.found import ItemTable, LoggedItem, LoggedRecord
from journals.importing.log_blocks import LogBlock
from journals.importing.log_words import NO_KIND, LogWords
from journals.importing.outline import FilePart, ListItem, Paragraph, SectionHeading
from journals.records.document_marks import RecordMark
from journals.records.model import Action, Lesson, Observation, Project

_TABLE_OF_SECTION = {"observations": Observation.TABLE, "actions": Action.TABLE, "lessons": Lesson.TABLE}
_LESSON_TEXTS = ("situation", "learned", "do", "conditions")
_BOXES = {"[ ]": False, "[x]": True, "[X]": True, "☐": False, "☑": True, "☒": True}


class LogContents(Struct):
    """What a document holds."""

    logged: list[LoggedRecord] = field(default_factory=list)
    """Records with a mark."""
    items: list[LoggedItem] = field(default_factory=list)
    """What has no mark: new, or known by its text."""
    others: list[FilePart] = field(default_factory=list)
    """What stands below headings that no document of ours has."""
    projects: list[RecordMark] = field(default_factory=list)


class _Open(Struct):
    """A record that is being read."""

    table: str
    line: int
    level: int
    mark: RecordMark | None
    heading: str
    project: str
    facts: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    at: str = ""
    """The text that what comes next belongs to; "" where it is only shown."""

    def add(self, block: LogBlock, text: str) -> None:
        """Add lines to the text that is open."""
        if self.at and text:
            sign = "- " if block.kind == "item" and block.level > self.level else ""
            self.texts.setdefault(self.at, []).append(sign + text)

    def text(self, name: str) -> str:
        """Return a text with all its lines."""
        return "\n".join(self.texts.get(name, ())).strip()


class LearningLogReader:
    """One pass over the blocks of a document."""

    def __init__(self, words: LogWords, today: date) -> None:
        self.contents = LogContents()
        self._words, self._today = words, today
        self._section = ""
        self._level = 0
        """Of the section's heading."""
        self._heading = ""
        self._stage: str | None = None
        self._is_closed: bool | None = None
        self._project = ""
        self._project_level = 0
        self._record: _Open | None = None

    def read(self, blocks: Iterable[LogBlock]) -> LogContents:
        """Return what stands in the blocks."""
        for block in blocks:
            mark = block.mark
            if mark and mark.table == Project.TABLE:
                self._begin_project(block, mark)
            elif mark and mark.table == Lesson.TABLE:
                self._begin(block, Lesson.TABLE)
            elif block.kind == "heading":
                self._head(block)
            elif mark or self._begins(block):
                self._begin(block, mark.table if mark else _TABLE_OF_SECTION[self._section])
            elif block.kind != "table":
                self._go_on(block)
        self._end()
        return self.contents

    # Headings

    def _begin_project(self, block: LogBlock, mark: RecordMark) -> None:
        self._end()
        self.contents.projects.append(mark)
        self._project, self._project_level = mark.record, block.level
        self._section, self._level = "", block.level

    def _head(self, block: LogBlock) -> None:
        name, stage = self._words.section(block.text), self._words.stage(block.text)
        is_deeper = block.level > self._level
        if is_deeper and self._section == "shown":
            return
        if is_deeper and self._section == "lessons":
            self._begin(block, Lesson.TABLE)
            return
        self._end()
        if name in ("open_actions", "closed_actions"):
            self._is_closed = name == "closed_actions"
            if self._section != "actions":
                self._section, self._level = "actions", block.level - 1
        elif is_deeper and self._section == "observations" and (stage or name == "other_stages"):
            self._stage, self._heading = stage, block.text
        else:
            self._enter(block, name)

    def _enter(self, block: LogBlock, name: str | None) -> None:
        """Enter a section."""
        if block.level <= self._project_level and name is None:
            self._project = ""
        self._stage, self._is_closed, self._heading = None, None, block.text
        if self._words.stage(block.text):
            name, self._stage = "observations", self._words.stage(block.text)
        if name is None and not self._words.is_title(block.text):
            name = "others"
            self.contents.others.append(SectionHeading(block.text, block.level, block.line))
        self._section, self._level = name or "", block.level

    # Records

    def _begins(self, block: LogBlock) -> bool:
        """Return whether a block without a mark begins something new in a section of ours."""
        if self._section not in _TABLE_OF_SECTION or block.kind == "table" or not block.text:
            return False
        if self._words.is_placeholder(block.text):
            return False
        if self._record is None:
            return True
        if self._record.table == Lesson.TABLE:
            return False
        if block.kind == "item":
            return block.level <= self._record.level
        if self._record.table != Observation.TABLE:
            return not block.level
        is_reply = bool(block.label) and self._words.label(block.label) in ("reply", "waits")
        return not block.level and bool(self._record.texts.get("text")) and not is_reply

    def _begin(self, block: LogBlock, table: str) -> None:
        self._end()
        if table == Lesson.TABLE and block.mark and self._section != "lessons":
            self._section, self._level = "lessons", max(0, block.level - 1)
        level = 0 if table == Lesson.TABLE else block.level
        made = _Open(table, block.line, level, block.mark, self._heading, self._project)
        self._record = made
        if table == Lesson.TABLE:
            made.texts["title"], made.at = [block.text], "learned"
        elif table == Action.TABLE:
            self._begin_action(made, block)
        else:
            self._begin_observation(made, block)

    def _begin_action(self, made: _Open, block: LogBlock) -> None:
        text, made.at = block.text, "text"
        if self._is_closed is False:
            made.facts["status"] = "open"
        for box, is_done in _BOXES.items():
            if text.startswith(f"{box} "):
                text = text[len(box) :].strip()
                made.facts |= {"status": "done"} if is_done else {}
        made.texts["text"] = [text]

    def _begin_observation(self, made: _Open, block: LogBlock) -> None:
        made.at = "text"
        if self._stage:
            made.facts["stage"] = self._stage
        label, parts = block.label, block.text.split(" · ")
        kind = self._words.kind(label) if label else None
        if kind is not None:
            rest = block.text[len(label) :].strip().removeprefix(":").removeprefix("·").strip()
            parts = rest.split(" · ") if rest else []
        elif block.mark and (kind := self._words.kind(parts[0])) is not None:
            parts = parts[1:]
        else:
            made.texts["text"] = [block.text]
            return
        made.facts["kind"] = None if kind == NO_KIND else kind
        unknown = self._read_facts(made, parts)
        if not made.mark and unknown:
            made.texts["text"] = [" · ".join(unknown)]
        if not unknown:
            for name, nothing in _NO_FACTS.items():
                made.facts.setdefault(name, nothing)

    def _read_facts(self, made: _Open, parts: list[str]) -> list[str]:
        """Read what stands beside the kind of an observation; return what is none of it."""
        words, facts, unknown = self._words, made.facts, list[str]()
        for part in map(str.strip, parts):
            if (role := words.seen_by(part)) is not None and "perspective" not in facts:
                facts["perspective"] = role
            elif "perspective" not in facts and "happened" not in facts and (day := words.day(part, self._today)):
                facts["happened"] = day
            elif insight := words.insight(part):
                facts["insights"] = facts.get("insights", frozenset()) | {insight}
            elif "pitfalls" not in facts and (found := words.sign_and_pitfalls(part)):
                facts["sign"], facts["pitfalls"] = found
            elif part:
                unknown.append(part)
        return unknown

    def _go_on(self, block: LogBlock) -> None:
        """Take in what belongs to the record that is open, or to a section of others."""
        record = self._record
        if record is None:
            self._take_others(block)
        elif not block.text or self._words.is_placeholder(block.text):
            return
        elif record.table == Observation.TABLE:
            self._observation_part(record, block)
        elif record.table == Action.TABLE:
            self._action_part(record, block)
        else:
            self._lesson_part(record, block)

    def _take_others(self, block: LogBlock) -> None:
        is_item = block.kind == "item"
        if not block.text or self._section == "shown" or (self._section != "others" and not is_item):
            return
        if self._section != "others" and self._words.section(block.text):
            return  # a list of contents, as a program for text has made it of links
        self.contents.others.append(
            ListItem(block.text, block.level - 1, block.line) if is_item else Paragraph(block.text, block.line)
        )

    def _observation_part(self, record: _Open, block: LogBlock) -> None:
        label = self._words.label(block.label) if block.label else None
        if label in ("reply", "waits"):
            record.at = "reply"
            if label == "reply":
                record.facts["reply_as"] = self._words.reply_as(block.label)
                said = block.label.split(" ", 1)[-1]
                record.facts["replied"] = self._words.day(said.strip(" :"), self._today)
            record.add(LogBlock("paragraph", block.rest, record.level, block.line), block.rest)
        else:
            record.add(block, block.text)

    def _action_part(self, record: _Open, block: LogBlock) -> None:
        label = self._words.label(block.label) if block.label else None
        if label == "due":
            record.facts["due"] = self._words.day(block.rest, self._today, "future")
            record.at = ""
        elif label in ("owner", "first_step", "because"):
            record.texts[label], record.at = [block.rest], label
        elif block.kind == "item" and (found := self._words.action_status(block.text)):
            status, day = found
            record.facts["status"], record.at = status, ""
            if done := self._words.day(day, self._today):
                record.facts["done"] = done
        else:
            record.at = record.at if block.kind == "paragraph" else "text"
            record.add(block, block.text)

    def _lesson_part(self, record: _Open, block: LogBlock) -> None:
        label = self._words.label(block.label) if block.label else None
        if block.level > 1 or (block.level == 1 and block.kind == "paragraph"):
            record.add(LogBlock(block.kind, "", block.level - 1, block.line), block.text)
            return
        record.at = label if label in _LESSON_TEXTS else "learned" if label is None else ""
        if label in _LESSON_TEXTS:
            record.texts.setdefault(label, []).append(block.rest)
        elif label is None:
            record.add(block, block.text)
        elif label == "status":
            record.facts["status"] = self._words.lesson_status(block.rest)
        elif label == "stage" and block.rest[:1].isdigit():
            record.facts["stage"] = f"S{block.rest.split()[0]}"
        elif label == "pitfalls":
            record.facts["pitfalls"] = self._words.pitfalls(block.rest)

    def _end(self) -> None:
        """End the record that is open."""
        record, self._record = self._record, None
        if record is None:
            return
        if record.mark is not None:
            self.contents.logged.append(
                LoggedRecord(record.mark, record.line, self._told(record), record.heading, record.project)
            )
        elif record.text("title" if record.table == Lesson.TABLE else "text"):
            told = self._told(record)
            if record.table == Action.TABLE:
                told = _with_details(told, self._today)
            item = logged_item(record.table, told, record.line, record.heading, record.project)
            self.contents.items.append(item)

    def _told(self, record: _Open) -> dict[str, Any]:
        """Return the fields that a document tells of a record; what it does not show, or nobody can read, is not."""
        fields = {name: value for name, value in record.facts.items() if value is not None or name in _MAY_BE_NONE}
        if record.table == Observation.TABLE:
            fields |= {"text": record.text("text"), "reply": record.text("reply")}
        elif record.table == Lesson.TABLE:
            fields |= {name: record.text(name) for name in ("title", *_LESSON_TEXTS)}
            if "status" in fields:
                fields.setdefault("pitfalls", frozenset())
        else:
            is_open = fields.get("status") == "open"
            shown = ("text", "owner", "first_step") if is_open else ("text", "owner", "because")
            fields |= {name: record.text(name) for name in (*shown, *record.texts)}
            if is_open and "due" not in record.facts:
                fields["due"] = None
        return fields


_NO_FACTS: dict[str, Any] = {
    "perspective": "",
    "happened": None,
    "insights": frozenset(),
    "sign": None,
    "pitfalls": frozenset(),
}
_MAY_BE_NONE = frozenset(("kind", "happened", "sign"))


def _with_details(fields: dict[str, Any], today: date) -> dict[str, Any]:
    """Return a new action with who and until when, where its own text says that, as in any other file."""
    if fields.get("due") or fields.get("owner"):
        return fields
    details = action_details(fields["text"], today, lambda name: False)
    return fields | {"text": details.text or fields["text"], "due": details.due, "owner": details.owner}


def logged_item(table: str, fields: Mapping[str, Any], line: int, heading: str = "", project: str = "") -> LoggedItem:
    """Return what a document tells as something that might be stored anew."""
    own = {name: value for name, value in fields.items() if name not in ("text", "title", "owner", "due", "happened")}
    return LoggedItem(
        table=cast("ItemTable", table),
        text=fields.get("title" if table == Lesson.TABLE else "text", ""),
        line=line,
        kind=fields.get("kind"),
        happened=fields.get("happened") or fields.get("done"),
        owner=fields.get("owner", ""),
        due=fields.get("due"),
        is_done=fields.get("status") == "done",
        heading=heading,
        own=own,
        project=project,
    )
