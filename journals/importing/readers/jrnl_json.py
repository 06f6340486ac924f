"""A journal of jrnl as JSON: a title and a body are one entry, its tags are words and no people."""

from __future__ import annotations

from journals.importing.found import FileReading
from journals.importing.readers.board_items import BoardItems
from journals.importing.readers.json_text import objects_in, text_at
from journals.importing.source import ImportSource


def is_jrnl_json(source: ImportSource) -> bool:
    """Return whether a file is a journal of jrnl."""
    value = source.json_value
    entries = objects_in(value.get("entries")) if isinstance(value, dict) else []
    return bool(entries) and all({"title", "body", "date"} <= each.keys() for each in entries[:20])


def read_jrnl_json(source: ImportSource) -> FileReading:
    """Read a journal of jrnl."""
    found = BoardItems(source, "jrnl_json")
    for each in objects_in(source.json_value["entries"]):
        parts = (text_at(each, "title").strip(), text_at(each, "body").strip())
        found.add("\n".join(part for part in parts if part), "", day=text_at(each, "date"))
    return found.reading()
