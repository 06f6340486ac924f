"""What the styles of a Word file say of a paragraph: heading, item of a list, bold, contents list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from msgspec import Struct

Element: TypeAlias = Any
"""An element of lxml, for which there are no types."""
_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_MOST_BASES = 20
_HEADING = re.compile(r"(?:heading|overskrift|überschrift|rubrik|titre)\s*([1-9])?")
_TITLE = ("title", "titel", "tittel")
_LIST = re.compile(
    r"(?:list (?:bullet|number)|opstilling|punktopstilling|punktliste|aufzählungszeichen|listennummer|"
    r"(?:punkt|numrerad )lista|nummerert liste)\D*([1-9])?"
)
_CONTINUES = re.compile(
    r"(?:list (?:continue|paragraph)|listeafsnit|opstilling - forts|listenabsatz|liststycke|listeavsnitt)"
)
_CONTENTS = re.compile(
    r"(?:toc|contents|indholdsfortegnelse|verzeichnis|innehåll|innhold)\s?(?:[1-9]|heading|overskrift)?"
)
_OFF = ("0", "false", "off", "none")
_MOST_LEVEL = 6


class StyleProperties(Struct, frozen=True):
    """What a style, or a paragraph itself, says."""

    heading: int | None = None
    """The level of a heading, 1 for the title."""
    list_level: int | None = None
    """How deep an item of a list is, 0 for the outermost."""
    continues: bool = False
    """Whether it may go on with the item above it."""
    is_contents: bool = False
    is_bold: bool = False
    size: int | None = None
    """Of its letters, in half points."""


class WordStyles:
    """The styles of one file."""

    def __init__(self, root: Element | None) -> None:
        """`root`: of the part that holds them; None where there is none."""
        self._styles: dict[str, Element] = {}
        self._resolved_styles: dict[str, StyleProperties] = {}
        self.plain_size = 22
        """The size of ordinary text, in half points."""
        for each in children(root, "style") if root is not None else ():
            self._styles[attribute(each, "styleId")] = each
            if attribute(each, "default") == "1" and attribute(each, "type") == "paragraph":
                self.plain_size = self.properties_of(attribute(each, "styleId")).size or self.plain_size

    def properties_of(self, style: str) -> StyleProperties:
        """Return what a style says, and those it is based on where it says nothing."""
        if style not in self._resolved_styles:
            self._resolved_styles[style] = self._resolved(style)
        return self._resolved_styles[style]

    def _resolved(self, style: str) -> StyleProperties:
        heading = list_level = size = None
        continues = is_contents = False
        is_bold: bool | None = None
        for each, name in self._chain(style):
            own, named = child(each, "pPr"), named_style(name)
            outline = _number(attribute(child(own, "outlineLvl"), "val")) if own is not None else None
            if outline is not None and 0 <= outline < 9 and named.heading is None:
                named = StyleProperties(heading=min(outline + 2, _MOST_LEVEL))
            if list_level is None and heading is None:
                levels = [each for each in (number_level(own), named.list_level) if each is not None]
                list_level = max(levels, default=None)  # the name of `List Bullet 2` says more than its numbering
            heading = heading if heading is not None else named.heading
            continues, is_contents = continues or named.continues, is_contents or named.is_contents
            looks = child(each, "rPr")
            is_bold = is_on(looks, "b") if is_bold is None and looks is not None else is_bold
            size = size or (_number(attribute(child(looks, "sz"), "val")) if looks is not None else None)
        if heading is not None or (list_level is not None and list_level < 0):
            list_level = None
        return StyleProperties(heading, list_level, continues, is_contents, bool(is_bold), size)

    def _chain(self, style: str) -> Iterator[tuple[Element | None, str]]:
        if style and style not in self._styles:
            yield None, style  # known by its id alone, as where another program left the styles out
        for _ in range(_MOST_BASES):
            if (element := self._styles.get(style)) is None:
                return
            yield element, attribute(child(element, "name"), "val") or style
            style = attribute(child(element, "basedOn"), "val")


def named_style(name: str) -> StyleProperties:
    """Return what the name of a style says, in the languages Word and LibreOffice name them in."""
    plain = " ".join(name.casefold().replace("_20_", " ").split())
    spaced = re.sub(r"(?<=[^\W\d])(?=\d)", " ", plain)
    if plain in _TITLE:
        return StyleProperties(heading=1)
    if _CONTENTS.fullmatch(spaced) or spaced.startswith("toc "):
        return StyleProperties(is_contents=True)
    if found := _HEADING.match(spaced):
        return StyleProperties(heading=min(int(found[1] or 1) + 1, _MOST_LEVEL))
    joined = re.sub(r"^list(bullet|number|paragraph|continue)", r"list \1", spaced)
    if _CONTINUES.match(joined):
        return StyleProperties(continues=True)
    if found := _LIST.match(joined):
        return StyleProperties(list_level=int(found[1] or 1) - 1)
    return StyleProperties()


def number_level(properties: Element | None) -> int | None:
    """Return how deep the list is that a paragraph's properties put it into; None for none, -1 for *no more*."""
    numbering = child(properties, "numPr")
    if numbering is None:
        return None
    if attribute(child(numbering, "numId"), "val") == "0":
        return -1
    if child(numbering, "numId") is None and child(numbering, "ilvl") is None:
        return None
    return max(0, min(_number(attribute(child(numbering, "ilvl"), "val")) or 0, 20))


def is_on(properties: Element | None, name: str) -> bool | None:
    """Return whether a switch such as bold is on; None where nothing is said of it."""
    found = child(properties, name)
    return None if found is None else attribute(found, "val").casefold() not in _OFF


def local_name(element: Element) -> str:
    """Return the name of an element of Word's own; with `:` before it for one of another's; "" for a comment."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    for space in _WORD:
        if tag.startswith(space):
            return tag[len(space) :]
    return ":" + tag.rpartition("}")[2]


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Yield the children of a name."""
    for each in element if element is not None else ():
        if local_name(each) == name:
            yield each


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child of a name, None where there is none."""
    return next(children(element, name), None)


def attribute(element: Element | None, name: str) -> str:
    """Return an attribute, "" where there is none."""
    if element is None:
        return ""
    for space in _WORD:
        if (value := element.get(space + name)) is not None:
            return str(value)
    return ""


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None
