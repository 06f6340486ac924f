"""Choosing a filter of a search from lists: first what to filter by, then its value."""

from __future__ import annotations

from collections.abc import Callable

from tui.ui.base_app import BaseApp
from tui.ui.dialogs.pick import Option, PickerDialog
from tui.wording.search_completion import typed_filter
from tui.wording.search_filters import FILTERS, QueryVocabulary, filter_values

_MOST = 200
"""Values that are listed."""


def pick_filter(app: BaseApp, vocabulary: QueryVocabulary, take: Callable[[str], object]) -> None:
    """Ask for a filter and its value, and hand it on as it is typed; without a value where none can be listed."""
    say = app.say

    def names(typed: str) -> list[Option]:
        named = [(name, say(f"search.name.{name}")) for name in FILTERS]
        return [Option(name, word) for name, word in named if word.startswith(typed.casefold())]

    def chosen(name: str | None) -> None:
        if name is not None:
            _pick_value(app, say(f"search.name.{name}"), filter_values(name, vocabulary, say), take)

    app.push_screen(PickerDialog("search.filter_by", names), chosen)


def _pick_value(app: BaseApp, word: str, values: list[str], take: Callable[[str], object]) -> None:
    """Ask for a value, where there is a list of them."""

    def fitting(typed: str) -> list[Option]:
        return [Option(each, each) for each in values if typed.casefold() in each.casefold()][:_MOST]

    def chosen(value: str | None) -> None:
        if value is not None:
            take(f"{typed_filter(word, value)} ")

    if values:
        app.push_screen(PickerDialog("search.filter_by", fitting), chosen)
    else:
        take(f"{word}:")
