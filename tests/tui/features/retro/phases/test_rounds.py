"""Where the keyboard goes from one to the next: nothing shows by accident, and nobody sees what another gave."""

from __future__ import annotations

import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.records.model import Lesson, Observation
from journals.records.retro import Vote
from journals.retro.meeting import Meeting
from tests.tui.conftest import Sit
from tests.tui.desk import Desk
from tests.tui.features.retro.phases.test_choose import meet
from tests.tui.features.retro.phases.test_gather import TO_GATHER
from tests.tui.features.retro.phases.test_gather import meeting as meeting_of
from tests.tui.features.retro.phases.test_private_gathering import on_disk
from tui.commands import COMMANDS, CONTROLS
from tui.features.retro.phases.ballot_round import BallotRoundDialog
from tui.features.retro.phases.check_in import is_low
from tui.features.retro.phases.keyboard_round import KeyboardRound
from tui.features.retro.screen import RetroScreen
from tui.features.retro.tally_dialog import Counts, TallyDialog, bars

ROUND = ("enter", "2")
"""From Choose: give dots, unseen."""


def every_key() -> list[str]:
    """Return all printable keys and all keys of commands and boxes but the two that do something."""
    keys = {key for command in (*COMMANDS, *CONTROLS) for key in command.keys}
    keys |= {*string.ascii_letters, *string.digits, "æ", "ø", "å", "ctrl+c", "ctrl+v", "ctrl+p", "f1", "f5", "tab"}
    return sorted(keys - {"enter", "escape"})


async def mash_all(desk: Desk) -> None:
    """Press every key, and click everywhere; nothing may change but what scrolls."""
    place, seen, told, language = desk.place, box(desk), [*desk.told], desk.app.language
    for key in every_key():
        desk.send(key)
    await desk.settle()
    for y in range(0, 24, 3):
        await desk.pilot.click(offset=(30, y))
    await desk.paste("indsat")
    assert (desk.place, desk.told, desk.app.language) == (place, told, language)
    await desk.press("home")
    assert box(desk) == seen


@pytest.mark.long
async def test_between_two_writers_no_key_but_enter_and_esc_does_anything(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*TO_GATHER, "t")
        await mash_all(desk)
        for _ in range(4):
            await desk.press("enter", *"vi", "escape")
            assert "har haft tastaturet" in desk.seen
        await mash_all(desk)
        await desk.press("escape", *"vi har travlt", "escape", "escape", "enter")
        assert "Alle 4 tekster vises nu for alle" in desk.words, "showing says what will happen"
        await mash_all(desk)
        await desk.press("escape")
        assert isinstance(desk.place, KeyboardRound)
        assert meeting_of(desk).gathered == []
        await desk.press("enter", "escape", "escape", "tab")
        assert "Nummer 6 skriver" in desk.words, "one more may sit down where it is asked"
        await desk.press("escape", "escape", "end", "enter")
        assert isinstance(desk.place, KeyboardRound), "one key throws nothing away"
        await desk.press("enter", "enter")
        assert len(meeting_of(desk).gathered) == 4


async def test_when_all_have_had_the_keyboard_enter_leads_to_what_will_be_shown(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*TO_GATHER)
        meeting_of(desk).update(replace(meeting_of(desk).retro, people=4))
        await desk.press("t")
        for text in ("et", "to", "tre", "fire"):
            await desk.press("enter")
            await desk.write(text, "enter", "enter")
        assert "Alle 4 har haft tastaturet" in desk.words
        await desk.press("enter")
        assert "Alle 4 tekster vises nu" in desk.words
        assert meeting_of(desk).gathered == []
        await desk.press("enter")
        assert len(meeting_of(desk).gathered) == 4


async def test_the_safety_check_lets_only_answers_in_and_shows_nobody(sit: Sit) -> None:
    async with sit() as desk:
        meeting = await meet(desk, phase="check-in", people=4)
        await desk.press("t", "4", "2")
        place, taken = desk.place, {"1", "2", "3", "4", "5", "backspace"}
        for key in sorted({*every_key()} - taken):
            desk.send(key)
        await desk.settle()
        assert desk.place is place
        assert (desk.app.language, desk.told) == ("da", [])
        await desk.press("1", "5", "enter")
        assert "1-2 siger ikke noget eller kun lidt ██ 2" in desk.words
        assert "1 siger ikke noget" not in desk.words.replace("1-2", "")
        await desk.press("escape")
        meeting.update(replace(meeting.retro, people=3))
        await desk.press("t")
        assert "er for mindst 4" in desk.words, "told before anybody has answered"
        assert not isinstance(desk.place, TallyDialog)


async def test_three_hear_before_they_answer_that_one_can_guess_who_answered_what(sit: Sit) -> None:
    async with sit() as desk:
        meeting = await meet(desk, phase="check-out", people=3)
        await desk.press("t")
        assert "Svarer færre end 4, kan man gætte" in desk.words
        await desk.press("5", "4", "5", "enter", "enter")
        assert meeting.retro.returned == {"4": "1", "5": "2"}, "a room of three may ask it all the same"
        meeting.update(replace(meeting.retro, people=4))
        await desk.press("t", "5", "4", "5")
        assert "kan man gætte" not in desk.words
        await desk.press("enter")
        assert "kan man gætte" in desk.words, "before three of four are shown"


async def test_a_round_that_would_be_refused_is_not_offered_and_says_why_when_pressed(sit: Sit) -> None:
    async with sit(size=(120, 36)) as desk:
        meeting = await meet(desk, phase="gather", people=4)
        word = desk.app.say("commands.gather.private.short")
        assert f"t {word}" in desk.lines[-1]
        desk.app.write(lambda: meeting.update(replace(meeting.retro, people=3)))
        await desk.settle()
        assert f"t {word}" not in desk.lines[-1]
        await desk.press("t")
        assert "I er 3. Der skal være mindst 4" in desk.words


@pytest.mark.parametrize("rest", [(), (4,), (5, 5), (3, 4, 5)])
def test_below_five_answers_one_and_two_look_alike(rest: tuple[int, ...]) -> None:
    one, two = Counts([1, *rest]), Counts([2, *rest])
    assert is_low(one) == is_low(two)
    assert bars(str, "safety", one, joins_lowest=True).plain == bars(str, "safety", two, joins_lowest=True).plain


# Dots that nobody sees


def ballots() -> Iterator[tuple[str, ...]]:
    """Yield what each of nine presses for their dots; the third wants a fourth dot, and the fourth takes one back."""
    yield from (("plus",) * 3, ("down", "3"), ("2", "down", "plus", "plus"))
    yield from (
        ("plus", "down", "plus", "plus", "up", "minus", "minus", "down", "down", "plus"),
        ("3",),
        ("down", "2", "down", "1"),
    )
    yield from (("1", "down", "1", "down", "1"), ("down", "3"), ("3",))


GIVEN = {"Lyden": 3 + 2 + 3 + 1 + 3, "Tiden": 3 + 1 + 2 + 2 + 1 + 3, "Vagten": 1 + 1 + 1}


@pytest.mark.long
async def test_nine_give_their_dots_and_nobody_sees_whose_are_whose(
    samples: Path, places: LocalFolders, sit: Sit
) -> None:
    async with sit() as desk:
        meeting = await meet(desk, "Lyden", "Tiden", "Vagten", people=9)
        await desk.press(*ROUND)
        await mash_all(desk)
        before = records(desk, samples)
        pages = []
        for number, keys in enumerate(ballots(), 1):
            await desk.press("enter")
            assert f"Nummer {number} giver prikker" in desk.words
            assert "●" not in box(desk), "of the one before nothing is seen"
            assert "Du har 3 prikker tilbage" in desk.words
            await desk.press(*keys)
            assert "Alle dine prikker er givet" in desk.words
            await desk.press("enter")
            pages.append(box(desk).replace(f"{number} har haft", "har haft"))
        assert len(set(pages[1:-1])) == 1, "the page between two says no more than how many have had the keyboard"
        assert not any("●" in page for page in pages)
        await mash_all(desk)
        assert (meeting.votes.all, records(desk, samples)) == ([], before), "nothing is on disk or in the meeting"
        other = Library([samples], LocalFolders(*(places.state.parent / name for name in ("b1", "b2", "b3"))))
        other.refresh()
        there = Meeting(other.journal(meeting.journal.id), meeting.id)
        assert (there.retro.voting, there.votes.all) == ("unseen", []), "another machine sees how, and no dots"
        await desk.press("enter")
        assert "Alle 27 prikker lægges nu sammen og vises" in desk.words
        await desk.press("enter")
        assert isinstance(desk.place, RetroScreen)
        assert "27 af 27 prikker er talt op" in desk.words
        assert {group.theme.name: group.dots for group in meeting.groups} == GIVEN
        assert len({vote.id[:15] for vote in meeting.votes.all}) == 1, "one moment for all"
        desk.app.library.in_background(lambda: None).result()
        other.refresh()
        assert {group.theme.name: group.dots for group in there.groups} == GIVEN
        other.close()
        await desk.press("plus", "minus", "3", "f")
        assert {group.theme.name: group.dots for group in meeting.groups} == GIVEN, "what was given unseen stands"
        await desk.press("u")
        assert meeting.votes.all == [], "and is taken back as one"
        assert "uden at nogen ser det" in desk.words


def box(desk: Desk) -> str:
    """Return what the box on top shows, without the meeting's clock above it."""
    return "\n".join(desk.lines[4:])


def records(desk: Desk, folder: Path) -> int:
    desk.app.library.in_background(lambda: None).result()
    return on_disk(folder).count(f'"{Vote.TABLE}"'.encode())


async def test_a_round_that_is_thrown_away_keeps_nothing(sit: Sit) -> None:
    async with sit() as desk:
        meeting = await meet(desk, "Lyden", people=5)
        await desk.press(*ROUND)
        for _ in range(4):
            await desk.press("enter", "2", "enter")
            assert "Enter én gang til" in desk.words, "a dot is left"
            await desk.press("enter")
        await desk.press("escape", "end")
        assert "er alle prikker i den væk" in desk.words
        await desk.press("enter", "end", "end")
        assert isinstance(desk.place, RetroScreen)
        assert "4 havde haft tastaturet" in desk.told[-1]
        assert meeting.votes.all == []
        await desk.press("enter")
        assert isinstance(desk.place, BallotRoundDialog)
        await desk.press("escape", "f", "1", "3")
        assert (meeting.retro.voting, meeting.dots_left) == ("aloud", 12), "before there are dots the way can change"


async def test_three_people_count_aloud_and_make_a_lesson_without_any_pile(sit: Sit) -> None:
    async with sit() as desk:
        meeting = await meet(desk, people=3)
        meeting.gather(Observation(text="Lyden faldt ud", stage="S3"), Observation(text="Tiden var knap", stage="S3"))
        desk.app.publish_change()
        await desk.settle()
        await desk.press("enter")
        assert "Det kan I ikke, når I er 3" in desk.words
        await desk.press("2")
        assert not isinstance(desk.place, RetroScreen), "two is not to be had"
        await desk.press("1", "2", "7", "v")
        assert "9 af 9 prikker er talt op" in desk.words
        assert [(each.theme.name, each.dots) for each in meeting.ranked] == [
            ("Tiden var knap", 7),
            ("Lyden faldt ud", 2),
        ]
        assert "uden bunke" not in desk.words, "where there are no piles that says nothing"
        await desk.press("home", "d")
        await desk.write("Sæt tid af", "enter")
        await desk.press("a")
        await desk.write("Book et lokale", "enter", "enter", "enter")
        (lesson,) = desk.made(Lesson)
        assert [each.title for each in meeting.lessons] == ["Sæt tid af"]
        assert lesson.evidence == {meeting.ranked[0].notes[0].id}
        assert "Læring: Sæt tid af" in desk.words
        assert "Handling: Book et lokale" in desk.words
