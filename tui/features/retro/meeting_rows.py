"""How a meeting looks in the list of meetings: when, what kind, how far; under the cursor what it came to."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from journals.retro.meeting_list import MeetingCounts
from journals.retro.trend import returned
from tui.locale import Catalogue
from tui.ui.text_layout import cells, fit, wrap
from tui.ui.widgets.line_view import Drawing, Line
from tui.wording.display import brief, long_date
from tui.wording.meetings import distribution_text, meeting_counts_text, returned_text, state_text

_DAY = 12
_MOST_LINES = 3


class MeetingRenderer:
    """Draws meetings in the language of now."""

    def __init__(self, say: Callable[[], Catalogue], title: Callable[[str], str]) -> None:
        """`title` returns that of a format by its id."""
        self._say, self._title = say, title

    @property
    def drawing(self) -> Drawing[MeetingCounts]:
        """How rows look."""
        return Drawing(lambda each: each.retro.id, self._draw, lambda *row: len(self._draw(*row)))

    def _draw(self, each: MeetingCounts, width: int, here: bool) -> list[Line]:
        say, retro = self._say(), each.retro
        state = state_text(say, retro)
        mark = "●" if each.is_under_way else "✓"
        room = max(10, width - _DAY - cells(state) - 3)
        first: Line = [
            (fit(long_date(say, retro.day) or "–", _DAY), "strong"),
            (fit(brief(self._title(retro.format)), room), "strong" if here else ""),
            (f" {mark} {state}", "watch" if each.is_under_way else "dim"),
        ]
        about = " · ".join(filter(None, [returned_text(say, returned(retro)), meeting_counts_text(say, each)]))
        lines = [first, [(" " * _DAY + fit(about, max(10, width - _DAY)), "dim")]]
        if here:
            for label, text in meeting_facts(say, each):
                texts = wrap(f"{label}: {text}", max(10, width - _DAY), _MOST_LINES)
                lines += [[(" " * _DAY + line, "")] for line in texts]
        return [*lines, []]


def meeting_facts(say: Catalogue, each: MeetingCounts) -> Iterator[tuple[str, str]]:
    """Yield what was written of a meeting, each with its label."""
    retro = each.retro
    for name, text in (
        ("purpose", brief(retro.purpose)),
        ("taken", brief(retro.taken)),
        ("told", brief(retro.told)),
        ("next", long_date(say, retro.next)),
        ("spent", distribution_text(say, returned(retro))),
    ):
        if text:
            yield say(f"meetings.{name}"), text
