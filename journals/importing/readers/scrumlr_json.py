"""A board of Scrumlr as JSON: notes with the ids of their columns and stacks, or, before 2022, a list of notes."""

from __future__ import annotations

from typing import Any

from journals.importing.found import FileReading
from journals.importing.readers.board_items import BoardItems
from journals.importing.readers.json_text import objects_in, shown_value, text_at
from journals.importing.source import ImportSource

_OLD_FIELDS = frozenset(("noteId", "text", "column", "author"))


def is_scrumlr_json(source: ImportSource) -> bool:
    """Return whether a file is a board of Scrumlr."""
    value = source.json_value
    if isinstance(value, dict):
        notes = value.get("notes")
        return "board" in value and "columns" in value and isinstance(notes, list) and _are_notes(notes)
    return bool(objects_in(value)) and all(each.keys() >= _OLD_FIELDS for each in objects_in(value)[:20])


def _are_notes(notes: list[Any]) -> bool:
    return all(isinstance(each, dict) and isinstance(each.get("position"), dict) for each in notes[:20])


def read_scrumlr_json(source: ImportSource) -> FileReading:
    """Read a board of Scrumlr."""
    board = BoardItems(source, "scrumlr_json")
    value = source.json_value
    if isinstance(value, dict):
        _read_board(value, board)
    else:
        notes = objects_in(value)
        texts = {shown_value(each.get("noteId")): text_at(each, "text") for each in notes}
        for each in notes:
            board.name(text_at(each, "author"))
            parent = texts.get(shown_value(each.get("parent")), "")
            day = text_at(each, "timestamp")
            board.add(text_at(each, "text"), shown_value(each.get("column")), group=parent, day=day)
    return board.reading()


def _read_board(value: dict[str, Any], board: BoardItems) -> None:
    columns = {text_at(each, "id"): text_at(each, "name") for each in objects_in(value.get("columns"))}
    notes = objects_in(value.get("notes"))
    texts = {text_at(each, "id"): text_at(each, "text") for each in notes}
    for each in objects_in(value.get("participants")):
        board.name(text_at(each, "user", "name"))
    for each in notes:
        stack = texts.get(text_at(each, "position", "stack"), "")
        board.add(text_at(each, "text"), columns.get(text_at(each, "position", "column"), ""), group=stack)
