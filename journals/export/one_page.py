"""What stands on one printed page: texts cut to two lines, and lists as long as there is room for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from journals.export.escape import as_read, line
from journals.export.labels import Translator
from journals.export.markdown_blocks import heading, item
from journals.text.clean import one_line

LINES = 50
"""Lines of a page."""
COLUMNS = 80
"""Characters of a line, as a printed page has them."""
_TEXT = 150
"""Characters of a text that are shown: about two lines."""


def cut(text: str, most: int = _TEXT, *, at_sentence: bool = False) -> str:
    """Return the beginning of a text as one line of Markdown; `at_sentence`: in whole sentences where it can."""
    words = one_line(text)
    if len(words) <= most:
        return line(words)
    begun = words[: most - 1]
    if at_sentence and (end := max(begun.rfind(sign) for sign in (". ", "! ", "? "))) > most // 2:
        return line(begun[: end + 1] + " …")
    whole = begun.rpartition(" ")[0]  # up to a word's end, unless that one word is most of it
    return line((whole if len(whole) > most // 2 else begun).rstrip(" ,;:.") + "…")


def printed_lines(markdown: str) -> int:
    """Return how many lines of a printed page a block takes at most."""
    return sum(1 + max(0, len(each) - 1) // COLUMNS for each in as_read(markdown).split("\n"))


def fitting_items(lists: Sequence[list[str]], room: int) -> list[list[str]]:
    """Return the beginnings of lists that go into so many lines: each list in turn gets one more item.

    In each turn short items come first, so that one long item leaves no other list without any.
    """
    # A list that is there takes a heading with an empty line above and below, and a line for how many more there are,
    # which is free again for what stands last in the list.
    room -= sum(4 for items in lists if items)
    taken = [0] * len(lists)
    has_grown = True
    while has_grown:
        has_grown = False
        for size, place in sorted((_next_size(items, taken[at]), at) for at, items in enumerate(lists)):
            if taken[place] < len(lists[place]) and size <= max(room, 0):
                room -= size
                taken[place] += 1
                has_grown = True
    return [items[:count] for items, count in zip(lists, taken, strict=True)]


def _next_size(items: Sequence[str], count: int) -> int:
    """Return how many lines more a list takes with its next item; 0 where all are taken."""
    return printed_lines(items[count]) - (count == len(items) - 1) if count < len(items) else 0


def in_turn(*lists: Iterable[str]) -> list[str]:
    """Return the first of each list, then the second of each, so that none crowds out another."""
    return [text for turn in zip_longest(*lists) for text in turn if text is not None]


def listed_page(
    head: Sequence[str],
    lists: Mapping[str, list[str]],
    tail: Sequence[str],
    say: Translator,
    level: int,
    most: Mapping[str, int] = {},
) -> Iterator[str]:
    """Yield what stands on a page: its head, lists by the key of their heading as far as there is room, and its end.

    A list without items is left out. `level` is that of the heading of all.
    """
    used = sum(printed_lines(each) + 1 for each in (*head, *tail))
    fitted = fitting_items([*lists.values()], LINES - used)
    yield from head
    for (name, items), fitting in zip(lists.items(), fitted, strict=True):
        if items:
            yield heading(level + 1, say(name))
            left = len(items) - len(fitting)
            more = say.count("retrolog.more", left) if fitting else say("summary.in_all", n=left)
            yield "\n".join([*fitting, *([item(more)] if left else [])])
    yield from tail
