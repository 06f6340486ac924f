"""Follow-up, check-in and check-out: the parts of a meeting around what is gathered and chosen."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from journals.log.folded_acts import FoldedActs
from journals.records.model import Action, Lesson, Observation, Use
from journals.retro.meeting import open_retro
from tests.files import contents
from tests.hostile import HOSTILE
from tests.tui.conftest import TODAY, Sit
from tests.tui.desk import Desk
from tests.tui.features.retro.phases.test_choose import meet
from tui.features.common.outgoing import DocumentPrivacyDialog
from tui.features.project.screen import ProjectScreen
from tui.features.retro.agreements_dialog import AgreementsDialog
from tui.features.retro.phases.check_in import is_low
from tui.features.retro.screen import RetroScreen
from tui.features.retro.tally_dialog import TallyDialog
from tui.ui.dialogs.form import Form
from tui.ui.widgets.row_list import Rows


def cursor(desk: Desk) -> str:
    """The text of what the cursor is on, as the list shows it."""
    return next(line for line in desk.lines if line.startswith("▌"))


@pytest.mark.long
async def test_phases_can_be_turned_as_fast_as_keys_come(sit: Sit) -> None:
    async with sit() as desk:
        await meet(desk, phase="follow-up")
        for _ in range(3):
            for key in [*["tab"] * 6, *["shift+tab"] * 6]:
                desk.send(key)
            await desk.settle()
        assert isinstance(desk.place, RetroScreen)
        assert desk.place.view is not None
        assert desk.place.view.phase.kind == "follow-up"


# Follow-up


async def test_it_goes_from_one_to_the_next_and_what_is_answered_stays(sit: Sit) -> None:
    async with sit() as desk:
        meeting = await meet(desk, phase="follow-up")
        journal = meeting.journal
        origin = next(each for each in desk.app.library.journals if each.id != journal.id and each.lessons)
        lesson = origin.lessons[0]
        journal.delete(*journal.actions)
        journal.edit(*((o, replace(o, reply="Ja")) for o in journal.observations if o.waits))
        journal.add(Action(id="A1", text="Ring til driften", carried=frozenset({"r1", "r2"})))
        journal.add(Action(id="A2", text="Find en lyddims", owner="gruppeleder"))
        journal.add(Observation(id="O1", text="Hvem svarer os?", kind="concern", happened=TODAY.isoformat()))
        journal.add(Use(id="use-1", lesson=lesson.id, origin=origin.id, decision="applies", decided="2026-09-01"))
        desk.app.publish_change()
        await desk.press("home")
        assert "tredje gang" in cursor(desk)
        assert "4 venter på svar" in desk.words
        await desk.press("2")
        assert meeting.id in next(a for a in journal.actions if a.id == "A1").carried
        assert "Find en lyddims" in cursor(desk)
        assert "videre · tredje gang" in desk.words
        await desk.press("3")
        await desk.write("ingen laver den", "enter")
        assert next(a for a in journal.actions if a.id == "A2").because == "ingen laver den"
        assert "Hvem svarer os?" in cursor(desk)
        assert "1 gjort 2 sådan gør vi 3 nej, fordi" in desk.words
        assert "i dag" in cursor(desk)
        await desk.press("1")
        await desk.write("Det gør vi på mandag", "escape", "escape", "enter")
        replied = journal.get(Observation, "O1")
        assert replied is not None
        assert (replied.reply_as, replied.reply) == ("acted", "Det gør vi på mandag"), "a line, and Enter sends it"
        assert lesson.title[:20] in cursor(desk)
        await desk.press("1")
        held = journal.get(Use, "use-1")
        assert held is not None
        assert held.held == "helped"
        assert "Alt er fulgt op" in desk.words
        assert all(word in desk.words for word in ("Ring til driften", "droppet", "besvaret", "hjalp"))
        await desk.press("u")
        assert "1 venter på svar" in desk.words
        await desk.press("u")
        assert "tilbageblikkets ramme" not in desk.words
        assert "Fortrudt: ændringen af observationen »Hvem svarer os?«" in desk.words


async def test_nothing_to_follow_up_is_said_and_any_text_is_shown_as_text(sit: Sit) -> None:
    async with sit(size=(40, 12)) as desk:
        meeting = await meet(desk, phase="follow-up")
        journal = meeting.journal
        journal.delete(*journal.actions, *(o for o in journal.observations if o.waits))
        desk.app.publish_change()
        await desk.settle()
        await desk.press("1", "2", "3", "enter")
        assert "intet at følge op på" in desk.words
        for text in HOSTILE:
            journal.absorb(FoldedActs())
            if text.strip():
                journal.add(Action(text=text, owner=text))
        desk.app.publish_change()
        await desk.settle()
        for _ in range(3):
            await desk.press("2", "down")
        assert isinstance(desk.place, RetroScreen)


# Check-in


async def test_purpose_people_and_a_round_of_words(sit: Sit) -> None:
    async with sit() as desk:
        meeting = await meet(desk, phase="check-in", people=0)
        await desk.press("space", "enter")
        await desk.write("Hvad lærte vi af prøven?", "enter")
        assert meeting.retro.purpose == "Hvad lærte vi af prøven?"
        await desk.press("n")
        await desk.write("4", "enter")
        await desk.press("minus", "minus", "plus")
        assert meeting.retro.people == 3
        await desk.press("space", "space")
        assert "1✓ [2] 3" in desk.words
        room = desk.place
        assert isinstance(room, RetroScreen)
        await desk.until(lambda: meeting.running.at == "seat:2")
        room.view.go_to("seat:3")  # type: ignore[union-attr]
        await desk.settle()
        assert "[3]" in desk.words
        await desk.press("space")
        assert "Alle har haft ordet" in desk.words
        await desk.press("backspace", "backspace")
        assert "[2]" in desk.words


async def test_personal_data_in_the_purpose_is_asked_about(sit: Sit) -> None:
    async with sit() as desk:
        meeting = await meet(desk, phase="check-in")
        await desk.press("enter")
        await desk.write("Ring til 010190-1234", "enter", "tab")
        assert meeting.retro.purpose == "Ring til [fjernet]"


async def test_the_safety_check_shows_a_distribution_and_leaves_no_trace(sit: Sit, tmp_path: Path) -> None:
    def on_disk() -> dict[Path, bytes]:
        return {each: held for each, held in contents(tmp_path).items() if each.suffix in (".jsonl", ".json")}

    async with sit() as desk:
        meeting = await meet(desk, phase="check-in", people=5)
        await asyncio.wrap_future(desk.app.library.in_background(lambda: None))  # what went before is written
        before, told, running = on_disk(), list(desk.told), meeting.running
        await desk.press("t")
        for digit in "5253":
            await desk.press(digit)
        dialog = desk.place
        assert isinstance(dialog, TallyDialog)
        assert "████" in desk.words
        assert "4 af 5 har svaret" in desk.words
        assert not any(word in desk.words for word in ("█ 1", "█ 2"))
        await desk.press("enter")  # one is missing: nothing is shown yet
        assert "Er det alle?" in desk.words
        await desk.press("1", "1", "backspace", "1")  # beyond the five; the latest, once more
        await desk.press("enter")
        bars = [line for line in desk.lines if "█" in line]
        assert [line.split("█")[-1].split()[0] for line in bars] == ["2", "1", "1", "1"]
        assert "Del jer i mindre grupper" in desk.words
        await desk.press("enter")
        assert isinstance(desk.place, RetroScreen)
        assert not dialog._counts
        assert "█" not in desk.words
        assert (on_disk(), desk.told, meeting.running) == (before, told, running)


async def test_with_fewer_than_four_nothing_is_shown(sit: Sit) -> None:
    async with sit() as desk:
        await meet(desk, phase="check-in", people=0)
        await desk.press("t", "1", "5", "3", "enter", "enter")
        assert "█" not in desk.words
        assert "intet bliver vist" in desk.words


@pytest.mark.parametrize(
    ("levels", "low"), [([5, 4, 3, 3], False), ([5, 5, 5, 1], True), ([2, 3, 3, 3], True), ([3, 3, 3, 3], False)]
)
def test_a_low_mean_or_anybody_at_one_is_low(levels: list[int], low: bool) -> None:
    from collections import Counter

    assert is_low(Counter(levels)) == low


# Check-out


def written(folder: Path) -> dict[str, str]:
    """The files that have been written, by name."""
    return {each.name: each.read_text(encoding="utf-8") for each in folder.iterdir()}


SHOWN_FIRST = "Første skridt: Find måleren"


async def test_a_name_does_not_leave_in_the_record_unasked(sit: Sit, documents: Path) -> None:
    """Whether it is written or copied: it stays, it goes, or nothing leaves."""
    async with sit() as desk:
        meeting = await meet(desk, phase="check-out")
        meeting.journal.add(Action(text="Ring til Anna Sørensen", retro=meeting.id))
        desk.app.publish_change()
        await desk.press("x")
        assert isinstance(desk.place, DocumentPrivacyDialog)
        assert "et navn" in desk.words
        assert "‹Anna Sørensen›" in desk.words
        await desk.press("enter")
        assert written(documents) == {}
        await desk.press("x", "tab")
        await desk.press("c", "tab")
        assert len(written(documents)) == 1
        for leaves in (*written(documents).values(), desk.app.clipboard):
            assert "Ring til \\[fjernet\\]" in leaves
            assert "Sørensen" not in leaves
        await desk.press("c", "end")
        assert "Ring til Anna Sørensen" in desk.app.clipboard


async def test_enter_goes_on_to_what_is_not_answered_and_opens_all_once_it_is(sit: Sit) -> None:
    async with sit() as desk:
        meeting = await meet(desk, phase="check-out")
        await desk.press("enter")
        await desk.write("Ro på", "enter")
        await desk.press("escape", "enter")
        assert "Hvem får besked" in desk.words
        assert desk.one("Input", Input).value == ""
        await desk.write("Natholdet", "enter")
        await desk.write("24.12.2026", "enter")
        assert isinstance(desk.place, RetroScreen)
        await desk.press("enter")
        assert isinstance(desk.place, Form)
        await desk.press("escape")
        retro = meeting.retro
        assert (retro.taken, retro.told, retro.next) == ("Ro på", "Natholdet", "2026-12-24")


@pytest.mark.long
async def test_it_ends_with_what_is_taken_the_log_as_a_file_and_back_to_the_project(sit: Sit, documents: Path) -> None:
    async with sit() as desk:
        await desk.press("enter")
        meeting = await meet(desk, "Lyden", phase="check-out", people=3)
        agreed = Action(text="Mål [b]lyden", owner="teknikeren", due="2026-12-01", first_step="Find måleren")
        meeting.journal.add(replace(agreed, retro=meeting.id))
        await desk.press("enter")
        await desk.write("Begynd med aftenholdet", "enter")
        assert meeting.retro.taken == "Begynd med aftenholdet", "each line is stored when it is sent"
        await desk.write("gruppelederne på mandag", "enter")
        await desk.write("når det passer", "enter")
        assert "ikke en dato" in desk.words
        await desk.press("ctrl+u")
        await desk.write("24.12.2026", "enter")
        await desk.press("t", "5", "5", "4", "enter", "escape")
        assert "Smid det væk?" in desk.words, "what three have answered is not thrown away without a word"
        await desk.press("escape", "enter")
        retro = meeting.retro
        assert (retro.taken, retro.told, retro.next) == (
            "Begynd med aftenholdet",
            "gruppelederne på mandag",
            "2026-12-24",
        )
        assert retro.returned == {"5": "2", "4": "1"}
        assert "2 godt brugt · 1 ret godt brugt" in desk.words
        await desk.press("x")
        ((name, record),) = written(documents).items()
        assert name.startswith("tilbageblik-eksempel-")
        assert all(text in record for text in ("Lyden 0", "aftenholdet", "gruppelederne", "24. december 2026"))
        shown: list[str] = [block.text for block in desk.one("#lines", Rows).items]
        assert shown[:5] == ["Aftaler", "Mål [b]lyden", "Hvem: teknikeren", "Senest: 1. december 2026", SHOWN_FIRST]
        assert "**" not in desk.seen
        await desk.press("f")
        assert "Mål [b]lyden (teknikeren, senest 1. december 2026)" in desk.words
        await desk.press("x")
        short = next(text for name, text in written(documents).items() if name.startswith("tilbageblik-en-side-"))
        assert len(short.splitlines()) < 20
        await desk.press("q", "enter")
        assert isinstance(desk.place, AgreementsDialog)
        read = ("Læs den højt", "Mål [b]lyden", "teknikeren · senest", "Find måleren", "Hvem får besked", "24.12.2026")
        assert all(text in desk.words for text in read)
        await desk.press("enter")
        assert isinstance(desk.place, ProjectScreen)
        assert open_retro(meeting.journal) is None


async def test_the_end_tells_which_lessons_are_still_drafts(sit: Sit) -> None:
    async with sit() as desk:
        meeting = await meet(desk, phase="check-out")
        drafts = [Lesson(title=text, retro=meeting.id) for text in ("Spørg tidligt", "Mål lyden")]
        meeting.journal.add(*drafts, Lesson(title="Tag tid", retro=meeting.id, status="final"))
        await desk.press("q")
        assert "2 læringer herfra er udkast;" in " ".join(desk.words.replace("│", " ").split())


async def test_any_text_in_the_log_is_only_text(sit: Sit) -> None:
    async with sit(size=(120, 36), language="en") as desk:
        meeting = await meet(desk, *[text for text in HOSTILE if text.strip()][:6], phase="check-out")
        meeting.journal.add(Lesson(title="[/x]", theme=meeting.groups[0].theme.id))
        desk.app.publish_change()
        await desk.press("down", "pagedown", "g")
        assert isinstance(desk.place, RetroScreen)
