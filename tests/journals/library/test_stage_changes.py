"""When projects came to another stage, as their logs tell it."""

from __future__ import annotations

import time
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.library.stage_changes import changes_told, stage_changes
from journals.library.undo import apply_plan, plan_undo
from journals.log.act import Act
from journals.records.model import Observation, Project
from tests.journals.conftest import OpenLibrary, added, started

_fields = st.sampled_from([{"stage": "S2"}, {"stage": "S4"}, {"stage": None}, {"name": "Skærme"}])


@given(st.lists(_fields, max_size=8), st.randoms())
def test_each_change_is_told_once_in_whatever_order_acts_come(
    told: list[dict[str, str | None]], chance: Random
) -> None:
    acts = [
        Act(f"2026-11-{day:02}T10:00:00.000Z-0000-aaaa", [("projects", "P", fields)])
        for day, fields in enumerate(told, 1)
    ]
    stages = ["S1"]
    expected = []
    for day, fields in enumerate(told, 1):
        stages.append((fields["stage"] or "S1") if "stage" in fields else stages[-1])
        if day > 1 and stages[-1] != stages[-2]:
            expected.append((f"2026-11-{day:02}", stages[-1]))
    mixed = [*acts, *acts]
    chance.shuffle(mixed)
    assert [(each.day, each.stage) for each in changes_told(mixed, "P")] == expected
    assert changes_told(mixed, "another") == []


def test_the_logs_tell_where_a_project_went_and_not_what_was_taken_back(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    assert stage_changes(journal) == []
    added(journal, Observation(text='nævner "projects" og "stage"'))
    for stage in ("S3", "S4", "S3"):
        journal.edit((journal.project, replace(journal.project, stage=stage)))
    journal.edit((journal.project, replace(journal.project, name="Andre skærme")))
    library.in_background(lambda: None).result()
    assert [each.stage for each in stage_changes(journal)] == ["S3", "S4", "S3"]
    for _ in range(2):
        plan = plan_undo(library)
        assert plan is not None
        apply_plan(plan)
        library.in_background(lambda: None).result()
    assert [each.stage for each in stage_changes(journal)] == ["S3", "S4"]
    redone = plan_undo(library, redo=True)
    assert redone is not None
    apply_plan(redone)
    assert [each.stage for each in stage_changes(journal)] == ["S3", "S4", "S3"], "also before it is on disk"
    log = next(log for folder in journal.folders for log in folder.logs())
    library.in_background(lambda: None).result()
    with log.open("ab") as file:
        file.write(b'{"at": "projects" \n')
    assert len(stage_changes(journal)) == 3
    assert isinstance(journal.project, Project)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="its time zone cannot be changed")
def test_the_day_is_that_of_the_history(monkeypatch: pytest.MonkeyPatch) -> None:
    acts = [
        Act(f"2026-11-{day}T23:30:00.000Z-0000-aaaa", [("projects", "P", {"stage": stage})])
        for day, stage in (("20", "S1"), ("22", "S2"))
    ]
    try:
        monkeypatch.setenv("TZ", "Europe/Copenhagen")
        time.tzset()
        assert [each.day for each in changes_told(acts, "P")] == ["2026-11-23"], "a Monday, and not the week before"
    finally:
        monkeypatch.undo()
        time.tzset()
