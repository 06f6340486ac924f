"""The stages across the top of a project, with how many observations each has."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from tui.ui.text_layout import cells


@dataclass(frozen=True)
class Tab:
    """One stage, or all of them."""

    key: str
    short: str
    title: str
    count: int


class StageBar(Widget):
    """Two lines: the stages with the keys that choose them, and the counts below."""

    DEFAULT_CSS = """
    StageBar { height: 2; color: $foreground; background: $background; }
    """

    @dataclass
    class Clicked(Message):
        """Somebody clicked on a stage."""

        key: str

    _tabs: Sequence[Tab] = ()
    _chosen = ""
    _ends: Sequence[int] = ()
    """The first cell behind each tab."""

    def show(self, tabs: Sequence[Tab], chosen: str) -> None:
        """Show the stages, `chosen` (a key) being the one whose observations are below."""
        if (tabs, chosen) != (self._tabs, self._chosen):
            self._tabs, self._chosen = tabs, chosen
            self.refresh()

    def render(self) -> Content:
        """Draw it as wide as the words allow: whole titles, short ones, or only the numbers."""
        width = self.size.width
        titles, shorts = {t.key: t.title for t in self._tabs}, {t.key: t.short for t in self._tabs}
        for words, apart in ((titles, 3), (shorts, 2), ({}, 0)):  # short ones may stand close: their numbers part them
            labels = self._labels(words)
            if sum(cells(label) + apart for label in labels) <= width:
                break
        gap = max(1, (width - 1 - sum(cells(label) for label in labels)) // max(1, len(labels)))
        first: list[str | tuple[str, str]] = []
        second: list[str | tuple[str, str]] = []
        self._ends = [*accumulate(cells(label) + gap for label in labels)]
        for tab, label in zip(self._tabs, labels, strict=True):
            here = tab.key == self._chosen
            first += [("▌" if here else " ", "$accent"), (label, "bold $accent" if here else ""), " " * (gap - 1)]
            count = str(tab.count) if tab.count else "–"
            second += [" ", (count.center(cells(label)), "bold" if here else "$dim"), " " * (gap - 1)]
        return Content.assemble(*first, "\n", *second)

    def on_click(self, event: Click) -> None:
        """Post which stage was clicked."""
        event.stop()
        place = bisect_right(self._ends, event.x)
        if place < len(self._tabs):
            self.post_message(self.Clicked(self._tabs[place].key))

    def _labels(self, words: Mapping[str, str]) -> list[str]:
        """Return each tab's label; without words only the chosen one has any."""
        return [
            f"{tab.key} {words.get(tab.key) or (tab.short if tab.key == self._chosen else '')}".rstrip()
            for tab in self._tabs
        ]
