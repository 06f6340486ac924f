"""The queries and the notes belong together."""

from __future__ import annotations

import pytest

from tests.search_recall.recall import OTHERS, notes, queries


@pytest.mark.parametrize(("language", "fewest"), [("da", 66), ("en", 30)])
def test_queries_name_notes_that_are_there_and_stand_once(language: str, fewest: int) -> None:
    asked = queries(language, "open") + queries(language, "held")
    assert len({query for query, _ in asked}) == len(asked) >= fewest
    assert frozenset().union(*(wanted for _, wanted in asked)) <= notes(language).keys()


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_set_of_others_names_its_own_notes(language: str) -> None:
    asked = queries(language, OTHERS)
    assert len({query for query, _ in asked}) == len(asked)
    assert frozenset().union(*(wanted for _, wanted in asked)) <= notes(language, OTHERS).keys()
