"""What came of something a meeting looked at, in full: lessons and actions, to be read from afar or aloud."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from journals.records.model import Action, Lesson
from journals.retro.agreements import actions_from, lessons_from
from journals.retro.meeting import Meeting
from journals.retro.themes import Group
from tui.locale import Catalogue
from tui.wording.display import KIND_SIGNS, PREVIEW_LENGTH, long_date, shortened


def spoken_lesson(say: Catalogue, lesson: Lesson) -> str:
    """Return a lesson as one says it: its title, and what to do where that is another sentence."""
    parts = dict.fromkeys(filter(None, (_whole(say, lesson.title), _whole(say, lesson.do))))
    return say("agree.is_lesson", text=" · ".join(parts))


def spoken_action(say: Catalogue, action: Action) -> str:
    """Return an action as one says it: what, who, by when, and the first step; what is not said is left out."""
    parts = [
        _whole(say, action.text),
        say("agree.who", who=_whole(say, action.owner)) if action.owner else "",
        say("agree.when", day=long_date(say, action.due)) if action.due else "",
        say("agree.first_step", step=_whole(say, action.first_step)) if action.first_step else "",
    ]
    return say("agree.is_action", text=" · ".join(filter(None, parts)))


def result_lines(say: Catalogue, lessons: Sequence[Lesson], actions: Sequence[Action]) -> list[str]:
    """Return what came of something, a text each."""
    return [*(spoken_lesson(say, each) for each in lessons), *(spoken_action(say, each) for each in actions)]


def group_text(say: Catalogue, meeting: Meeting, group: Group) -> Content:
    """Return what a lesson or an action is about, to stand above its line: the theme, its notes, what came of it."""
    lines = [] if group.is_loose else [Content.assemble((_whole(say, group.theme.name), "bold $accent"))]
    lines += [Content(_whole(say, group.theme.summary))] if group.theme.summary else []
    lines += [Content(f"{KIND_SIGNS[note.kind]} {_whole(say, note.text)}") for note in group.notes]
    results = result_lines(say, lessons_from(meeting, group), actions_from(meeting, group))
    lines += [Content.assemble((each, "bold")) for each in results]
    return Content("\n").join(lines)


def _whole(say: Catalogue, text: str) -> str:
    return " ".join(shortened(say, text, PREVIEW_LENGTH).split())
