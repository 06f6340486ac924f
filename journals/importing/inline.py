"""Marks within a line of Markdown or HTML: what a reader sees of it."""

from __future__ import annotations

import re
from html import unescape

_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_HIDE = {ord(sign): chr(0xFDD0 + at) for at, sign in enumerate(_PUNCTUATION)}
_SHOW = {0xFDD0 + at: sign for at, sign in enumerate(_PUNCTUATION)}
"""A sign that means itself is hidden as a noncharacter, which no text may hold, until all marks are read."""

_MARKED = re.compile(r"[\\`*_~=\[\]<&!]|https?:")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)([^`\n]+)\1(?!`)")
_DATA = re.compile(r"data:[\w/+.;=-]{0,200}base64,[A-Za-z0-9+/=]*")
_WIKI_IMAGE = re.compile(r"!\[\[[^\[\]\n]*\]\]")
_WIKI = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]*)\]\]")
_IMAGE = re.compile(r"!\[[^\[\]\n]*\](?:\([^()\n]*\)|\[[^\[\]\n]*\])")
_LINK = re.compile(
    r"\[([^\[\]\n]*)\]\(\s*<?([^()<>\s]*(?:\([^()\s]*\)[^()<>\s]*)?)>?(?:\s+\"[^\"\n]*\"|\s+'[^'\n]*')?\s*\)"
)
_REFERENCE = re.compile(r"\[([^\[\]\n]+)\]\[[^\[\]\n]*\]")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\n]*\]")
_AUTO = re.compile(r"<((?:https?|mailto):[^<>\s]*)>")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>")
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_EMPHASIS = tuple(
    re.compile(each)
    for each in (
        r"\*\*(?=\S)([^*\n]+)(?<=\S)\*\*",
        r"(?<!\w)__(?=\S)([^_\n]+)(?<=\S)__(?!\w)",
        r"~~(?=\S)([^~\n]+)~~",
        r"==(?=\S)([^=\n]+)==",
        r"\*(?=\S)([^*\n]+)(?<=\S)\*",
        r"(?<!\w)_(?=\S)([^_\n]+)(?<=\S)_(?!\w)",
        r"\*\*(?=\S)([^*\n]+)(?<=\S)\*\*",
    )
)
_URL = re.compile(r"https?://[^\s<>()]+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});")
_STRAY = re.compile(r"(?:\*\*|__)\s*$|^\s*(?:\*\*|__)(?=\s)")


def plain_inline(text: str) -> str:
    """Return what a reader sees of Markdown: no emphasis, links by their words, images gone, signs unescaped.

    An address stays, in brackets after its words, because it leads somewhere; a place within the same file does not.
    """
    if not _MARKED.search(text):
        return text
    text = _ESCAPE.sub(lambda found: found[1].translate(_HIDE), text)
    text = _CODE.sub(lambda found: found[2].strip().translate(_HIDE), text)
    if "base64," in text:
        text = _DATA.sub("", text)
    text = _FOOTNOTE.sub("", _IMAGE.sub("", _WIKI_IMAGE.sub("", text)))
    text = _LINK.sub(_link, _WIKI.sub(r"\1", text))
    text = _AUTO.sub(lambda found: found[1].removeprefix("mailto:").translate(_HIDE), _REFERENCE.sub(r"\1", text))
    text = _URL.sub(lambda found: found[0].translate(_HIDE), text)
    text = _TAG.sub("", _BREAK_TAG.sub("\n", text))
    for pattern in _EMPHASIS:
        text = pattern.sub(r"\1", text)
    text = _ENTITY.sub(lambda found: unescape(found[0]), _STRAY.sub("", text))
    return text.translate(_SHOW)


def pictures_in(text: str) -> int:
    """Return how many pictures stand in a line of Markdown."""
    return len(_IMAGE.findall(text)) + len(_WIKI_IMAGE.findall(text)) if "![" in text else 0


def _link(found: re.Match[str]) -> str:
    words, to = found[1].strip(), found[2]
    if not to.startswith(("http://", "https://")) or _is_same(words, to):
        return words or to.translate(_HIDE)
    return f"{words} ({to.translate(_HIDE)})" if words else to.translate(_HIDE)


def _is_same(words: str, to: str) -> bool:
    bare = words.translate(_SHOW).rstrip("/").removeprefix("https://").removeprefix("http://")
    return bare.replace("\\", "") == to.rstrip("/").removeprefix("https://").removeprefix("http://")


_LINE_TAG = re.compile(r"<(?:br|/?p|/?li|/?ul|/?ol|/?div|/tr|/?h[1-6])(?:\s[^<>]*)?/?>", re.IGNORECASE)


def cell_text(cell: str) -> str:
    """Return what stands in a cell of a Markdown table, a line for each of its notes."""
    lines = _LINE_TAG.sub("\n", cell).split("\n")
    plain = map(plain_inline, lines)  # bullets and numbers part notes (`cells.py`), but `1. april` is a day
    return "\n".join(" ".join(each.split()) for each in plain if each.strip())


def without_comments(text: str) -> str:
    """Return a text without the comments of HTML, which no reader sees, with as many lines as before."""
    if "<!--" not in text:
        return text
    done: list[str] = []
    at = 0
    while (begin := text.find("<!--", at)) >= 0:
        end = text.find("-->", begin + 4)
        if end < 0:
            break
        done += [text[at:begin], "\n" * text.count("\n", begin, end)]
        at = end + 3
    return "".join((*done, text[at:]))
