"""A channel as Slack exports it: a list of messages, those of a thread marked with the one they answer."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from journals.importing.chat_messages import ChatMessage, read_chat
from journals.importing.found import FileReading
from journals.importing.readers.json_text import LineFinder, objects_in, text_at
from journals.importing.source import ImportSource

_STAMP = re.compile(r"\d{9,10}\.\d{6}")
_MENTION = re.compile(r"<[@!][^<>|]*(?:\|[^<>]*)?>[:,]?\s*")
_LINK = re.compile(r"<(?:#[^<>|]*|[a-z]+:[^<>|]*)\|([^<>]*)>")
_ADDRESS = re.compile(r"<([a-z]+:[^<>|]*)>")
_EMOJI = re.compile(r"\s*:[a-z0-9_+'-]{2,40}:(?::skin-tone-\d:)?")
_NAMES = ("real_name", "display_name", "name", "first_name")


def _messages(value: Any) -> list[dict[str, Any]]:
    return objects_in(value.get("messages") if isinstance(value, dict) else value)


def is_slack_json(source: ImportSource) -> bool:
    """Return whether a file holds messages of Slack."""
    found = _messages(source.json_value)
    return bool(found) and all(
        each.get("type") == "message" and _STAMP.fullmatch(text_at(each, "ts")) for each in found[:50]
    )


def read_slack_json(source: ImportSource) -> FileReading:
    """Read the messages of a channel."""
    return read_chat(list(_chat(source)), source, "slack_json")


def _chat(source: ImportSource) -> Iterator[ChatMessage]:
    lines = LineFinder(source.text)
    for each in _messages(source.json_value):
        text, stamp, thread = text_at(each, "text"), text_at(each, "ts"), text_at(each, "thread_ts")
        profile = each.get("user_profile")
        names = [name for field in _NAMES if isinstance(profile, dict) and (name := text_at(profile, field))]
        yield ChatMessage(
            author=names[0] if names else "",
            text=_plain(text),
            line=lines.line_of(text),
            day=_day(stamp, source),
            is_reply=bool(thread) and thread != stamp,
            is_by_program="subtype" in each and each["subtype"] not in ("thread_broadcast", "file_share", "me_message"),
        )


def _plain(text: str) -> str:
    """Return a message as it is read: without whom it calls, with links as words."""
    text = _ADDRESS.sub(r"\1", _LINK.sub(r"\1", _MENTION.sub("", text)))
    return html.unescape(_EMOJI.sub("", text)).strip()


def _day(stamp: str, source: ImportSource) -> str | None:
    try:
        day = datetime.fromtimestamp(float(stamp), UTC).date()
    except (ValueError, OverflowError, OSError):
        return None
    return day.isoformat() if day <= source.today else None
