"""A meeting that another machine moves: nobody's line is torn, what is sent counts, and then one goes along."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journals.library.library import Library
from journals.records.model import Observation
from journals.records.retro import ParkedItem, Retro
from journals.retro.meeting import Meeting
from journals.retro.timer import now
from tests.tui.conftest import TODAY, Sit
from tests.tui.desk import Desk
from tests.tui.features.retro.test_screen import HOUR, theirs
from tui.features.retro import meeting_screen
from tui.features.retro.screen import RetroScreen
from tui.ui.widgets.capture_line import Capture


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait a shorter while after the last key, but one that no settling waits for."""
    monkeypatch.setattr(meeting_screen, "QUIET", 0.4)


def typed(desk: Desk) -> str:
    return desk.one(Capture.__name__, Capture).input.value


async def joined(desk: Desk, meeting: Meeting, phase: str) -> RetroScreen:
    """Follow a colleague's meeting that is in a phase."""
    meeting.go_to_phase(HOUR, phase, now())
    await desk.until(lambda: any(each.get(Retro, meeting.id) for each in desk.app.library.journals))
    await desk.press("enter", "r")
    await desk.until(lambda: f" {HOUR.phase(phase).title} " in desk.lines[0])
    assert isinstance(desk.place, RetroScreen)
    return desk.place


async def test_an_open_line_stays_until_it_is_sent_and_then_goes_along(sit_empty: Sit, colleague: Library) -> None:
    meeting = theirs(colleague)
    async with sit_empty() as desk:
        room = await joined(desk, meeting, "gather")
        language, told = desk.app.language, len(desk.told)
        await desk.press("n", *"ug")
        meeting.go_to_phase(HOUR, "understand", now())
        await desk.until(lambda: "gået videre til 4 Forstå. Enter sender" in desk.words)
        await desk.press(*"u", "enter")
        await desk.press(*"gi")  # whoever types on at once is let
        assert (typed(desk), room.phase.kind) == ("gi", "gather")
        await desk.press("enter")
        await desk.until(lambda: "Forstå" in desk.lines[0])
        assert [(o.text, o.prompt) for o in reversed(room.meeting.gathered)] == [
            ("ugu", HOUR.prompts[0].id),
            ("gi", HOUR.prompts[0].id),
        ]
        assert (desk.app.language, len(desk.told)) == (language, told)
        assert "gået videre" not in desk.words


@pytest.mark.long
async def test_a_box_stays_too_and_the_end_of_the_meeting_waits_for_it(sit_empty: Sit, colleague: Library) -> None:
    meeting = theirs(colleague)
    async with sit_empty() as desk:
        room = await joined(desk, meeting, "check-in")
        await desk.press("p")
        await desk.write("Til se")
        meeting.go_to_phase(HOUR, "gather", now())
        await desk.until(lambda: "gået videre til 3 Saml. Enter sender" in desk.words)
        meeting.close(TODAY)
        await desk.until(lambda: "afsluttet fra en anden maskine. Enter sender" in desk.words)
        await desk.write("nere", "enter")
        assert [each.text for each in room.meeting.parked] == ["Til senere"]
        await desk.until(lambda: not isinstance(desk.place, RetroScreen))
        assert desk.told[-1] == "Mødet er afsluttet fra en anden maskine."


@pytest.mark.long
async def test_no_letter_is_taken_for_a_command_whenever_the_phase_turns(
    sit_empty: Sit, colleague: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Letters that are commands everywhere, in a line and in a box, with turns between any two of them."""
    meeting = theirs(colleague)
    steps = st.lists(st.sampled_from(["u", "g", "l", "z", " ", "3", "enter", "turn", "turn"]), min_size=6, max_size=14)
    found: list[list[str]] = []

    @settings(max_examples=8, database=None)
    @given(steps)
    def collect(drawn: list[str]) -> None:
        found.append(drawn)

    collect()
    async with sit_empty() as desk:
        room = await joined(desk, meeting, "gather")
        as_it_was = desk.app.language, desk.app.theme
        for number, drawn in enumerate(found):
            meeting.go_to_phase(HOUR, "gather", now())
            await desk.until(
                lambda: (
                    room.meeting.running.phase == room.phase.kind == room.view.phase.kind == "gather"
                    if room.view
                    else False
                )
            )
            monkeypatch.setattr(meeting_screen, "QUIET", 600.0)  # how slow this machine is says nothing of a pause
            told, lines = len(desk.told), [""]
            await desk.press("n" if number % 2 else "p")
            open_now = desk.place
            for step in [*drawn, "x"]:
                if step == "turn":
                    kinds: list[str] = [each.kind for each in HOUR.phases]
                    meeting.go_to_phase(HOUR, kinds[(kinds.index(meeting.running.phase) + 1) % len(kinds)], now())
                    await desk.until(lambda: room.meeting.running.phase == meeting.running.phase)
                elif step == "enter":
                    await desk.press("enter")
                    if desk.place is not open_now:
                        break
                    lines.append("")
                else:
                    await desk.press(step)
                    lines[-1] += step
            sent = [" ".join(each.split()) for each in lines if each.strip()]
            if desk.place is open_now:
                await desk.press("enter", *([] if desk.place is not room else ["escape"]))
            records = desk.made(Observation) if number % 2 else room.meeting.journal.all(ParkedItem)
            texts = sorted(" ".join(each.text.split()) for each in records)
            assert all(each in texts for each in sent), (drawn, sent, texts)
            assert (desk.app.language, desk.app.theme) == as_it_was
            assert not any("ortryd" in each for each in desk.told[told:])
            monkeypatch.setattr(meeting_screen, "QUIET", 0.0)
            room.fill()
            await desk.until(lambda: desk.place is room and not room.news())
