"""The cards of a project's profile: stored, opened anew, and what was answered last time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from content import CardForm
from content.cards import NOTE, UNKNOWN
from journals.errors import Invalid
from journals.ids import ID_PATTERN
from journals.lessons import profile as cards
from journals.library.journal import Journal
from journals.library.library import Library
from journals.log.act import Act
from journals.log.folded_acts import FoldedActs
from journals.privacy.validation import checked_record
from journals.records.base import Level, changed_fields
from journals.records.model import Card, Project
from journals.text.clean import clean
from tests.guides import guide_of
from tests.hostile import texts
from tests.journals.conftest import installation
from tests.journals.making import WRITER, folded, journal_of

FORMS = guide_of("da").cards


def form_of(form_id: str) -> CardForm:
    found = guide_of("da").card(form_id)
    assert found is not None
    return found


def stored(journal: Journal, change: cards.AnswerChange, at: int) -> Journal:
    """Return the journal as it is after a change, as a log would hold it."""
    fields = changed_fields(change.before, checked_record(change.after, change.before))
    stamp = f"2026-11-25T00:00:0{at}.000Z-0000-{WRITER}"
    journal.absorb(FoldedActs([Act(stamp, [(change.after.TABLE, change.after.id, fields)])]))
    return journal


@st.composite
def told(draw: st.DrawFn) -> tuple[str, dict[str, str]]:
    """A form, and answers it can be told."""
    form = form_of(draw(st.sampled_from([form.id for form in FORMS])))
    words = texts().map(lambda text: clean(text).strip())
    answers = {}
    for field in draw(st.lists(st.sampled_from(form.fields), max_size=6)):
        days = st.sampled_from(("", "2026-11-24", "2026-W47"))
        answer = st.sampled_from((*field.names, UNKNOWN, "")) if field.names else words
        answers[field.id] = draw(days if field.kind == "date" else answer)
        if field.note:
            answers[field.id + NOTE] = draw(words)
    return form.id, answers


@given(told())
def test_what_is_answered_is_read_back(pair: tuple[str, dict[str, str]]) -> None:
    form, answers = form_of(pair[0]), pair[1]
    journal = journal_of(Project(id="P1", name="Et"))
    change = cards.answer_change(journal, form, answers)
    assert re.fullmatch(ID_PATTERN, change.after.id)
    found = cards.form_answers(stored(journal, change, 1), form.id)
    wanted = {name: text for name, text in answers.items() if text}
    if form.id == cards.CONTEXT:
        wanted = {name: text for name, text in wanted.items() if text != UNKNOWN or name.endswith(NOTE)}
    assert found == wanted
    emptied = cards.answer_change(journal, form, dict.fromkeys(answers, ""))
    assert cards.form_answers(stored(journal, emptied, 2), form.id) == {}


def test_context_stays_in_the_project_with_what_another_guide_knows() -> None:
    project = Project(id="P1", name="Et", context={"C1": Level(2, "få"), "X9": Level(1)})
    change = cards.answer_change(journal_of(project), form_of("context"), {"C1": "4", "C2.note": "mange"})
    assert isinstance(change.after, Project)
    assert change.after.context == {
        "X9": Level(1),
        "C1": Level(4, "få"),
        "C2": Level(None, "mange"),
    }
    unknown = cards.answer_change(journal_of(project), form_of("context"), {"C1": UNKNOWN, "C1.note": ""})
    assert isinstance(unknown.after, Project)
    assert unknown.after.context == {"X9": Level(1)}


@pytest.mark.parametrize(
    ("form", "field", "text", "code"),
    [
        ("purpose", "G9", "main", "card_field"),
        ("purpose", "G1.note", "en note", "card_field"),
        ("purpose", "G1", "biggest", "card_answer"),
        ("context", "C1", "6", "card_answer"),
        ("roles", "RO1.time", "maybe", "card_answer"),
    ],
)
def test_what_a_form_cannot_be_told_is_refused(form: str, field: str, text: str, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        cards.answer_change(journal_of(Project(id="P1", name="Et")), form_of(form), {field: text})


def test_how_far_a_form_is_follows_what_is_asked() -> None:
    journal = journal_of(
        Project(id="P1", name="Et"),
        Card(id="card-purpose-1", form="purpose", answers={"G1": "main", "G1.who": "gruppen", "G2": UNKNOWN}),
    )
    seen = cards.all_answers(journal, guide_of("da"), form_of("purpose"))
    assert cards.completion(form_of("purpose"), seen) == cards.Completion(3, 10)
    outcome = cards.all_answers(journal, guide_of("da"), form_of("outcome"))
    assert cards.completion(form_of("outcome"), outcome) == cards.Completion(0, 3)
    assert cards.warnings(form_of("purpose"), {**seen, "G1.asked": "no"})


def asked(number: int, **answers: str) -> Card:
    return Card(id=cards.card_id("questions", number), form="questions", round=number, answers=answers)


def test_a_new_use_opens_the_questions_anew_once_they_are_answered() -> None:
    project = Project(id="P1", name="Et")
    new = replace(project, kind="new-use")
    assert cards.reopened_cards(journal_of(project), FORMS, new) == []
    journal = journal_of(project, asked(1, Q1="ro"))
    ((before, after),) = cards.reopened_cards(journal, FORMS, new)
    assert (before, after) == (Card(id="card-questions-2"), replace(asked(2), answers={}))
    assert cards.reopened_cards(journal, FORMS, replace(project, kind="roll-out")) == []
    assert cards.reopened_cards(journal_of(new, asked(1, Q1="ro")), FORMS, replace(new, name="To")) == []
    assert cards.latest_round(journal_of(project, asked(1, Q1="ro"), asked(2)), "questions") == 2


def test_what_was_answered_last_time(tmp_path: Path) -> None:
    library = Library([tmp_path / "library"], installation(tmp_path / "one"))
    questions = form_of("questions")
    first, _ = library.create(Project(name="Først", technology="Skærm"))
    other, _ = library.create(Project(name="Andet", technology="skaerm "))
    third, _ = library.create(Project(name="Andet", technology="tavle"))
    assert cards.former_answers(library, other, questions) is None
    cards.save_change(first, cards.answer_change(first, questions, {"Q1": "ro"}))
    found = cards.former_answers(library, other, questions)
    assert found is not None
    assert (found.journal.id, found.answers) == (first.id, {"Q1": "ro"})
    assert cards.former_answers(library, third, questions) is None
    assert cards.former_answers(library, other, form_of("purpose")) is None
    cards.save_change(other, cards.answer_change(other, questions, {"Q1": "tid"}))
    pair = cards.next_round(other, questions)
    assert pair is not None
    other.edit(pair)
    found = cards.former_answers(library, other, questions)
    assert found is not None
    assert (found.journal.id, found.answers) == (other.id, {"Q1": "tid"})
    assert cards.form_answers(other, "questions") == {}
    library.close()


def test_two_people_fill_in_one_card() -> None:
    acts = [
        Act(f"2026-11-25T00:00:0{n}.000Z-0000-writer0{n}", [("cards", "card-fence-1", {f"answers.{name}": "noget"})])
        for n, name in enumerate(("used", "way"))
    ]
    assert cards.form_answers(folded("P1", acts), "fence") == {"used": "noget", "way": "noget"}
