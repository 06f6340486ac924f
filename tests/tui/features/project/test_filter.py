"""A project's list filtered: only what changed is asked again, and a word in a long list is looked for in a thread."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.records.model import Observation
from journals.text.clean import filter_key
from tests.tui.conftest import Sit
from tui.features.project import background_filter
from tui.features.project.filter import Filter, FilteredList, SearchTexts
from tui.features.project.screen import ProjectScreen
from tui.ui.widgets.row_list import Rows

OBSERVATIONS = [
    Observation(id=f"o{n}", text=f"nr. {n}", stage=f"S{n % 3}", pitfalls=frozenset({"4.4"} if n % 2 else ()))
    for n in range(50)
]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sets(st.integers(0, 49)), max_size=6), st.integers(0, 2))
def test_counting_what_changed_gives_what_counting_all_gives(lists: list[set[int]], stage: int) -> None:
    filtered = FilteredList()
    for chosen in lists:
        now = [OBSERVATIONS[n] for n in sorted(chosen)]
        filtered.update(now)
        assert filtered.untagged == sum(not each.pitfalls for each in now)
        assert {key: n for key, n in filtered.count_by_stage.items() if n} == {
            f"S{key}": n for key in range(3) if (n := sum(each.stage == f"S{key}" for each in now))
        }
        shown = filtered.matching(stage, lambda each: each.stage == f"S{stage}")
        assert shown == [each for each in now if each.stage == f"S{stage}"]


def test_only_what_changed_is_filtered_again() -> None:
    asked: list[str] = []

    def let(each: Observation) -> bool:
        asked.append(each.id)
        return True

    filtered = FilteredList()
    filtered.update(OBSERVATIONS)
    filtered.matching("all", let)
    asked.clear()
    new = [*OBSERVATIONS]
    new[7] = replace(new[7], text="noget andet")
    filtered.update(new)
    assert filtered.matching("all", let) == new
    assert asked == ["o7"]


async def test_a_refresh_of_a_project_filters_only_what_is_new(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sit() as desk:
        await desk.press("enter", "0")
        room = desk.place
        assert isinstance(room, ProjectScreen)
        rows: Rows[Observation] = room.rows
        asked: list[str] = []

        def fits(_: Filter, each: Observation, texts: SearchTexts) -> bool:
            asked.append(each.id)
            return True

        monkeypatch.setattr(Filter, "fits", fits)
        await desk.press("space", "1", "0")
        assert len(asked) == 2 * len(rows.items)
        asked.clear()
        room.fill()
        assert asked == []


async def test_a_word_is_looked_for_in_a_thread_and_shown_when_it_is_still_wanted(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background_filter, "AT_ONCE", 0)
    asked: list[str] = []
    fits = Filter.fits

    def noted(self: Filter, each: Observation, texts: SearchTexts) -> bool:
        asked.append(each.id)
        return fits(self, each, texts)

    monkeypatch.setattr(Filter, "fits", noted)
    async with sit() as desk:
        await desk.press("enter", "0")
        room = desk.place
        assert isinstance(room, ProjectScreen)
        every = [each.text for each in room.rows.items]
        word = max(every[-1].split(), key=len).strip(".,").lower()

        room.filter_by(word[:3])
        assert [each.text for each in room.rows.items] == every, "the key is answered, and the rows stand"
        await desk.press("home")
        fit = [each.text for each in room.rows.items]
        assert fit == [text for text in every if filter_key(word[:3]) in filter_key(text)]
        assert 0 < len(fit) < len(every)
        asked.clear()
        await desk.press("f", *word, "enter")
        assert [each.text for each in room.rows.items] == [text for text in fit if filter_key(word) in filter_key(text)]
        assert len(asked) == len(fit), "where the word grows only those are asked that fit already"
        room.filter_by("qq")
        room.filter_by("")
        await desk.press("home")
        assert [each.text for each in room.rows.items] == every, "what is no longer wanted is not shown"
