"""Whether a project opens on its review, and where it is written down that it has."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from msgspec.structs import replace

from journals.lessons.due import note_offered
from journals.records.model import Lesson
from tests.journals.conftest import added, edited, started, throwaway
from tests.tui.conftest import OPENS
from tui.locale import catalogue
from tui.wording import review_due


def test_what_is_offered_is_not_written_where_the_screen_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    threads = []

    def note(state: Path, project: str) -> None:
        threads.append(threading.current_thread().name)
        note_offered(state, project)

    monkeypatch.setattr(review_due, "note_offered", note)
    with throwaway() as library:
        added(started(library, "Tidligere"), Lesson(title="Spørg dem, der bruger det"))
        new = started(library, "Ny")
        assert OPENS(library, new)
        library.refresh()
        assert threads == ["store"]
        assert not OPENS(library, new), "once"


def test_a_project_that_is_past_its_start_is_reminded_but_opens_on_its_board() -> None:
    with throwaway() as library:
        added(started(library, "Tidligere"), Lesson(title="Spørg dem, der bruger det"))
        new = started(library, "Ny")
        edited(new, new.project, replace(new.project, stage="S3"))
        assert not OPENS(library, new)
        assert review_due.review_state_text(catalogue("da"), library, new, "S3")
