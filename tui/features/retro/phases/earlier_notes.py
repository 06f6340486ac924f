"""What the log held before the meeting, stage by stage."""

from __future__ import annotations

from collections import Counter

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from journals.records.model import Observation
from journals.retro.log_notes import new_since_last_meeting, taken_along
from journals.retro.meeting import Meeting
from tui.features.common.observation_rows import ObservationRenderer
from tui.locale import Catalogue
from tui.ui.base_app import BaseApp
from tui.ui.text_layout import fit
from tui.ui.widgets.line_view import Drawing, Line
from tui.ui.widgets.row_list import Rows
from tui.ui.widgets.stage_tabs import StageBar, Tab
from tui.ui.widgets.static import Static

ALL_NOTES = "0"
_MARK = 4
"""Cells before a note for whether it is new, or taken along."""


def list_title(say: Catalogue, key: str, number: int, *, here: bool) -> Content:
    """Return a list's title with how much is in it; whether it has the focus is to be seen without colour too."""
    return Content.assemble(("▌" if here else " ", "$accent"), (say(key), "bold"), (f"  {number}", "$dim"))


class EarlierNotes(Vertical):
    """The stages, and the observations of one or of all."""

    app = getters.app(BaseApp)

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(id="before")
        self._meeting = meeting
        earlier = meeting.earlier_observations
        stage = meeting.journal.project.stage
        self.stage = stage[1:] if any(each.stage == stage for each in earlier) else ALL_NOTES
        """Key of the stage that shows."""
        self._new: set[str] = set()
        self.added: set[str] = set()
        """Ids of the notes that are taken along, to be put together with what is new."""

    def compose(self) -> ComposeResult:
        """Yield a title, the stages and the list."""
        self.renderer = ObservationRenderer(self.app, self._meeting.journal.unsaved_ids)
        yield Static(id="before-title", markup=False)
        yield StageBar()
        inner = self.renderer.drawing
        yield Rows[Observation](
            Drawing(inner.key, self._draw, lambda note, width, here: inner.height(note, width - _MARK, here)),
            id="memory",
        )

    def _draw(self, note: Observation, width: int, here: bool) -> list[Line]:
        """Draw a note after a word for whether it is taken along, or new since the last meeting."""
        is_in = note.id in self.added
        word = self.app.say("gather.with_us") if is_in else self.app.say("gather.new") if note.id in self._new else ""
        first, *rest = self.renderer.draw(note, width - _MARK, here)
        look = "accent" if is_in else "strong"
        return [[(fit(word, _MARK), look), *first], *([(" " * _MARK, ""), *line] for line in rest)]

    @property
    def rows(self) -> Rows[Observation]:
        """The list."""
        return self.query_one("#memory", Rows)

    def fill(self, *, here: bool, at: str | None = None) -> None:
        """Show what the log holds now; `here` where the list has the keys, `at` what the cursor is to stand on."""
        say, earlier = self.app.say, self._meeting.earlier_observations
        self.added, self._new = taken_along(self._meeting), new_since_last_meeting(self._meeting, earlier)
        if found := next((each for each in earlier if each.id == at), None):
            self.stage = self.stage if self.stage in (ALL_NOTES, found.stage[1:]) else found.stage[1:]
        counts = Counter(each.stage for each in earlier)
        tabs = [Tab(s.id[1:], s.short, s.title, counts[s.id]) for s in self.app.guide.stages]
        tabs.append(Tab(ALL_NOTES, say("project.all"), say("project.all_stages"), len(earlier)))
        self.query_one(StageBar).show(tabs, self.stage)
        self.renderer.refresh()
        shown = earlier if self.stage == ALL_NOTES else [each for each in earlier if each.stage == f"S{self.stage}"]
        self.rows.fill(shown, at=at)
        self.query_one("#before-title", Static).update(list_title(say, "gather.memory", len(earlier), here=here))
