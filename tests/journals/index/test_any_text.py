"""Whatever is typed, pasted or stored: nothing raises, and nothing is found that a filter keeps out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import count, pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journals.ids import written_day
from journals.index.index import Index
from journals.index.query import Filters, Query, query_from_text
from journals.index.vocabulary import Vocabulary
from journals.library.library import Library
from journals.records.model import Action, Lesson, Observation
from journals.text.tokens import normalize_word, token_spans, tokenize
from tests.journals.conftest import added, installation, started
from tests.journals.indexing import update_fully
from tests.strategies import texts as any_text

SIGNS = [
    *('"', "»", "«", "“", "”", "AND", "OR", "NOT", "NEAR", "NEAR(", "*", "^", ":", "(", ")", "-", "+", "#r", "#", "."),
    *("\0", "\ud800", "\udfff", "\u202e", "\n", "{terms}", "terms:", "''", "--", ";", "%", "_", "\\"),
    *("ß", "İ", "ǆ", "😀", "👩\u200d👧", "日本語", "العربية", "e\u0301", "a\u030a", "ﬁ", "²", "ᴬ", "ǿ", "ﷺ"),
    *("lås", "kode", "nøgle", "skærm"),
]
lines = st.lists(st.sampled_from(SIGNS) | any_text, max_size=12).flatmap(
    lambda parts: st.sampled_from(["", " "]).map(lambda between: between.join(parts))
)
filters = st.builds(
    Filters,
    tables=st.sets(st.sampled_from(["observations", "lessons", "actions"]) | any_text, max_size=2).map(frozenset),
    stages=st.sets(st.sampled_from(["S1", "S2"]) | st.sampled_from(SIGNS), max_size=2).map(frozenset),
    pitfalls=st.sets(st.sampled_from(["4.4"]) | st.sampled_from(SIGNS), max_size=2).map(frozenset),
    kinds=st.sets(st.sampled_from(["none", "a_b"]) | any_text, max_size=1).map(frozenset),
    signs=st.sets(st.sampled_from(["none"]) | any_text, max_size=1).map(frozenset),
    projects=st.none() | st.sets(any_text, max_size=2).map(frozenset),
    roles=st.sets(st.sampled_from(["leder", "a_b"]) | any_text, max_size=2).map(frozenset),
    since=st.sampled_from(["", "2026", "2026-01-01", "'"]),
    until=st.sampled_from(["", "2026", "9999", '"']),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """An index of texts that hold all those signs, in observations; of words in all kinds of records."""
    base = tmp_path_factory.mktemp("any")
    library, index = Library([base / "library"], installation(base)), Index(base / "index", [base / "library"])
    (base / "library").mkdir()
    library.refresh()
    journal = started(library)
    added(journal, *(Observation(text=f"{sign} lås kode", stage="S1", perspective=sign) for sign in SIGNS))
    added(journal, Observation(text=" ".join(SIGNS)), Observation(text="lås", happened="2026-02-02"))
    added(journal, Lesson(title="lås og nøgle", stage="S2", pitfalls=frozenset({"4.4"})))
    added(journal, Action(text="kode til skærm", owner="leder", due="2026-03-03"))
    update_fully(index)
    yield index
    library.close()
    index.close()


def let_through(wanted: Filters, record: object) -> bool:
    """Whether the filters that can be told from the record alone let it through."""
    day = getattr(record, "happened", None) or getattr(record, "due", None) or ""
    if isinstance(record, Lesson):
        day = written_day(record.id)  # which is when it was learned, as far as anybody knows
    return (
        (not wanted.tables or getattr(record, "TABLE", "") in {each.casefold() for each in wanted.tables})
        and (not wanted.stages or getattr(record, "stage", None) in wanted.stages)
        and (not wanted.pitfalls or bool(getattr(record, "pitfalls", frozenset()) & wanted.pitfalls))
        and wanted.projects is None
        and (not (wanted.since or wanted.until) or (bool(day) and wanted.since <= day <= (wanted.until or "9999")))
    )


@given(line=lines, wanted=filters)
@example(line="", wanted=Filters(since="2026"))
def test_any_line_is_answered_and_no_filter_is_got_round(index: Index, line: str, wanted: Filters) -> None:
    answer = index._search.find(query_from_text(line, wanted))  # not `index.search`, which would hide an error
    assert all(let_through(wanted, hit.record) for hit in answer.hits)


@given(line=lines)
def test_any_line_alone(index: Index, line: str) -> None:
    answer = index._search.find(query_from_text(line))
    assert all(hit.score > 0 for hit in answer.hits)


@given(terms=st.lists(any_text, max_size=3), phrase=st.lists(any_text, max_size=3))
def test_words_that_were_never_folded_do_no_harm(index: Index, terms: list[str], phrase: list[str]) -> None:
    index._search.find(query_from_text(" ".join(terms) + ' "' + " ".join(phrase)))


@pytest.mark.parametrize("part", ["lås ", "a", "a b c d e f g h ", '"', '"lås" ', "-"])
def test_a_line_of_ten_thousand_characters(index: Index, part: str) -> None:
    index._search.find(query_from_text(part * (10_000 // len(part))))


def test_a_word_longer_than_any_is_not_taken_apart(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address or a key that is pasted would be tried as a compound at each of its letters."""
    asked = count()
    monkeypatch.setattr(Vocabulary, "inflections", lambda *_: {str(next(asked))})
    index._search.find(query_from_text("b" * 2_000))
    assert next(asked) < 10


def test_ten_thousand_characters_of_different_words(index: Index) -> None:
    index._search.find(query_from_text(" ".join(f"ord{number}" for number in range(1_400))))
    index._search.find(query_from_text(" ".join(f"lås{number}"[: 3 + number % 2] for number in range(2_000))))
    index._search.find(query_from_text('"' + " ".join(f"ord{number}" for number in range(1_400)) + '"'))


@given(text=any_text)
def test_a_word_folded_twice_is_folded_once(text: str) -> None:
    for word in tokenize(text):
        assert normalize_word(word) == word
        assert word.isalnum()


@given(text=any_text)
def test_places_are_where_the_words_are(text: str) -> None:
    found = list(token_spans(text))
    assert all(0 <= start < end <= len(text) and normalize_word(text[start:end]) == word for start, end, word in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))


@given(text=st.text(st.sampled_from("aeoåæøÅéñü x-"), max_size=20))
def test_letters_written_in_two_parts_are_the_same_letters(text: str) -> None:
    """Some systems write `å` as `a` and a ring."""
    assert query_from_text(unicodedata.normalize("NFD", text)) == query_from_text(text)


def test_an_empty_query_is_empty() -> None:
    assert query_from_text("").is_empty
    assert query_from_text(" ... ").is_empty
    assert not query_from_text('"lås').is_empty
    assert Query().is_empty
