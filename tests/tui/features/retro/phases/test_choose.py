"""Choose: dots for themes, counted when the room wants, and what comes of the ones on top."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.widgets import Input

from content.formats import load_formats
from journals.records.model import Action, Lesson, Observation
from journals.records.retro import Theme
from journals.retro.meeting import Meeting, begin_retro
from journals.retro.timer import now
from tests.hostile import HOSTILE
from tests.tui.conftest import TODAY, Sit
from tests.tui.desk import Desk
from tui.features.retro.phases.choose import ChooseView
from tui.features.retro.phases.theme_rows import ranks
from tui.features.retro.screen import RetroScreen
from tui.ui.dialogs.form import Form
from tui.ui.dialogs.privacy import PrivacyDialog

FORMATS = load_formats("da")


async def meet(desk: Desk, *themes: str, people: int = 2, phase: str = "choose") -> Meeting:
    """Stand in a phase of a meeting with some themes, each of one note more than the one before."""
    journal = next(each for each in desk.app.library.journals if each.project.status == "active")
    writer = desk.app.library.writer_of(journal.folders[0].path.parent)
    form = next(each for each in FORMATS if each.id == "hour")
    meeting = begin_retro(journal, form, today=TODAY, now=now(), leader=writer.name, people=people)
    for number, name in enumerate(themes, 1):
        notes = [Observation(text=f"{name} {n}", stage="S3", pitfalls=frozenset({"2.4"})) for n in range(number)]
        meeting.themes.add(meeting.gather(*notes), Theme(name=name))
    meeting.go_to_phase(form, phase, now())
    desk.app.push_screen(RetroScreen(journal, meeting, FORMATS))
    await desk.settle()
    return meeting


def test_ties_are_shown_as_ties() -> None:
    assert ranks([5, 3, 3, 1, 0, 0]) == ["1", "2=", "2=", "4", "", ""]
    assert ranks([2, 2]) == ["1=", "1="]
    assert ranks([]) == []


ALOUD = ("enter", "1")


@pytest.mark.long
async def test_dots_are_counted_aloud_and_the_sum_is_checked(sit: Sit) -> None:
    async with sit() as desk:
        meeting = await meet(desk, "Lyden", "Tiden")
        assert "Hver har 3 prikker" in desk.words
        await desk.press("plus", "4")
        assert "Vælg først, hvordan I giver prikker" in desk.told[-1]
        assert meeting.votes.all == []
        await desk.press(*ALOUD)
        assert "0 af 6 prikker: 6 mangler" in desk.words
        await desk.press("9", "minus", "plus", "plus", "up", "minus", "1", "3")
        assert [group.dots for group in meeting.groups] == [1, 3]
        assert "4 af 6 prikker: 2 mangler" in desk.words
        await desk.press("7")
        assert "8 af 6 prikker: 2 for mange" in desk.words
        await desk.press("u", "5")
        assert "6 af 6 prikker er givet" in desk.words, "one key sets it, and one takes that back"
        await desk.press("v", "plus", "7")
        assert [(group.theme.name, group.dots) for group in meeting.ranked] == [("Tiden", 5), ("Lyden", 1)]
        assert desk.seen.index("Tiden") < desk.seen.index("Lyden")
        await desk.press("f")
        assert isinstance(desk.place, RetroScreen), "once there are dots the way stands"


async def test_dots_that_are_counted_stay_so_when_the_cursor_had_just_moved(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sit() as desk:
        meeting = await meet(desk, "Lyden", "Tiden")
        await desk.press(*ALOUD)
        rested: list[Callable[[], object]] = []
        monkeypatch.setattr(desk.place, "set_timer", lambda _, then: rested.append(then))
        await desk.press("up", "5", "1", "up")
        assert rested, "the cursor moved"
        assert isinstance(desk.place, RetroScreen)
        assert isinstance(desk.place.view, ChooseView)
        desk.place.view.action_count()  # and before it is told that the list is another one:
        for then in rested:
            then()
        await desk.press("7")
        assert [(group.theme.name, group.dots) for group in meeting.ranked] == [("Lyden", 5), ("Tiden", 1)]


async def test_27_dots_on_seven_piles_cost_no_more_than_12_keys(sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        meeting = await meet(desk, *"ABCDEFG", people=9)
        keys = [*ALOUD, *"8651421", "v"]
        await desk.press(*keys)
        assert len(keys) <= 12
        assert [group.dots for group in meeting.groups] == [8, 6, 5, 1, 4, 2, 1]
        assert "27 af 27 prikker er talt op" in desk.words


async def test_sixteen_notes_are_all_seen_on_the_screen_of_a_meeting_room(sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        meeting = await meet(desk, people=3)
        long = "blev det først sagt, hvem der svarer om natten, da borgeren havde ventet i tyve minutter"
        meeting.gather(*(Observation(text=f"{each}: {long}") for each in "ABCDEFGHIJKLMNOP"))
        desk.app.publish_change()
        await desk.settle()
        assert [each for each in "ABCDEFGHIJKLMNOP" if f"{each}: blev" not in desk.seen] == []
        assert desk.seen.count("tyve minutter") == 1, "only the one under the cursor is whole"
        await desk.resize(80, 60)
        lines = [number for number, line in enumerate(desk.lines) if ": blev" in line]
        assert lines[2] - lines[1] == 2, "where there is room a line is left between them"


@pytest.mark.long
async def test_three_without_piles_give_dots_to_notes_and_look_at_the_first_when_counted(sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        meeting = await meet(desk, people=3)
        long = "Vi fik først at vide, hvem der svarer om natten, da borgeren havde ventet i tyve minutter på et opkald"
        meeting.gather(
            *(Observation(text=text) for text in ("Lyden", "Tiden", "Nøglen", "Bilen", "Vagten", "It", long))
        )
        desk.app.publish_change()
        await desk.settle()
        assert "uden bunke" not in desk.seen, "there is no other kind"
        assert all(text in desk.seen for text in ("Lyden", "It", "Vi fik først"))
        await desk.press("enter")
        assert "Enter højt" in desk.words, "there is one way for so few"
        await desk.press("enter", *"1205")
        assert meeting.retro.voting == "aloud"
        await desk.press("end")
        assert "på et opkald" in desk.words, "a sentence under the cursor shows whole"
        await desk.press("enter")
        await desk.press("d")
        await desk.write("Sæt bilen til", "enter")
        (lesson,) = meeting.lessons
        assert lesson.theme == next(each.id for each in meeting.journal.observations if each.text == "Bilen")


async def test_each_digit_is_for_another_pile_also_where_one_is_higher_than_the_list(sit: Sit) -> None:
    async with sit(size=(40, 12)) as desk:
        meeting = await meet(desk, "Lyden", "Tiden", people=4)
        lyden = meeting.groups[0].theme.id
        for number in range(4):
            meeting.journal.add(Lesson(title=f"Giv lyden den tid, som den skal have, del {number}", theme=lyden))
        desk.app.publish_change()
        await desk.press(*ALOUD, "home", "3", "4")
        assert [group.dots for group in meeting.groups] == [3, 4]


async def test_a_theme_becomes_a_lesson_with_its_evidence_and_an_action(sit: Sit) -> None:
    async with sit() as desk:
        meeting = await meet(desk, "Lyden", "Tiden")
        await desk.press("down", "d")
        assert "hvad ville vi gøre?" in desk.words
        assert {"· Tiden 0", "· Tiden 1"} <= {line.strip(" │") for line in desk.lines}, "its notes are in sight"
        assert "resten kan vente" in desk.words
        await desk.write("Giv en halv time mere", "enter")
        (lesson,) = desk.made(Lesson)
        notes = meeting.groups[1].notes
        assert (lesson.title, lesson.status, lesson.stage) == ("Giv en halv time mere", "draft", "S3")
        assert (lesson.pitfalls, lesson.theme) == (frozenset({"2.4"}), meeting.groups[1].theme.id)
        assert lesson.evidence == {note.id for note in notes}
        assert meeting.lessons == [lesson]


async def test_an_action_is_what_then_who_then_when_and_each_is_kept_at_once(sit: Sit) -> None:
    async with sit() as desk:
        meeting = await meet(desk, "Lyden", "Tiden")
        await desk.press("down", "a")
        assert "Tiden 0" in desk.words
        await desk.write("Spørg gruppelederne", "enter")
        assert [each.text for each in meeting.actions] == ["Spørg gruppelederne"], "nothing that comes can lose it"
        await desk.write("gruppelederen", "enter")
        await desk.write("på et tidspunkt", "enter")
        assert "er ikke en dato" in desk.words
        await desk.press("ctrl+u")
        await desk.write("1. februar")
        assert "senest mandag 01.02.2027" in desk.words
        await desk.press("enter")
        (action,) = desk.made(Action)
        assert (action.source, action.retro) == (meeting.groups[1].theme.id, meeting.id)
        assert (action.owner, (action.due or "")[4:]) == ("gruppelederen", "-02-01")
        await desk.press("a")
        await desk.write("Ring til it", "enter", "enter", "enter")  # who and when are skipped
        assert isinstance(desk.place, RetroScreen)
        await desk.press("a")
        await desk.write("Køb ledninger", "enter")
        await desk.write("it", "escape", "end")  # the second line is thrown away, the first stays
        assert [each.owner for each in sorted(meeting.actions, key=lambda each: each.id)] == ["gruppelederen", "", ""]
        assert [each.text for each in meeting.actions].count("Køb ledninger") == 1


@pytest.mark.long
async def test_the_whole_form_is_a_key_away_and_leaving_it_comes_back_to_the_line(sit: Sit) -> None:
    async with sit() as desk:
        meeting = await meet(desk, "Lyden")
        await desk.press("d")
        await desk.write("Ring først", "tab")
        assert isinstance(desk.place, Form)
        await desk.press("escape")
        assert desk.one("Input", Input).value == "Ring først"
        await desk.press("tab")
        assert desk.place.focused is not None
        assert desk.place.focused.id == "field-situation", "one goes on behind what is written"
        await desk.press("tab")
        await desk.write("Lyden falder ud", "ctrl+s")
        assert isinstance(desk.place, RetroScreen)
        assert [(each.title, each.learned) for each in meeting.lessons] == [("Ring først", "Lyden falder ud")]
        await desk.press("a")
        await desk.write("Ring til it", "enter")
        await desk.write("gruppelederen", "tab", "ctrl+s")
        assert isinstance(desk.place, RetroScreen)
        assert [(each.text, each.owner) for each in meeting.actions] == [("Ring til it", "gruppelederen")]


async def test_personal_data_in_a_line_or_carried_into_the_form_is_asked_about(sit: Sit) -> None:
    async with sit() as desk:
        meeting = await meet(desk, "Lyden")
        await desk.press("a")
        await desk.write("Ring til it", "enter")
        await desk.write("22 22 12 34", "enter")
        assert isinstance(desk.place, PrivacyDialog)
        await desk.press("enter", "tab", "ctrl+s")
        assert isinstance(desk.place, PrivacyDialog), "what came from the line is new in the form too"
        await desk.press("tab")
        assert [each.owner for each in meeting.actions] == ["[fjernet]"]


@pytest.mark.long
async def test_more_than_three_actions_are_asked_about(sit: Sit) -> None:
    async with sit() as desk:
        meeting = await meet(desk, "Lyden")
        for _ in range(3):
            meeting.journal.add(Action(text="en", retro=meeting.id))
        await desk.press("a")
        assert "handling nummer 4" in desk.words
        await desk.press("enter")
        await desk.write("Den fjerde", "enter", "enter", "enter")
        assert [each.text for each in desk.made(Action)].count("Den fjerde") == 1


async def test_how_many_are_in_the_room_can_be_said_here(sit: Sit) -> None:
    async with sit() as desk:
        meeting = await meet(desk, "Lyden", people=0)
        await desk.press("enter")
        assert "Hvor mange er I?" in desk.words, "before the way is chosen"
        await desk.write("9", "enter")
        assert meeting.retro.people == 9
        await desk.press("1", "n")
        await desk.write("8", "enter")
        assert "0 af 24 prikker" in desk.words


async def test_any_name_of_a_theme_is_shown_as_text(sit: Sit) -> None:
    async with sit(size=(120, 36)) as desk:
        await meet(desk, *[text for text in HOSTILE if text.strip()][:6])
        await desk.press(*ALOUD, "v", "down", "v", "plus")
        assert isinstance(desk.place, RetroScreen)


async def test_without_themes_it_says_where_they_are_made(sit: Sit) -> None:
    async with sit() as desk:
        await meet(desk)
        assert "Her er ingenting at give prikker endnu" in desk.words
        await desk.press("plus", "minus", "v", "d", "a", "f")
        assert isinstance(desk.place, RetroScreen)


@pytest.mark.long
async def test_a_room_that_went_back_makes_a_lesson_and_an_action_of_the_pile_it_looks_at(sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        meeting = await meet(desk, "Lyden", "Tiden", phase="understand")
        (loose,) = meeting.gather(Observation(text="Ingen vidste besked", stage="S3"))
        desk.app.publish_change()
        await desk.press("home")
        lyden, tiden = meeting.groups
        assert "d læring" not in desk.seen, "before there are dots the key bar keeps to what there is to understand"
        await desk.press("tab", *ALOUD, "1", "5", "v", "shift+tab")
        room = desk.place
        assert isinstance(room, RetroScreen)
        assert room.view
        for at, title in ((lyden.theme.id, "Giv lyden tid"), (tiden.notes[1].id, "Sæt tid af"), (loose.id, "Sig det")):
            room.view.go_to(f"groups:{at}")
            await desk.settle()
            assert "d læring" in desk.seen
            assert "a handling" in desk.seen
            await desk.press("d")
            await desk.write(title, "enter")
            await desk.press("a")
            await desk.write(f"{title} nu", "enter", "enter", "enter")
        assert {each.title: each.theme for each in meeting.lessons} == {
            "Giv lyden tid": lyden.theme.id,
            "Sæt tid af": tiden.theme.id,
            "Sig det": loose.id,
        }
        assert [each.text for each in meeting.actions] == ["Giv lyden tid nu", "Sæt tid af nu", "Sig det nu"]
        await desk.press("n")
        assert "Ramte den jer?" in desk.words, "the next part has a key of its own"
        assert "n næste del" in desk.seen
