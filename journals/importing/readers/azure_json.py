"""All boards of all teams as Azure DevOps Retrospectives exports them: which is wanted is asked."""

from __future__ import annotations

from typing import Any

from journals.importing.found import FileReading
from journals.importing.readers.board_items import BoardItems
from journals.importing.readers.json_text import objects_in, text_at
from journals.importing.source import ImportSource
from journals.text.clean import clean, one_line


def is_azure_json(source: ImportSource) -> bool:
    """Return whether a file is such an export."""
    boards = objects_in(source.json_value)
    return bool(boards) and all(
        isinstance(each.get("board"), dict) and "team" in each and isinstance(each.get("items"), list)
        for each in boards[:20]
    )


def read_azure_json(source: ImportSource) -> FileReading:
    """Read the chosen board, else the first that holds anything."""
    boards = _named_boards(objects_in(source.json_value))
    first = next((name for name, each in boards.items() if objects_in(each.get("items"))), next(iter(boards)))
    chosen = source.choices.part if source.choices.part in boards else first
    found = BoardItems(source, "azure_json")
    _read_board(boards[chosen], found)
    names = (chosen, *(name for name in boards if name != chosen))
    return found.reading(parts=names if len(boards) > 1 else ())


def _named_boards(boards: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return boards by the name of their team and their own; of those with one name the later are counted."""
    named: dict[str, dict[str, Any]] = {}
    for each in boards:
        parts = (text_at(each, "team", "name"), text_at(each, "board", "title"))
        name = one_line(clean(" – ".join(part for part in parts if part))) or "–"
        number = 1
        while (full := name if number == 1 else f"{name} ({number})") in named:
            number += 1
        named[full] = each
    return named


def _read_board(value: dict[str, Any], found: BoardItems) -> None:
    board = value["board"]
    columns = {text_at(each, "id"): text_at(each, "title") for each in objects_in(board.get("columns"))}
    items = objects_in(value.get("items"))
    texts = {text_at(each, "id"): text_at(each, "title") for each in items}
    found.name(text_at(board, "createdBy", "displayName"))
    for each in items:
        found.name(text_at(each, "createdBy", "displayName"), text_at(each, "modifiedBy", "displayName"))
        column = columns.get(text_at(each, "columnId"), "")
        text = "\n\n".join(part for part in (text_at(each, "title"), text_at(each, "description")) if part.strip())
        found.add(
            text,
            column,
            group=texts.get(text_at(each, "parentFeedbackItemId"), ""),
            day=text_at(each, "createdDate"),
            is_archived=board.get("isArchived") is True,
        )
