"""What the beginning of a line says: bullets, numbers, boxes, rules, and lines that hold no text of the team's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from journals.importing.days import month_numbers

_BULLET = re.compile(
    r"(\s*)(?:([-*+•·▪▫◦‣–—−→➔➢►▶●○■□❖✓✔✗✘➤⁃\uf0b7\uf0a7\uf0d8]|\*{2,6}|o(?=\s)|§(?=\s))[ \t]+"
    r"|(\d{1,3}[.)]|\(\d{1,3}\)|[a-zæøå]\)|\d{1,2}(?:\.\d{1,2}){1,3}\.?)(?:[ \t]+|(?=[^\W\d]))"
    r"|([•·▪◦‣●■➢►✓✔])(?=\S)"
    r"|(?=[☐☑☒✅🔲⬜]|\\?\[[ xX✓✔/>~-]\\?\][ \t]+\S))"
    r"(.*)"
)
_EMPTY = re.compile(r"(\s*)(?:[-*+•·▪–]|\d{1,3}[.)])\s*")
_BOX = re.compile(r"\\?\[([ xX✓✔/>~-]?)\\?\](?:[ \t]+|$)")
_SIGN_BOX = {"☐": False, "🔲": False, "⬜": False, "☑": True, "☒": True, "✅": True}
_SIGNED = re.compile(r"(\s*)([-+?!*–])[ \t]*(?=[^\W\d_])(.*)")
_PLUS = re.compile(r"\s{0,1}\+[ \t]*[^\W\d_]")
_MINUS = re.compile(r"\s{0,1}[-–][ \t]*[^\W\d_]")
_RULE = re.compile(r"[-*_=~+|\s–—]{3,}")
_CONTENTS = re.compile(r"(?:[-*+]\s+|\d+\.\s+)?\[[^\[\]]*(?:\[[^\[\]]*\])?[^\[\]]*\]\(#[^()\s]*\)(?:\s+\d{1,3})?")
_TOC_MARK = frozenset({"[toc]", "[[_toc_]]", "[[toc]]", "{:toc}", "{{toc}}", "<toc>", "{toc}"})
_LEADERS = re.compile(r"\S.{0,100}?(?:\.{4,}|…{2,}|(?:\. ){4,})\s*\d{1,3}")
_PICTURE = re.compile(
    r"(?:(?:[-*]\s+)?(?:!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])|!\[\[[^\[\]]*\]\]|<img\b[^<>]*>)\s*)+", re.IGNORECASE
)
_ITALIC = re.compile(r"(\*|_)(?=[^\s*_])([^*_]+)\1|<(?:i|em)>([^<>]+)</(?:i|em)>")
_TAG_LINE = re.compile(r"(?:#[^\W\d][\w/-]*\s*)+")
_NUMBER = re.compile(r"\d+(?:[.:,]\d+)?\s")


class BulletMark(Struct, frozen=True):
    """A line that begins an item."""

    text: str
    indent: int
    sign: str
    """What stands before it; "" where that is a number."""
    ticked: bool | None


def bullet_of(line: str, *, signs: bool = False, chapters: bool = True) -> BulletMark | None:
    """Return the item that a line begins, None where it begins none.

    `signs`: whether `+ - ? ! *` say a kind, so that they also stand without a blank behind them. A date is no number of
    a list; `chapters`: whether one such as `1.2` is.
    """
    line = line.replace("\t", "    ")
    if signs and (found := _SIGNED.match(line)) and not found[3].startswith(("[ ]", "[x]")):
        return BulletMark(found[3].strip(), len(found[1]), "-" if found[2] == "–" else found[2], None)
    found = _BULLET.match(line)
    if found is None:
        if empty := _EMPTY.fullmatch(line):
            return BulletMark("", len(empty[1]), "", None)
        return None
    sign, number, text = found[2] or found[4] or "", found[3] or "", found[5].strip()
    if number and not chapters and "." in number.rstrip("."):
        return None
    if number and (_is_a_date(number, text) or not text):
        return None if text else BulletMark("", len(found[1]), "", None)
    indent = len(found[1]) + (2 * (len(sign) - 1) if sign.startswith("**") else 0)
    ticked: bool | None = None
    if text[:1] in _SIGN_BOX:
        ticked, text = _SIGN_BOX[text[0]], text[1:].lstrip("\ufe0f ")
    elif box := _BOX.match(text):
        ticked, text = box[1] not in ("", " ", ">", "/"), text[box.end() :]
    if sign and text[:1] in "-–•·" and text[1:2] == " ":  # a dash typed behind a bullet
        text = text[1:].strip()
    return BulletMark(text, indent, sign[:1], ticked)


def _is_a_date(number: str, text: str) -> bool:
    first = text.split(maxsplit=1)[0].rstrip(".,:").casefold() if text else ""
    return number.endswith(".") and (first in month_numbers() or bool(_NUMBER.match(text + " ") and "." in text[:4]))


def signs_are_kinds(lines: Iterable[str]) -> bool:
    """Return whether some lines begin with a plus and others with a minus: then neither is a bullet."""
    plus = minus = False
    for line in lines:
        plus = plus or _PLUS.match(line) is not None
        minus = minus or _MINUS.match(line) is not None
        if plus and minus:
            return True
    return False


def is_rule_line(text: str) -> bool:
    """Return whether a line only parts what stands above and below it."""
    return len(text) >= 3 and text[0] in "-*_=~+|–—" and _RULE.fullmatch(text) is not None


def is_table_rule(line: str) -> bool:
    """Return whether a line is what stands below the header of a Markdown table."""
    text = line.strip()
    return "|" in text and "-" in text and not text.strip("|-: \t")


def is_contents_line(text: str) -> bool:
    """Return whether a line is part of a list of contents."""
    if text.casefold() in _TOC_MARK:
        return True
    if "](#" in text and _CONTENTS.fullmatch(text):
        return True
    return text[-1:].isdigit() and _LEADERS.fullmatch(text) is not None


def is_picture_line(text: str) -> bool:
    """Return whether nothing but pictures stands in a line."""
    return ("![" in text or "<img" in text.lower()) and _PICTURE.fullmatch(text) is not None


def is_instruction(text: str) -> bool:
    """Return whether a paragraph only tells what to write: all in italics, as templates have it."""
    if text[:1] not in "*_<":
        return False
    found = _ITALIC.fullmatch(text.strip())
    return found is not None and (found[2] or found[3]).rstrip()[-1:] in (".", "?", "…", ":", "!", ")")


def is_tag_line(text: str) -> bool:
    """Return whether nothing but tags stands in a line."""
    return text[0] == "#" and _TAG_LINE.fullmatch(text) is not None
