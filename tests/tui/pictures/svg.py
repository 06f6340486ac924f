"""What a terminal shows, as SVG: rows of text with colours, in a font that the reader has, and nothing from afar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from rich.cells import cell_len
from rich.color import Color, ColorType
from rich.style import Style
from textual.strip import Strip

CELL, LINE, EDGE = 12, 23, 14
"""Width and height of a character, and what there is around all of them, in pixels."""
_FONT = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace"


class Look(NamedTuple):
    """How a piece of text looks."""

    colour: str
    ground: str
    weight: str = ""


class Palette:
    """The looks of a picture, each with a short name for its class."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], str] = {}

    def text(self, look: Look) -> str:
        """Return the class of a text."""
        return self._name("t", f"fill:{look.colour}{look.weight}")

    def ground(self, look: Look) -> str:
        """Return the class of what is behind a text."""
        return self._name("g", f"fill:{look.ground}")

    @property
    def css(self) -> str:
        """All of them."""
        return "".join(f".{name}{{{rule}}}" for (_, rule), name in self._names.items())

    def _name(self, kind: str, rule: str) -> str:
        return self._names.setdefault((kind, rule), f"{kind}{len(self._names)}")


def drawn_row(strip: Strip, palette: Palette) -> str:
    """Return a row of the screen, drawn at the top of the picture."""
    behind, before = [], []
    for x, text, look in _runs(strip):
        behind.append(
            f'<rect class="{palette.ground(look)}" x="{x * CELL}" width="{cell_len(text) * CELL}" height="{LINE}"/>'
        )
        words = text.strip()
        if words:
            start = x + cell_len(text[: len(text) - len(text.lstrip())])
            before.append(
                f'<text class="{palette.text(look)}" x="{start * CELL}" y="18" '
                f'textLength="{cell_len(words) * CELL}">{escape(words, quote=False)}</text>'
            )
    return "".join(behind + before)


def _runs(strip: Strip) -> Iterator[tuple[int, str, Look]]:
    """Yield the pieces of a row that look alike, each with where it begins."""
    start, text, look = 0, "", None
    for segment in strip:
        this = _look(segment.style or Style())
        if this != look and look is not None:
            yield start, text, look
            start, text = start + cell_len(text), ""
        text, look = text + segment.text, this
    if look is not None:
        yield start, text, look


def _look(style: Style) -> Look:
    colour, ground = _hex(style.color, "#e0e0e0"), _hex(style.bgcolor, "#121212")
    if style.reverse:
        colour, ground = ground, colour
    weight = (";font-weight:bold" if style.bold else "") + (";text-decoration:underline" if style.underline else "")
    return Look(colour, ground, weight)


def _hex(colour: Color | None, otherwise: str) -> str:
    return otherwise if colour is None or colour.type is ColorType.DEFAULT else colour.get_truecolor().hex


def document(size: tuple[int, int], title: str, css: str, body: str, *, below: int = 0) -> str:
    """Return the file: a frame around what was drawn, which is told to those who cannot see it."""
    width, height = size[0] * CELL + 2 * EDGE, size[1] * LINE + 2 * EDGE + below
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">\n'
        f"<title>{escape(title, quote=False)}</title>\n"
        f"<style>text{{font:20px {_FONT};white-space:pre}}{css}</style>\n"
        f'<rect width="{width}" height="{height}" rx="8" fill="#1c2228"/>\n'
        f'<g transform="translate({EDGE} {EDGE})" xml:space="preserve">\n{body}\n</g>\n</svg>\n'
    )


def still(strips: Sequence[Strip], title: str) -> str:
    """Return a picture of the screen."""
    palette = Palette()
    rows = [f'<g transform="translate(0 {y * LINE})">{drawn_row(strip, palette)}</g>' for y, strip in enumerate(strips)]
    size = (strips[0].cell_length, len(strips))
    return document(size, title, palette.css, "\n".join(rows))
