"""Entries of forms that hold several: what is told is read back, in order, or refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content import CardForm
from content.cards import NOTE, UNKNOWN
from journals.errors import Ambiguous, Invalid, NotFound
from journals.lessons.entries import (
    entries,
    entry_answers,
    entry_change,
    entry_day,
    entry_title,
    find_entry,
    named_observation,
    new_entry_id,
    read_answer_date,
    roles_named,
    stored_date,
)
from journals.records.model import Card, Observation, Project
from journals.text.clean import clean
from journals.text.dates import first_day, is_stored_date
from tests.guides import guide_of
from tests.hostile import texts
from tests.journals.conftest import OpenLibrary
from tests.journals.making import journal_of

PROJECT = Project(id="P1", name="Et")
SEVERAL = [form for form in guide_of("da").cards if form.several]
IDS = [f"01kb000000000000000000000{number}" for number in range(9)]


def form_of(form_id: str) -> CardForm:
    return next(form for form in SEVERAL if form.id == form_id)


@st.composite
def told(draw: st.DrawFn) -> tuple[CardForm, dict[str, str]]:
    """A form, and answers that it can be told."""
    form = draw(st.sampled_from(SEVERAL))
    words = texts().map(lambda text: clean(text).strip())
    days = st.dates(date(2020, 1, 1), date(2027, 1, 1)).map(date.isoformat) | st.just("2026-W47") | st.just("")
    answers = {}
    for field in draw(st.lists(st.sampled_from(form.fields), max_size=6)):
        written = days if field.kind == "date" else words
        answers[field.id] = draw(st.sampled_from((*field.names, UNKNOWN, "")) if field.names else written)
        if field.note:
            answers[field.id + NOTE] = draw(words)
    return form, answers


@given(told())
def test_what_is_told_of_an_entry_is_read_back(pair: tuple[CardForm, dict[str, str]]) -> None:
    form, answers = pair
    change = entry_change(journal_of(PROJECT), form, new_entry_id(form.id), answers)
    assert isinstance(change.after, Card)
    assert change.after.is_entry
    assert change.after.form_in_id == form.id
    assert entry_answers(change.after) == {name: text for name, text in answers.items() if text}
    emptied = entry_change(journal_of(PROJECT, change.after), form, change.after.id, dict.fromkeys(answers, ""))
    assert isinstance(emptied.after, Card)
    assert emptied.after.answers == {}
    assert entries(journal_of(PROJECT, emptied.after), form) == [], "an entry without an answer is none"


@given(st.lists(st.sampled_from(["2026-11-20", "2026-W40", "2025-12-31", "", "snart"]), max_size=6))
def test_the_latest_stands_first(days: list[str]) -> None:
    form = form_of("trial")
    cards = [
        Card(id=f"card-trial-{name}", form="trial", answers={"question": name} | ({"day": day} if day else {}))
        for name, day in zip(IDS, days, strict=False)
    ]
    found = entries(journal_of(PROJECT, *cards), form)
    assert sorted(found, key=lambda card: card.id) == cards
    shown = [first_day(entry_day(form, card)) for card in found]
    assert shown == sorted(shown, reverse=True)
    assert all(is_stored_date(day) for day in shown), "what is no day is ordered by when it was written"


def test_what_a_form_cannot_hold_is_refused() -> None:
    journal, form = journal_of(PROJECT), form_of("trial")
    for answers, code in (
        ({"gate": "x"}, "card_field"),
        ({"hard": "x"}, "card_answer"),
        ({"day": "24.11"}, "card_date"),
    ):
        with pytest.raises(Invalid) as refused:
            entry_change(journal, form, new_entry_id("trial"), answers)
        assert refused.value.code == code


def test_dates_are_read_in_their_direction_and_weeks_stay_weeks() -> None:
    today = date(2026, 11, 24)
    past, ahead = form_of("trial").date_field, form_of("decision").date_field
    assert past is not None
    assert ahead is not None
    assert stored_date(read_answer_date(past, "uge 47", today)) == "2026-W47"
    assert stored_date(read_answer_date(past, "1.4", today)) == "2026-04-01"
    assert stored_date(read_answer_date(ahead, "1.12", today)) == "2026-12-01"
    assert read_answer_date(ahead, "1.4", today).doubt is None
    for field, typed, near, far in (  # a trial that is planned, and what is under way already: asked, the nearest first
        (past, "1.12", "2026-12-01", "2025-12-01"),
        (ahead, "uge 46", "2026-W46", "2027-W46"),
    ):
        read = read_answer_date(field, typed, today)
        assert read.other is not None
        assert (stored_date(read), read.doubt) == (near, "either")
        assert read.other.first.isoformat() == first_day(far)


def test_an_entry_and_an_observation_are_found_by_how_their_ids_begin() -> None:
    cards = [Card(id=f"card-trial-{name}", form="trial", answers={"question": name}) for name in IDS[:2]]
    seen = [Observation(id="01KB0", text="a", perspective="nattevagt"), Observation(id="01KC0", text="b", private=True)]
    journal, form = journal_of(PROJECT, *cards, *seen), form_of("trial")
    assert find_entry(journal, form, cards[1].id) == cards[1]
    assert find_entry(journal, form, IDS[0]) == cards[0]
    with pytest.raises(Ambiguous):
        find_entry(journal, form, "01kb")
    with pytest.raises(NotFound):
        find_entry(journal, form, "")
    assert named_observation(journal, "01kb").text == "a"
    with pytest.raises(Ambiguous):
        named_observation(journal, "01")
    assert list(roles_named(journal, form_of("decision"))) == ["nattevagt"]
    assert entry_title(form, {"result": "ja"}) == "ja", "what is written first is its name where it asks nothing"


def test_an_entry_is_discarded_comes_back_and_is_purged(open_library: OpenLibrary) -> None:
    journal, pending = open_library().create(Project(name="Et"))
    pending.wait()
    change = entry_change(journal, form_of("trial"), new_entry_id("trial"), {"question": "Om natten?", "hard": "no"})
    written = journal.edit((change.before, change.after))
    assert written is not None
    written.wait()
    (card,) = entries(journal, form_of("trial"))
    journal.delete(card).wait()
    assert entries(journal, form_of("trial")) == []
    (gone,) = journal.deleted()
    assert gone.record == card
    journal.undelete(card).wait()
    assert entries(journal, form_of("trial")) == [card]
    journal.order_purge((card.TABLE, card.id)).wait()
    assert entries(journal, form_of("trial")) == []
    assert journal.deleted() == [], "what is purged is looked for by nobody"
