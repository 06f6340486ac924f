"""How a lesson lives on, to stand on its page: how it did, who used it, where it came from and what became of it."""

from __future__ import annotations

from textual.content import Content

from journals.errors import NotFound
from journals.lessons import lifecycle as lessons
from journals.lessons.adoption import Uses, track_record
from journals.library.journal import Journal
from journals.records.model import Lesson
from tui.ui.base_app import BaseApp
from tui.wording.display import MOST_TAGS, brief, long_date, shown_project_name
from tui.wording.outcomes import asks_revision_text, track_text, use_text


def standing_lines(app: BaseApp, lesson: Lesson, uses: Uses) -> list[Content]:
    """Return what is to be known before a lesson is read: whether it is retired, how it did, and what it asks for."""
    say, did = app.say, track_record(lesson, uses)
    lines = []
    if lesson.status == "retired":
        lines.append(Content.assemble((say("lessons.taken_out", why=brief(lesson.because)), "bold $bites")))
    if words := track_text(say, did):
        lines.append(Content.assemble((words, "bold")))
    if did.asks_revision and lesson.status != "retired":
        lines.append(Content.assemble((asks_revision_text(say), "bold $bites")))
    if lesson.revised:
        lines.append(Content.assemble((say("lessons.revised", day=long_date(say, lesson.revised)), "$dim")))
    return lines


def provenance(app: BaseApp, journal: Journal, lesson: Lesson, uses: Uses) -> list[Content]:
    """Return where a lesson came from, what became of it, and what others did with it, each below its heading."""
    say = app.say
    used = [(project, use) for of in (*sorted(lesson.came_from), lesson.id) for project, use in uses.get(of, ())]
    used.sort(key=lambda pair: (pair[1].decided or "", pair[0]))
    return [
        *_part(app, "lessons.came_from", [_title(app, each) for each in lessons.predecessors(journal, lesson)]),
        *_part(app, "lessons.became", [_title(app, each) for each in lessons.successors(journal, lesson.id)]),
        *_part(app, "lessons.used_by", [f"{_project(app, project)}: {use_text(say, use)}" for project, use in used]),
    ]


def _part(app: BaseApp, heading: str, lines: list[str]) -> list[Content]:
    if not lines:
        return []
    more = [app.say.count("lessons.more", len(lines) - MOST_TAGS)] if len(lines) > MOST_TAGS else []
    shown = [Content(f"· {line}") for line in lines[:MOST_TAGS]]
    return [Content(""), Content.assemble((app.say(heading), "bold")), *shown, *map(Content, more)]


def _title(app: BaseApp, lesson: Lesson) -> str:
    title = brief(lesson.title) or "–"
    return f"{title} ({app.say('words.lesson_status.retired')})" if lesson.status == "retired" else title


def _project(app: BaseApp, project: str) -> str:
    try:
        name = app.library.journal(project).project.name
    except NotFound:
        name = ""
    return shown_project_name(app.say, brief(name))
