"""What is purged is gone from the index too; and questions that nobody would ask fell nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.index.index import Index
from journals.index.query import MOST_WORDS, Filters, query
from journals.index.store import path_for
from journals.model import Observation
from tests.journals.conftest import OpenLibrary, added, started, throwaway
from tests.journals.index.conftest import OpenIndex

OURS = "one/cache"
"""The cache of the installation `one`."""
SECRET = "hemmelighedskræmmeri"


def written_in(cache: Path) -> bytes:
    return b"".join(path.read_bytes() for path in cache.iterdir() if path.name.startswith("library-"))


def test_what_is_purged_is_in_no_byte_of_the_index_though_it_is_open(
    open_library: OpenLibrary, open_index: OpenIndex
) -> None:
    library = open_library()
    journal = started(library)
    stays, goes = added(journal, Observation(text="Det bliver"), Observation(text=f"Det er {SECRET}"))
    index, other = open_index(cache=OURS), open_index(cache=OURS)
    index.brought_up()
    assert other.search(query(SECRET)).hits
    assert SECRET.encode() in written_in(library.local.cache)

    library.purge(journal, (Observation.TABLE, goes.id))
    assert SECRET.encode() not in written_in(library.local.cache)
    assert SECRET[2:-2].encode() not in written_in(library.local.cache)
    assert path_for(library.local.cache, library.folders).exists(), "who has it open sees that it is empty"

    for each in (index, other):
        each.brought_up()
        assert [hit.id for hit in each.search(query("bliver")).hits] == [stays.id]
        assert each.search(query(SECRET)).hits == []


def test_a_file_that_was_taken_away_is_seen_to_be_gone_by_all_who_use_it(
    open_library: OpenLibrary, open_index: OpenIndex
) -> None:
    library = open_library()
    journal = started(library)
    index = open_index(cache=OURS)
    index.brought_up()
    assert [each.observations for each in index.summaries().values()] == [0]
    for path in list(library.local.cache.glob("library-*")):
        path.unlink()
    added(journal, Observation(text="ny"))
    index.brought_up()
    assert [each.observations for each in index.summaries().values()] == [1]
    assert index.search(query("ny")).hits


def test_what_a_deleted_project_held_is_not_found(open_library: OpenLibrary, open_index: OpenIndex) -> None:
    library = open_library()
    journal = started(library)
    added(journal, Observation(text="alene her"))
    index = open_index()
    index.brought_up()
    assert index.search(query("alene")).hits
    journal.delete(journal.project).wait()
    index.brought_up()
    assert index.search(query("alene")).hits == []


@pytest.mark.parametrize("line", ["skærm-besøg", "SKÆRM-BESØG", "skaerm-besoeg"])
@pytest.mark.parametrize("text", ["skærm og besøg", "skærmbesøg", "et skærm-besøg"])
def test_words_with_a_hyphen_are_found_however_they_are_joined(
    open_library: OpenLibrary, open_index: OpenIndex, line: str, text: str
) -> None:
    journal = started(open_library(), "Nord")
    added(journal, Observation(text=text))
    index = open_index()
    index.brought_up()
    answer = index.search(query(line))
    assert (answer.how, len(answer.hits)) == ("all", 1)


def test_a_whole_text_that_was_pasted_is_asked_for_by_some_of_its_words() -> None:
    asked = query(" ".join(f"ord{number}" for number in range(5000)))
    assert len(asked.words) == MOST_WORDS
    assert asked.words[-1] == "ord4999", "the last may still be being typed"
    assert len(query("skærm " * 5000).words) == 1


SIGNS = st.sampled_from(
    ['"', "'", "*", "^", ":", "(", ")", "-", "+", "#", "#r", ".", "_", "\0", "\n", "»", "«", "{", "}", ",", ";", "\\"]
)
WORDS = st.sampled_from(["AND", "OR", "NOT", "NEAR", "NEAR/2", "terms:", "skærm", "besøg", "o", "a", "ß", "½", "İ", "𝐀"])


@pytest.fixture(scope="module")
def asked() -> Iterator[Index]:
    with throwaway() as library:
        journal = started(library)
        added(journal, Observation(text="Skærmbesøg AND OR NOT NEAR 𝐀 straße ½", perspective="SOSU_hjælper"))
        index = Index(library.local.cache, library.folders)
        index.brought_up()
        yield index
        index.close()


@given(parts=st.lists(st.one_of(SIGNS, WORDS, st.text(max_size=8)), max_size=12), by=st.sampled_from(["", " "]))
def test_nothing_typed_is_more_than_words(asked: Index, parts: list[str], by: str) -> None:
    line = by.join(parts)
    asked._search.find(query(line, Filters(roles=frozenset({line}))), 60)
    asked._search.find(query(line, Filters(pitfalls=frozenset({line}), stages=frozenset({"S_1"}))), 60)
    answer = asked._search.find(query(line), 60)  # which lets errors through
    for hit in answer.hits:
        assert hit.record.id


@pytest.mark.parametrize("line", ["x" * 10_000, '"' * 10_000, "a b " * 2_500, '"a b" ' * 1_600, "aaoeae" * 1_600, "*" * 9])
def test_nothing_typed_is_too_long(asked: Index, line: str) -> None:
    assert asked._search.find(query(line), 60).hits is not None
