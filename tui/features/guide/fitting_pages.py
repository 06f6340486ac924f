"""The pages of the guide that have a word: those called by it first, then those that speak of it."""

from __future__ import annotations

from collections.abc import Iterable

from content import Guide, Item
from journals.text.clean import filter_key
from journals.text.stemming import stem


def fitting_pages(guide: Guide, typed: str) -> list[Item]:
    """Return the pages with all words that were typed, in reading order among those that fit equally well.

    Where no page has them, those are returned that are called by another form of the words.
    """
    words = filter_key(typed).split()
    fits = [(rank, item) for item in guide.items() if (rank := _rank(item, words)) is not None]
    if not fits:
        wanted = _stems(words, guide.language)
        return [item for item in guide.items() if wanted <= _stems(_called(item).split(), guide.language)]
    return [item for _, item in sorted(fits, key=lambda fit: fit[0])]  # of equals, reading order stays


def _rank(item: Item, words: list[str]) -> int | None:
    """Return how well a page fits (less is better), or None where it does not."""
    called = _called(item)
    if filter_key(item.id) == " ".join(words) or " ".join(words) in map(filter_key, item.also):
        return 0
    if all(word in called for word in words):
        return 1
    text = f"{called} {filter_key(item.body)}"
    return 2 if all(word in text for word in words) else None


def _called(item: Item) -> str:
    return filter_key(" ".join((item.id, item.title, *item.also)))


def _stems(words: Iterable[str], language: str) -> set[str]:
    return {stem(word, language) for word in words}
