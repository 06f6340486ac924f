"""Numbers with signs in them that nobody sees, or that are markup: found as what one reads, told where they stand.

HTML entities and tags, the escapes of Markdown, addresses and mail, emphasis inside a number, signs without a width,
and digits set apart one by one. What is found is of the text as it was typed: its places are those of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from html import unescape
from re import Match
from unicodedata import category

from journals.privacy.findings import Finding
from journals.privacy.text_signs import TextSigns, text_signs

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212-"
_UNSEEN = "\u00ad\u034f\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff"
_ENTITY = r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z]{2,16});"
_TAG = r"</?[A-Za-z][A-Za-z0-9]{0,9}(?:\s[^<>\n]{0,80})?/?>"
_EMPHASIS = r"(?:\*{1,3}|_{1,3}|~~|`{1,2})"
_SIGN = re.compile(
    rf"(?P<entity>{_ENTITY})|(?P<tag>{_TAG})|(?P<unseen>[{_UNSEEN}]+)|(?<=\d)(?P<emphasis>{_EMPHASIS})(?=\d)"
    r"|(?P<escape>\\+)(?=[-./_+ \u2013])|(?<=\d)(?P<percent>%2[0dD]|=2D)(?=[\d%])|(?P<soft>=\r?\n)(?=[\d-])"
    rf"|(?P<apart>(?<!\d)(?<!\d[ .,:])\d(?: \d){{5}} ?[{_DASHES}]? ?\d(?: \d){{3}}(?!\d|[ .,:]\d))"
)
_HINT = re.compile(
    rf"\d(?:[\s{_DASHES}]{{0,3}}(?:{_ENTITY}|{_TAG}|[{_UNSEEN}]|{_EMPHASIS}\d|\\|%2|=2D|=\r?\n)|(?: \d){{5}})"
)
"""Hardly a text has any."""
_APART = re.compile(r"(?:<br|</?(?:p|td|th|tr|li|div|dd|dt|h[1-6]))\b", re.IGNORECASE)
"""Tags that set what is on their two sides apart."""
_KINDS = ("cpr", "phone")


def hidden_numbers(text: str, detect: Callable[[str, TextSigns], Iterator[Finding]]) -> Iterator[Finding]:
    """Yield what `detect` finds only where such signs are read as they are meant, with its place in `text`."""
    if not _HINT.search(text):
        return
    plain, starts, places = _as_read(text)
    if len(starts) < 2:
        return
    for found in detect(plain, text_signs(plain)):
        first, last = (bisect_right(starts, at) - 1 for at in (found.start, found.end - 1))
        if found.what in _KINDS and first != last:  # a sign is inside it
            start = places[first] + found.start - starts[first]
            yield Finding(found.what, found.level, start, places[last] + found.end - starts[last])


def _as_read(text: str) -> tuple[str, list[int], list[int]]:
    """Return the text without such signs, where each piece of it starts, and where that stands in `text`."""
    pieces: list[str] = []
    starts, places = [0], [0]
    length = at = 0
    for match in _SIGN.finditer(text):
        for between, goes_on in _changes(match):
            begin, end = between
            pieces += text[at:begin], goes_on
            length += begin - at + len(goes_on)
            at = end
            starts.append(length)
            places.append(at)
    pieces.append(text[at:])
    return "".join(pieces), starts, places


def _changes(match: Match[str]) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield what of a match is read as something else: where it stands, and what it is read as."""
    if match["apart"]:
        yield from (((match.start() + at, match.start() + at + 1), "") for at, c in enumerate(match[0]) if c == " ")
    elif match["entity"]:
        if (meant := _meant(unescape(match[0]))) is not None:
            yield match.span(), meant
    elif match["tag"]:
        yield match.span(), " " if _APART.match(match[0]) else ""
    elif match["percent"]:
        yield match.span(), " " if match[0] == "%20" else "-"
    else:
        yield match.span(), ""


def _meant(sign: str) -> str | None:
    """Return what an entity stands for in a number; None for what stands in none."""
    if len(sign) != 1:
        return None
    if sign in f"{_DASHES}./" or sign.isdecimal():
        return sign
    if sign.isspace() or category(sign) == "Zs":
        return " "
    return "" if category(sign) == "Cf" else None
