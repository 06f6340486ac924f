"""How much a search finds and reads: where it stops, what it leaves out, and how often it asks the index."""

from __future__ import annotations

import sqlite3
from itertools import count

import pytest

from journals.index import text_indexing
from journals.index.query import query_from_text
from journals.records.model import Observation
from tests.journals.conftest import added
from tests.journals.index.search_shelf import Shelf, told
from tests.journals.indexing import update_fully


@pytest.mark.parametrize(("there", "most", "more"), [(5, 5, False), (6, 5, True), (50, 10, True), (310, 310, False)])
def test_it_says_when_there_is_more(shelf: Shelf, there: int, most: int, more: bool) -> None:
    added(shelf.journal, *(Observation(text=f"lås {number}") for number in range(there)))
    answer = shelf.ask("lås", most=most)
    assert (len(answer.hits), answer.has_more) == (min(there, most), more)
    assert shelf.ask('"lås"', most=most).has_more is more


@pytest.mark.parametrize("line", ["lås", '"lås"', "låsen"])
def test_what_is_not_kept_takes_no_place_of_what_is(shelf: Shelf, line: str) -> None:
    """Old notes that are kept stand behind more than are fetched at once; where none is, what is near is looked for."""
    kept = [Observation(text=f"lås {number} hos mig") for number in range(5)]
    added(shelf.journal, *kept, *(Observation(text=f"lås {number}") for number in range(400)))
    update_fully(shelf.index)
    asked = query_from_text(line)
    answer = shelf.index.search(asked, 4, lambda _, __, hit: "mig" in told(hit.record))
    assert [told(hit.record) for hit in answer.hits] == [f"lås {number} hos mig" for number in (4, 3, 2, 1)]
    assert answer.has_more
    assert not shelf.index.search(asked, 5, lambda _, __, hit: "mig" in told(hit.record)).has_more
    assert shelf.index.search(asked, 4, lambda *_: False).hits == []


def test_nothing_asked_for_is_nothing_found(shelf: Shelf) -> None:
    shelf.put("lås")
    for line in ("", " ", "...", '""', "»«"):
        assert shelf.find(line) == []


def test_a_search_that_is_stopped_wherever_it_is_leaves_nothing_out_later(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever types on stops what is under way; what it had begun to learn of words and projects is learned again."""
    assert shelf.find("piloten") == []
    store = shelf.index._search_store
    read, left = store.read, 0

    def stops_once(sql: str, *values: object) -> list[tuple[object, ...]]:
        nonlocal left
        left -= 1
        if left == 0:
            raise sqlite3.OperationalError("interrupted")
        return read(sql, *values)

    monkeypatch.setattr(store, "read", stops_once)
    for at in count(1):
        shelf.put(f"Det går på autopilot {at}")  # what was known before is not relied on after it
        update_fully(shelf.index)
        left = at
        shelf.find("pilot")
        was_stopped, left = left <= 0, 0
        found = [(hit.project, told(hit.record)) for hit in shelf.ask("pilot").hits]
        assert (shelf.journal.id, f"Det går på autopilot {at}") in found, f"stopped at question {at}"
        if not was_stopped:
            break
    assert at > 5


# How much work


def questions(shelf: Shelf, line: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how often the index of words is asked for a line."""
    shelf.find(line)
    store, asked = shelf.index._search_store, list[str]()
    read = store.read

    def counted(sql: str, *values: object) -> list[tuple[object, ...]]:
        asked.append(sql)
        return read(sql, *values)

    with monkeypatch.context() as patched:
        patched.setattr(store, "read", counted)
        shelf.ask(line)
    assert sum("FROM records" in sql for sql in asked) <= 2
    return sum("MATCH" in sql for sql in asked)


def test_farther_levels_are_asked_for_only_where_the_closer_ones_are_not_enough(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.put(*(f"låsen {number} til borgeren" for number in range(70)), "låse", "dørlåse")
    called = 1  # pages that are called so
    assert questions(shelf, "låsen", monkeypatch) == called + 1
    assert questions(shelf, "låsen borgeren", monkeypatch) == called + 1
    assert questions(shelf, "låse", monkeypatch) > called + 1


def test_many_words_are_brought_together_and_found_as_before(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_indexing, "_MANY", 1)
    for number in range(4):
        shelf.put(f"lås {number}", f"nøgle {number}")
        shelf.journal.delete(*added(shelf.journal, Observation(text="lås der er væk"))).wait()
        assert len(shelf.find("lås")) == number + 1
        assert shelf.index._search_store.read("SELECT count(DISTINCT segid) FROM finder_idx") == [(1,)]
    assert shelf.find("lås") == ["lås 3", "lås 2", "lås 1", "lås 0"]
