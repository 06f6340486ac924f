"""Gather by slips: nothing of a private round is anywhere before it is shown, and nobody is known by a text."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

import tui.app
from journals.library.library import Library
from journals.library.paths import LocalFolders
from tests.files import contents
from tests.tui.conftest import Sit, seat
from tests.tui.desk import Desk
from tests.tui.features.retro.phases.test_gather import TO_GATHER, gathered, meeting, view

SECRETS = ("vagtplanen er uretfaerdig", "jeg er traet af det", "lederen lytter", "det gaar for staerkt", "mere tid")


REVEAL = ("escape", "enter", "enter")
"""From the page between two writers: is the round done, what will be shown, show it."""


def on_disk(folder: Path) -> bytes:
    return b"".join(contents(folder).values())


def found(folder: Path, library: Library) -> list[str]:
    """Return the secrets that stand anywhere in the folders, once all that is to be written is."""
    library.in_background(lambda: None).result()
    held = on_disk(folder)
    return [each for each in SECRETS if each.encode() in held]


async def go_round(
    desk: Desk, *writers: tuple[str, ...], half_typed: Callable[[], Awaitable[None]] | None = None
) -> None:
    """Let each write what they write, and hand the keyboard on; `half_typed` is awaited before each note is put."""
    for notes in writers:
        await desk.press("enter")
        for note in notes:
            await desk.write(note)
            assert note not in desk.seen
            assert "■" * len(note) in desk.seen
            if half_typed:
                await half_typed()
            await desk.press("enter", "down")
        await desk.press("escape")


@pytest.mark.long
async def test_nothing_of_a_private_round_is_anywhere_before_it_is_shown(
    samples: Path, places: LocalFolders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tui.app, "LOOK_EVERY", 0.02)
    library = Library([samples], places)
    async with seat(library) as desk:
        await desk.press(*TO_GATHER, "t")
        assert "Vi gemmer ikke hvem. Kolleger kan stadig genkende en skrivestil." in desk.words
        assert "mindst 4" in desk.words

        async def nothing_is_kept() -> None:
            await desk.until_looked()  # it keeps what is half typed, elsewhere
            assert found(tmp_path, library) == []  # which is what a kill would leave

        writers = (SECRETS[:2], *((each,) for each in SECRETS[2:]))
        await go_round(desk, *writers, half_typed=nothing_is_kept)
        await desk.press("enter", "ctrl+q")
        assert "Den private runde" in desk.seen
        await desk.press("enter", "escape")
        await nothing_is_kept()
        assert not any(each in "\n".join([*desk.told, desk.seen]) for each in SECRETS)
        assert gathered(desk) == []
        await desk.press(*REVEAL)
        shown = meeting(desk).gathered
        assert sorted(each.text for each in shown) == sorted(SECRETS)
        assert {(each.happened, each.private, each.perspective) for each in shown} == {("2026-W48", True, "")}
        assert len({each.id[:10] for each in shown}) == 1
        asked = {each.text: (each.prompt, each.kind) for each in shown}
        assert (asked[SECRETS[0]], asked[SECRETS[1]]) == (("hour/worked", "worked"), ("hour/hindered", "hindered"))
        assert found(tmp_path, library) == list(SECRETS)
        assert not any(each in "\n".join(desk.told) for each in SECRETS)
        await desk.press("u")
        assert gathered(desk) == [], "the reveal is one step"
    library.close()


@pytest.mark.long
async def test_with_fewer_writers_nothing_is_shown_or_kept(sit: Sit, tmp_path: Path) -> None:
    async with sit() as desk:
        await desk.press(*TO_GATHER, "t")
        await go_round(desk, SECRETS[:2], SECRETS[2:3], SECRETS[3:4])
        await desk.press("escape", "tab", "end", "enter", "escape")
        assert "3 har haft tastaturet" in desk.seen
        await go_round(desk, ())  # who passes has had the keyboard, but has written nothing
        await desk.press(*REVEAL)
        assert "Der skal være mindst 4" in desk.told[-1]
        assert found(tmp_path, desk.app.library) == []
        assert "4 har haft tastaturet" in desk.seen, "nothing is thrown away"
        await go_round(desk, SECRETS[4:])
        await desk.press(*REVEAL)
        assert sorted(gathered(desk)) == sorted(SECRETS)


async def test_where_too_few_take_part_it_is_said_before_anybody_writes(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*TO_GATHER)
        meeting(desk).update(replace(meeting(desk).retro, people=3))
        await desk.press("t", "enter", "a")
        assert "I er 3. Der skal være mindst 4" in desk.words
        assert "■" not in desk.seen
        await desk.press("escape")
        assert view(desk).rows.has_focus


@pytest.mark.long
async def test_the_guard_asks_who_writes_and_shows_the_room_no_text(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*TO_GATHER, "t", "enter", "down")
        assert "Uden tegn: - hindrede, som der spørges om." in desk.words
        await desk.write("ring til 010158-5123 nu", "enter")
        assert "et CPR-nummer" in desk.seen
        assert "5123" not in desk.seen
        assert "ring" not in desk.seen
        await desk.press("enter", "enter", "tab", "escape")
        await go_round(desk, ("qet",), ("qto",), ("qtre",))
        await desk.press(*REVEAL)
        assert sorted(gathered(desk)) == ["qet", "qto", "qtre", "ring til [fjernet] nu"]
