"""What was agreed on answers stands in the documents that tell of concerns, and nowhere where nothing is agreed."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from journals.export.answers import AnswersSnapshot, render_answers
from journals.export.audience import shared_project
from journals.export.committee import render_committee_note
from journals.export.summary import render_summary
from journals.export.summary_snapshot import SummarySnapshot
from journals.library.journal import Journal
from journals.records.model import Observation, Project
from journals.text.language import LANGUAGES, Language
from tests.documents import learning_log
from tests.guides import guide_of
from tests.journals.making import journal_of
from tui.locale import Catalogue, catalogue

TODAY = date(2026, 11, 24)
PROJECT = Project(id="P", name="Skærme", reply_days=14)
ASKED = (
    Observation(id="Q1", text="Hvem svarer?", kind="question", happened="2026-11-01"),
    Observation(id="Q2", text="Og nu?", kind="concern", happened="2026-11-20"),
    Observation(id="Q3", text="Ugen?", kind="concern", happened="2026-W47", private=True),
    Observation(id="Q4", text="Holder det?", kind="concern", happened="2026-10-01", reply="vent", replied="2026-10-04"),
    Observation(id="Q5", text="Uden dag?", kind="concern"),
)


def documents(journal: Journal, say: Catalogue) -> dict[str, str]:
    guide, taken = guide_of("da"), SummarySnapshot(journal, "[fjernet]")
    since = AnswersSnapshot(journal, "[fjernet]", "2026-11-01", TODAY)
    return {
        "summary": render_summary([taken], guide, say, today=TODAY).text,
        "committee": render_committee_note([taken], guide, say, today=TODAY).text,
        "answers": render_answers([since], guide, say, today=TODAY).text,
        "log": learning_log([journal], guide, say, today=TODAY),
    }


def test_each_says_what_it_is_about() -> None:
    told = documents(journal_of(PROJECT, *ASKED), catalogue("da"))
    for name in ("summary", "committee", "answers"):
        assert "Hvem svarer? · siden 1. november 2026 · svar skulle være givet 15. november 2026" in told[name], name
        if name != "committee":  # it has room for two
            assert "Og nu? · siden 20. november 2026 · svar senest 4. december 2026" in told[name], name
        assert "Uden dag?\n" in told[name], name
    for name in ("summary", "committee"):
        assert "1 af 2 inden den aftalte tid; 4 venter, 1 af dem skrevet for sig, den ældste" in told[name], name
        assert "; 1 har ventet længere end aftalt" in told[name], name
    for name in ("committee", "log"):
        assert "**Svar på bekymringer:** inden 14 dage" in told[name], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_is_agreed_nothing_is_said(language: Language) -> None:
    say = catalogue(language)
    told = documents(journal_of(replace(PROJECT, reply_days=None), *ASKED), say)
    words = [
        say("overview.in_time").rpartition("}")[2],
        say("export.reply_days"),
        say("export.reply_due").split("{")[0],
    ]
    assert [(name, word) for name, text in told.items() for word in words if word in text] == []
    with_it = documents(journal_of(PROJECT, *ASKED), say)
    assert all(any(word in text for text in with_it.values()) for word in words)


def test_others_are_not_told_what_a_team_has_agreed_on() -> None:
    assert shared_project(PROJECT).reply_days is None
