"""How themes look while dots are given and when they are counted: in the list, in full, and in the line above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from textual.content import Content

from journals.records.model import Action, Lesson
from journals.retro.meeting import Meeting
from journals.retro.themes import Group
from tui.locale import Catalogue
from tui.ui.base_app import BaseApp
from tui.ui.text_layout import cells, fit
from tui.ui.widgets.line_view import Drawing, Line
from tui.wording.display import KIND_SIGNS, brief

_DOTS = 12
"""Dots that are drawn; more are a number."""
_TALL = 18
"""Lines of a screen from which on there is room between the themes."""
_SHOWN = 8
"""Notes of a theme that are shown beside it."""


class ThemeRenderer:
    """Draws themes with their dots, and what has come of each."""

    def __init__(self, app: BaseApp, meeting: Meeting) -> None:
        self._app, self._meeting = app, meeting
        self._is_result = False
        self._ranks: dict[str, str] = {}
        self._actions: Sequence[Action] = ()
        self._lessons: Sequence[Lesson] = ()
        self.drawing: Drawing[Group] = Drawing(lambda group: group.theme.id, self._draw, self._height)

    def update(self, groups: Sequence[Group], *, is_result: bool) -> None:
        """Draw these groups from now on; with their ranks where the dots are counted (`is_result`)."""
        self._is_result = is_result
        ranked = ranks([group.dots for group in groups])
        self._ranks = {group.theme.id: rank for group, rank in zip(groups, ranked, strict=True)}
        self._actions, self._lessons = self._meeting.actions, self._meeting.lessons

    def full_text(self, group: Group) -> Content:
        """Return all of a theme: its notes, and what has come of it."""
        say, theme = self._app.say, group.theme
        lines = [Content.assemble((brief(theme.name), "bold $accent")), Content("")]
        lines += [Content(f"{KIND_SIGNS[note.kind]} {brief(note.text)}") for note in group.notes[:_SHOWN]]
        if (more := len(group.notes) - _SHOWN) > 0:
            lines.append(Content.assemble((say("choose.more", n=more), "$dim")))
        for title, texts in (
            ("choose.learned", [each.title for each in self._lessons if each.theme == theme.id]),
            ("choose.agreed", [each.text for each in self._actions if each.source == theme.id]),
        ):
            if texts:
                lines += [Content(""), Content.assemble((say(title), "bold"))]
                lines += [Content(brief(text)) for text in texts]
        return Content("\n").join(lines)

    def _draw(self, group: Group, width: int, here: bool) -> list[Line]:
        rank = f"{self._ranks[group.theme.id]:>3} " if self._is_result else ""
        dots = self._dots(group)
        room = max(10, width - cells(rank) - cells(dots) - 1)
        facts = [self._app.say.count("choose.notes", len(group.notes)), *self._results(group)]
        indent = " " * cells(rank)
        return [
            [(rank, "strong"), (fit(brief(group.theme.name), room) + " ", "strong"), (dots, "accent")],
            [(fit(indent + " · ".join(facts), width), "dim")],
            [],
        ]

    def _height(self, *_: object) -> int:
        """Leave a line between themes where there is room: a few at a time can be read from afar."""
        return 3 if self._app.size.height >= _TALL else 2

    def _dots(self, group: Group) -> str:
        if self._meeting.retro.hidden and not self._is_result:
            return self._app.say("choose.hidden_dots")
        few = "●" * group.dots if group.dots <= _DOTS else "●…"
        return f"{few} {group.dots}" if group.dots else "–"

    def _results(self, group: Group) -> list[str]:
        """Return how many lessons and actions have come of a theme."""
        theme = group.theme.id
        lessons = [each for each in self._lessons if each.theme == theme]
        sources = {theme, *(lesson.id for lesson in lessons)}
        actions = [each for each in self._actions if each.source in sources]
        counted = (("choose.lessons", len(lessons)), ("choose.actions", len(actions)))
        return [self._app.say.count(key, number) for key, number in counted if number]


def dots_left(say: Catalogue, meeting: Meeting, *, is_result: bool) -> Content:
    """Return how many dots are left; too many are named, and allowed."""
    retro, left = meeting.retro, meeting.dots_left
    if not retro.people:
        return Content(say("choose.no_people"))
    given = retro.people * retro.dots - left
    key = "choose.over" if left < 0 else "choose.all_given" if left == 0 else "choose.left"
    if is_result and left >= 0:
        key = "choose.counted"
    parts = [say(key, n=abs(left), given=given, all=retro.people * retro.dots, people=retro.people)]
    if retro.hidden and not is_result:
        parts.append(say("choose.hidden"))
    return Content.assemble((" · ".join(parts), "bold $bites" if left < 0 else "bold"))


def ranks(dots: list[int]) -> list[str]:
    """Return the ranks of themes in the order of their dots: `1`, `2=`, `2=`, `4`; none without a dot."""
    shared = Counter(dots)
    found: list[str] = []
    for place, number in enumerate(dots, 1):
        same = place > 1 and dots[place - 2] == number
        first = found[-1].rstrip("=") if same else str(place)
        found.append("" if not number else f"{first}=" if shared[number] > 1 else first)
    return found
