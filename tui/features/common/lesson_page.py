"""A lesson as a page: what was learned, in which context, what it rests on, and how it lives on."""

from __future__ import annotations

from textual.content import Content

from journals.lessons.adoption import Uses
from journals.library.journal import Journal
from journals.records.model import Lesson, Observation
from tui.features.common.lesson_provenance import provenance, standing_lines
from tui.ui.base_app import BaseApp
from tui.wording.display import KIND_SIGNS, MOST_TAGS, PAGE_LENGTH, PREVIEW_LENGTH, brief, long_date, shortened


def lesson_page(
    app: BaseApp, journal: Journal, lesson: Lesson, most: int = PAGE_LENGTH, uses: Uses | None = None
) -> Content:
    """Return all of a lesson, each of its texts up to `most` characters, and how it did by `uses`.

    Never without its context, nor without what it rests on.
    """
    say, guide = app.say, app.guide
    stage = guide.title_of(lesson.stage)
    status = say(f"words.lesson_status.{lesson.status}")
    parts = [
        Content.assemble((brief(lesson.title), "bold $accent")),
        Content.assemble((f"{brief(journal.project.name)} · {lesson.stage[1:]} {stage} · {status}", "$dim")),
        *standing_lines(app, lesson, uses or {}),
    ]
    for key, text in (("situation", lesson.situation), ("learned", lesson.learned), ("do", lesson.do)):
        if text:
            parts += [Content(""), Content.assemble((say(f"form.{key}"), "bold")), Content(shortened(say, text, most))]
    for pitfall in sorted(lesson.pitfalls)[:MOST_TAGS]:
        parts += [
            Content(""),
            Content.assemble(("× ", "bold $bites"), f"{pitfall} {guide.title_of(pitfall)}"),
        ]
    if lesson.conditions:
        conditions = Content(shortened(say, lesson.conditions, most))
        parts += [Content(""), Content.assemble((say("form.conditions"), "bold")), conditions]
    parts += [Content(""), Content.assemble((say("lessons.rests_on"), "bold"))]
    evidence = [journal.get(Observation, each) for each in sorted(lesson.evidence)]
    found = [each for each in evidence if each is not None]
    parts += [_quote(app, each, most) for each in found] or [
        Content.assemble((say("lessons.rests_on_nothing"), "$dim"))
    ]
    parts += [Content(""), Content.assemble((say("lessons.context"), "bold"))]
    return Content("\n").join([*parts, *_context(app, lesson), *provenance(app, journal, lesson, uses or {})])


def _quote(app: BaseApp, observation: Observation, most: int) -> Content:
    date = long_date(app.say, observation.happened)
    words = app.say("export.apart") if observation.private else observation.text  # other projects read lessons too
    text = shortened(app.say, words, min(most, PREVIEW_LENGTH))
    return Content.assemble((f"{KIND_SIGNS[observation.kind]} ", "bold"), text, (f"  {date}", "$dim"))


def _context(app: BaseApp, lesson: Lesson) -> list[Content]:
    lines = []
    for factor in app.guide.factors:
        at = lesson.context.get(factor.id)
        level = app.say(f"words.level.{at.level if at and at.level else 'none'}")
        note = f" · {brief(at.note)}" if at and at.note else ""
        lines.append(Content.assemble((f"{factor.title}: ", "$dim"), level + note))
    return lines
