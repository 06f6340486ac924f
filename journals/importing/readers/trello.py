"""A board of Trello as JSON: cards on lists, checklists to be done, comments; what was archived is offered only."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from journals.importing.cell_days import due_day
from journals.importing.found import FileReading
from journals.importing.readers.board_items import BoardItems
from journals.importing.readers.json_text import objects_in, text_at
from journals.importing.source import ImportSource

_ID = re.compile(r"[0-9a-f]{24}")


def is_trello(source: ImportSource) -> bool:
    """Return whether a file is a board of Trello."""
    value = source.json_value
    if not isinstance(value, dict) or not isinstance(value.get("lists"), list):
        return False
    cards = value.get("cards")
    return isinstance(cards, list) and all(isinstance(each, dict) and "idList" in each for each in cards[:20])


def read_trello(source: ImportSource) -> FileReading:
    """Read a board of Trello."""
    value, board = source.json_value, BoardItems(source, "trello")
    lists = {text_at(each, "id"): each for each in objects_in(value.get("lists"))}
    cards = objects_in(value.get("cards"))
    archived = {text_at(card, "id") for card in cards if _is_archived(card, lists)}
    titles = {text_at(card, "id"): text_at(card, "name") for card in cards}
    for each in objects_in(value.get("members")):
        board.name(text_at(each, "fullName"))
    for card in cards:
        _add_card(card, text_at(lists.get(text_at(card, "idList")), "name"), board, text_at(card, "id") in archived)
    for checklist in objects_in(value.get("checklists")):
        card_id = text_at(checklist, "idCard")
        for item in objects_in(checklist.get("checkItems")):
            board.add(
                text_at(item, "name"),
                text_at(checklist, "name"),
                group=titles.get(card_id, ""),
                kind="action",
                due=due_day(text_at(item, "due"), None),
                is_done=item.get("state") == "complete",
                is_archived=card_id in archived,
            )
    _add_comments(value, titles, archived, board)
    return board.reading()


def _is_archived(card: dict[str, Any], lists: dict[str, dict[str, Any]]) -> bool:
    own = lists.get(text_at(card, "idList"))
    return card.get("closed") is True or (own is not None and own.get("closed") is True)


def _add_card(card: dict[str, Any], column: str, board: BoardItems, is_archived: bool) -> None:
    parts = (text_at(card, "name"), text_at(card, "desc"))
    board.add(
        "\n\n".join(part for part in parts if part.strip()),
        column,
        day=_made(card),
        due=due_day(text_at(card, "due"), None),
        is_done=card.get("dueComplete") is True,
        is_archived=is_archived,
        also=tuple(text_at(label, "name") for label in objects_in(card.get("labels"))),
    )


def _made(card: dict[str, Any]) -> str:
    """Return the day a card was made, which its id tells; else that of what was last done to it."""
    name = text_at(card, "id")
    if _ID.fullmatch(name):
        return datetime.fromtimestamp(int(name[:8], 16), UTC).date().isoformat()
    return text_at(card, "dateLastActivity")


def _add_comments(value: dict[str, Any], titles: dict[str, str], archived: set[str], board: BoardItems) -> None:
    for act in objects_in(value.get("actions")):
        board.name(text_at(act, "memberCreator", "fullName"))
        if act.get("type") != "commentCard":
            continue
        card_id = text_at(act, "data", "card", "id")
        board.add(
            text_at(act, "data", "text"),
            "",
            group=titles.get(card_id, ""),
            day=text_at(act, "date"),
            is_reply=True,
            is_archived=card_id in archived,
        )
