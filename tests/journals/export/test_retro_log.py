"""The log of a retro: what is in it, in both languages, and that what a person wrote stays text."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import content
from journals.export.labels import Labels
from journals.export.retro_log import render_retro_log, retro_file_name
from journals.export.retro_snapshot import RetroSnapshot
from journals.records.base import Record
from journals.records.model import Action, Lesson, Observation, Project, Use
from journals.records.retro import ParkedItem, Reflection, Retro, Theme, ThemeMember, Vote
from journals.retro.meeting import Meeting
from tests.hostile import texts
from tests.journals.making import journal_of
from tests.journals.markdown import faults
from tui.locale import Language, catalogue

TODAY = date(2026, 11, 24)
GOLDEN = Path(__file__).parent / "golden"
guide_of = cache(content.load)
MET = Lesson(id="M1", title="Prøv hos dem, der hører dårligt")
SECRET = "Vi tør ikke sige det"


def held() -> list[Record]:
    """A retro with a little of everything."""
    spoken = [
        Observation(
            id="O1",
            text="Lyden faldt ud.\nTo gange",
            stage="S4",
            kind="hindered",
            sign="bites",
            pitfalls=frozenset({"4.4"}),
            retro="R2",
        ),
        Observation(id="O2", text="De nye hjalp *hinanden*", stage="S9", kind="worked", retro="R2"),
        Observation(id="O3", text="Skriv det ned", stage="S4", kind="idea", retro="R2"),
    ]
    private = [
        Observation(id=f"P{n}", text=text, stage="S4", happened="2026-W48", retro="R2", private=True, kind="concern")
        for n, text in enumerate((SECRET, "Det går for hurtigt"))
    ]
    return [
        Retro(
            id="R2",
            format="hour",
            day="2026-11-24",
            stages=frozenset({"S4"}),
            purpose="Hvad lærte vi af prøven?",
            people=9,
            followed=frozenset({"A1", "A2", "O9", "use-1"}),
            taken="Begynd med aftenholdet",
            told="Gruppelederne, på mandag",
            next="2026-12-24",
            returned={"5": "6", "4": "2", "2": "1"},
        ),
        Action(id="A1", text="Ring til driften", carried=frozenset({"R0", "R1", "R2"})),
        Action(id="A2", text="Køb flere", status="dropped", because="Prøven er stoppet"),
        Action(id="A3", text="Er her ikke"),
        Observation(id="O9", text="Hvem svarer os?", stage="S4", kind="concern", reply="Driften", reply_as="acted"),
        Use(id="use-1", lesson="M1", origin="X", decision="applies", held="helped"),
        *spoken,
        *private,
        Theme(id="T1", name="Lyden", retro="R2"),
        Theme(id="T2", name="Tempoet", retro="R2", summary="Det går *hurtigere*, end vi kan følge"),
        ThemeMember(id="m1", retro="R2", observation="O1", theme="T1"),
        ThemeMember(id="m2", retro="R2", observation="O2", theme="T2"),
        ThemeMember(id="m3", retro="R2", observation="P0", theme="T2"),
        ThemeMember(id="m4", retro="R2", observation="P1", theme="T2"),
        *(Vote(id=f"v{n}", retro="R2", theme="T2" if n else "T1") for n in range(4)),
        Reflection(id="s1", retro="R2", pitfall="4.4", answer="yes", note="hver aften"),
        Reflection(id="s2", retro="R2", pitfall="2.3", answer="no"),
        Reflection(id="s3", retro="R2", pitfall="2.4", answer="unknown"),
        ParkedItem(id="k1", text="Hvem betaler?", retro="R2"),
        Lesson(id="L1", title="Mål lyden først", do="Ring en gang", theme="T1", evidence=frozenset({"O1"})),
        Action(id="A4", text="Mål lyden", owner="teknikeren", due="2026-12-01", first_step="Find måleren", retro="R2"),
        Observation(id="O8", text="Er ikke fra mødet"),
    ]


def written(records: list[Record], language: Language = "da", name: str = "Skærmbesøg, nord") -> str:
    meeting = Meeting(journal_of(Project(id="P1", name=name), *records), "R2")
    labels = Labels(guide_of(language), catalogue(language), TODAY)
    return render_retro_log(RetroSnapshot.of(meeting, lambda _: MET), labels, "60 minutter").text


@pytest.mark.parametrize(("language", "name"), [("da", "tilbageblik.md"), ("en", "retro.md")])
def test_a_retro_is_written_as_it_should_be_read(language: Language, name: str) -> None:
    log = written(held(), language)
    assert log == (GOLDEN / name).read_text(encoding="utf-8")
    assert faults(log) == []


def test_of_what_was_written_in_private_there_is_only_how_much_and_the_rooms_own_sentence() -> None:
    log = written(
        [*held(), Theme(id="T2", name="Tempoet", retro="R2", summary="Det går *hurtigere*, end vi kan følge")]
    )
    assert SECRET not in log
    assert "Det går for hurtigt" not in log
    assert "- 2 sedler, der blev skrevet hver for sig\n\n**Det handler de om:** Det går \\*hurtigere\\*, end" in log


def test_dots_on_loose_notes_are_told() -> None:
    notes = (Observation(id="O1", text="Lyden faldt ud", retro="R2"), Observation(id="O2", text="Ingen", retro="R2"))
    secret = Observation(id="O3", text=SECRET, retro="R2", private=True)
    dots = [Vote(id=f"v{n}", retro="R2", theme="O1" if n else "O3") for n in range(3)]
    log = written([Retro(id="R2"), *notes, secret, *dots])
    assert " · 2 prikker\n\n  Lyden faldt ud" in log
    assert log.count("prikker") == 1
    assert SECRET not in log
    assert "- 1 seddel, der blev skrevet for sig (1 prik)" in log


def test_an_empty_retro_says_what_it_does_not_know() -> None:
    log, say = written([Retro(id="R2")]), catalogue("da")
    for part in ("followed", "gathered", "mirror", "lessons", "actions", "parked"):
        assert f"\n\n{say(f'retrolog.no_{part}')}\n" in log
    assert faults(log) == []


def test_what_can_never_be_stored_is_taken_out_wherever_it_stands() -> None:
    number = "010190-1234"
    log = written(
        [
            Retro(id="R2", purpose=number, taken=number, told=number, followed=frozenset({"use-1"})),
            Theme(id="T1", name=number, retro="R2"),
            ParkedItem(id="k1", text=number, retro="R2"),
            Reflection(id="s1", retro="R2", pitfall="4.4", answer="yes", note=number),
            Observation(id="O1", text=number, retro="R2"),
            Lesson(id="L1", title=number, theme="T1"),
            Action(id="A1", text=number, retro="R2"),
        ],
        name=number,
    )
    assert "0101" not in log
    assert log.count("\\[fjernet\\]") == 10


@given(st.lists(texts(), min_size=5, max_size=5))
def test_any_text_stays_in_its_own_place(said: list[str]) -> None:
    one, two, three, four, five = said
    log = written(
        [
            Retro(id="R2", purpose=one, taken=two),
            Theme(id="T1", name=three, retro="R2"),
            Observation(id="O1", text=four, retro="R2"),
            ParkedItem(id="k1", text=five, retro="R2"),
            ThemeMember(id="m1", retro="R2", observation="O1", theme="T1"),
            Reflection(id="s1", retro="R2", pitfall="4.4", answer="yes", note=one),
        ],
        name=two,
    )
    assert faults(log) == []


def test_the_file_is_named_by_project_and_day() -> None:
    labels = Labels(guide_of("da"), catalogue("da"), TODAY)
    made = retro_file_name(Project(name="Skærmbesøg & 010190-1234/../x"), Retro(day="2026-11-24"), labels)
    assert made == "tilbageblik-skaermbesoeg-x-2026-11-24.md"
