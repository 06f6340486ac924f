"""A project that somebody deletes while it is open here: it says so, and takes no more notes until it is back."""

from __future__ import annotations

from journals.library.library import Library
from journals.library.lookup import find_project
from journals.records.model import Project
from tests.tui.conftest import NEWEST, Sit


async def test_a_project_that_someone_deletes_says_so(sit: Sit, colleague: Library) -> None:
    async with sit() as desk:
        await desk.press("enter")
        theirs = find_project(colleague, NEWEST)
        theirs.delete(theirs.project).wait()
        await desk.until(lambda: not desk.journal.exists)
        await desk.until(lambda: "Projektet er slettet" in desk.words)
        assert "Skærmsamtaler" in desk.lines[0], "and which it was"
        await desk.press("n")
        await desk.write("Skrevet for sent", "enter")
        await desk.until(lambda: desk.told)
        assert "er ikke gemt og står her endnu" in desk.told[-1]
        assert "Skrevet for sent" in desk.seen
        theirs.undelete(Project(id=theirs.id)).wait()
        await desk.until(lambda: desk.journal.exists)
        await desk.press("enter")
        await desk.until(lambda: "Skrevet for sent" in [each.text for each in desk.journal.observations])
        theirs.delete(theirs.project).wait()
        await desk.until(lambda: not desk.journal.exists)
        await desk.press("escape")
        await desk.press("escape")
        assert "Skærmsamtaler" not in "\n".join(desk.lines[3:9])
