"""A meeting's record on one printed page: what it was for, what was agreed and learned, what waits, and when we meet.

Texts are cut to two lines and the longest lists to what there is room for; what is left out is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journals.export import retro_sections as sections
from journals.export.escape import as_read, line
from journals.export.labels import Labels
from journals.export.markdown_blocks import heading, item
from journals.export.retro_snapshot import RedactedRetro
from journals.records.model import Action, Lesson, Observation
from journals.text.clean import one_line

LINES = 50
"""Lines of a page."""
COLUMNS = 80
"""Characters of a line, as a printed page has them."""
_TEXT = 150
"""Characters of a text that are shown: about two lines."""
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
    for (name, items), shown_items in zip(lists.items(), _fitting([*lists.values()], LINES - used), strict=True):
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


def cut(text: str, most: int = _TEXT) -> str:
    """Return the beginning of a text as one line of Markdown."""
    words = one_line(text)
    if len(words) <= most:
        return line(words)
    begun = words[: most - 1]
    whole = begun.rpartition(" ")[0]  # up to a word's end, unless that one word is most of it
    return line((whole if len(whole) > most // 2 else begun).rstrip(" ,;:.") + "…")


def printed_lines(markdown: str) -> int:
    """Return how many lines of a printed page a block takes at most."""
    return sum(1 + max(0, len(each) - 1) // COLUMNS for each in as_read(markdown).split("\n"))


def _fitting(lists: Sequence[list[str]], room: int) -> list[list[str]]:
    """Return the beginnings of lists that go into so many lines: each list in turn gets one more item."""
    # A list that is there takes a heading with an empty line above and below, and a line for how many more there are.
    room -= sum(4 for items in lists if items)
    taken = [0] * len(lists)
    growing = [place for place, items in enumerate(lists) if items]
    while growing:
        for place in [*growing]:
            size = printed_lines(lists[place][taken[place]])
            if size > room:
                growing.remove(place)
                continue
            room -= size
            taken[place] += 1
            if taken[place] == len(lists[place]):
                growing.remove(place)
    return [items[:count] for items, count in zip(lists, taken, strict=True)]
