"""The tour: the scenes one after the other in one SVG, by CSS alone, for where no script may run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from textual.strip import Strip

from tests.tui.pictures.svg import LINE, Palette, document, drawn_row

SECONDS, TIMES = 4.5, 3
"""How long a scene stands, and how often the tour runs before it rests: what moves for ever disturbs a reader."""
_SAID = 40
"""The room for what is said of a scene, below the screen."""


def tour(frames: Sequence[tuple[Sequence[Strip], str]], rests_at: int, title: str) -> str:
    """Return the tour of some screens and what is said of each; `rests_at` is seen where nothing may move."""
    palette = Palette()
    drawn = [[drawn_row(strip, palette) for strip in strips] for strips, _ in frames]
    often = [row for row, times in Counter(row for rows in drawn for row in rows).items() if times > 1 and row]
    known = {row: f"r{number}" for number, row in enumerate(often)}
    height = len(drawn[0])
    parts = ["<defs>", *(f'<g id="{name}">{row}</g>' for row, name in known.items()), "</defs>"]
    for number, (rows, (_, said)) in enumerate(zip(drawn, frames, strict=True)):
        parts.append(f'<g class="f f{number}">')
        for y, row in enumerate(rows):
            at = y * LINE
            if row in known:
                parts.append(f'<use href="#{known[row]}" y="{at}"/>')
            else:
                parts.append(f'<g transform="translate(0 {at})">{row}</g>')
        parts.append(f'<text class="said" x="4" y="{height * LINE + 28}">{escape(said, quote=False)}</text></g>')
    css = palette.css + ".said{fill:#ffd479;font-weight:bold}" + _motion(len(frames), rests_at)
    size = (frames[0][0][0].cell_length, height)
    return document(size, title, css, "\n".join(parts), below=_SAID)


def _motion(frames: int, rests_at: int) -> str:
    """Return the rules that show one frame after the other, where the reader wants things to move."""
    rules = [
        ".f{visibility:hidden}",
        f".f{rests_at}{{visibility:visible}}",
        "@media(prefers-reduced-motion:no-preference){",
    ]
    for number in range(frames):
        begins, ends = 100 * number / frames, 100 * (number + 1) / frames
        steps = "0%{visibility:hidden}" if number else ""
        steps += f"{begins:.2f}%{{visibility:visible}}{ends:.2f}%{{visibility:hidden}}"
        if number == frames - 1:
            steps = steps.replace("100.00%{visibility:hidden}", "100%{visibility:visible}")
        rules.append(f"@keyframes k{number}{{{steps}}}")
        rules.append(f".f{number}{{animation:k{number} {SECONDS * frames:g}s step-end {TIMES}}}")
    return "".join(rules) + "}"
