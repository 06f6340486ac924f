"""The pictures in the documents are what the app shows now. They are drawn anew by `python -m tests.pictures`."""

from __future__ import annotations

import os
import re
import time
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from difflib import unified_diff
from pathlib import Path
from xml.etree import ElementTree

import pytest

from journals.demo.sample import copy_samples
from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.text.language import LANGUAGES, Language
from tests.tui.conftest import FETCH, TODAY, seat
from tests.tui.pictures.scenes import SCENES, act
from tests.tui.pictures.svg import still
from tests.tui.pictures.tour import tour
from tui.features.retro import meeting_screen, start
from tui.features.retro import screen as retro_screen
from tui.ui.suggester import Suggester

pytestmark = pytest.mark.usefixtures("styled_by_textual")

PICTURES = Path(__file__).parents[3] / "docs" / "pictures"
WRITE = "PICTURES"
"""The environment variable that has them written instead of compared."""
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TITLES: dict[Language, str] = {
    "da": "En tur gennem Tilbageblik: fra det, der sker, til det, de næste lærer af",
    "en": "A tour of Tilbageblik: from what happens to what the next ones learn from it",
}


@pytest.fixture
def _held(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the clock of a meeting stand, and suggestions come as they come to a user."""
    monkeypatch.setattr(Suggester, "fetch", FETCH)
    for each in (retro_screen, meeting_screen, start):
        monkeypatch.setattr(each, "now", lambda: NOON)
    monkeypatch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


async def drawn(language: Language, samples: Path, places: LocalFolders) -> AsyncIterator[tuple[str, str]]:
    """Yield each file's name and what is in it, from one walk through the app."""
    library = Library([copy_samples(samples, TODAY, language)], places)
    frames = []
    try:
        async with seat(library, language=language) as desk:
            for scene in SCENES:
                strips = await act(desk, scene, language)
                frames.append((strips, scene.said[language]))
                if scene.still:
                    yield f"{scene.name}.svg", still(strips, scene.said[language])
    finally:
        library.close()
    rests_at = [scene.name for scene in SCENES].index("capture")
    yield "tour.svg", tour(frames, rests_at, TITLES[language])


@pytest.mark.long
@pytest.mark.usefixtures("_held")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_pictures_show_the_app_as_it_is(language: Language, tmp_path: Path, places: LocalFolders) -> None:
    folder, old = PICTURES / language, ""
    async for name, made in drawn(language, tmp_path / "samples", places):
        if os.environ.get(WRITE):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(made, encoding="utf-8", newline="\n")
        else:
            before = (folder / name).read_text(encoding="utf-8") if (folder / name).exists() else ""
            old += "\n".join(unified_diff(before.splitlines(), made.splitlines(), name, lineterm="", n=0))
    assert not old, f"python -m tests.pictures, and look at them\n{old}"


@pytest.mark.parametrize("picture", sorted(PICTURES.rglob("*.svg")), ids=lambda each: f"{each.parent.name}-{each.stem}")
def test_a_picture_is_small_and_needs_nothing_from_afar(picture: Path) -> None:
    text = picture.read_text(encoding="utf-8")
    assert len(text.encode()) <= (300_000 if picture.stem == "tour" else 40_000)
    assert ElementTree.fromstring(text).findtext("{http://www.w3.org/2000/svg}title")
    assert set(re.findall(r"https?://[^\"\s<]+", text)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<script|@import|url\(|\bon\w+=", text)
    assert picture.stem != "tour" or "prefers-reduced-motion" in text
