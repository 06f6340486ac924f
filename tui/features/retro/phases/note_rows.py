"""How notes look where a room reads them from afar: a sign and the text, and nothing of when."""

from __future__ import annotations

from collections.abc import Callable

from journals.records.model import Observation
from tui.features.retro.phases.gather_prompts import TALL
from tui.ui.base_app import BaseApp
from tui.ui.text_layout import fit, height, wrap
from tui.ui.widgets.line_view import PROJECTOR, Drawing, Line
from tui.wording.display import KIND_SIGNS, tags

_SIGN = 2
_TAGS = 11
_AROUND = 10
"""Lines of the screen above and below the notes."""
_MOST = 3
_MOST_HERE = 8


def headed(text: str, heading: str) -> str:
    """Return a note's text after what it was written under, where that is to be said."""
    return text if not heading else f"{heading} {text}" if heading.endswith("?") else f"{heading}: {text}"


def is_roomy(app: BaseApp, number: int) -> bool:
    """Return whether there is room for a line between so many notes, so that each can be read from afar."""
    return not app.has_class(PROJECTOR) and app.size.height >= max(TALL, 2 * number + _AROUND)


def note_drawing(
    app: BaseApp, heading: Callable[[Observation], str], roomy: Callable[[], bool]
) -> Drawing[Observation]:
    """Return how notes are drawn; the one under the cursor with more of its text, and strong.

    `heading` tells what a note was written under, which its text then follows; `roomy`, whether a line is left between.
    """

    def draw(note: Observation, width: int, here: bool) -> list[Line]:
        room = _room(note, width)
        look = "strong" if here else ""
        first, *rest = wrap(headed(note.text, heading(note)), room, _MOST_HERE if here else _MOST)
        drawn: list[Line] = [[(f"{KIND_SIGNS[note.kind]} ", "strong"), (fit(first, room), look)]]
        if note.pitfalls:
            drawn[0].append((" " + fit(tags(note, app.say), _TAGS - 1), note.sign or "dim"))
        return [*drawn, *([(" " * _SIGN + fit(line, room), look)] for line in rest), *([[]] if roomy() else [])]

    return Drawing(
        lambda note: note.id,
        draw,
        lambda note, width, here: (
            height(headed(note.text, heading(note)), _room(note, width), _MOST_HERE if here else _MOST) + roomy()
        ),
    )


def _room(note: Observation, width: int) -> int:
    return max(10, width - _SIGN - (_TAGS if note.pitfalls else 0))
