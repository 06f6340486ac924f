"""A lesson as a page: what was learned, in which context, what it rests on, and how it lives on."""

from __future__ import annotations

from textual.content import Content

from journals.lessons.adoption import Uses
from journals.library.journal import Journal
from journals.records.model import Lesson, Observation
from tui.features.common.lesson_provenance import provenance, standing_lines
from tui.ui.base_app import BaseApp
from tui.wording.display import KIND_SIGNS, MOST_TAGS, PAGE_LENGTH, PREVIEW_LENGTH, brief, long_date, shortened
from tui.wording.shelf import own_name, shelf_mark, told_outcome_text


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
        Content.assemble((f"{brief(own_name(journal))} · {lesson.stage[1:]} {stage} · {status}", "$dim")),
        *([Content.assemble((mark, "bold $watch"))] if (mark := shelf_mark(say, journal)) else []),
        *standing_lines(app, lesson, uses or {}),
    ]
    if outcomes := told_outcome_text(say, journal, lesson):
        parts.append(Content(outcomes))
    for key, text in (("situation", lesson.situation), ("learned", lesson.learned), ("do", lesson.do_besides)):
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
    if not journal.shelf_origin:  # others keep to themselves what it rests on
        parts += _evidence(app, journal, lesson, most)
    parts += [Content(""), Content.assemble((say("lessons.context"), "bold"))]
    return Content("\n").join([*parts, *_context(app, lesson), *provenance(app, journal, lesson, uses or {})])


def _evidence(app: BaseApp, journal: Journal, lesson: Lesson, most: int) -> list[Content]:
    evidence = [journal.get(Observation, each) for each in sorted(lesson.evidence)]
    quotes = [_quote(app, each, most) for each in evidence if each is not None]
    nothing = Content.assemble((app.say("lessons.rests_on_nothing"), "$dim"))
    return [Content(""), Content.assemble((app.say("lessons.rests_on"), "bold")), *(quotes or [nothing])]


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
