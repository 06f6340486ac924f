"""A match in its sentence: in the width there is, with its marks on whole words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.index.query_expansion import ExpandedQuery, Expansion
from journals.records.model import Lesson, Observation
from journals.text.tokens import normalize_word
from tests.strategies import actions, lessons, observations, projects
from tui.wording.snippets import Snippet, in_brackets, snippet

LONG = "Først skete der ikke noget. Så frøs skærmen hos borgeren, og koden var væk! Til sidst gik det."


def meant(*typed: str) -> ExpandedQuery:
    """What words mean that are taken as they stand, or begin so."""
    return ExpandedQuery(
        [Expansion(normalize_word(word), {2: [normalize_word(word)]}, {1: {normalize_word(word)}}) for word in typed]
    )


def marked(shown: Snippet) -> list[str]:
    return [shown.text[start:stop] for start, stop in shown.marks]


@pytest.mark.parametrize(
    ("typed", "text", "marks"),
    [
        ("skærm", "Så frøs skærmen hos borgeren, og koden var væk! Til …", ["skærmen"]),
        ("først", "Først skete der ikke noget. Så frøs skærmen hos …", ["Først"]),
        ("sidst", "Til sidst gik det.", ["sidst"]),
        ("findesikke", "Først skete der ikke noget. Så frøs skærmen hos …", []),
    ],
)
def test_it_begins_with_the_sentence_of_the_match(typed: str, text: str, marks: list[str]) -> None:
    shown = snippet(Observation(text=LONG), meant(typed), 55)
    assert (shown.text, marked(shown)) == (text, marks)


def test_a_long_sentence_is_cut_at_words_on_both_sides() -> None:
    text = "ord " * 60 + "skærmen frøs " + "flere " * 60
    shown = snippet(Observation(text=text), meant("skærm"), 40)
    assert shown.text.startswith("… ord ")
    assert shown.text.endswith(" …")
    assert marked(shown) == ["skærmen"]
    assert set(shown.text.split()) <= {"ord", "skærmen", "frøs", "flere", "…"}


def test_of_a_long_sentence_as_much_as_there_is_room_for() -> None:
    shown = snippet(Observation(text="ord " * 60 + "hos skærmen. Så gik vi."), meant("skærm"), 40)
    assert shown.text == "… ord ord ord ord ord hos skærmen. Så …"


def test_abbreviations_and_numbers_end_no_sentence() -> None:
    shown = snippet(Observation(text="Kl. 9 kom ca. 60 bl.a. med skærmen. Andet."), meant("skærm"), 60)
    assert shown.text == "Kl. 9 kom ca. 60 bl.a. med skærmen. Andet."


def test_a_role_stands_beside_the_sentence_and_never_instead_of_it() -> None:
    shown = snippet(Observation(text="Det gik **fint**", perspective="Sygeplejerske"), meant("sygepl"), 60)
    assert (shown.text, shown.marks, shown.matched_field) == ("Det gik fint", (), "perspective")
    assert [in_brackets(label) for label in shown.labels] == ["[Sygeplejerske]"]


def test_what_is_nearest_is_shown_and_all_matches_are_marked() -> None:
    shown = snippet(Observation(text="Der var skærmbilleder. Der var en skærm og en kode."), meant("skærm", "kode"), 60)
    assert shown.text == "Der var en skærm og en kode."
    assert marked(shown) == ["skærm", "kode"]


def test_of_a_lesson_the_text_that_matches() -> None:
    lesson = Lesson(title="En titel", learned="Vi lærte noget. Koden skal skrives ned.")
    assert snippet(lesson, meant("kode"), 60).text == "Koden skal skrives ned."
    assert snippet(lesson, meant("findesikke"), 60).text == "En titel"


def test_an_observation_shows_its_text_where_that_matches_too() -> None:
    seen = Observation(text="Borgeren trykkede på den røde.", perspective="borger")
    assert snippet(seen, meant("borger"), 60).text == "Borgeren trykkede på den røde."


words = st.text(st.sampled_from("abkodeøå-. \n"), max_size=300)


@given(
    record=observations | lessons | actions | projects | words.map(lambda text: Observation(text=text)),
    typed=st.lists(st.sampled_from(["a", "kode", "ø", "b", "å"]), max_size=3),
    width=st.integers(1, 100),
)
def test_it_fits_and_marks_whole_words(record: Observation, typed: list[str], width: int) -> None:
    shown = snippet(record, meant(*typed), width)
    assert len(shown.text) <= width
    assert "\n" not in shown.text
    before = 0
    for start, stop in shown.marks:
        assert before <= start < stop <= len(shown.text)
        assert not shown.text[start - 1 : start].isalnum()
        assert not shown.text[stop : stop + 1].isalnum()
        assert any(each.level(normalize_word(shown.text[start:stop])) for each in meant(*typed))
        before = stop


@given(text=words, width=st.integers(20, 100))
def test_a_match_is_in_what_is_shown(text: str, width: int) -> None:
    shown = snippet(Observation(text=f"{text} skærmen {text}"), meant("skærmen"), width)
    assert "skærmen" in marked(shown)


def test_the_sentence_with_most_of_the_words_is_shown_and_of_one_with_one_that_of_the_longer_word() -> None:
    text = "En del hører dårligt. Dækningen var væk. Der er dårlig mobildækning i kælderen."
    assert snippet(Observation(text=text), meant("dårlig", "mobildækning"), 60).text.startswith("Der er dårlig")
    text = "En del hører dårligt. Mobildækningen er væk."
    assert snippet(Observation(text=text), meant("dårlig", "mobildækning"), 60).text.startswith("Mobildækningen")
    lesson = Lesson(title="Noget dårligt", learned="Der er dårlig mobildækning i kælderen.")
    assert snippet(lesson, meant("dårlig", "mobildækning"), 60).field == "learned"


def test_a_hyphenated_word_that_was_typed_as_one_is_marked_whole() -> None:
    assert marked(snippet(Observation(text="Det var i MED-udvalget."), meant("medudvalg"), 60)) == ["MED-udvalget"]
    assert marked(snippet(Observation(text="Det var i MED-udvalget."), meant("udvalget"), 60)) == ["udvalget"]


def test_of_a_word_in_capitals_the_place_in_capitals_is_shown_and_marked() -> None:
    meant = ExpandedQuery([Expansion("med", {}, {1: {"med"}})], ["med"])
    note = Observation(text="Vi tog det med. Så spurgte vi MED om det, og gik med.")
    assert in_brackets(snippet(note, meant, 60)) == "Så spurgte vi [MED] om det, og gik med."
    assert in_brackets(snippet(Observation(text="Vi tog det med."), meant, 60)) == "Vi tog det [med]."
