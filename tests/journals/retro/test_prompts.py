"""What a note was written under: told where its sign does not; what is merely asked waits for no reply."""

from __future__ import annotations

import pytest

from content.formats import load_formats
from journals.records.capture import CapturedLine
from journals.records.model import Kind, Observation
from journals.retro.losses import loss_prompt, loss_question
from journals.retro.prompts import answer_kind, format_title, note_heading

DANISH, ENGLISH = load_formats("da"), load_formats("en")


@pytest.mark.parametrize(
    ("prompt", "kind", "heading"),
    [
        ("habits/stop", "hindered", "Stop"),  # skru ned has the same sign
        ("habits/less", "hindered", "Skru ned"),
        ("habits/keep", "worked", ""),  # + is for nothing else
        ("habits/keep", "concern", ""),  # and what has another sign is no answer to it
        ("after/expected", None, "Hvad regnede vi med?"),
        ("hour/worked", "worked", ""),
        ("habits/gone", "worked", ""),
        ("gone/keep", "worked", ""),
        (None, None, ""),
    ],
)
def test_a_note_is_shown_under_its_prompt_where_the_sign_says_nothing_of_it(
    prompt: str | None, kind: Kind | None, heading: str
) -> None:
    assert note_heading(DANISH, Observation(text="x", kind=kind, prompt=prompt)) == heading


def test_it_is_shown_in_the_language_of_who_reads() -> None:
    assert note_heading(ENGLISH, Observation(text="x", kind="hindered", prompt="habits/stop")) == "Stop"
    assert note_heading(ENGLISH, Observation(text="x", kind="hindered", prompt="habits/less")) == "Less"


def test_what_was_expected_is_no_question_that_waits_for_a_reply() -> None:
    (after,) = (each for each in DANISH if each.id == "after")
    expected, *_ = after.prompts
    note = CapturedLine("At den virkede", answer_kind(expected), prompt=expected.id).observation("S4", "2026-11-24")
    assert (note.prompt, note.kind, note.waits) == ("after/expected", None, False)
    asked = [each.id for form in (*DANISH, *ENGLISH) for each in form.prompts if answer_kind(each) == "question"]
    assert asked == []


def test_a_format_is_called_by_its_title_or_its_id() -> None:
    assert format_title(DANISH, "trio") == "30 minutter for tre"
    assert format_title(DANISH, "gone") == "gone"


def test_an_answer_about_what_disappears_is_known_by_its_prompt_and_one_from_before_by_its_title() -> None:
    titles = [("pride", "Stoltheden"), ("pride", "The pride")]
    assert loss_question(Observation(text="x", prompt=loss_prompt("whole")), titles) == "whole"
    assert loss_question(Observation(text="The pride: x"), titles) == "pride"
    assert loss_question(Observation(text="The pride: x", prompt="hour/worked"), titles) == ""
    assert loss_question(Observation(text="x"), titles) == ""
