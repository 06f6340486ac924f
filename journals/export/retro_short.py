"""A meeting's record on one printed page: what it was for, what was agreed and learned, what waits, and when we meet.

Texts are cut to two lines and the longest lists to what there is room for; what is left out is counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from journals.export import retro_sections as sections
from journals.export.labels import Labels
from journals.export.markdown_blocks import heading, item
from journals.export.one_page import LINES, cut, fitting_items, printed_lines
from journals.export.retro_snapshot import RedactedRetro
from journals.records.model import Action, Lesson, Observation

_NAME = 45
"""Characters of a name or a function that are shown."""


def short_blocks(shown: RedactedRetro, labels: Labels, form: str) -> Iterator[str]:
    """Yield the blocks of the page; `form` is the title of the meeting's format."""
    say, retro = labels.say, shown.retro
    lists = {
        "actions": [_agreement(each, labels) for each in _open(shown)],
        "lessons": [_lesson(each, shown, labels) for each in shown.lessons],
        "waiting": [_concern(each, labels) for each in shown.waiting],
    }
    title = say("retrolog.title", about=cut(shown.project.name) or say("export.untitled"))
    head = [heading(1, title), sections.fact_line(retro, labels, form)]
    if shown.is_under_way:
        head.append(say("retrolog.under_way"))
    if retro.purpose:
        head.append(f"**{say('retrolog.purpose')}:** {cut(retro.purpose)}")
    tail = [f"**{say('retrolog.next')}:** {labels.day(retro.next)}"] if retro.next else []
    used = sum(printed_lines(each) + 1 for each in (*head, *tail))
    yield from head
    for (name, items), shown_items in zip(lists.items(), fitting_items([*lists.values()], LINES - used), strict=True):
        if items:
            yield heading(2, say(f"retrolog.{name}"))
            left = len(items) - len(shown_items)
            yield "\n".join([*shown_items, *([item(say.count("retrolog.more", left))] if left else [])])
    yield from tail


def _open(shown: RedactedRetro) -> list[Action]:
    """Return what is still to be done of what was agreed, and what was carried on."""
    return [each for each in (*shown.agreed, *(each for each, _ in shown.settled)) if each.status == "open"]


def _agreement(action: Action, labels: Labels) -> str:
    say = labels.say
    due = f"{say('export.due').lower()} {labels.day(action.due)}" if action.due else ""
    return item(sections.with_facts(cut(action.text), [cut(action.owner, _NAME), due]))


def _lesson(learned: Lesson, shown: RedactedRetro, labels: Labels) -> str:
    name = next((group.theme.name for group in shown.groups if group.theme.id == learned.theme), "")
    pile = [labels.say("retrolog.from_pile", pile=cut(name, _NAME))] if name else []
    return item(sections.with_facts(cut(learned.title) or labels.say("export.untitled"), pile))


def _concern(seen: Observation, labels: Labels) -> str:
    return item(sections.with_facts(cut(seen.text), [sections.since(seen, labels)]))
