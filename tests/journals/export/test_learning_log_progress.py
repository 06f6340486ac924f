from __future__ import annotations

from datetime import date
from itertools import cycle
from typing import get_args

import pytest
from msgspec.structs import replace

from journals.export.escape import as_read
from journals.export.learning_log import render_learning_log
from journals.export.log_snapshot import project_snapshots
from journals.export.progress import Cancelled
from journals.privacy import guard
from journals.privacy.detector import detect
from journals.privacy.findings import Finding
from journals.records.model import Kind, Lesson, Observation, Project
from tests.guides import guide_of
from tests.journals.export.test_learning_log import small_journal
from tests.journals.making import journal_of
from tui.locale import catalogue

TODAY = date(2026, 11, 24)


def test_each_text_is_looked_at_once_and_so_is_what_became_of_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[str] = []

    def look(text: str) -> list[Finding]:
        looked.append(text)
        return detect(text)

    monkeypatch.setattr(guard, "detect", look)
    said = "Ring 86 12 34 56 om 010190-1234"
    journal = journal_of(Project(id="P", name="Nyt"), Observation(id="O1", text=said), Lesson(id="L1", title="Let"))
    made = render_learning_log(project_snapshots([journal]), guide_of("da"), catalogue("da"), today=TODAY)
    assert sorted(looked[:3]) == ["Let", "Nyt", said]
    assert [each.strip() for each in looked[3:] if "86 12 34 56" in each] == ["Ring 86 12 34 56 om [fjernet]"]
    assert len(looked[3:]) == sum(bool(as_read(each).strip()) for each in made.text.splitlines())
    assert "010190" not in made.text
    assert "86 12 34 56" in made.text
    assert (made.personal["block"]["cpr"], made.personal["warn"]["phone"]) == (1, 1)


def test_what_is_known_of_observations_is_looked_at_once_for_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def look(text: str) -> list[Finding]:
        looked.append(text)
        return detect(text)

    def looks(number: int) -> int:
        notes = [
            replace(known, id=f"O{each}", text=f"Lyden faldt ud{'!' * each}", kind=kind)
            for each, kind in zip(range(number), cycle(get_args(Kind)), strict=False)
        ]
        looked.clear()
        taken = project_snapshots([journal_of(Project(id="P", name="Nyt", stage="S4"), *notes)])
        render_learning_log(taken, guide_of("da"), catalogue("da"), today=TODAY)
        return len(looked)

    monkeypatch.setattr(guard, "detect", look)
    pitfalls = frozenset({"4.2"})
    known = Observation(stage="S4", sign="bites", happened="2026-11-23", perspective="sosu-hjælper", pitfalls=pitfalls)
    assert looks(60) - looks(30) == 30


def test_it_is_told_how_far_it_has_come_record_for_record() -> None:
    told: list[tuple[int, int]] = []
    chosen = project_snapshots([small_journal()])
    render_learning_log(chosen, guide_of("da"), catalogue("da"), today=TODAY, tick=lambda *far: told.append(far))
    ((of,), done) = {of for _, of in told}, [done for done, _ in told]
    assert done == sorted(done)
    assert done[-1] == of
    assert len(set(done)) > 2 * 0.8 * len(chosen[0])


@pytest.mark.parametrize("hears", [1, 20])
def test_it_ends_at_once_when_it_is_stopped(hears: int) -> None:
    told: list[int] = []

    def tick(done: int, of: int) -> None:
        told.append(done)
        if len(told) == hears:
            raise Cancelled

    with pytest.raises(Cancelled):
        render_learning_log(
            project_snapshots([small_journal()]), guide_of("da"), catalogue("da"), today=TODAY, tick=tick
        )
    assert len(told) == hears
