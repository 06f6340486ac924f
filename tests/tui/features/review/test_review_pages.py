"""What stands on the page of an earlier lesson, beside how it stood there and here."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from journals.library.library import Library
from journals.records.model import Lesson, Project
from tests.tui.conftest import OPENS, Sit, begin
from tui.wording import review_due as looking_back

PLACED = Project(technology_type="sensors", area="Plejehjem")
LESSONS = (Lesson(title="Lad dem prøve først", stage="S2"), Lesson(title="Vis den gamle måde frem", stage="S3"))


@pytest.fixture(autouse=True)
def _opens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking_back, "opens_on_review", OPENS)


async def test_what_a_team_said_to_the_next_one_stands_with_each_of_its_lessons(sit: Sit, colleague: Library) -> None:
    old = replace(PLACED, name="Gammelt", stage="S7", status="finished", ending="Spørg natholdet først")
    begin(colleague, old, *LESSONS)
    begin(colleague, replace(PLACED, name="A nyt", stage="S2"))
    async with sit() as desk:
        await desk.press("enter")
        for _ in range(12):
            if "Gammelt" in desk.words:
                break
            await desk.press("right")
        assert "Til de næste: Spørg natholdet først" in desk.words
