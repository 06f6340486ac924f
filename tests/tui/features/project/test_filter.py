"""A project's list filtered: only what changed is asked again, and a word in a long list is looked for in a thread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from threading import Event
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.records.model import Observation
from journals.text.clean import filter_key
from tests.terminal import PATIENCE
from tests.tui.conftest import Sit
from tui.features.project import background_filter
from tui.features.project.filter import Filter, FilteredList, search_text
from tui.features.project.screen import ProjectScreen
from tui.locale import Catalogue

OBSERVATIONS = [
    Observation(id=f"o{n}", text=f"nr. {n}", stage=f"S{n % 3}", pitfalls=frozenset({"4.4"} if n % 2 else ()))
    for n in range(50)
]


def _fold(observation: Observation) -> str:
    return filter_key(observation.text)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.sets(st.integers(0, 49)), max_size=6),
    st.integers(0, 3),
    st.booleans(),
    st.sampled_from(["", "1", "nr"]),
)
def test_counting_and_filtering_what_changed_gives_what_doing_it_with_all_gives(
    lists: list[set[int]], stage: int, untagged: bool, word: str
) -> None:
    wanted, filtered = Filter(str(stage), untagged, word), FilteredList(_fold)
    for chosen in lists:
        now = [OBSERVATIONS[n] for n in sorted(chosen)]
        filtered.update(now)
        assert filtered.untagged == sum(not each.pitfalls for each in now)
        assert {key: n for key, n in filtered.count_by_stage.items() if n} == {
            f"S{key}": n for key in range(3) if (n := sum(each.stage == f"S{key}" for each in now))
        }
        assert filtered.matching(wanted) == [
            each
            for each in now
            if (each.stage == f"S{stage}" or not stage) and (each.needs_tag or not untagged) and word in _fold(each)
        ]


def test_only_what_changed_is_folded_again() -> None:
    folded: list[str] = []

    def noted(each: Observation) -> str:
        folded.append(each.id)
        return _fold(each)

    filtered = FilteredList(noted)
    filtered.update(OBSERVATIONS)
    assert filtered.matching(Filter(word="nr")) == OBSERVATIONS
    folded.clear()
    new = [*OBSERVATIONS]
    new[7] = replace(new[7], text="noget andet")
    filtered.update(new)
    assert filtered.matching(Filter(word="nr")) == [*OBSERVATIONS[:7], *OBSERVATIONS[8:]]
    filtered.matching(Filter(word="nr. 1"))
    assert folded == ["o7"]


def test_texts_that_a_thread_has_folded_are_joined_by_those_of_what_came_meanwhile() -> None:
    filtered = FilteredList(_fold)
    filtered.update(OBSERVATIONS[:40])
    texts = [*map(_fold, OBSERVATIONS[:40])]
    filtered.update(OBSERVATIONS[3:])
    filtered.take_texts(OBSERVATIONS[:40], texts)
    assert filtered.is_folded
    assert filtered.matching(Filter(word="4")) == [each for each in OBSERVATIONS[3:] if "4" in each.text]


async def test_a_refresh_of_a_project_filters_only_what_is_new(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sit() as desk:
        await desk.press("enter", "0")
        room = desk.place
        assert isinstance(room, ProjectScreen)
        asked: list[int] = []

        def flags(_: Filter, rows: Sequence[Observation], texts: Iterable[str]) -> list[bool]:
            asked.append(len(rows))
            return [True] * len(rows)

        monkeypatch.setattr(Filter, "flags", flags)
        await desk.press("space", "1", "0")
        assert asked == 2 * [len(room.rows.items)]
        asked.clear()
        room.fill()
        assert asked == []


async def test_the_texts_of_a_long_list_are_folded_in_a_thread_when_it_is_opened_and_no_more(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background_filter, "AT_ONCE", 0)
    may_go_on = Event()

    def fold(say: Catalogue, observation: Observation) -> str:
        may_go_on.wait(PATIENCE)
        return search_text(say, observation)

    folding = Mock(side_effect=fold)
    monkeypatch.setattr(background_filter, "search_text", folding)
    async with sit() as desk:
        desk.send("enter")
        while not isinstance(room := desk.app.screen, ProjectScreen) or not room.is_mounted:
            await desk.pilot.pause(0)
        every = [*room._observations.list.all]
        word = filter_key(max(every[-1].text.split(), key=len).strip(".,"))
        room.action_all_stages()
        room.filter_by(word[:3])
        assert [each.id for each in room.rows.items] == [each.id for each in every], "the rows stand meanwhile"
        may_go_on.set()
        await desk.press("home")
        fit = [each for each in every if word[:3] in search_text(room.say, each)]
        assert 0 < len(fit) < len(every)
        assert room.rows.items == fit
        folding.reset_mock()
        await desk.press("f", *word, "enter")
        assert room.rows.items == [each for each in fit if word in search_text(room.say, each)]
        room.filter_by("")
        assert room.rows.items == every
        folding.assert_not_called()


async def test_another_language_has_other_words(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "0")
        room = desk.place
        assert isinstance(room, ProjectScreen)
        room.filter_by("bekymring")
        desk.app.language = "en"
        await desk.settle()
        room.filter_by(room.say("words.kind.concern"))
        assert [each for each in room.rows.items if each.kind == "concern"]
