"""Texts as a screen reader says them: words for the signs that it leaves out or stumbles on, and days with months."""

from __future__ import annotations

import re
import unicodedata

from journals.text.clean import clean
from tui.locale import Catalogue

_SPACED = re.compile(r" *(·|→|←|—) *")
_JOINED = {"·": ", ", "→": ", {to} ", "←": ", {from} ", "—": ", "}
"""Signs between two texts, and what is said between them."""
_SILENT = str.maketrans({"✓": "", "×": "x", "…": "...", "○": "", "●": "", "◐": "", "▲": "", "✦": "", "≈": "~", "•": ""})
_DAY = re.compile(r"(?<![\d.])(\d\d)\.(\d\d)\.(\d{4})(?!\d)")
_ROUGH, _NEAR = re.compile(r"~(?=\d)"), re.compile(r"~ (?=\D)")
_OF = re.compile(r"\((\d)/(\d)\)")
_DRAWN = (range(0x2190, 0x2400), range(0x2440, 0x27C0), range(0x2900, 0x2C00), range(0xE000, 0xF900))
"""Arrows, drawn lines, blocks and other shapes, and letters of private fonts: what has no sound."""
_SPACES = re.compile(r"[^\S\n]+")


def spoken(say: Catalogue, text: str) -> str:
    """Return a text without what a reader says badly; its lines stay lines, without room before and after them."""
    words = {"to": say("plain.sign.to"), "from": say("plain.sign.from")}
    text = _SPACED.sub(lambda found: _JOINED[found[1]].format_map(words), clean(text))
    text = _ROUGH.sub(say("plain.sign.about") + " ", _NEAR.sub("", text.translate(_SILENT)))
    text = _OF.sub(lambda found: f"({found[1]} {say('plain.sign.of')} {found[2]})", text)
    text = _DAY.sub(lambda found: _day(say, found), text)
    text = "".join(" " if _is_drawn(each) else each for each in text)
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n"))


def _day(say: Catalogue, found: re.Match[str]) -> str:
    """Return a day with the name of its month; what only looks like one stays as it is."""
    day, month = int(found[1]), int(found[2])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return found[0]
    return say("export.day", day=day, month=say(f"export.month.{month}"), year=found[3])


def _is_drawn(letter: str) -> bool:
    if letter.isascii():
        return letter != "\n" and not letter.isprintable()
    return any(ord(letter) in each for each in _DRAWN) or unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cs")
