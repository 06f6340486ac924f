"""A page of the guide, and what the teams of this library have seen of it themselves.

Plain text and bold, drawn from blocks the reader made: a page opens at once, where the Markdown widget takes seconds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from textual.content import Content

from content import Block, Guide, Item
from journals.journal import Journal
from journals.model import Lesson, Observation
from tui.app import TilbageblikApp
from tui.show import KIND_SIGNS, brief, signs, when

MOST_SEEN = 12


def page(guide: Guide, item: Item) -> Content:
    """Give an item as a page: title, reference, the sentence that sums it up, its question, its parts, its links."""
    question = getattr(item, "question", "")
    parts = [
        Content.assemble((f"{item.id}  {item.title}", "bold $accent")),
        Content.assemble((item.reference, "$dim")),
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


def seen(app: TilbageblikApp, item: Item) -> Content:
    """Give what this library's teams have written about an item, newest first, with counts by project."""
    say, today = app.say, app.today
    found = [(j, o) for j in app.library.journals for o in j.observations if _about(item, o)]
    lessons = [(j, lesson) for j in app.library.journals for lesson in j.lessons if item.id in lesson.pitfalls]
    parts = [Content.assemble((say("guide.seen"), "bold $accent"))]
    if not found and not lessons:
        return Content("\n").join([*parts, Content.assemble((say("guide.nothing_seen"), "$dim"))])
    counts = Counter(journal.project.name for journal, _ in found)
    parts += [Content.assemble((f"{number:>3}  ", "bold"), brief(name)) for name, number in counts.most_common()]
    found.sort(key=lambda each: (each[1].happened or "", each[1].id), reverse=True)
    for _, observation in found[:MOST_SEEN]:
        look = f"bold ${observation.sign}" if observation.sign else "bold"
        parts += [
            Content(""),
            Content.assemble(
                (f"{signs()[observation.sign]} ", look),
                f"{KIND_SIGNS[observation.kind]} {brief(observation.text)}  ",
                (when(say, observation.happened, today), "$dim"),
            ),
        ]
    if len(found) > MOST_SEEN:
        parts += [Content.assemble((say.count("guide.more_seen", len(found) - MOST_SEEN), "$dim"))]
    parts += _lessons(app, lessons)
    return Content("\n").join(parts)


def _about(item: Item, observation: Observation) -> bool:
    return item.id in observation.pitfalls or item.id in observation.insights


def _lessons(app: TilbageblikApp, lessons: list[tuple[Journal, Lesson]]) -> list[Content]:
    if not lessons:
        return []
    titles = [
        Content.assemble(f"· {brief(lesson.title)}  ", (brief(journal.project.name), "$dim"))
        for journal, lesson in sorted(lessons, key=lambda each: each[1].id, reverse=True)
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
