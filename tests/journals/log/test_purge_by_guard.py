"""What the privacy guard marked is purged by itself when it is edited away or deleted."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from journals.library.undo import apply_plan, plan_undo
from journals.log import purge as purge_log
from journals.records.model import Lesson, Observation
from tests.journals.conftest import OpenLibrary, added, edited, started
from tests.journals.purging import SECRET, anywhere


@pytest.fixture
def guard(monkeypatch: pytest.MonkeyPatch) -> None:
    """A privacy guard that marks phone numbers of one form."""
    from journals.privacy.findings import Finding

    def findings(text: str) -> list[Finding]:
        place = text.find("22 22 12 34")
        return [] if place < 0 else [Finding("phone", "warn", place, place + 11)]

    monkeypatch.setattr("journals.privacy.guard.detect", findings)


@pytest.mark.usefixtures("guard")
def test_what_an_edit_takes_away_is_purged_when_the_window_closes_and_the_rest_stays(
    open_library: OpenLibrary, tmp_path: Path
) -> None:
    library = open_library()
    journal = started(library)
    (seen,) = added(journal, Observation(text=SECRET, perspective="gruppeleder"))
    edited(journal, seen, replace(seen, text=SECRET + "!"))
    assert journal.purges.orders.all == [], "nothing went"
    edited(journal, journal.observations[0], replace(seen, text="ring til [fjernet]"))
    library.close()
    assert anywhere(tmp_path, "22 22 12 34") == []
    again = open_library()
    (left,) = again.journals[0].observations
    assert (left.text, left.perspective) == ("ring til [fjernet]", "gruppeleder")
    plan = plan_undo(again, everyone=True)
    assert plan is not None
    taken = apply_plan(plan)
    taken.written.wait()
    assert taken.skipped != []
    assert again.journals[0].observations[0].text == "ring til [fjernet]", "undo does not empty it"


@pytest.mark.usefixtures("guard")
def test_what_a_deletion_takes_away_can_be_undone_while_the_window_is_open_and_not_after(
    open_library: OpenLibrary, tmp_path: Path
) -> None:
    library = open_library()
    journal = started(library)
    seen, plain = added(journal, Observation(text=SECRET), Observation(text="uden nummer"))
    journal.delete(seen).wait()
    plan = plan_undo(library)
    assert plan is not None
    apply_plan(plan).written.wait()
    assert {each.text for each in journal.observations} == {SECRET, "uden nummer"}
    journal.delete(seen).wait()
    journal.delete(plain).wait()
    library.close()
    assert anywhere(tmp_path, SECRET) == []
    assert anywhere(tmp_path, "uden nummer") != [], "what the guard does not mark can be brought back"


@pytest.mark.usefixtures("guard")
def test_a_deletion_that_was_undone_is_undone_after_the_window_is_closed_too(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    (seen,) = added(journal, Observation(text=SECRET))
    journal.delete(seen).wait()
    plan = plan_undo(library)
    assert plan is not None
    apply_plan(plan).written.wait()
    assert journal.purges.orders.all == []
    library.close()
    assert open_library(by="two").journals[0].observations == [seen]


@pytest.mark.usefixtures("guard")
def test_a_lessons_text_is_purged_by_itself_as_well(open_library: OpenLibrary, tmp_path: Path) -> None:
    library = open_library()
    journal = started(library)
    (lesson,) = added(journal, Lesson(title="Ring", situation=SECRET, learned="noget"))
    edited(journal, lesson, replace(lesson, situation=""))
    library.close()
    assert anywhere(tmp_path, SECRET) == []
    assert open_library().journals[0].lessons[0].learned == "noget"


@pytest.mark.usefixtures("guard")
def test_what_goes_with_a_change_is_what_was_marked_and_does_not_stand_there_any_more() -> None:
    before = {"text": SECRET, "context.C1": {"level": 2, "note": SECRET}, "stage": "S1", "reply": "intet"}
    assert purge_log.flagged_fields(before) == ["text", "context.C1"]
    assert purge_log.flagged_fields(before, {"text": f"nu: {SECRET}", "reply": "noget"}) == []
    assert purge_log.flagged_fields(before, {"text": None, "context.C1": {"level": 2}}) == ["text", "context.C1"]
