"""How each phase of a meeting looks, with a clock that stands: both sizes, languages and themes.

Not each with each, but any two of them together once: what goes wrong needs no more than two.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.pilot import Pilot

from content.formats import load_formats
from content.retro_format import PHASES, PhaseKind
from journals.library.library import Library
from journals.retro.timer import now
from journals.text.language import Language
from tests.tui.conftest import NEWEST, TODAY
from tests.tui.desk import Desk
from tests.tui.full_meeting import full_meeting
from tests.tui.test_snapshots import SMALL, WIDE, Compare
from tui.app import TilbageblikApp
from tui.features.retro.phases import retro_document
from tui.features.retro.screen import RetroScreen
from tui.settings import Settings, ThemeName

pytestmark = pytest.mark.usefixtures("styled_by_textual")

LOOKS: dict[str, tuple[tuple[int, int], Language, ThemeName]] = {
    "small-da-dark": (SMALL, "da", "dark"),
    "small-en-light": (SMALL, "en", "light"),
    "wide-da-light": (WIDE, "da", "light"),
    "wide-en-dark": (WIDE, "en", "dark"),
}


@pytest.mark.long
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("phase", PHASES)
def test_a_phase_looks_as_before(
    phase: PhaseKind,
    look: str,
    library: Library,
    snap_compare: Compare,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(retro_document, "export_folder", lambda: Path("Dokumenter"))  # the same on every machine
    size, language, theme = LOOKS[look]
    app = TilbageblikApp(library, Settings(language=language, theme=theme))

    async def hold(pilot: Pilot[int]) -> None:
        desk = Desk(app, pilot)
        await desk.until(lambda: app.loaded)
        journal = next(each for each in library.journals if each.project.name == NEWEST)
        formats = load_formats(language)
        form = next(each for each in formats if each.id == "hour")
        at = now()
        meeting = full_meeting(journal, form, TODAY, at)
        meeting.go_to_phase(form, phase, at)
        meeting.pause(at)
        await asyncio.to_thread(library.in_background(lambda: None).result)  # all of it is on disk
        await desk.settle()
        app.push_screen(RetroScreen(journal, meeting, formats))
        await desk.settle()

    assert snap_compare(app, terminal_size=size, run_before=hold)
