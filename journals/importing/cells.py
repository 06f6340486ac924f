"""What stands in the cell of a table: text without the form's own signs, in one or several notes."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from journals.text.clean import clean, is_plain

_BREAKING = r"p|br|li|ul|ol|div|h[1-6]|tr|table|tbody|blockquote|pre|hr"
_INLINE = r"b|strong|i|em|u|s|del|ins|a|span|td|th|code|font|mark|sub|sup|img|label|input|small|tt"
_ITEM_TAG = re.compile(r"<li\b[^<>]*>", re.IGNORECASE)
_BREAK_TAG = re.compile(rf"</?(?:{_BREAKING})\b[^<>]*>", re.IGNORECASE)
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE})\b[^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_UNTYPED = ("<", "&", "\n", "\t", "\u00a0", "  ")
"""What makes more of a cell than a line of text as somebody would type it."""
_EMPTY_LINES = re.compile(r"\n{3,}")
_BULLET = re.compile(r"(?:[-*+•◦▪‣·–—●○■□☐☑✓✔➢➤]|\(?[0-9]{1,3}[.)]) +(?=\S)")
_ITEM_MARK = "\x02"
"""Stands for a `<li>` while the tags are taken out; no clean text has it."""


def typed_cell(text: str) -> str:
    """Return what a cell says as somebody would type it: without tags and entities, blanks single, lines kept."""
    if _is_typed(text):
        return text.strip()
    return _typed(_without_tags(text).replace(_ITEM_MARK, "\n"))


def cell_notes(text: str, *, by_lines: bool = False) -> list[str]:
    """Return the notes of a cell: by the items of its list, by its bullets, and `by_lines` also by its lines.

    A line that begins in small letters goes on with the one before, unless it has a bullet.
    """
    if _is_typed(text):
        return _one(text)
    marked = _without_tags(text)
    if _ITEM_MARK in marked:
        return [note for part in marked.split(_ITEM_MARK) for note in cell_notes(part)]
    lines = _typed(marked).split("\n")
    bullets = sum(_BULLET.match(line) is not None for line in lines)
    if (bullets and _BULLET.match(lines[0])) or bullets > 1:
        return _parted(lines, lambda line, before: _BULLET.match(line) is not None)
    return _parted(lines, _begins_a_note) if by_lines else _one("\n".join(lines))


def _is_typed(text: str) -> bool:
    return is_plain(text) and not any(map(text.__contains__, _UNTYPED))


def _parted(lines: list[str], begins: Callable[[str, str], bool]) -> list[str]:
    notes: list[list[str]] = []
    before = ""
    for line in lines:
        if not notes or begins(line, before):
            notes.append([])
        notes[-1].append(_BULLET.sub("", line, count=1) if _BULLET.match(line) else line)
        before = line
    return [note for each in notes for note in _one("\n".join(each))]


def _begins_a_note(line: str, before: str) -> bool:
    return bool(line) and (not before or (not line[0].islower() and not before.endswith((",", "-", ":", "(", "…"))))


def _one(text: str) -> list[str]:
    text = text.strip()
    if bullet := _BULLET.match(text):
        text = text[bullet.end() :]
    return [text] if text else []


def _without_tags(text: str) -> str:
    if "<" in text:
        text = _BREAK_TAG.sub("\n", _ITEM_TAG.sub(_ITEM_MARK, text.replace(_ITEM_MARK, "")))
        text = _INLINE_TAG.sub("", text)
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def _typed(text: str) -> str:
    lines = (_BLANKS.sub(" ", line).strip() for line in clean(text).split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()


def is_number(text: str) -> bool:
    """Return whether a cell is a number, or a count such as `3 stemmer` has none of: digits and their signs only."""
    return _NUMBER.fullmatch(text) is not None


_NUMBER = re.compile(r"[-+]?[0-9][0-9 .,]{0,20}%?")


def has_words(text: str) -> bool:
    """Return whether a cell says something: a letter or a digit, or signs such as emoji."""
    return any(sign.isalnum() or ord(sign) > 0x2BFF for sign in text)
