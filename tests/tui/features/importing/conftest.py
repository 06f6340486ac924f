"""Bringing in notes: a folder with files that somebody may mean, and what is shown of those that are read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from journals.importing.planned_items import PlannedItem
from tests.tui.desk import Desk
from tui.features.importing import folders
from tui.features.importing.preview_screen import ImportScreen


@pytest.fixture(autouse=True)
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder where files lie that somebody may mean."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    monkeypatch.setattr(folders, "usual_folders", lambda: [folder])
    return folder


async def read(desk: Desk, *keys: str) -> ImportScreen:
    """Press keys that lead to the notes of a file, and wait until they are there."""
    await desk.press(*keys)
    place = desk.place
    assert isinstance(place, ImportScreen), desk.seen
    await desk.until(lambda: place.plan is not None)
    return place


def items(place: ImportScreen) -> Sequence[PlannedItem]:
    assert place.plan is not None
    return place.plan.items


def ticked(place: ImportScreen) -> list[str]:
    assert place.plan is not None
    return [each.item.text for each in place.plan.ticked]
