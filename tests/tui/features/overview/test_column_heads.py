"""The names above columns: each begins where its column does, and none runs into another or out of the row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journals.text.language import LANGUAGES
from tui.features.overview.column_heads import column_heads
from tui.features.overview.screen import TABS
from tui.features.overview.tab_contents import tabs_content
from tui.locale import catalogue
from tui.ui.text_layout import cells

WORDS = st.text("abcæ ", min_size=1, max_size=40).map(lambda text: text.strip() or "a")


@given(st.lists(WORDS, min_size=1, max_size=9), st.integers(4, 20), st.integers(1, 2))
def test_names_stand_above_their_columns(names: list[str], cell: int, lines: int) -> None:
    drawn = column_heads(names, cell, lines=lines)
    assert len(drawn) <= lines
    assert sorted(head.column for line in drawn for head in line) == [*range(len(names))]
    for line in drawn:
        at = 0
        for head in line:
            assert head.before >= (at > 0), "a free cell between two"
            start = at + head.before
            at = start + cells(head.text)
            is_last = head.column == len(names) - 1
            assert head.column * cell - start == 0 or (is_last and start >= (head.column - 1) * cell)
            assert at < len(names) * cell


def test_names_that_fit_take_one_line_and_others_two() -> None:
    assert [len(column_heads(["1 Idé", third], 7)) for third in ("2 Mål", "3 Inddrag")] == [1, 2]
    told = ["".join(" " * head.before + head.text for head in line) for line in column_heads(["Skærme", "Alarmer"], 7)]
    assert told == ["Skærme", "      Alarmer"]


def test_all_tabs_are_named_on_a_narrow_screen() -> None:
    for language in LANGUAGES:
        assert cells(tabs_content(catalogue(language), TABS, "map").plain.rstrip()) <= 40
