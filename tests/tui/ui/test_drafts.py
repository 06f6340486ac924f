"""A terminal that is closed in the middle of a line: the line is there again at the next start."""

from __future__ import annotations

import asyncio
import shutil
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

import tui.app
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.lookup import find_project
from journals.library.paths import LocalFolders
from journals.records.model import Observation
from tests.files import contents
from tests.tui.conftest import NEWEST, Sit, seat
from tui.ui.pasted_rows import draft_texts
from tui.ui.unsaved import all_drafts, notify_withheld
from tui.ui.widgets.capture_line import CaptureInput

CPR = "010158-5123"


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tui.app, "LOOK_EVERY", 0.05)


def kept(places: LocalFolders) -> str:
    return b"".join(contents(places.state, named="typed.json").values()).decode()


async def die(samples: Path, places: LocalFolders, text: str) -> str:
    """Type a line and be killed, and return what was kept by then."""
    library = Library([samples], places)
    async with seat(library) as desk:
        await desk.press("enter", "n")
        await desk.write("en anden")
        await desk.until(lambda: "en anden" in kept(places))
        await desk.press("ctrl+u")
        await desk.paste(text)
        await asyncio.wrap_future(library.in_background(partial(library.save_unsent_lines, all_drafts(desk.app))))
        found = kept(places)
    library.close()
    return found


async def test_a_half_typed_line_is_there_again(samples: Path, places: LocalFolders) -> None:
    assert "lyden fal" in await die(samples, places, "-lyden fal")
    library = Library([samples], places)
    other = Library([samples], places)
    async with seat(library) as desk:
        await desk.until_looked()
        assert f"Linjen i {NEWEST}: »-lyden fal«" in desk.told[0]
        await desk.press("enter", "n")
        assert desk.one("#capture", CaptureInput).value == "-lyden fal"
        await desk.until(lambda: "lyden fal" in kept(places))
        assert other.pop_unsent_lines().lines == {}, "a window that is open keeps its own"
        await desk.write("dt ud", "enter")
        assert desk.made(Observation)[-1].text == "lyden faldt ud"
        await desk.until(lambda: not kept(places))
        await desk.write("ikke gemt", "ctrl+q", "end")
    library.close()
    other.close()
    assert kept(places) == "", "it was not wanted"


@pytest.mark.long
@pytest.mark.parametrize("text", [f"hos {CPR}", "ring 22 22 12 34", "hos 010158", "hos 010158-51", "skriv til a@b.dk"])
async def test_what_is_asked_about_first_is_never_kept(samples: Path, places: LocalFolders, text: str) -> None:
    assert await die(samples, places, text) == ""
    library = Library([samples], places)
    async with seat(library) as desk:
        await desk.until_looked()
        (told,) = desk.told
        assert NEWEST in told
        assert "ikke er gemt" in told
    library.close()
    library = Library([samples], places)
    async with seat(library) as desk:
        await desk.until_looked()
        assert desk.told == [], "once"
    library.close()


@pytest.mark.long
async def test_lines_of_a_project_that_is_not_there_now_are_kept_on(samples: Path, places: LocalFolders) -> None:
    await die(samples, places, "-lyden fal")
    before = kept(places)
    shutil.rmtree(samples)
    library = Library([samples], places)
    async with seat(library) as desk:
        await desk.until_looked()
        assert "-lyden fal" in desk.told[0]
        await desk.until(lambda: kept(places) == before)
    library.close()
    assert kept(places) == before


@pytest.mark.long
async def test_what_was_chosen_for_pasted_lines_is_chosen_again(samples: Path, places: LocalFolders) -> None:
    library = Library([samples], places)
    async with seat(library) as desk:
        await desk.press("enter", "n")
        await desk.paste("Mandag:\n- den første\n- den anden\n#44 tredje\nfjerde")
        await desk.press("down", "+", "space", "down", "d")
        await desk.write("20.11", "enter")
        await asyncio.wrap_future(library.in_background(partial(library.save_unsent_lines, all_drafts(desk.app))))
    library.close()
    library = Library([samples], places)
    async with seat(library) as desk:
        await desk.until_looked()
        assert f"3 linjer i {NEWEST}. Den første: »den første«" in desk.told[0]
        await desk.press("enter")
        assert "3 linjer" in desk.told[-1]
        assert "den første" in str(all_drafts(desk.app)), "it waits, and outlives another kill"
        await desk.press("n")
        assert "3 af 5 linjer" in desk.words
        assert "= fredag 20.11.2026" in desk.words
        await desk.press("enter")
        made = [(each.text, each.kind, each.happened, each.pitfalls) for each in desk.made(Observation)]
        assert made == [
            ("den første", "worked", "2026-11-20", frozenset()),
            ("#44 tredje", None, "2026-11-20", frozenset()),
            ("fjerde", None, "2026-11-20", frozenset()),
        ]
        assert all_drafts(desk.app) == {}
    library.close()


async def test_a_line_that_was_logged_in_the_last_moment_is_not_offered(samples: Path, places: LocalFolders) -> None:
    await die(samples, places, "-lyden fal #44")
    library = Library([samples], places)
    library.refresh()
    journal: Journal = find_project(library, NEWEST)
    journal.add(Observation(text="lyden fal", stage="S2"))
    async with seat(library) as desk:
        await desk.until_looked()
        (told,) = desk.told
        assert "nåede at blive gemt" in told
        assert desk.app.drafts == {}
    library.close()


async def test_the_start_says_how_many_pasted_lines_of_what_are_not_kept(sit: Sit) -> None:
    async with sit() as desk:
        project = find_project(desk.app.library, NEWEST).id
        notify_withheld(desk.app, {f"{project}/cpr": 2, f"{project}/cpr+phone": 1})
        assert "3 indsatte linjer" in desk.told[-1]
        assert "et CPR-nummer, et telefonnummer" in desk.told[-1]


@pytest.mark.long
async def test_only_what_this_act_stored_is_left_out_and_it_is_said(samples: Path, places: LocalFolders) -> None:
    pasted = "Mandag:\nSkærmen er god\nHelt ny linje\nen til"
    library = Library([samples], places)
    library.refresh()
    journal: Journal = find_project(library, NEWEST)
    journal.add(Observation(text="Skærmen er god", stage="S2", happened="2026-11-17"))
    async with seat(library) as desk:
        await desk.press("enter", "n")
        await desk.write("Skærmen er god ;i går")
        await desk.paste(pasted)
        await asyncio.wrap_future(library.in_background(partial(library.save_unsent_lines, all_drafts(desk.app))))
        day = desk.app.today - timedelta(desk.app.today.weekday())
    library.close()
    library = Library([samples], places)
    library.refresh()
    journal = find_project(library, NEWEST)
    journal.add(
        Observation(text="Skærmen er god", stage="S2", happened="2026-11-16"),
        Observation(text="en til", stage="S2", happened=day.isoformat()),
    )
    async with seat(library) as desk:
        await desk.until_looked()
        texts = [text for key, lines in desk.app.drafts.items() for text in draft_texts(key, lines)]
        assert sorted(texts) == ["Helt ny linje", "Skærmen er god", "Skærmen er god ;i går"]
        assert "nåede at blive gemt" in desk.told[-1]
        await desk.press("enter", "n")
        assert "2 af 3 linjer" in desk.words
        await desk.press("enter")
        assert desk.one("#capture", CaptureInput).value == "Skærmen er god ;i går"
    library.close()
