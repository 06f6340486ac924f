"""Entries of forms in the learning log: each by its day and name, and no result without the terms it was had on."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from content import CardForm
from content.cards import UNKNOWN
from journals.export.escape import as_read
from journals.library.journal import Journal
from journals.records.model import Card, Project
from journals.text.language import Language
from tests.documents import learning_log
from tests.guides import guide_of
from tests.journals.making import journal_of
from tests.journals.markdown import faults
from tui.locale import catalogue

TRIAL = next(form for form in guide_of("da").cards if form.id == "trial")
FIRST, SECOND = "card-trial-01kb0000000000000000000000", "card-trial-01kc0000000000000000000000"
PROJECT = Project(id="P", name="Gulve")


def log(journal: Journal, language: Language = "da") -> str:
    return learning_log([journal], guide_of(language), catalogue(language), today=date(2026, 11, 24))


@st.composite
def answered(draw: st.DrawFn, form: CardForm = TRIAL) -> dict[str, str]:
    """Return any answers to a trial, with a result."""
    told = {"result": "gulvet kaldte på vagten"}
    for field in form.fields:
        if field.id != "result" and draw(st.booleans()):
            words = ("2026-W47", "2026-11-02") if field.kind == "date" else ("noget", "andet sted")
            told[field.id] = draw(st.sampled_from((*field.names, UNKNOWN) if field.names else words))
    return told


@given(answered())
def test_a_result_stands_with_all_its_terms(answers: dict[str, str]) -> None:
    written = log(journal_of(PROJECT, Card(id=FIRST, form="trial", answers=answers)))
    section = as_read(written[written.index(catalogue("da")("export.profile")) :])
    result = TRIAL.field("result")
    assert result is not None
    for name in result.shown_with:
        term = TRIAL.field(name)
        assert term is not None
        assert section.index(term.label) < section.index(result.label)
    missing = sum(name not in answers for name in result.shown_with)
    assert section.count("ikke noteret") == missing


def test_entries_stand_by_their_day() -> None:
    later = Card(id=FIRST, form="trial", answers={"question": "Om dagen?", "day": "2026-11-20"})
    earlier = Card(id=SECOND, form="trial", answers={"question": "Om natten?", "day": "2026-W40"})
    written = log(journal_of(PROJECT, later, earlier))
    told = [line for line in written.splitlines() if line.startswith("### Prøver")]
    assert told == ["### Prøver, uge 40, 2026: Om natten?", "### Prøver, 20. november 2026: Om dagen?"]
    assert faults(written) == []
    assert "\n### Trials, 20 November 2026: Om dagen?\n" in log(journal_of(PROJECT, later), "en")
