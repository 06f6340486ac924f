"""The retrospectives in the learning log: each in its place, what was not written is not mentioned, nothing private."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.export.learning_log import render_learning_log
from journals.export.log_snapshot import project_snapshots
from journals.export.redaction import Document
from journals.records.base import Record
from journals.records.model import Observation, Project
from journals.records.retro import ParkedItem, Reflection, Retro, Theme, ThemeMember, Vote
from journals.text.language import LANGUAGES, Language
from tests.guides import guide_of
from tests.hostile import texts
from tests.journals.making import journal_of
from tests.journals.markdown import faults
from tui.locale import catalogue

FIRST, SECOND = "01JA0000000000000000000001", "01JB0000000000000000000001"
TITLES = {"hour": "60 minutter", "trio": "30 minutter"}


def held() -> list[Record]:
    return [
        Retro(
            id=FIRST,
            format="hour",
            day="2026-10-01",
            closed="2026-10-01",
            purpose="Hvad lærte vi?",
            taken="Begynd med lyden",
            told="Lederen på mandag",
            next="2026-11-24",
            returned={"5": "4", "1": "1"},
        ),
        Retro(id=SECOND, format="trio", day="2026-11-24", returned={"4": "1", "2": "1", "1": "1"}),
        Theme(id="T1", name="Lyden", retro=FIRST, summary="Vi tør ikke ringe"),
        Observation(id="O1", text="Den faldt ud", retro=FIRST),
        Observation(id="O2", text="Hemmeligt", retro=FIRST, private=True),
        Observation(id="O3", text="Ros fra borgerne", retro=FIRST),
        Vote(id="v9", retro=FIRST, theme="O3"),
        ThemeMember(id="m", retro=FIRST, observation="O1", theme="T1"),
        *(Vote(id=f"v{n}", retro=FIRST, theme="T1") for n in range(3)),
        ParkedItem(id="K1", text="Hvem betaler?", retro=FIRST),
        Reflection(id="r1", retro=FIRST, pitfall="4.4", answer="yes", note="hver aften"),
        Reflection(id="r2", retro=SECOND, pitfall="4.4", answer="no"),
        Reflection(id="r3", retro=SECOND, pitfall="2.3", answer="unknown"),
    ]


def render(records: list[Record], language: Language = "da") -> Document:
    chosen = project_snapshots([journal_of(Project(id="P", name="Skærme"), *records)])
    say = catalogue(language)
    today = date(2026, 11, 24)
    return render_learning_log(chosen, guide_of(language), say, today=today, retro_title=lambda form: TITLES[form])


def test_each_meeting_has_what_it_came_to() -> None:
    log = render(held()).text
    assert log.index("\n## Handlinger") < log.index("\n## Tilbageblik") < log.index("\n## Faldgruber og trin")
    section = log[log.index("## Tilbageblik") : log.index("## Faldgruber og trin")]
    first, second = section.split("### ")[1:3]
    assert first.startswith("1. oktober 2026 · 60 minutter\n")
    for told in (
        "**Formål:** Hvad lærte vi?",
        "Lyden (3 prikker, 1 seddel): Vi tør ikke ringe",
        "Ros fra borgerne (1 prik)",
        "Prøvet, men ikke i virkeligheden: ja – hver aften",
        "**Det tager vi med:** Begynd med lyden",
        "**Hvem får besked om hvad og hvornår:** Lederen på mandag",
        "- Hvem betaler?",
        "**Næste gang:** 24. november 2026",
        "5 svar, 4,2 af 5 i snit: 4 godt brugt; 1 spildt",
    ):
        assert told in first, told
    assert "Tilbageblikket er i gang." in second
    assert "3 svar: 1 ret godt brugt; 2 næsten spildt / spildt" in second
    assert "Formål" not in second
    assert "Hemmeligt" not in log
    assert "|  2026-10-01 | 2026-11-24 |".replace("|  ", "| ") in section
    assert "| ja | nej |" in section
    assert faults(log) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_meetings_there_is_no_heading_for_them(language: Language) -> None:
    say = catalogue(language)
    assert f"## {say('export.meetings')}\n" not in render([], language).text
    assert f"## {say('export.meetings')}\n" in render(held(), language).text


@given(st.lists(texts(), min_size=4, max_size=4))
def test_any_text_stays_in_its_own_place(said: list[str]) -> None:
    one, two, three, four = said
    records: list[Record] = [
        Retro(id=FIRST, format="hour", day="2026-10-01", purpose=one, taken=two),
        Theme(id="T1", name=three, retro=FIRST),
        ParkedItem(id="K1", text=four, retro=FIRST),
        Reflection(id="r1", retro=FIRST, pitfall="4.4", answer="yes", note=one),
    ]
    assert faults(render(records).text) == []


def test_what_can_never_be_stored_is_taken_out_and_counted_once() -> None:
    number = "010190-1234"
    records: list[Record] = [
        Retro(id=FIRST, format="hour", purpose=number),
        Theme(id="T1", name=number, retro=FIRST),
        ParkedItem(id="K1", text=number, retro=FIRST),
        Observation(id="O1", text=number, retro=FIRST),
        ThemeMember(id="m", retro=FIRST, observation="O1", theme="T1"),
    ]
    made = render(records)
    assert "0101" not in made.text
    assert made.personal["block"]["cpr"] == 4
