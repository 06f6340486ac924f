"""Understanding: notes are put together and taken apart by key, the mirror asks, and nothing is taken for granted."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from content.formats import load_formats
from journals.records.model import Observation
from journals.records.retro import Theme
from journals.retro.losses import LOSS_QUESTIONS
from journals.retro.meeting import Meeting, begin_retro
from journals.retro.mirror import likely_pitfalls
from tests.hostile import HOSTILE
from tests.tui.conftest import TODAY, Sit
from tests.tui.desk import Desk
from tui.commands import of_scope
from tui.features.retro.phases.board_entries import BoardEntry, BoardEntryRenderer
from tui.features.retro.phases.gather import GatherView
from tui.features.retro.phases.losses_part import answers
from tui.features.retro.phases.phase_part import PhasePart
from tui.features.retro.phases.phase_view import PhaseView
from tui.features.retro.phases.understand import PARTS, UnderstandView
from tui.features.retro.screen import RetroScreen
from tui.locale import catalogue

NOW = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)
SOUND, LEADER, SOUNDS, BUS = "Lyden faldt ud tre gange", "Lederen svarede hurtigt", "Lyden er dårlig", "Ros for bussen"


async def sat_down(desk: Desk, *texts: str, at: str = "") -> Meeting:
    """Open a retrospective that has come to understanding, with notes gathered."""
    await desk.press("enter")
    form = next(each for each in load_formats("da") if each.id == "hour")
    meeting = begin_retro(desk.journal, form, today=TODAY, now=NOW, leader="", people=9)
    meeting.gather(*(Observation(text=text, stage="S4") for text in texts))
    meeting.go_to_phase(form, "understand", NOW)
    meeting.set_focus(at)
    await desk.press("r")
    return meeting


def there(meeting: Meeting) -> dict[str, list[str]]:
    return {group.theme.name: [note.text for note in group.notes] for group in meeting.groups}


async def test_notes_are_joined_named_moved_taken_out_and_taken_apart(sit: Sit) -> None:
    async with sit() as desk:
        meeting = await sat_down(desk, SOUND, LEADER, SOUNDS, BUS)
        await desk.press("space", "down", "space", "j")
        await desk.write("Lyd", "enter")
        assert there(meeting) == {"Lyd": [SOUND, SOUNDS]}
        assert meeting.ungrouped[0].text == LEADER
        await desk.press("home", "f")
        await desk.press("down", "enter")
        await desk.write("Svar", "enter")
        assert there(meeting) == {"Lyd": [SOUND, SOUNDS], "Svar": [LEADER]}
        await desk.press("end", "minus")
        assert there(meeting) == {"Lyd": [SOUND, SOUNDS], "Svar": []}
        await desk.press("u")
        assert there(meeting)["Svar"] == [LEADER]
        await desk.press("right", "right", "e")
        await desk.write("Svaret", "enter")
        assert "Svaret" in there(meeting)
        await desk.press("space", "left", "j")  # a whole group into another
        assert there(meeting) == {"Lyd": [SOUND, LEADER, SOUNDS]}
        await desk.press("delete")
        assert there(meeting) == {}
        assert len(meeting.ungrouped) == 4
        await desk.press("u")
        assert there(meeting) == {"Lyd": [SOUND, LEADER, SOUNDS]}


async def test_choosing_stays_in_its_group(sit: Sit) -> None:
    async with sit() as desk:
        meeting = await sat_down(desk, SOUND, SOUNDS, BUS)
        await desk.press("j")
        await desk.write("Lyd", "enter")
        await desk.press("space", "space", "j")  # the last one is chosen: the name of the next group is not gone to
        await desk.write("Resten", "enter")
        assert there(meeting) == {"Lyd": [SOUND], "Resten": [SOUNDS, BUS]}


@pytest.mark.long
async def test_what_is_near_is_offered_and_taken_along_with_one_key(sit: Sit) -> None:
    async with sit(size=(120, 36)) as desk:
        meeting = await sat_down(desk, SOUND, LEADER, SOUNDS, BUS)
        assert f"+ »{SOUNDS}«" in desk.words
        await desk.press("+", "j")
        await desk.write("Lyd", "enter")
        assert there(meeting) == {"Lyd": [SOUND, SOUNDS]}
        await desk.press("right", "home", "e")
        await desk.write("Lyden", "enter")
        assert there(meeting) == {"Lyden": [SOUND, SOUNDS]}
        assert desk.lines[6].count("│") == 1, "the group stands beside what is loose"
        await desk.press("left")
        await desk.press("m")
        await desk.write("44", "enter")
        assert [note.pitfalls for note in meeting.ungrouped] == [{"4.4"}, set()]
        await desk.press("right", "home", "m")
        await desk.write("23", "enter")
        assert [note.pitfalls for group in meeting.groups for note in group.notes] == [{"2.3"}, {"2.3"}]
        meeting.gather(Observation(text="Lyden er væk igen", stage="S4"))
        desk.app.publish_change()
        await desk.press("+")
        assert len(there(meeting)["Lyden"]) == 3, "to a group it goes at once"


async def test_22_notes_are_put_into_5_groups_in_at_most_35_keys_beyond_their_names(sit: Sit) -> None:
    async with sit() as desk:
        meeting = await sat_down(desk, *(f"Seddel {number:02}" for number in range(1, 23)))
        keys = 0

        async def press(*pressed: str) -> None:
            nonlocal keys
            keys += len(pressed)
            await desk.press(*pressed)

        for number in range(1, 6):  # whoever reads a note aloud begins a group with it
            await press("j")
            await desk.write(f"Bunke {number}")
            await press("enter")
        for number in range(17):
            await press(str(number % 5 + 1))  # the next loose note is under the cursor
        assert [len(group.notes) for group in meeting.groups] == [5, 5, 4, 4, 4]
        assert meeting.ungrouped == []
        assert keys <= 35, keys
        assert "Læg i 1 Bunke 1 2 Bunke 2" in desk.words
        assert "n næste del" in desk.words, "when all is in groups, the key to go on with shows"


async def test_groups_are_folded_and_two_chosen_become_one_with_the_name_under_the_cursor(sit: Sit) -> None:
    async with sit() as desk:
        meeting = await sat_down(desk, SOUND, LEADER, SOUNDS, BUS)
        for name, note in zip(("Lyd", "Svar", "Bus"), (SOUND, LEADER, BUS), strict=True):
            meeting.themes.add([each for each in meeting.ungrouped if each.text == note], Theme(name=name))
        desk.app.publish_change()
        await desk.press("c")
        assert "1 Lyd" in desk.words
        assert "1 foldet" in desk.words
        assert SOUND not in " ".join(desk.lines[:-4])
        await desk.press("end", "space", "up", "space", "j")
        assert there(meeting) == {"Lyd": [SOUND], "Svar": [LEADER, BUS]}, "nobody is asked for a name"
        await desk.press("enter")
        assert LEADER in desk.words
        await desk.press("down", "e")  # a typo is mended where it stands
        await desk.write("!", "enter")
        assert there(meeting)["Svar"] == [f"{LEADER}!", BUS]
        await desk.press("7")
        assert "Der er kun 2 bunker" in desk.told[-1]


async def test_all_notes_of_a_stage_come_from_the_log_at_once_and_those_since_the_last_meeting_are_marked(
    sit: Sit,
) -> None:
    async with sit() as desk:
        await desk.press("enter")
        form = next(each for each in load_formats("da") if each.id == "hour")
        former = begin_retro(desk.journal, form, today=TODAY, now=NOW, leader="", people=9)
        former.close(TODAY)
        desk.journal.add(Observation(text=BUS, stage="S4"), Observation(text=LEADER, stage="S4"))
        await desk.press("escape")
        meeting = await sat_down(desk, SOUND)
        of_stage = [each for each in meeting.earlier_observations if each.stage == "S4"]
        await desk.press("t")
        assert "Alle 2 nye siden sidste møde" in desk.words
        await desk.press("enter")
        assert {each.text for each in meeting.ungrouped} == {SOUND, BUS, LEADER}
        await desk.press("u", "t")
        await desk.write(f"Alle {len(of_stage)} fra", "enter")
        assert len(meeting.ungrouped) == 1 + len(of_stage)
        await desk.press("end", "minus")
        assert len(meeting.ungrouped) == len(of_stage), "one is left to the log again"


@pytest.mark.long
async def test_the_mirror_leaves_unknown_what_nobody_answered(sit: Sit) -> None:
    async with sit() as desk:
        meeting = await sat_down(desk, SOUND)
        await desk.press("n")
        stages, seen = [desk.journal.project.stage], desk.journal.observations
        first, second, third, *rest = likely_pitfalls(desk.app.guide, stages, seen)
        assert first.title in desk.words
        await desk.press("2", "right", "0")  # an answer goes on by itself; the second is passed over
        assert rest[0].title in desk.words
        assert f"Før (← retter): {third.id}" in desk.words
        await desk.press("left", "enter")
        await desk.write("Spørg aftenholdet", "enter")
        assert "Spørg aftenholdet" in desk.words
        given = {pitfall: (each.answer, each.note) for pitfall, each in meeting.reflections.items()}
        assert given == {first.id: ("partly", ""), third.id: ("unknown", "Spørg aftenholdet")}
        assert "○ nej 0" in desk.words
        assert second.id not in meeting.reflections
        await desk.press("k")
        assert third.title in desk.words
        await desk.press("escape", "f")
        assert f"af {len(desk.app.guide.pitfalls)}" in desk.words


async def test_the_mirror_shows_what_was_said_last_time_beside_the_question(sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        await desk.press("enter")
        form = next(each for each in load_formats("da") if each.id == "hour")
        former = begin_retro(desk.journal, form, today=TODAY, now=NOW, leader="", people=9)
        for pitfall in desk.app.guide.pitfalls:
            former.reflect(pitfall.id, "yes", "Mest om aftenen")
        former.close(TODAY)
        await desk.press("escape")
        await sat_down(desk, SOUND)
        await desk.press("n")
        assert "● ja · Mest om aftenen" in desk.words
        assert "Sidst (24.11.2026):" in desk.words


@pytest.mark.long
async def test_every_pitfall_is_one_key_and_any_answer_is_mended_on_the_way(sit: Sit) -> None:
    async with sit() as desk:
        meeting = await sat_down(desk, SOUND)
        await desk.press("n", "f")
        every = [each.id for each in desk.app.guide.pitfalls]
        await desk.press(*["left"] * len(every))  # whichever was likely first
        await desk.press(*"123012")
        assert [meeting.reflections[each].answer for each in every[:4]] == ["yes", "partly", "no", "unknown"]
        assert f"{every[0]}● {every[1]}◐ {every[2]}○ {every[3]}?" in desk.words, "what is answered stays in sight"
        await desk.press("u")
        assert len(meeting.reflections) == 5
        assert f"{every[5]}  {desk.app.guide[every[5]].title}" in desk.seen, "what is taken back is asked for again"
        await desk.press("left", "left", "left", "1")  # back to the third, which is mended; on to what has none
        assert meeting.reflections[every[2]].answer == "yes"
        assert f"{every[5]}  {desk.app.guide[every[5]].title}" in desk.seen
        await desk.press(*"3" * (len(every) - 5))
        assert set(meeting.reflections) == set(every), "as many keys as pitfalls"
        assert "Alle faldgruber her har fået svar" in " ".join(desk.told)


async def test_an_answer_to_what_disappears_is_an_observation_of_the_meeting(sit: Sit) -> None:
    async with sit() as desk:
        meeting = await sat_down(desk, SOUND, at=f"disappears:{LOSS_QUESTIONS[3]}")
        await desk.press("enter")
        await desk.write("!Vi var gode til at lytte", "enter")
        (made,) = answers(meeting.gathered)[LOSS_QUESTIONS[3]]
        assert made.text.endswith(": Vi var gode til at lytte")
        assert made.kind == "concern"
        assert "1 af 5" in desk.words
        await desk.press("enter")
        await desk.paste("- Vi lærte det af hinanden #44")
        await desk.press("enter")
        *_, second = answers(meeting.gathered)[LOSS_QUESTIONS[3]]
        assert second.text.endswith(": - Vi lærte det af hinanden #44"), "what is pasted has no marks"
        assert (second.kind, second.pitfalls) == (None, frozenset())
        await desk.press("enter")
        await desk.write(";uge 53 Vi mangler papiret", "enter")
        assert "2020" in desk.words, "the latest year that had one lies far off: that is asked"
        assert len(answers(meeting.gathered)[LOSS_QUESTIONS[3]]) == 2
        await desk.press("escape")
        await desk.press("escape", "end")  # thrown away
        await desk.press("g")
        assert "1 of 5" in desk.words, "it is still the answer in the other language"


async def test_it_stands_where_the_room_was(sit: Sit) -> None:
    async with sit() as desk:
        meeting = await sat_down(desk, SOUND, LEADER, at="mirror:1.3")
        room = desk.place
        assert isinstance(room, RetroScreen)
        assert desk.app.guide["1.3"].title in desk.words
        await desk.press("n", "n", "down")
        assert isinstance(room.view, UnderstandView)
        await desk.until(lambda: meeting.running.at == f"groups:{meeting.ungrouped[1].id}")


@pytest.mark.long
@pytest.mark.parametrize("size", [(120, 36), (20, 5)])
async def test_any_text_is_only_shown(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(size=size) as desk:
        meeting = await sat_down(desk, *HOSTILE, "ord " * 5_000)
        meeting.themes.add(meeting.ungrouped[:3], Theme(name=HOSTILE[0]))
        desk.app.publish_change()
        await desk.press(*("down", "end", "right", "n", "n", "n", "home", "pagedown", "space", "j", "escape"))
        await desk.press("t", "escape", "d", "escape", "a", "escape")
        assert desk.app._exception is None


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.scope)
def test_the_keys_of_a_part_are_its_own(part: type) -> None:
    def keys(*scopes: str) -> list[str]:
        return [key for command in of_scope(*scopes) for key in command.keys]

    own = keys(part.scope, "understand")  # type: ignore[attr-defined]
    assert len(own) == len(set(own))
    assert not set(own) & {*keys("retro"), *keys("app")}
    assert all(hasattr(part, f"action_{command.action}") for command in of_scope(part.scope))  # type: ignore[attr-defined]


def test_a_note_on_the_board_follows_what_it_was_written_under() -> None:
    entry = BoardEntry(note=Observation(id="o1", text="lister på papir til alle", kind="hindered"))
    renderer = BoardEntryRenderer(catalogue("da"), lambda note: "Stop")
    drawn = renderer.draw(entry, 22, here=False)
    shown = ["".join(text for text, _ in line).rstrip() for line in drawn]
    assert shown == ["- Stop: lister på", "  papir til alle"]
    assert renderer.height(entry, 22, here=False) == len(drawn)


async def test_esc_lets_go_of_what_is_chosen_and_what_is_told_covers_nothing(sit: Sit) -> None:
    async with sit() as desk:
        await sat_down(desk, SOUND, LEADER)
        await desk.press("space")
        assert "1 valgt" in desk.words
        before = desk.lines[4:]
        desk.app.notify_user("Det her er en lang besked om noget, der ikke kunne gøres. " * 2)
        await desk.settle()
        assert "Det her er en lang besked" in " ".join(desk.lines[1:4])
        assert desk.lines[4:] == before, "neither the question, nor the tabs, nor the count"
        desk.app.dismiss_notifications()
        await desk.press("escape")
        assert isinstance(desk.place, RetroScreen)
        assert "valgt" not in desk.words
        assert "lang besked" not in desk.words
        await desk.press("escape", "escape", "space", "escape")
        assert not isinstance(desk.place, RetroScreen)
        assert desk.app.journal_here is not None, "the list in the project lets go too"


@pytest.mark.long
async def test_what_was_on_its_way_when_the_phase_was_turned_does_nothing(sit: Sit) -> None:
    async with sit() as desk:
        await sat_down(desk, SOUND, LEADER)
        left: list[PhaseView | PhasePart] = [desk.one("UnderstandView", UnderstandView), *desk.place.query(PhasePart)]
        await desk.press("shift+tab")
        left.append(desk.one("GatherView", GatherView))
        await desk.press("tab")
        for each in left:
            assert not each.is_attached
            if on_resize := getattr(each, "on_resize", None):
                on_resize()
            if isinstance(each, UnderstandView):
                each.on_phase_part_moved(PhasePart.Moved())
            if isinstance(each, PhaseView):
                each.note_position("x")
