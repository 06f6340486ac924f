"""The meeting's room: the language of now, a guide of one's own, and two machines that see the same meeting."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

import content
from content.formats import load_formats
from journals.library.library import Library
from journals.records.model import Observation, Project
from journals.records.retro import Theme
from journals.retro.meeting import Meeting, begin_retro, open_retro
from journals.retro.timer import now, remaining
from tests.tui.conftest import TODAY, Sit
from tests.tui.conftest import begin as begin_project
from tui.features.retro import meeting_screen, screen, start
from tui.features.retro.phases.choose import ChooseView
from tui.features.retro.screen import RetroScreen

HOUR = next(each for each in load_formats("da") if each.id == "hour")

PITFALLS = """# Kapitel 1

## R1 Byg i det små

- Henvisning: kap. 1

Begynd med et skur.

### Hvorfor

Det kan rives ned.

### Sådan gør I

- **Først.** Tegn det.

## I1.1 Regn kommer

- Henvisning: kap. 1, indsigt 1

Det regner altid.
"""
PITFALL = """
## 1.{number} {title}

- Henvisning: kap. 1, faldgrube {number}
- Indsigt: I1.1

Man ser det for sent.

### Sådan viser den sig

Det drypper.

### Derfor falder man i

Solen skinner.

### Det hjælper

- Se op.

### Spørg hinanden

- Er der tørt?

### Her bider den

- S2 ({weight}): det er der, den bider.
"""
FORM = """# Byggemøde

Ti minutter på pladsen.

## Saml (7)

Gå en runde.

- Hvad står fast? (+)
- Hvad vakler? (-)

## Forstå (3)

Hvad hører sammen?
"""


def of_builders(folder: Path) -> Path:
    """Write a guide of other stages and other pitfalls, with a format of its own."""
    content.skeleton(folder, "da")
    titles = (("Taget kommer sidst", 1), ("Kranen står stille", 3))
    more = [PITFALL.format(number=n, title=t, weight=w) for n, (t, w) in enumerate(titles, 1)]
    (folder / "chapter-1.md").write_text(PITFALLS + "".join(more), encoding="utf-8")
    (folder / "formats" / "ours.md").unlink()
    (folder / "formats" / "site.md").write_text(FORM, encoding="utf-8")
    return folder


async def test_the_meeting_and_its_phase_speak_the_language_of_now(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter")
        begin_retro(desk.journal, HOUR, today=TODAY, now=now(), leader="").go_to_phase(HOUR, "gather", now())
        await desk.press("r")
        assert HOUR.phase("gather").title in desk.lines[0]
        assert HOUR.prompts[0].text in desk.words
        await desk.press("g")
        english = next(each for each in load_formats("en") if each.id == "hour")
        assert english.phase("gather").title in desk.lines[0]
        assert english.prompts[0].text in desk.words
        assert english.phase("gather").lead[:30] in desk.words


@pytest.mark.long
async def test_a_guide_of_ones_own_has_its_phases_prompts_and_mirror(sit: Sit, tmp_path: Path) -> None:
    async with sit(guide_folder=of_builders(tmp_path / "guide")) as desk:
        await desk.press("enter", "r")
        assert "Byggemøde" in desk.words
        assert "60" not in desk.words
        await desk.press("1")
        assert "Hvad står fast?" in desk.words
        await desk.press("n")
        await desk.write("Muren er skæv :2", "enter")
        await desk.press("escape", "tab", "n", "f", "right")
        assert "Kranen står stille" in desk.words, "the second of them all"
        await desk.press("1")
        meeting = open_retro(desk.journal)
        assert meeting is not None
        assert {each: answer.answer for each, answer in meeting.reflections.items()} == {"1.2": "yes"}
        assert [(each.text, each.kind) for each in meeting.gathered] == [("Muren er skæv", "worked")]
        await desk.press("tab")
        assert desk.told[-1] == "Det er den sidste fase."


async def test_a_broken_format_is_told_and_the_built_in_ones_are_used(sit: Sit, tmp_path: Path) -> None:
    folder = of_builders(tmp_path / "guide")
    (folder / "formats" / "site.md").write_text(FORM.replace("Saml (7)", "Sang (7)"), encoding="utf-8")
    async with sit(guide_folder=folder) as desk:
        await desk.press("enter", "r")
        assert "formats/site.md:5" in desk.told[-1]
        await desk.press("2")
        assert isinstance(desk.place, RetroScreen)
        assert desk.place.format.minutes == HOUR.minutes


def theirs(colleague: Library) -> Meeting:
    """Begin a meeting on the colleague's machine, which leads it."""
    journal = begin_project(colleague, Project(name="Skærme", stage="S4"))
    leader = colleague.writer_of(journal.folders[0].path.parent).name
    return begin_retro(journal, HOUR, today=TODAY, now=now(), leader=leader, people=4)


@pytest.mark.long
async def test_who_follows_sees_the_meeting_move_and_turns_nothing(sit_empty: Sit, colleague: Library) -> None:
    meeting = theirs(colleague)
    themes = [
        meeting.themes.add(meeting.gather(Observation(text=name)), Theme(name=name)) for name in ("Lyden", "Tiden")
    ]
    async with sit_empty() as desk:
        await desk.until(lambda: desk.app.library.journals)
        await desk.press("enter", "r")
        assert "En anden maskine" in desk.words
        assert "O tag over" in desk.lines[-1]
        await desk.press("tab")
        assert (meeting.running.phase, "En anden maskine" in desk.told[-1]) == ("follow-up", True)
        meeting.go_to_phase(HOUR, "choose", now())
        await desk.until(lambda: "Vælg" in desk.lines[0] and desk.app.screen.query(ChooseView))
        meeting.set_focus(f"dots:{themes[1].id}")
        await desk.until(lambda: next((line for line in desk.lines if line.startswith("▌ ")), "").startswith("▌ Tiden"))
        await desk.press("O", "tab")
        assert "Tjek ud" in desk.lines[0]
        await desk.until(lambda: colleague.refresh() or meeting.running.phase == "check-out")
        writer = desk.app.library.writer_of(desk.journal.folders[0].path.parent)
        assert meeting.running.leader == writer.name


@pytest.mark.long
async def test_undo_stays_inside_the_meeting_and_says_so(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "r", "1")
        first = desk.app.meeting_here
        assert first is not None
        await desk.press("p")
        await desk.write("Det første møde", "enter")
        assert desk.told[-1].startswith("Parkeret: »Det første møde«"), "the room sees that it is kept"
        first.close(TODAY)
        await desk.press("escape", "r", "n", "1")
        second = desk.app.meeting_here
        assert second is not None
        assert second.id != first.id
        await desk.press("p")
        await desk.write("Det andet", "enter")
        await desk.press("u")
        assert (second.parked, desk.told[-1][:9]) == ([], "Fortrudt:")
        await desk.press("u")
        assert desk.told[-1] == "Der er ikke mere at fortryde i dette møde."
        await desk.press("escape", "escape", "u")
        assert "et møde begyndte" in desk.told[-1]
        assert (first.retro.closed, second.retro.closed, len(first.parked)) == (TODAY.isoformat(), None, 1)


async def test_a_phase_has_the_time_that_was_left_and_a_pause_is_said_in_a_word(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = now()
    for module in (meeting_screen, screen, start):
        monkeypatch.setattr(module, "now", lambda: at)
    async with sit() as desk:
        await desk.press("enter", "r", "1")
        meeting, first = desk.app.meeting_here, desk.lines[1:4]
        assert meeting is not None
        end = (at + timedelta(minutes=desk.place.format.minutes)).astimezone()  # type: ignore[attr-defined]
        assert f"slutter {end.hour}.{end.minute:02}" in desk.lines[0]
        assert ":" not in desk.lines[0].partition("●")[2], "one clock, not two"
        at += timedelta(minutes=1)
        await desk.press("tab", "shift+tab")
        assert remaining(meeting.running, at) == (desk.place.phase.minutes - 1) * 60  # type: ignore[attr-defined]
        assert desk.lines[1:4] != first
        await desk.press("z")
        assert "PAUSE" in desk.seen
        await desk.resize(40, 12)
        assert f"{desk.place.phase.minutes - 1}:00  PAUSE" in desk.lines[0]  # type: ignore[attr-defined]
