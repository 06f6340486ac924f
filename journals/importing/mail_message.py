"""The text of a saved mail (`.eml`), in which it may stand in many parts and encodings."""

from __future__ import annotations

import re
from datetime import date
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

from journals.importing.encoding import decode_text
from journals.importing.source import ImportSource

_RAW = re.compile(rb"(?im)^(?:mime-version|message-id|content-type|received|return-path|content-transfer-encoding):")
_LOOKED_AT = 20_000
_MOST_PARTS = 200


def message_text(source: ImportSource) -> tuple[str, int, str | None]:
    """Return the text of a mail, the number of its first line in the file, and the ISO day it was sent.

    A text that is no saved mail is returned as it is.
    """
    head = source.data[:_LOOKED_AT]
    if not _RAW.search(head.partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]):
        return source.text, 1, None
    try:
        message = message_from_bytes(source.data)
        part = _text_part(message)
        text = _decoded(part) if part is not None else ""
    except (MessageError, RecursionError, LookupError, ValueError, AttributeError, TypeError, AssertionError):
        return source.text, 1, None
    if part is not None and part.get_content_type() == "text/html":
        from journals.importing.readers.html import html_as_text

        text = html_as_text(text)
    first = _first_line(source.text, text)
    return f"{_header(message, 'From')}{_header(message, 'Subject')}\n{text}", first - 3, _sent(message, source.today)


def _text_part(message: Message) -> Message | None:
    """Return the part that is to be read: plain text before HTML, and nothing that is attached."""
    found: dict[str, Message] = {}
    waiting, seen = [message], 0
    while waiting and seen < _MOST_PARTS:
        seen += 1
        part = waiting.pop(0)
        if part.is_multipart():
            waiting += [each for each in part.get_payload() if isinstance(each, Message)]
        elif not part.get_filename():
            found.setdefault(part.get_content_type(), part)
    return found.get("text/plain") or found.get("text/html")


def _decoded(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return str(payload or "")
    charset = part.get_content_charset()
    try:
        return decode_text(payload, charset)[0]
    except LookupError:
        return decode_text(payload)[0]


def _header(message: Message, name: str) -> str:
    try:
        value = str(make_header(decode_header(str(message.get(name, "")))))
    except (MessageError, LookupError, ValueError):
        value = ""
    return f"{name}: {' '.join(value.split())}\n"


def _sent(message: Message, today: date) -> str | None:
    try:
        sent = parsedate_to_datetime(str(message.get("Date", ""))).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return sent.isoformat() if sent <= today else None


def _first_line(whole: str, text: str) -> int:
    """Return the number of the line at which a text begins in the whole; of one that is encoded, of the body."""
    begin = next((line for line in text.split("\n") if line.strip()), "")
    at = whole.find(begin) if begin else -1
    if at < 0:
        at = max(whole.find("\n\n"), 0) + 2
        return whole.count("\n", 0, at) + 1
    before = len(text[: text.find(begin)].split("\n")) - 1
    return max(1, whole.count("\n", 0, at) + 1 - before)
