"""Markdown as it is read: the words without the signs that make them bold, a heading, a list or a link."""

from __future__ import annotations

import re

_FENCE = re.compile(r"^[ \t]*(?:`{3,}|~{3,})[^\n`]*$", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*(?:\|[ \t|:-]+|(?:[*_-][ \t]*){3,})$", re.MULTILINE)
"""A line across the page, or the one under the heads of a table."""
_LINE_BEGINS = re.compile(r"^[ \t]*(?:>[ \t]?)*[ \t]*(?:#{1,6}[ \t]+|[-*+•][ \t]+(?:\[[ xX]\][ \t]+)?)?", re.MULTILINE)
_TABLE_ROW = re.compile(r"^\|(.*)\|[ \t]*$", re.MULTILINE)
_BETWEEN_CELLS = re.compile(r"[ \t]*\|[ \t]*")
_LINK = re.compile(r"!?\[([^\]\n]{0,200})\]\([^)\n]{0,200}\)")
_CODE = re.compile(r"`+([^`\n]{1,500})`+")
_STRONG = re.compile(r"(?<!\w)(\*{2,3}|__|~~)(?=\S)([^\n]{1,500}?)(?<=\S)\1(?!\w)")
_STARS = re.compile(r"(\*\*)(?=[^\s*])([^*\n]{1,500})(?<=[^\s*])\*\*")
"""Two stars are bold inside a word too."""
_EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])([^*_\n]{1,500}?)(?<=[^\s*_])\1(?![\w*_])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_APART = 0xF0000
"""What is escaped stands beside all other signs while these are taken away."""
_ESCAPED = re.compile(f"[{chr(_APART + 0x21)}-{chr(_APART + 0x7E)}]")
_SIGNS = re.compile(r"[*_#>`~|\\\[•+-]")


def without_markdown(text: str) -> str:
    """Return a text as it is read; a sign that makes nothing, as in `2*3` or `min_fil`, stays."""
    if not _SIGNS.search(text):
        return text
    text = _RULE.sub("", _FENCE.sub("", _ESCAPE.sub(lambda sign: chr(_APART + ord(sign[1])), text)))
    text = _TABLE_ROW.sub(lambda row: _BETWEEN_CELLS.sub(" · ", row[1].strip()), _LINE_BEGINS.sub("", text))
    text = _CODE.sub(r"\1", _LINK.sub(r"\1", text))
    text = _EMPHASIS.sub(r"\2", _STARS.sub(r"\2", _STRONG.sub(r"\2", text)))
    return _ESCAPED.sub(lambda sign: chr(ord(sign[0]) - _APART), text)
