"""Pictures as SVG: whole elements, put together as XML, that say in words what they show.

A picture stands inside a page of HTML, whose colours it takes, or alone, with its own for light and dark. Nothing in it
means anything by its colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring
from xml.sax.saxutils import escape

from msgspec import Struct

_NOT_IN_XML = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")
"""What `clean` lets stand and XML cannot hold."""
_ALONE = (
    "svg.tb { color: #1c1c1c; background: #fff; } "
    "@media (prefers-color-scheme: dark) { svg.tb { color: #ececea; background: #191919; } }"
)
_MARGIN = 6
FONT_SIZE = 13
LINE_HEIGHT = 17


def picture(width: int, height: int, *, name: str, title: str, description: str, style: str) -> Element:
    """Return an empty picture that is read aloud as its title and description.

    `name` is one that no other picture of the page has.
    """
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": "tb",
            "viewBox": f"{-_MARGIN} {-_MARGIN} {width + 2 * _MARGIN} {height + 2 * _MARGIN}",
            "preserveAspectRatio": "xMidYMin meet",
            "width": str(width + 2 * _MARGIN),
            "height": str(height + 2 * _MARGIN),
            "role": "img",
            "aria-labelledby": f"{name}-title",
            "aria-describedby": f"{name}-desc",
            "font-family": "Segoe UI, Helvetica Neue, Arial, sans-serif",
            "font-size": str(FONT_SIZE),
        },
    )
    _told(root, "title", f"{name}-title", title)
    _told(root, "desc", f"{name}-desc", description)
    SubElement(root, "style").text = style
    return root


def _told(root: Element, tag: str, name: str, text: str) -> None:
    SubElement(root, tag, {"id": name}).text = xml_text(text)


def xml_text(text: str) -> str:
    """Return a text without the characters that XML cannot hold; it is not escaped."""
    return text.translate(_NOT_IN_XML)


class PictureColumns(Struct, frozen=True):
    """The columns of a table, of one width, right of what its rows are called."""

    left: int
    """Where the first begins."""
    width: int

    def start(self, column: int) -> int:
        """Return where a column begins, counted from 0; that behind the last is where the table ends."""
        return self.left + column * self.width

    def middle(self, column: int) -> int:
        """Return the middle of a column."""
        return self.start(column) + self.width // 2


def escaped(text: str) -> str:
    """Return a text as it stands between the tags of a picture."""
    return escape(xml_text(text))


def box(parent: Element, x: int, y: int, width: int, height: int, kind: str) -> None:
    """Append a rectangle whose look the picture's style gives by its kind."""
    place = {"x": x, "y": y, "width": width, "height": height}
    SubElement(parent, "rect", {**{name: str(value) for name, value in place.items()}, "class": kind})


def words(parent: Element, x: int, y: int, lines: Iterable[str], kind: str = "") -> None:
    """Append lines of text, the first with its foot at `y`."""
    text = SubElement(parent, "text", {"class": kind} if kind else {})
    for number, line in enumerate(lines):
        place = {"x": str(x), "y": str(y + number * LINE_HEIGHT)}
        SubElement(text, "tspan", place).text = xml_text(line)


def captioned(root: Element, caption: Iterable[str]) -> None:
    """Append the lines above a picture, of which the first is its title."""
    for number, each in enumerate(caption):
        words(root, 1, FONT_SIZE + 1 + number * (LINE_HEIGHT + 3), [each], "" if number else "caption")


def markup(root: Element, *, is_alone: bool = False) -> str:
    """Return a picture as text: to stand in a page, or alone in a file."""
    if is_alone:
        style = root.find("style")
        assert style is not None
        style.text = f"{style.text or ''} {_ALONE}"
    text = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n' if is_alone else text
