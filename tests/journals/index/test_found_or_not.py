"""What is found and what is not: joined words, deleted projects, a file that was made anew, anything typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.index.index import Index
from journals.index.query import Filters, query_from_text
from journals.records.model import Observation
from tests.journals.conftest import OpenLibrary, added, started, throwaway
from tests.journals.index.conftest import OpenIndex
from tests.journals.indexing import update_fully

SIGNS = st.sampled_from([*"\"'*^:()-+#._\0\n»«{},;\\", "#r", "#"])
WORDS = st.sampled_from(
    ["AND", "OR", "NOT", "NEAR", "NEAR/2", "terms:", "skærm", "besøg", "o", "a", "ß", "½", "İ", "𝐀"]
)


def test_a_file_that_was_taken_away_is_seen_to_be_gone_by_all_who_use_it(
    open_library: OpenLibrary, open_index: OpenIndex
) -> None:
    library = open_library()
    journal = started(library)
    index = open_index(cache="one/cache")
    update_fully(index)
    assert [each.observations for each in index.summaries().values()] == [0]
    for path in list(library.local.cache.glob("library-*")):
        path.unlink()
    added(journal, Observation(text="ny"))
    update_fully(index)
    assert [each.observations for each in index.summaries().values()] == [1]
    assert index.search(query_from_text("ny")).hits


def test_what_a_deleted_project_held_is_not_found(open_library: OpenLibrary, open_index: OpenIndex) -> None:
    journal = started(open_library())
    added(journal, Observation(text="alene her"))
    index = open_index()
    update_fully(index)
    assert index.search(query_from_text("alene")).hits
    journal.delete(journal.project).wait()
    update_fully(index)
    assert index.search(query_from_text("alene")).hits == []


@pytest.mark.parametrize("line", ["skærm-besøg", "SKÆRM-BESØG", "skaerm-besoeg"])
@pytest.mark.parametrize("text", ["skærm og besøg", "skærmbesøg", "et skærm-besøg"])
def test_words_with_a_hyphen_are_found_however_they_are_joined(
    open_library: OpenLibrary, open_index: OpenIndex, line: str, text: str
) -> None:
    journal = started(open_library(), "Nord")
    added(journal, Observation(text=text))
    index = open_index()
    update_fully(index)
    answer = index.search(query_from_text(line))
    assert (answer.mode, len(answer.hits)) == ("all", 1)


@pytest.fixture(scope="module")
def asked() -> Iterator[Index]:
    with throwaway() as library:
        added(started(library), Observation(text="Skærmbesøg AND OR NOT NEAR 𝐀 straße ½", perspective="SOSU_hjælper"))
        index = Index(library.local.cache, library.folders)
        update_fully(index)
        yield index
        index.close()


@given(parts=st.lists(st.one_of(SIGNS, WORDS, st.text(max_size=8)), max_size=12), by=st.sampled_from(["", " "]))
def test_nothing_typed_is_more_than_words(asked: Index, parts: list[str], by: str) -> None:
    line = by.join(parts)
    filters = [Filters(), Filters(roles=frozenset({line})), Filters(pitfalls=frozenset({line, "a_b"}))]
    for each in filters:
        assert (
            asked._search.find(query_from_text(line, each), 60).hits is not None
        )  # which, unlike `search`, lets errors through
