"""A page of the guide, and what the teams of this library have seen of it themselves.

Plain text and bold, drawn from blocks the reader made: a page opens at once, where the Markdown widget takes seconds.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from content import Block, Guide, Item
from content.cards import CardForm
from content.words import FIELD_WORDS, word
from journals.library.across import mentions
from journals.library.journal import Journal
from journals.records.model import Lesson, Observation
from tui.ui.base_app import BaseApp
from tui.wording.display import KIND_SIGNS, brief, relative_day, shown_day, signs

_SEEN = frozenset({"pitfall", "insight", "stage"})
"""Kinds of items that what teams write can be about."""
MOST_SEEN = 12
MOST_PROJECTS = 20


def guide_item_page(guide: Guide, item: Item) -> Content:
    """Return an item as a page: title, reference, other words, the sentence that sums it up, question, parts, links."""
    question = getattr(item, "question", "")
    parts = [
        Content.assemble((f"{item.id}  {item.title}", "bold $accent")),
        Content.assemble((item.reference, "$dim")),
        *also_called(guide, item),
        Content(""),
        Content.assemble((item.summary, "bold")),
        *([Content(""), Content(question)] if question else []),
        Content(""),
        *_blocks(item.blocks),
    ]
    links = [guide[link] for link in item.links if link in guide]
    if links:
        titles = " · ".join(f"{link.id} {link.title}" for link in links)
        parts += [Content(""), Content.assemble((f"→ {titles}", "$dim"))]
    return Content("\n").join(parts)


def also_called(guide: Guide, about: Item | CardForm) -> list[Content]:
    """Return the line with other words for an item or a form, where there are any."""
    named = word(FIELD_WORDS, "also", guide.language)
    return [Content.assemble((f"{named}: {', '.join(about.also)}", "$dim"))] if about.also else []


def mentions_page(app: BaseApp, item: Item) -> Content:
    """Return what this library's teams have written about an item, newest first, with counts by project."""
    if item.kind not in _SEEN:
        return Content("")
    say, today = app.say, app.today
    counts, found = mentions(app.library, Observation, item.id)
    _, lessons = mentions(app.library, Lesson, item.id)
    lessons = [(journal, lesson) for journal, lesson in lessons if lesson.status != "retired"]
    names = {journal.id: journal.project.name for journal in app.library.journals}
    parts = [Content.assemble((say("guide.seen"), "bold $accent"))]
    if not found and not lessons:
        return Content("\n").join([*parts, Content.assemble((say("guide.nothing_seen"), "$dim"))])
    parts += [
        Content.assemble((f"{number:>3}  ", "bold"), brief(names.get(project, "")))
        for project, number in counts.most_common(MOST_PROJECTS)
    ]
    for _, observation in found[:MOST_SEEN]:
        look = f"bold ${observation.sign}" if observation.sign else "bold"
        parts += [
            Content(""),
            Content.assemble(
                (f"{signs()[observation.sign]} ", look),
                f"{KIND_SIGNS[observation.kind]} {brief(observation.text)}  ",
                (relative_day(say, shown_day(observation), today), "$dim"),
            ),
        ]
    if (more := counts.total() - min(MOST_SEEN, len(found))) > 0:
        parts += [Content.assemble((say.count("guide.more_seen", more), "$dim"))]
    parts += _lessons(app, lessons)
    return Content("\n").join(parts)


def _lessons(app: BaseApp, lessons: list[tuple[Journal, Lesson]]) -> list[Content]:
    if not lessons:
        return []
    titles = [
        Content.assemble(f"· {brief(lesson.title)}  ", (brief(journal.project.name), "$dim"))
        for journal, lesson in lessons
    ]
    return [Content(""), Content.assemble((app.say("guide.lessons"), "bold")), *titles]


def _blocks(blocks: Iterable[Block]) -> list[Content]:
    drawn: list[Content] = []
    for block in blocks:
        text = Content(block.text)
        for start, stop in block.strong:
            text = text.stylize("bold", start, stop)
        if block.kind == "heading":
            drawn += [*([Content("")] if drawn and drawn[-1].plain else []), text.stylize("bold $accent")]
        elif block.kind == "bullet":
            drawn.append(Content("· ") + text)
        else:
            drawn += [text, Content("")]
    return drawn
