"""`retro`: what a meeting agreed and follows up, answered at a meeting or between meetings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from content.formats import load_formats
from journals.library.library import Library
from journals.library.lookup import find_project
from journals.library.paths import LocalFolders
from journals.records.model import REPLY_KINDS, Action
from journals.retro.meeting import Meeting, begin_retro
from tests.tui.cli.conftest import TODAY, Made, Shell

Hold = Callable[..., str]


@pytest.fixture
def hold(shell: Shell, project: Made, tmp_path: Path) -> Hold:
    """Hold a meeting that agrees on an action, parks something, and ends unless told otherwise."""

    @contextmanager
    def meeting() -> Iterator[Meeting]:
        library = Library([shell.library], LocalFolders(*[tmp_path / "theirs"] * 3))
        library.refresh()
        now = datetime(2026, 11, 24, 9).astimezone()
        yield begin_retro(find_project(library, project["id"]), load_formats("da")[0], today=TODAY, now=now, leader="x")
        library.close()

    def held(text: str, *, ends: bool = True) -> str:
        with meeting() as made:
            made.journal.add(Action(text=text, owner="leder", retro=made.id))
            made.park(f"parkeret: {text}")
            if ends:
                made.close(TODAY)
            return made.id

    return held


def test_before_the_first_meeting_it_shows_what_the_first_will_follow_up(shell: Shell, project: Made) -> None:
    assert shell.json("retro", "skærm") == {"retro": None, "agreed": [], "follow_up": []}
    made = shell.json("action", "skærm", "Køb skærme")
    assert shell.json("retro", "skærm")["follow_up"] == [made | {"answer": None}]
    assert "ikke holdt noget tilbageblik" in shell("retro", "skærm").err


def test_what_was_agreed_is_done_between_meetings(shell: Shell, hold: Hold) -> None:
    first = hold("Ring til it")
    shown = shell.json("retro", "skærm")
    (agreed,) = shown["agreed"]
    assert (shown["retro"]["id"], agreed["retro"], agreed["status"]) == (first, first, "open")
    assert [each["table"] for each in shown["follow_up"]] == ["parked", "actions"]
    done = shell.json("retro", "skærm", agreed["id"], "gjort")
    assert (done["status"], done["done"]) == ("done", TODAY.isoformat())
    assert shell.json(
        "retro", "skærm", agreed["id"], "carried", "--owner", "it-vejleder", "--due", "1.12."
    ) == agreed | {
        "owner": "it-vejleder",
        "due": "2026-12-01",
    }
    assert shell.json("retro", "skærm", agreed["id"], "--due", "")["due"] is None
    assert "møde" in shell("retro", "skærm", shown["follow_up"][0]["id"], "taget-op").told


def test_an_answer_at_a_meeting_stands_in_its_record_and_one_undo_takes_it_back(shell: Shell, hold: Hold) -> None:
    first = hold("Ring til it")
    under_way = hold("Skriv til alle", ends=False)
    shown = shell.json("retro", "skærm")
    assert shown["retro"]["id"] == under_way
    (parked, action) = shown["follow_up"]
    assert action["retro"] == first
    carried = shell.json("retro", "skærm", action["id"], "videre", "--due", "1.12.")
    assert carried["carried"] == [under_way]
    assert shell.json("retro", "skærm", parked["id"], "parked-again")["again"] == [under_way]
    again = shell.json("retro", "skærm")
    assert [each["answer"] for each in again["follow_up"]] == ["again", "carried"]
    assert [each["text"] for each in again["agreed"]] == ["Skriv til alle", "Ring til it"]
    assert set(again["retro"]["followed"]) == {parked["id"], action["id"]}
    shell.done("undo")
    shell.done("undo")
    assert shell.json("retro", "skærm") == shown
    assert shell.json("retro", "skærm", "--retro", first)["follow_up"] == []


def test_a_lesson_is_named_by_its_own_id_and_a_concern_takes_its_reply(shell: Shell, project: Made) -> None:
    other = shell.json("new", "Affald")
    lesson = shell.json("lesson", other["id"], "--title", "Spørg først", "--do", "Spørg", "--final")["id"]
    shell.done("decide", "skærm", lesson, "applies")
    concern = shell.json("log", "skærm", "Hvem svarer?", "--kind", "concern")["id"]
    assert shell.json("retro", "skærm", lesson, "hjalp")["held"] == "helped"
    assert shell("retro", "skærm", concern, "plan").status == 2
    assert shell.json("retro", "skærm", concern, "plan", "--because", "it, i uge 50")["reply_as"] == "plan"
    assert [each["table"] for each in shell.json("retro", "skærm")["follow_up"]] == ["actions"]  # its measure


def test_a_text_that_would_not_be_kept_is_refused(shell: Shell, hold: Hold) -> None:
    first = hold("Ring til it")
    hold("Skriv til alle", ends=False)
    parked, action = (each["id"] for each in shell.json("retro", "skærm")["follow_up"])
    before = shell.json("retro", "skærm")
    for words in ((action, "gjort"), (action, "videre"), (parked, "taget-op"), (action, "--owner", "leder"), ()):
        refused = shell("retro", "skærm", *words, "--because", "for dyrt")
        assert (refused.status, "--because" in refused.told) == (2, True)
    assert shell("retro", "skærm", action, "gjort", "--retro", first).status == 2
    assert shell.json("retro", "skærm") == before


def test_what_cannot_be_answered_is_refused_with_a_word_of_what_can(shell: Shell, hold: Hold) -> None:
    hold("Ring til it")
    action = shell.json("retro", "skærm")["agreed"][0]["id"]
    assert "gjort, videre, droppet" in shell("retro", "skærm", action, "hjalp").told
    without_reason = shell("retro", "skærm", action, "droppet")
    assert (without_reason.status, "--because" in without_reason.told) == (2, True)
    assert "tilbageblik retro" in shell("retro", "skærm", "findes-ikke", "gjort").told
    assert shell("retro", "skærm", "findes-ikke").status == 1
    assert "gjort, videre, droppet" in shell("retro", "skærm", action).told
    assert "Ring til it" in shell("retro", "skærm").out
    assert "leder" in shell.done("retro", "skærm").out
    refused = shell("retro", "skærm", action, "droppet", "--because", "ring til 20 12 34 56")
    assert (refused.status, shell.json("retro", "skærm")["agreed"][0]["status"]) == (1, "open")


def test_every_answer_to_a_concern_is_said_in_words(shell: Shell, project: Made) -> None:
    """Between meetings a reply is told by its kind, which is no word of the meeting's own."""
    told = []
    for each in REPLY_KINDS:
        noted = shell.json("log", "skærm", "Hvem har ansvaret?", "--kind", "question")["id"]
        told.append(shell.done("retro", "skærm", noted, each, "--because", "se vagtplanen").out.split("?")[1])
    assert ["gjort" in told[0], len(set(told))] == [True, len(REPLY_KINDS)]
