"""Suggestions: what must always hold, and how well they do on observations nothing was learned from."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from content.notes import Note, load_notes, note_files
from journals.lessons.suggest import MAX_SUGGESTIONS, SuggestionModel, suggest, train
from journals.lessons.suggestion_model import load_model, own_notes
from journals.lessons.trained_table import load_table, table_path
from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.records.model import Observation, Project
from journals.text.clean import clean
from journals.text.small_words import is_small_word
from journals.text.stemming import split_words
from tests.hostile import texts
from tests.suggestions.evaluation import cases, evaluate
from tests.suggestions.training import made_of


@cache
def learned(language: str) -> SuggestionModel:
    return SuggestionModel(train(load_notes(language), language), load_table(language))


@settings(deadline=None)  # the first text waits for the model to be learned
@given(texts() | st.text(max_size=600))
def test_any_text_gets_at_most_three_and_only_words_of_its_own_as_reasons(text: str) -> None:
    found = suggest(learned("da"), text)
    assert len(found) <= MAX_SUGGESTIONS
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert len({each.pitfall for each in found}) == len(found)
    assert all(word in clean(text) for each in found for word in each.because)


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


@pytest.mark.parametrize(("language", "first", "of_two", "none"), [("da", 0.85, 0.92, 0.90), ("en", 0.80, 0.88, 0.90)])
def test_the_open_part_of_the_evaluation_set(language: str, first: float, of_two: float, none: float) -> None:
    result = evaluate(cases(language, "open"), lambda text: [each.pitfall for each in suggest(learned(language), text)])
    assert result.first / result.fitting >= first
    assert result.second / result.fitting >= of_two
    assert result.abstained / result.none >= none


@pytest.mark.parametrize("language", ["da", "en"])
def test_jotted_lines_in_which_nothing_fits_get_nothing(language: str) -> None:
    result = evaluate(
        cases(language, "jotted"), lambda text: [each.pitfall for each in suggest(learned(language), text)]
    )
    assert result.first / result.fitting >= 0.80
    assert result.abstained / result.none >= 0.93


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_plain_sentence_that_states_a_pitfall_gets_it_first(language: str) -> None:
    """Three for each: whoever types the plainest words there are for it must not be left alone."""
    wrong = [
        (case.text, got)
        for case in cases(language, "plain")
        if (got := [each.pitfall for each in suggest(learned(language), case.text)])[:1] != list(case.pitfalls)
    ]
    assert wrong == []
    told = Counter(pitfall for case in cases(language, "plain") for pitfall in case.pitfalls)
    assert told == {note.pitfall: 3 for note in load_notes(language) if note.pitfall}


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_table_is_made_of_the_notes_and_the_script_as_they_are(language: str) -> None:
    """Where this fails, notes were changed: `python -m tests.suggestions --train` makes the tables anew."""
    assert load_table(language).file.made_of == made_of(language)


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_table_is_small_and_speaks_for_every_pitfall_that_has_notes(language: str) -> None:
    assert table_path(language).stat().st_size < 1_000_000
    table = load_table(language)
    assert set(table.file.pitfalls) == {note.pitfall or "none" for note in load_notes(language)}
    assert set(table.file.signs) == {"bites", "handled", "watch"}
    assert {len(row) for row in table.rows.values()} == {len(table.file.scales)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("da", "Det er en fin dag"),
        ("da", "Vi har haft det godt i dag"),
        ("da", "NAT er nede igen på serveren"),
        ("da", "og så var der jo også det med det"),
        ("en", "It is a nice day"),
        ("en", "and then there was that as well"),
        ("da", "Kubelet svarede ikke på node 4, så podsene blev flyttet"),
        ("da", "Proxyen svarede 502, indtil puljen bag den blev større"),
        ("da", "Cachen blev tømt, og svartiderne faldt igen"),
        ("da", "Toget var ti minutter forsinket, men jeg nåede det"),
        ("da", "Bogen er god, men slutningen er lidt lang"),
        ("en", "The fridge is noisy again, someone should look at it"),
        ("en", "Postgres ran out of connections during the nightly export"),
        ("en", "Garbage collection paused the broker for eleven seconds"),
    ],
)
def test_what_tells_nothing_gets_none(language: str, text: str) -> None:
    assert suggest(learned(language), text) == []


@settings(deadline=None)
@given(st.sampled_from([case.text for case in cases("da", "open", "plain")]), st.integers(min_value=1, max_value=40))
def test_two_words_tell_and_not_only_small_ones(line: str, words: int) -> None:
    """Also while a line is typed: its first words, and the whole."""
    text = " ".join(line.split()[:words])
    is_small_typed = {word.typed: is_small_word(word.folded, "da") for word in split_words(text, "da")}
    for at, each in enumerate(suggest(learned("da"), text)):
        small = [is_small_typed[word] for word in each.because]
        assert len(small) >= 2
        assert small.count(True) <= (1 if at == 0 else 0)
        assert not (any(small) and len(split_words(text, "da")) < 5)


@settings(deadline=None)
@given(
    st.sampled_from([word.typed for case in cases("da", "plain") for word in split_words(case.text, "da")]),
    st.lists(st.sampled_from(["ingen", "alle", "det", "er", "os", "samme", "meget", "nyt", "ikke"]), max_size=3),
    st.integers(min_value=0, max_value=3),
)
def test_a_lone_word_and_a_few_small_ones_say_nothing(word: str, small: list[str], place: int) -> None:
    """*Ingen spurgte* may become anything."""
    assert suggest(learned("da"), " ".join([*small[:place], word, *small[place:]])) == []


def test_a_small_word_that_was_needed_is_shown() -> None:
    assert suggest(learned("da"), "Alle fik det samme kursus")[0].because == ("kursus", "samme")
    assert suggest(learned("en"), "Everyone got the same course")[0].because == ("course", "same")


def test_in_a_whole_line_the_small_word_need_not_be_loud() -> None:
    line = "Der var en indvending mere fra ham der, og den har vi nu også gjort noget ved"
    [best, *_] = suggest(learned("da"), line)
    assert (best.pitfall, best.because) == ("2.4", ("indvending", "ham"))
    assert suggest(learned("da"), " ".join(line.split()[:11])) == []


@pytest.mark.parametrize(
    ("language", "text", "pitfall"),
    [
        ("da", "Brugerne finder selv ud af standeren", ""),
        ("da", "Beboerne er glade for det kendte ansigt på skærmen", ""),
        ("da", "Vi fik en rigtig god snak om, hvad den skal bruges til", ""),
        ("da", "Cheferne tog selv imod opkald og svarede på alt den dag", ""),
        ("da", "Vi har for travlt til at lære det, vi løber i forvejen", "4.1"),
        ("da", "Vores leder har ikke prøvet systemet selv", "3.3"),
        ("da", "Der er ingen at få fat på i supporten efter fyraften", "4.1"),
        ("da", "Vi får intet ud af det, kun ledelsen får noget", "2.3"),
        ("da", "Gevinsten står i budgettet, og vi er ikke begyndt", "3.3"),
        ("en", "Nobody answers in support after five", "4.1"),
        ("en", "The night team heard of it after it was bought", "3.1"),
    ],
)
def test_everyday_lines_get_what_fits_or_nothing(language: str, text: str, pitfall: str) -> None:
    assert [each.pitfall for each in suggest(learned(language), text)][:1] == ([pitfall] if pitfall else [])


def test_reasons_are_shown_as_they_were_typed() -> None:
    text = "Vi troede, at naboens gevinst var vores. De BOEDE i ét hus, vi bor i ni"
    found = suggest(learned("da"), text)
    shown = {word for each in found for word in each.because}
    assert found
    assert shown <= {word.typed for word in split_words(text, "da")}
    assert not shown & {"trøde", "bøde", "boede"}


def test_an_abbreviation_is_not_the_word_it_looks_like() -> None:
    stems = [word.stem for word in split_words("NAT og nat, MED og med", "da")]
    assert stems == ["NAT", "og", "nat", "MED", "og", "med"]
    assert [word.folded for word in split_words("Det virker IKKE om NATTEN", "da")][2:] == ["ikke", "om", "natten"]
    assert [word.folded for word in split_words("ALT ER NEDE I NAT", "da")] == ["alt", "er", "nede", "i", "nat"]


def test_a_sign_that_is_not_sure_is_not_told() -> None:
    found = suggest(learned("da"), "Tid sparet går direkte i besparelser")
    assert [each.sign for each in found if each.sign == "handled"] == []


def test_a_guide_of_ones_own_is_asked_by_bayes_alone(tmp_path: Path) -> None:
    (tmp_path / "guide" / "notes").mkdir(parents=True)
    (tmp_path / "guide" / "notes" / "4.1.md").write_text("## Bider\n\n- Blæksprutten sov\n", encoding="utf-8")
    model = load_model("da", tmp_path / "guide", tmp_path / "cache")
    assert model.table is None
    assert model.learned.pitfalls.labels == ("4.1",)
    assert load_model("da", None, tmp_path / "cache").table is not None


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Vi prøvede det først dér, hvor nettet er dårligst, og det hjalp", "handled"),
        ("Vi blev kun informeret, ikke inddraget", "bites"),
    ],
)
def test_the_sign_is_told_in_plain_cases(text: str, sign: str) -> None:
    assert suggest(learned("da"), text)[0].sign == sign


@pytest.mark.long
def test_a_team_learns_from_its_own_tags(tmp_path: Path) -> None:
    text = "Blæksprutten var i stykker igen i det blå rum"
    ours = tuple(Note(f"Blæksprutten i det {farve} rum", "4.1", "bites") for farve in ("blå", "røde", "gule", "grønne"))
    before = suggest(load_model("da", None, tmp_path), text)
    after = suggest(load_model("da", None, tmp_path, ours), text)
    assert "4.1" not in [each.pitfall for each in before[:1]]
    assert after[0].pitfall == "4.1"


@pytest.mark.long
def test_the_model_is_kept_and_made_anew_when_the_notes_change(tmp_path: Path) -> None:
    made = load_model("en", None, tmp_path)
    [kept] = tmp_path.glob("suggest-*")
    written = kept.read_bytes()
    assert load_model("en", None, tmp_path).learned.pitfalls.labels == made.learned.pitfalls.labels
    assert kept.read_bytes() == written
    kept.write_bytes(b"damaged")
    assert load_model("en", None, tmp_path).learned.pitfalls.labels == made.learned.pitfalls.labels
    assert kept.read_bytes() == written
    assert note_files("en")


def test_without_notes_nothing_is_suggested() -> None:
    assert suggest(SuggestionModel(train([], "da")), "Ingen har spurgt gruppelederen") == []


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


def test_words_that_all_sorts_of_notes_have_are_no_reasons_where_there_are_better() -> None:
    best = suggest(learned("da"), "Medarbejderne fik ingen oplæring og kunne ikke finde knappen")[0]
    assert best.because[:2] == ("knappen", "oplæring")
    assert "finde" not in best.because
