"""What one sees of a paragraph of a Word file: insertions too, deletions not, and the boxes drawn in it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from journals.importing.item_text import tidy
from journals.importing.readers.word_styles import Element, attribute, child, children, is_on, local_name

_UNSEEN = frozenset(
    (
        *("del", "moveFrom", "rPr", "pPr", "sdtPr", "instrText", "delText", "delInstrText", "rt", "sectPr", "tblPr"),
        *("trPr", "tcPr", "tblGrid", "footnoteReference", "endnoteReference", "commentReference", "annotationRef"),
        *("footnoteRef", "endnoteRef", "pgNum", "object", ":Fallback"),
    )
)
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


class SeenText(Struct):
    """The text of a paragraph, and what else stands in it."""

    text: str = ""
    label: str = ""
    """What stands in bold at its beginning."""
    is_bold: bool = False
    """Whether all letters are bold or underlined, so far as the runs say so themselves."""
    says_bold: bool = False
    """Whether any run says of itself whether it is bold."""
    size: int = 0
    """Of its largest letters, in half points; 0 where no run says so."""
    ticked: bool | None = None
    """Whether the box before it is ticked; None where there is none."""
    has_picture: bool = False
    boxes: tuple[Element, ...] = ()
    """What was drawn here and holds text of its own."""


def seen_text(paragraph: Element) -> SeenText:
    """Return what one sees of a paragraph."""
    pieces: list[str] = []
    boxes: list[Element] = []
    bold: list[bool] = []
    label: list[str] = []
    is_label = True
    seen = SeenText()
    looks: Element | None = None
    for each, name in _walk(paragraph):
        if name == "r":
            looks = child(each, "rPr")
        elif name == "t":
            text = each.text or ""
            pieces.append(text)
            if text.strip():
                on = [is_on(looks, "b"), child(looks, "u") is not None or None]
                seen.says_bold = seen.says_bold or any(value is not None for value in on)
                bold.append(any(on))
                is_label = is_label and (any(on) or attribute(child(looks, "rStyle"), "val").startswith("Strong"))
                label += [text] if is_label else []
                size = attribute(child(looks, "sz"), "val")
                seen.size = max(seen.size, int(size) if size.isascii() and size.isdigit() and len(size) < 5 else 0)
        elif name == "br":
            pieces.append("" if attribute(each, "type") in ("page", "column") else "\n")
        elif name in _SIGNS:
            pieces.append(_SIGNS[name])
        elif name == "txbxContent":
            boxes.append(each)
        elif name == ":checked":
            seen.ticked = any(value in ("1", "true", "on") for value in each.attrib.values())
        elif name in (":pic", ":imagedata"):
            seen.has_picture = True
    seen.text = tidy("".join(pieces))
    seen.label = tidy("".join(label))
    seen.is_bold = bool(bold) and all(bold)
    seen.boxes = tuple(boxes)
    return seen


def block_elements(root: Element) -> Iterator[Element]:
    """Yield the paragraphs and tables of a part in their order, whatever they are wrapped in, and no deeper.

    A contents list that Word keeps itself comes as its wrapper.
    """
    stack = [iter(root)]
    while stack:
        if (each := next(stack[-1], None)) is None:
            stack.pop()
            continue
        name = local_name(each)
        if name in ("p", "tbl") or (name == "sdt" and _is_contents(each)):
            yield each
        elif name == ":AlternateContent":
            stack.append(iter(_alternative(each)))
        elif name and name not in _UNSEEN:
            stack.append(iter(each))


def _walk(paragraph: Element) -> Iterator[tuple[Element, str]]:
    """Yield what is to be seen in a paragraph, without going into the boxes in it."""
    stack = [iter(paragraph)]
    while stack:
        if (each := next(stack[-1], None)) is None:
            stack.pop()
            continue
        name = local_name(each)
        if name == "sdt":
            yield from _ticks(each)
        if not name or name in _UNSEEN or (name == "r" and is_on(child(each, "rPr"), "vanish")):
            continue
        yield each, name
        if name == ":AlternateContent":
            stack.append(iter(_alternative(each)))
        elif name not in ("t", "txbxContent"):
            stack.append(iter(each))


def _ticks(control: Element) -> Iterator[tuple[Element, str]]:
    """Yield what a control that is a box to be ticked says."""
    for properties in children(control, "sdtPr"):
        for box in children(properties, ":checkbox"):
            yield from ((each, ":checked") for each in children(box, ":checked"))


def _alternative(element: Element) -> list[Element]:
    """Return the one of several forms of a drawing that is to be shown."""
    choices = [*children(element, ":Choice")] or [*children(element, ":Fallback")]
    return choices[:1]


def _is_contents(control: Element) -> bool:
    part = child(child(control, "sdtPr"), "docPartObj")
    return "contents" in attribute(child(part, "docPartGallery"), "val").casefold()
