"""Suggestions: what must always hold, and how well they do on observations nothing was learned from."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from content.notes import Note, load_notes, note_files
from journals.lessons.suggest import MAX_SUGGESTIONS, SuggestionModel, suggest, train
from journals.lessons.suggestion_model import load_model, own_notes
from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.records.model import Observation, Project
from journals.text.stemming import split_words
from tests.hostile import texts
from tests.suggestions.evaluation import cases, evaluate


@cache
def learned(language: str) -> SuggestionModel:
    return train(load_notes(language), language)


@settings(deadline=None)  # the first text waits for the model to be learned
@given(texts() | st.text(max_size=600))
def test_any_text_gets_at_most_three_and_only_words_of_its_own_as_reasons(text: str) -> None:
    found = suggest(learned("da"), text)
    assert len(found) <= MAX_SUGGESTIONS
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert len({each.pitfall for each in found}) == len(found)
    own = " ".join(split_words(text, "da"))
    assert all(word in own for each in found for word in each.because)


@pytest.mark.parametrize("text", ["", "   ", "12345", "🙂", "qxzwv"])
def test_a_text_that_says_nothing_gets_none(text: str) -> None:
    assert suggest(learned("da"), text) == []


def test_a_note_of_its_own_finds_its_pitfall() -> None:
    """What was learned is at least known: a test of the machinery, not of how well it generalises."""
    notes = [note for note in load_notes("da") if note.pitfall][::25]
    right = sum(
        suggest(learned("da"), note.text)[:1] != [] and suggest(learned("da"), note.text)[0].pitfall == note.pitfall
        for note in notes
    )
    assert right / len(notes) > 0.9


@pytest.mark.parametrize(("language", "first", "of_two", "none"), [("da", 0.65, 0.80, 0.70), ("en", 0.60, 0.70, 0.60)])
def test_the_open_part_of_the_evaluation_set(language: str, first: float, of_two: float, none: float) -> None:
    result = evaluate(cases(language, "open"), lambda text: [each.pitfall for each in suggest(learned(language), text)])
    assert result.first / result.fitting >= first
    assert result.second / result.fitting >= of_two
    assert result.abstained / result.none >= none


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Vi prøvede det først dér, hvor nettet er dårligst, og det hjalp", "handled"),
        ("Ledelsen har sat et tal, som ingen af gruppelederne har set", "bites"),
    ],
)
def test_the_sign_is_told_in_plain_cases(text: str, sign: str) -> None:
    assert suggest(learned("da"), text)[0].sign == sign


def test_a_team_learns_from_its_own_tags(tmp_path: Path) -> None:
    text = "Blæksprutten var i stykker igen i det blå rum"
    ours = tuple(Note(f"Blæksprutten i det {farve} rum", "4.1", "bites") for farve in ("blå", "røde", "gule", "grønne"))
    before = suggest(load_model("da", None, tmp_path), text)
    after = suggest(load_model("da", None, tmp_path, ours), text)
    assert "4.1" not in [each.pitfall for each in before[:1]]
    assert after[0].pitfall == "4.1"


def test_the_model_is_kept_and_made_anew_when_the_notes_change(tmp_path: Path) -> None:
    made = load_model("en", None, tmp_path)
    [kept] = tmp_path.glob("suggest-*")
    written = kept.read_bytes()
    assert load_model("en", None, tmp_path).pitfalls.labels == made.pitfalls.labels
    assert kept.read_bytes() == written
    kept.write_bytes(b"damaged")
    assert load_model("en", None, tmp_path).pitfalls.labels == made.pitfalls.labels
    assert kept.read_bytes() == written
    assert note_files("en")


def test_without_notes_nothing_is_suggested() -> None:
    assert suggest(train([], "da"), "Ingen har spurgt gruppelederen") == []


def test_what_was_accepted_and_what_was_refused_are_both_learned(tmp_path: Path) -> None:
    library = Library([tmp_path / "library"], LocalFolders(tmp_path / "state", tmp_path / "cache", tmp_path / "config"))
    journal, _ = library.create(Project(name="Prøve"))
    made, _ = journal.add(
        Observation(text="taget", pitfalls=frozenset({"4.4"}), sign="bites"),
        Observation(text="afvist", pitfalls=frozenset({"2.3"})),
        Observation(text="aldrig mærket"),
    )
    journal.edit((made[1], replace(made[1], pitfalls=frozenset())))
    assert set(own_notes(library.journals)) == {Note("taget", "4.4", "bites"), Note("afvist")}
    library.close()
