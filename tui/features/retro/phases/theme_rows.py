"""How themes look while dots are given and when they are counted: in the list, in full, and in the line above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from textual.content import Content

from journals.records.model import Action, Lesson
from journals.records.retro import Theme
from journals.retro.agreements import actions_from, lessons_from
from journals.retro.meeting import Meeting
from journals.retro.themes import Group
from tui.features.retro.phases.agreement_texts import result_lines
from tui.locale import Catalogue
from tui.ui.base_app import BaseApp
from tui.ui.text_layout import cells, fit, wrap
from tui.ui.widgets.line_view import PROJECTOR, Drawing, Line
from tui.wording.display import KIND_SIGNS, brief

_DOTS = 12
"""Dots that are drawn; more are a number."""
_TALL = 18
"""Lines of a screen from which on there is room between the themes."""
_AROUND = 7
"""Lines of the screen above and below the list."""
_REST = "-"
"""Stands for the id of the row with what came of themes that are gone: no record has such an id."""
_HANGING = "  "
_NAME_LINES = 3
"""Lines of a name under the cursor: a loose note is a sentence."""
_MOST_LINES = 60
"""More lines of one agreement than anybody reads aloud."""
_SENTENCE = 2
"""Lines of the room's own sentence about a theme."""
_SHOWN = 8
"""Notes of a theme that are shown beside it."""


Results: TypeAlias = tuple[list[Lesson], list[Action]]


class ThemeRenderer:
    """Draws themes with their dots, and what has come of each."""

    def __init__(self, app: BaseApp, meeting: Meeting) -> None:
        self._app, self._meeting = app, meeting
        self._is_result = False
        self._has_themes = True
        self._is_crowded = self._is_roomy = False
        self._ranks: dict[str, str] = {}
        self._results: dict[str, list[str]] = {}
        self.drawing: Drawing[Group] = Drawing(
            lambda group: group.theme.id, self._draw, self._height, lambda group: group.theme.id != _REST
        )

    def update(self, groups: Sequence[Group], *, is_result: bool) -> None:
        """Draw these groups from now on; with their ranks where the dots are counted (`is_result`)."""
        self._is_result = is_result
        self._has_themes = any(not group.is_loose for group in groups)
        self._find_room(len(groups))
        ranked = ranks([group.dots for group in groups])
        self._ranks = {group.theme.id: rank for group, rank in zip(groups, ranked, strict=True)}
        made: dict[str, Results] = {
            group.theme.id: (lessons_from(self._meeting, group), actions_from(self._meeting, group)) for group in groups
        }
        self._results = {name: result_lines(self._app.say, *results) for name, results in made.items()}
        self._results[_REST] = result_lines(self._app.say, *self._left_over(made.values()))

    def _find_room(self, number: int) -> None:
        """Find out whether so many are more than fit, or so few that a line can be left between them."""
        height, gap = self._app.size.height, int(self._app.has_class(PROJECTOR))
        lines = number * (1 + self._has_themes + gap)
        self._is_crowded = lines > height - _AROUND
        self._is_roomy = not gap and height >= max(_TALL, lines + number + _AROUND)

    def with_rest(self, groups: Sequence[Group]) -> Sequence[Group]:
        """Return the groups and, below them, a row for what came of one that is gone, so that all can be read."""
        rest = Group(Theme(id=_REST, name=self._app.say("choose.rest")), [])
        return [*groups, rest] if groups and self._results.get(_REST) else groups

    def _left_over(self, made: Iterable[Results]) -> Results:
        found = [*made]
        lessons = {each.id for results in found for each in results[0]}
        actions = {each.id for results in found for each in results[1]}
        return (
            [each for each in self._meeting.lessons if each.id not in lessons],
            [each for each in self._meeting.actions if each.id not in actions],
        )

    def full_text(self, group: Group) -> Content:
        """Return all of a theme: its notes, and what has come of it."""
        say, theme = self._app.say, group.theme
        lines = [Content.assemble((brief(theme.name), "bold $accent"))]
        lines += [Content(brief(theme.summary))] if theme.summary else []
        lines.append(Content(""))
        lines += [Content(f"{KIND_SIGNS[note.kind]} {brief(note.text)}") for note in group.notes[:_SHOWN]]
        if (more := len(group.notes) - _SHOWN) > 0:
            lines.append(Content.assemble((say("choose.more", n=more), "$dim")))
        return Content("\n").join(lines)

    def _draw(self, group: Group, width: int, here: bool) -> list[Line]:
        """Draw a theme: on one line where they are more than fit, but the one under the cursor whole."""
        is_brief = self._is_crowded and not here
        rank = f"{self._ranks[group.theme.id]:>3} " if self._is_result else ""
        dots = self._dots(group)
        room = max(10, width - cells(rank) - cells(dots) - 1)
        indent = " " * cells(rank)
        name, *more = wrap(brief(group.theme.name), room, _NAME_LINES if here else 1)
        lines: list[Line] = [[(rank, "strong"), (fit(name, room) + " ", "strong"), (dots, "accent")]]
        lines += [[(indent + line, "strong")] for line in more]
        if not is_brief and group.notes and (self._has_themes or not group.is_loose):  # else there is no other kind
            say = self._app.say
            notes = say("choose.loose") if group.is_loose else say.count("choose.notes", len(group.notes))
            text = ": ".join(filter(None, (notes, brief(group.theme.summary))))
            lines += [[(fit(indent + line, width), "dim")] for line in wrap(text, width - cells(indent), _SENTENCE)]
        room = max(10, width - cells(indent) - cells(_HANGING))
        is_told = self._is_result or not is_brief or group.theme.id == _REST
        for result in self._results.get(group.theme.id, ()) if is_told else ():
            first, *more = wrap(result, room, _MOST_LINES)
            lines += [[(indent + first, "")], *([(indent + _HANGING + line, "")] for line in more)]
        return [*lines, []] if self._is_roomy else lines

    def _height(self, group: Group, width: int, here: bool) -> int:
        """Return how many lines it takes, with one between themes where there is room for that."""
        return len(self._draw(group, width, here))

    def _dots(self, group: Group) -> str:
        few = "●" * group.dots if group.dots <= _DOTS else "●…"
        return f"{few} {group.dots}" if group.dots else "–"


def dots_text(say: Catalogue, meeting: Meeting, *, has_begun: bool, is_result: bool) -> Content:
    """Return how dots are given, or how many of all are: too many or too few are named."""
    retro, left = meeting.retro, meeting.dots_left
    given, every = meeting.votes.counts.total(), retro.people * retro.dots
    if not has_begun:
        key = "choose.unseen_waits" if retro.voting == "unseen" else "choose.how"
        return Content.assemble((say.count(key, retro.dots), "bold"))
    if not retro.people:
        return Content.assemble((say.count("choose.no_people", given), "bold"))
    sums = say("choose.of", given=given, all=every)
    if left:
        text = say.count("choose.over" if left < 0 else "choose.missing", abs(left))
        return Content.assemble((f"{sums}: {text}", "bold $bites" if left < 0 else "bold"))
    return Content.assemble((f"{sums} {say('choose.counted' if is_result else 'choose.all_given')}", "bold"))


def ranks(dots: list[int]) -> list[str]:
    """Return the ranks of themes in the order of their dots: `1`, `2=`, `2=`, `4`; none without a dot."""
    shared = Counter(dots)
    found: list[str] = []
    for place, number in enumerate(dots, 1):
        same = place > 1 and dots[place - 2] == number
        first = found[-1].rstrip("=") if same else str(place)
        found.append("" if not number else f"{first}=" if shared[number] > 1 else first)
    return found
