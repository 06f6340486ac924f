"""What this installation has written and somebody has removed: the app says so when it starts."""

from __future__ import annotations

import shutil
from pathlib import Path

from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.records.model import Project
from tests.tui.conftest import Sit, begin


async def test_a_project_that_was_moved_away_is_told_of_at_the_start(
    sit_empty: Sit, folder: Path, places: LocalFolders
) -> None:
    library = Library([folder], places)
    journal = begin(library, Project(name="Fald"))
    begin(library, Project(name="Video"))
    library.close()
    shutil.rmtree(journal.folders[0].path)
    async with sit_empty() as desk:
        await desk.until(lambda: any("er væk fra biblioteket" in text for text in desk.told))
        assert "Video" in desk.seen
