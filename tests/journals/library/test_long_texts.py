"""A text that another program made longer than can be written here: its beginning is shown, all of it stays."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from journals.library.check import check_library
from journals.records.base import Level, cut_fields, from_fields, unfit_fields
from journals.records.model import Lesson, Observation, Project
from journals.text.clean import LONGEST_SHOWN
from tests.guides import guide_of
from tests.journals.conftest import OpenLibrary, own_log, started

AT = "2026-01-01T00:00:00.000Z-0000-zzzzzzzz"
LONG = "et ord " * LONGEST_SHOWN
ID = "01JD8Q4X2N0000000000000000"


def test_the_beginning_is_shown_with_a_sign_that_there_is_more() -> None:
    shown = from_fields(Observation, ID, {"text": LONG, "reply": "kort", "stage": "S1"})
    assert shown.text == LONG[:LONGEST_SHOWN] + "…"
    assert (shown.reply, shown.stage) == ("kort", "S1")
    fits = LONG[:LONGEST_SHOWN]
    assert from_fields(Observation, ID, {"text": fits}).text == fits
    noted = from_fields(Project, ID, {"name": "p", "context.C1": {"level": 3, "note": LONG}})
    assert noted.context["C1"] == Level(3, LONG[:LONGEST_SHOWN] + "…")
    assert cut_fields(Project, {"name": "p", "context.C1": {"note": LONG}, "else": LONG}) == ["context.C1"]
    assert unfit_fields(Observation, ID, {"text": LONG, f"pitfalls.{LONG}": True}) == [f"pitfalls.{LONG}"]


@pytest.mark.parametrize(
    "text",
    [LONG, "\u200b" * LONGEST_SHOWN + LONG, "\u200b" * (LONGEST_SHOWN - 9) + " a" + LONG],
    ids=["words", "nothing to see", "a space then"],
)
def test_another_field_is_changed_and_all_of_the_text_stays(open_library: OpenLibrary, text: str) -> None:
    journal = started(open_library())
    log = own_log(journal)
    with log.open("a", encoding="utf-8") as file:
        fields = {"text": text, "stage": "S1"}
        file.write(json.dumps({"at": AT, "do": [["observations", ID, fields], ["lessons", ID, {"title": "x"}]]}) + "\n")
    other = open_library(by="other")
    there = next(each for each in other.journals if each.id == journal.id)
    before = there.get(Observation, ID)
    assert before is not None
    written = there.edit((before, replace(before, stage="S2", reply="svar")))
    assert written is not None
    written.wait()
    third = open_library(by="third")
    again = next(each for each in third.journals if each.id == journal.id)
    stored = again.values(Observation.TABLE, ID)
    is_whole = stored["text"] == text  # of itself, or a failure would print all of it
    assert is_whole
    assert (stored["stage"], stored["reply"]) == ("S2", "svar")
    assert again.get(Lesson, ID) is not None
    (named,) = [each for each in check_library(third, guide_of("da")) if each.code == "cut_text"]
    assert (named.file, named.line, named.level) == (log, 3, "notice")
    assert named.params == {
        "record": ID,
        "table": "observations",
        "name": "text",
        "project": journal.project.name,
        "most": LONGEST_SHOWN,
    }
    shown = again.get(Observation, ID)
    assert shown is not None
    assert len(shown.text) <= LONGEST_SHOWN + 1
    shorter = again.edit((shown, replace(shown, text="kortere")))
    assert shorter is not None
    shorter.wait()
    assert again.values(Observation.TABLE, ID)["text"] == "kortere"
