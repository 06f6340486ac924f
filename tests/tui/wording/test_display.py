"""Times in words, signs and tags."""

from __future__ import annotations

import sys
from datetime import date
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from journals.records.model import KINDS, SIGNS, Observation
from journals.text.language import Language
from tests.tui.conftest import TODAY
from tui.locale import catalogue
from tui.wording import display as show
from tui.wording.display import KIND_SIGNS, long_date, reads_on, relative_day, shown_day, signs, tags, week

DA, EN = catalogue("da"), catalogue("en")


@pytest.mark.parametrize(
    ("stored", "danish", "english"),
    [
        ("2026-11-24", "i dag", "today"),
        ("2026-11-23", "i går", "yesterday"),
        ("2026-11-25", "i morgen", "tomorrow"),
        ("2026-11-27", "fredag", "Friday"),
        ("2026-11-22", "uge 47", "week 47"),
        ("2026-W47", "uge 47", "week 47"),
        ("2026-W48", "uge 48", "week 48"),
        ("2025-03-18", "u12 2025", "w12 2025"),
        ("2027-01-01", "uge 53", "week 53"),
        ("2027-01-04", "u1 2027", "w1 2027"),
        ("2026-02-31", "2026-02-31", "2026-02-31"),
        ("2026-W99", "2026-W99", "2026-W99"),
        ("", "", ""),
        (None, "", ""),
    ],
)
def test_days_are_said_in_words(stored: str | None, danish: str, english: str) -> None:
    assert relative_day(DA, stored, TODAY) == danish
    assert relative_day(EN, stored, TODAY) == english


def test_words_for_a_day_fit_their_column() -> None:
    days = [date.fromordinal(TODAY.toordinal() + n).isoformat() for n in range(-800, 400)]
    assert max(len(relative_day(say, day, TODAY)) for say in (DA, EN) for day in days) <= 9


def test_a_long_date_has_the_danish_order_and_a_week_stays_a_week() -> None:
    assert long_date(DA, "2026-11-24") == "24.11.2026"
    assert long_date(DA, "2026-W07") == "uge 7, 2026"
    assert long_date(EN, "2026-W47") == "week 47, 2026"
    assert long_date(DA, None) == ""


def test_a_week_names_its_year_when_it_is_another() -> None:
    assert week(DA, date(2024, 12, 30), date(2025, 1, 2)) == "uge 1"
    assert week(DA, date(2024, 12, 29), date(2025, 1, 2)) == "u52 2024"


def test_every_kind_and_sign_has_a_mark_of_its_own_and_a_word_in_both_languages() -> None:
    assert len(set(KIND_SIGNS.values())) == len(KINDS) + 1
    assert len(set(show.SIGN_SYMBOLS.values())) == len(set(show._PLAIN_SIGNS.values())) == len(SIGNS) + 1
    for say in (DA, EN):
        assert all(say(f"words.kind.{kind or 'none'}") for kind in KIND_SIGNS)
        assert all(say(f"words.sign.{sign or 'none'}") for sign in show.SIGN_SYMBOLS)


def test_tags_are_sign_and_numbers() -> None:
    assert tags(Observation(text="a", pitfalls=frozenset({"4.4", "1.2"}), sign="bites"), DA) == "× 1.2 4.4"
    assert tags(Observation(text="a", pitfalls=frozenset({"2.3"})), DA) == "# 2.3"
    assert tags(Observation(text="a", sign="bites"), DA) == "uden mærke"
    assert tags(Observation(text="a"), EN) == "untagged"


@pytest.mark.parametrize(
    ("term", "encoding", "bites"),
    [("xterm-256color", "utf-8", "×"), ("linux", "utf-8", "x"), ("xterm", "cp1252", "x"), ("xterm", "", "×")],
)
def test_a_poor_console_gets_letters(monkeypatch: pytest.MonkeyPatch, term: str, encoding: str, bites: str) -> None:
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr(sys, "__stdout__", SimpleNamespace(encoding=encoding))
    assert signs()["bites"] == bites


@pytest.mark.parametrize("day", ["WWW.example.org", "2026-W", "2026-W4\n7", "i går", "99999999", "2026-11-24T10"])
def test_what_others_wrote_in_place_of_a_day_is_shown_as_it_stands(day: str) -> None:
    assert long_date(catalogue("da"), day) == " ".join(day.split())


def test_an_answer_about_a_lesson_says_that_it_is_one() -> None:
    told = Observation(text="»Spørg dem« gælder ikke her", review="spoerg")
    assert (tags(told, DA), tags(told, EN)) == ("svar", "answer")
    assert tags(Observation(text="løs"), DA) == "uden mærke"
    assert "1.1" in tags(replace(told, pitfalls=frozenset({"1.1"})), DA)


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("da", "Vi har ingen gruppeledere", "vi har ingen gruppeledere"),
        ("da", "I har ikke spurgt", "I har ikke spurgt"),
        ("da", "IT siger nej", "IT siger nej"),
        ("da", "Solsikken er lukket", "Solsikken er lukket"),
        ("en", "We have none", "we have none"),
        ("en", "", ""),
    ],
)
def test_a_sentence_goes_on_after_a_because(language: Language, text: str, shown: str) -> None:
    assert reads_on(catalogue(language), text) == shown


def test_the_day_does_not_part_what_was_written_unseen_from_the_rest_of_its_meeting() -> None:
    aloud = Observation(text="Lyden falder ud", retro="01", happened="2026-11-24")
    unseen = Observation(text="Jeg tør ikke sige det", retro="01", happened="2026-W48", private=True)
    assert shown_day(aloud) == shown_day(unseen) == "2026-W48"
    assert shown_day(Observation(text="Logget", happened="2026-11-24")) == "2026-11-24"
    assert shown_day(Observation(text="Andres", retro="01", happened="engang")) == "engang"
    assert shown_day(Observation(text="Uden dag", retro="01")) == ""
