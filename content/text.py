"""The guide, or one item of it, as plain text: no box drawing, no markup, wrapped to a width."""

import textwrap
from collections.abc import Iterator

from content.guide import Guide
from content.items import Block, Item, Pitfall, Stage
from content.words import FIELD_WORDS, LABELS, word


def plain(guide: Guide, item: Item | None = None, width: int = 76) -> str:
    """Return one item as text that ends in a line feed, or the whole guide, item after item."""
    if item is not None:
        return _join(_item(guide, item, width))
    opening = f"{guide.title}\n" + _wrap(f"{word(FIELD_WORDS, 'source', guide.language)}: {guide.source}", width)
    return "\n\n".join([opening, *(_join(_item(guide, each, width)) for each in guide.items())])


def _join(pieces: Iterator[str]) -> str:
    return "\n".join(pieces).strip() + "\n"


def _item(guide: Guide, item: Item, width: int) -> Iterator[str]:
    yield _wrap(f"{item.id} {item.title}", width)
    yield _wrap(f"({item.reference})", width)
    if item.also:
        yield _wrap(f"{word(FIELD_WORDS, 'also', guide.language)}: {', '.join(item.also)}", width)
    yield ""
    yield _wrap(item.summary, width)
    yield from _fields(guide, item, width)
    if item.intro:
        yield ""
    yield from _blocks(item.intro, width)
    for part in item.parts:
        yield f"\n{part.title}"
        if isinstance(item, Pitfall) and part.name == "bites":
            yield from _bites(guide, item, width)
        else:
            yield from _blocks(part.blocks, width)
    if isinstance(item, Stage):
        yield from _pitfalls(guide, item, width)
    if related := guide.related(item):
        yield f"\n{word(FIELD_WORDS, 'links', guide.language)}"
        yield from (_bullet(f"{other.id} {other.title}", width) for other in related)
    if forms := guide.cards_about(item.id):
        yield f"\n{word(LABELS, 'forms', guide.language)}"
        yield from (_bullet(f"{form.id} {form.title}", width) for form in forms)


def _fields(guide: Guide, item: Item, width: int) -> Iterator[str]:
    """Yield the fields that are text of their own, each after its word."""
    for name in ("question", "poles", "first", "url"):
        value = getattr(item, name, "")
        if value:
            text = " / ".join(value) if isinstance(value, tuple) else value
            yield "\n" + _wrap(f"{word(FIELD_WORDS, name, guide.language)}: {text}", width)


def _blocks(blocks: tuple[Block, ...], width: int) -> Iterator[str]:
    """Yield blocks with a blank line between them, but none within a list or right below a sub-heading."""
    previous = ""
    for block in blocks:
        text = _bullet(block.text, width) if block.kind == "bullet" else _wrap(block.text, width)
        yield f"\n{text}" if previous and (block.kind, previous) != ("bullet", "bullet") else text
        previous = block.kind


def _bites(guide: Guide, pitfall: Pitfall, width: int) -> Iterator[str]:
    for bite in pitfall.bites:
        yield _bullet(f"{bite.stage} {guide[bite.stage].title} ({bite.weight}/3): {bite.reason}", width)


def _pitfalls(guide: Guide, stage: Stage, width: int) -> Iterator[str]:
    yield f"\n{word(LABELS, 'pitfalls', guide.language)}"
    for pitfall in guide.pitfalls_at(stage.id):
        if bite := pitfall.bite(stage.id):
            yield _bullet(f"{pitfall.id} {pitfall.title} ({bite.weight}/3): {bite.reason}", width)


def _wrap(text: str, width: int) -> str:
    return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)


def _bullet(text: str, width: int) -> str:
    return textwrap.fill(
        text, width, initial_indent="- ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )
