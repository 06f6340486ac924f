"""The log of a retro: what is in it, in both languages, and that what a person wrote stays text."""

from __future__ import annotations

import functools
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from content.formats import load_formats
from journals.export.labels import Labels
from journals.export.one_page import LINES, cut, printed_lines
from journals.export.redaction import Document
from journals.export.retro_log import render_retro_log, retro_file_name
from journals.export.retro_snapshot import RetroSnapshot
from journals.records.base import Record
from journals.records.model import Action, Lesson, Observation, Project, Use
from journals.records.retro import ParkedItem, Reflection, Retro, RetroProgress, Theme, ThemeMember, Vote
from journals.retro.meeting import Meeting, running_id
from journals.text.clean import clean
from journals.text.language import Language
from tests.guides import guide_of
from tests.hostile import texts
from tests.journals.making import journal_of
from tests.journals.markdown import commonmark, faults, shape
from tui.locale import catalogue

TODAY = date(2026, 11, 24)
GOLDEN = Path(__file__).parent / "golden"
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
        Observation(id="O3", text="Skriv det ned", stage="S4", kind="hindered", retro="R2", prompt="habits/stop"),
        Observation(id="O4", text="Helheden: Snakken i bilen", stage="S4", retro="R2", prompt="disappears/whole"),
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
        RetroProgress(id=running_id("R2"), retro="R2", phase="check-out"),
        Action(id="A1", text="Ring til driften", carried=frozenset({"R0", "R1", "R2"})),
        Action(id="A2", text="Køb flere", status="dropped", because="Prøven er stoppet"),
        Action(id="A3", text="Er her ikke"),
        Observation(id="O9", text="Hvem svarer os?", stage="S4", kind="concern", reply="Driften", reply_as="acted"),
        Observation(id="O7", text="Hvem holder øje om natten?", stage="S4", kind="question", happened="2026-10-03"),
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


def made(
    records: list[Record], language: Language = "da", name: str = "Skærmbesøg, nord", *, short: bool = False
) -> Document:
    meeting = Meeting(journal_of(Project(id="P1", name=name), *records), "R2")
    labels = Labels(guide_of(language), catalogue(language), TODAY, formats=load_formats(language))
    return render_retro_log(RetroSnapshot.of(meeting, lambda _: MET), labels, "60 minutter", short=short)


def written(records: list[Record], language: Language = "da", name: str = "Skærmbesøg, nord") -> str:
    return made(records, language, name).text


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


def test_a_lesson_of_one_line_says_it_once() -> None:
    lesson = Lesson(title="Mål lyden først", do="Mål lyden først", theme="T1")
    assert written([Retro(id="R2"), Theme(id="T1", retro="R2"), lesson]).count("Mål lyden først") == 1


def test_dots_on_loose_notes_are_told() -> None:
    notes = (Observation(id="O1", text="Lyden faldt ud", retro="R2"), Observation(id="O2", text="Ingen", retro="R2"))
    secret = Observation(id="O3", text=SECRET, retro="R2", private=True)
    dots = [Vote(id=f"v{n}", retro="R2", theme="O1" if n else "O3") for n in range(3)]
    log = written([Retro(id="R2"), *notes, secret, *dots])
    assert "- Lyden faldt ud (trin 1 Idé og afsæt, 2 prikker)" in log
    assert log.count("prikker") == 1
    assert SECRET not in log
    assert "- 1 seddel, der blev skrevet for sig (1 prik)" in log


@pytest.mark.parametrize("language", ["da", "en"])
def test_nothing_is_named_that_nobody_wrote(language: Language) -> None:
    """An empty one says that nothing was agreed or learned; no label stands there with nothing behind it."""
    bare: list[Record] = [
        Retro(id="R2"),
        Action(id="A1", text="Ring", retro="R2"),
        Theme(id="T1", name="Lyden", retro="R2"),
    ]
    bare += [Lesson(id="L1", title="Mål", theme="T1"), Observation(id="O1", text="Nå", retro="R2")]
    say = catalogue(language)
    empty: list[Record] = [Retro(id="R2")]
    for records, parts in ((bare, ("actions", "lessons", "appendix")), (empty, ("actions", "lessons"))):
        log = written(records, language)
        assert not any(f" {word}\n" in log for word in ("ikke skrevet", "not written"))
        assert ":**" not in log
        assert re.findall(r"^## (.*)", log, re.MULTILINE) == [say(f"retrolog.{part}") for part in parts]
        assert faults(log) == []
    assert say("retrolog.no_actions") in log
    assert say("retrolog.no_lessons") in log


def test_the_order_is_that_of_who_reads_it() -> None:
    log, say = written(held()), catalogue("da")
    parts = ("purpose", "actions", "lessons", "replied", "waiting", "followed", "losses", "mirror", "parked", "ended")
    assert re.findall(r"^## (.*)", log, re.MULTILINE) == [say(f"retrolog.{part}") for part in (*parts, "appendix")]
    assert log.count("Lyden faldt ud") == 1, "what a lesson rests on is not told twice"
    assert log.count("Snakken i bilen") == 1


def test_what_waits_is_told_with_its_age_and_nothing_that_came_after_the_meeting() -> None:
    ended = Retro(id="R2", day="2026-11-24", closed="2026-11-24")
    asked = [
        Observation(id="O1", text="Fra før?", kind="question", happened="2026-10-03"),
        Observation(id="O2", text="Fra mødet!", kind="concern", happened="2026-11-24", retro="R2"),
        Observation(id="O3", text="Fra ugen", kind="concern", happened="2026-W47"),
        Observation(id="O4", text="Senere", kind="concern", happened="2026-11-25"),
        Observation(id="O5", text=SECRET, kind="concern", retro="R2", private=True),
        Observation(id="O6", text="Besvaret?", kind="question", reply="ja"),
    ]
    log = written([ended, *asked])
    waiting = log.partition("## Venter stadig på svar\n\n")[2].partition("\n\n")[0]
    assert waiting == (
        "- Fra før? (siden 3. oktober 2026)\n- Fra ugen (siden uge 47, 2026)\n- Fra mødet! (siden 24. november 2026)"
    )
    assert SECRET not in log
    assert "- Senere" in written([replace(ended, closed=None), *asked])


def test_a_note_stands_with_what_it_was_written_under() -> None:
    assert "- Skriv det ned (- hindrede, Stop)" in written(held())
    assert "(- hindered, Stop)" in written(held(), "en")


def lots(number: int, text: str) -> list[Record]:
    """A meeting with so much of everything."""
    return [
        Retro(id="R2", purpose=text, next="2026-12-24", day="2026-11-24", stages=frozenset({"S4", "S5"})),
        *(Action(id=f"A{n}", text=text, owner=text, due="2026-12-01", retro="R2") for n in range(number)),
        *(Theme(id=f"T{n}", name=text, retro="R2") for n in range(number)),
        *(Lesson(id=f"L{n}", title=text, do=text, theme=f"T{n}") for n in range(number)),
        *(Observation(id=f"O{n}", text=text, kind="concern", happened="2026-10-03") for n in range(number)),
    ]


@given(st.integers(0, 40), texts() | st.sampled_from(["x", "ord " * 200, "&" * 500]))
def test_the_short_form_is_one_page_whatever_there_is(number: int, text: str) -> None:
    page = made(lots(number, text), name=text, short=True).text
    assert sum(map(printed_lines, page.rstrip("\n").split("\n"))) <= LINES
    assert faults(page) == []


def test_the_short_form_holds_a_sentence_whole_and_cuts_a_long_text_between_words() -> None:
    said = "Spørg gruppelederen, før tallet bliver sat, og skriv svaret ned i vagtplanen, så de kan sige fra i tide"
    lesson = Lesson(title=said)
    page = made([Retro(id="R2"), replace(lesson, theme="T1"), Theme(id="T1", retro="R2", name="Tal")], short=True).text
    assert said in page
    assert re.search(r"ord…$", cut("ord " * 80))
    assert len(cut("x" * 400)) == 150


def test_without_piles_the_appendix_speaks_of_none() -> None:
    log = made([Retro(id="R2"), Observation(id="O1", text="Lyden faldt ud", retro="R2")]).text
    assert "## Bilag: sedler" in log
    assert "bunke" not in log.lower()


def test_the_short_form_says_how_much_there_is_more() -> None:
    page = made(lots(40, "Ring til driften"), short=True).text
    shown = page.count("- Ring til driften (Ring til driften, senest")
    assert shown > 8
    assert f"- og {40 - shown} mere" in page
    assert page.count(" mere\n") == 3
    few = made(lots(2, "Ring til driften"), short=True).text
    assert " mere" not in few
    assert few.endswith("**Næste gang:** 24. december 2026\n")


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
    assert log.count("\\[fjernet\\]") == 11


def everywhere(one: str, two: str, three: str) -> list[Record]:
    """A meeting with texts in every place that can hold one."""
    return [
        Retro(id="R2", purpose=one, taken=two, told=three, followed=frozenset({"A2", "O2", "use-1"})),
        Theme(id="T1", name=three, summary=one, retro="R2"),
        Observation(id="O1", text=one, retro="R2", kind="worked"),
        Observation(id="O2", text=two, kind="question", reply=three),
        Observation(id="O3", text=three, kind="concern", happened="2026-10-03"),
        Observation(id="O4", text=one, retro="R2", prompt="disappears/whole"),
        ParkedItem(id="k1", text=two, retro="R2"),
        ThemeMember(id="m1", retro="R2", observation="O1", theme="T1"),
        Reflection(id="s1", retro="R2", pitfall="4.4", answer="yes", note=one),
        Lesson(id="L1", title=one, do=two, theme="T1", status="retired", because=three),
        Action(id="A1", text=one, owner=two, first_step=three, retro="R2"),
        Action(id="A2", text=three, status="dropped", because=two),
        Use(id="use-1", lesson="M1", origin="X", decision="applies", held="helped"),
    ]


@functools.cache
def plain_shape(short: bool) -> list[tuple[str, str, int, tuple[str, ...]]]:
    return [*shape(commonmark().parse(made(everywhere("x", "x", "x"), name="x", short=short).text))]


@given(texts(), texts(), texts(), st.booleans())
def test_any_text_stays_in_its_own_place(one: str, two: str, three: str, short: bool) -> None:
    assume(all(clean(each).strip() for each in (one, two, three)))
    log = made(everywhere(one, two, three), name=two, short=short).text
    assert faults(log) == []
    assert [*shape(commonmark().parse(log))] == plain_shape(short)


def test_the_file_is_named_by_project_and_day() -> None:
    labels = Labels(guide_of("da"), catalogue("da"), TODAY)
    project, retro = Project(name="Skærmbesøg & 010190-1234/../x"), Retro(day="2026-11-24")
    assert retro_file_name(project, retro, labels) == "tilbageblik-skaermbesoeg-x-2026-11-24.md"
    assert retro_file_name(project, retro, labels, short=True) == "tilbageblik-en-side-skaermbesoeg-x-2026-11-24.md"


def test_what_became_of_what_was_parked_before_is_told() -> None:
    before = [
        ParkedItem(id="K1", text="Hvem betaler?", retro="R1", outcome="taken_up"),
        ParkedItem(id="K2", text="Skærme om natten", retro="R1", again=frozenset({"R2"})),
        ParkedItem(id="K3", text="En anden dag", retro="R1", outcome="dropped"),
    ]
    log = written([Retro(id="R2", followed=frozenset({"K1", "K2", "K3"})), *before])
    assert "- Parkeret før: Hvem betaler? (taget op)\n- Parkeret før: En anden dag (droppet)" in log
    assert "- Skærme om natten" in log
    assert faults(log) == []


def test_what_was_written_of_a_pitfall_that_nobody_knows_about_is_in_the_record() -> None:
    noted = Reflection(id="s3", retro="R2", pitfall="2.4", answer="unknown", note="spørg aftenholdet")
    text = written([*(each for each in held() if each.id != "s3"), noted])
    assert ": ved ikke – spørg aftenholdet" in text
