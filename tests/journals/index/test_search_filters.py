"""What a search with filters finds, and in which order where a time is asked for."""

from __future__ import annotations

from msgspec.structs import replace

from journals.ids import written_day
from journals.index.query import Filters, query_from_text
from journals.records.model import Action, Card, Lesson, Observation
from tests.journals.conftest import added, started
from tests.journals.index.search_shelf import Shelf, told
from tests.journals.indexing import update_fully


def test_where_nothing_happened_in_a_week_what_speaks_of_it_is_found(shelf: Shelf) -> None:
    added(shelf.journal, Observation(text="kursus i u. 38 er aflyst", happened="2026-03-02"))
    filters = Filters(periods=(("2026-09-14", "2026-09-20"),))
    asked = replace(query_from_text("", filters), week_as_written=(("uge", "38"), ("u", "38")))
    update_fully(shelf.index)
    assert [told(hit.record) for hit in shelf.index.search(asked).hits] == ["kursus i u. 38 er aflyst"]
    added(shelf.journal, Observation(text="sket i ugen", happened="2026-09-15"))
    update_fully(shelf.index)
    assert [told(hit.record) for hit in shelf.index.search(asked).hits] == ["sket i ugen"]


def test_every_filter(shelf: Shelf) -> None:
    other = started(shelf.library, "Andet")
    added(
        shelf.journal,
        Observation(text="a lås", stage="S2", kind="concern", sign="bites", pitfalls=frozenset({"4.4"})),
        Observation(text="b lås", stage="S3", happened="2026-03-02", perspective="sygeplejerske og leder"),
        Observation(text="c lås", happened="2025-12-31", insights=frozenset({"I2"}), pitfalls=frozenset({"1.1"})),
    )
    (lesson,) = added(shelf.journal, Lesson(title="d lås", stage="S2", pitfalls=frozenset({"4.4"})))
    added(other, Action(text="e lås", due="2026-03-02", owner="Leder af teamet"), Action(text="f lås"))

    def found(**filters: object) -> str:
        return "".join(sorted(text[0] for text in shelf.find("lås", **filters)))

    def one(*values: str) -> frozenset[str]:
        return frozenset(values)

    assert found() == "abcdef"
    assert found(tables=one("observations")) == "abc"
    assert found(tables=one("lessons", "actions")) == "def"
    assert found(stages=one("S2")) == "ad"
    assert found(stages=one("S2", "S3")) == "abd"
    assert found(pitfalls=one("4.4")) == "ad"
    assert found(pitfalls=one("1.1", "4.4")) == "acd"
    assert found(pitfalls=one("I2")) == "c"
    assert found(kinds=one("concern")) == "a"
    assert found(kinds=one("none")) == "bc"
    assert found(signs=one("bites")) == "a"
    assert found(projects=one(other.id)) == "ef"
    assert found(projects=one(other.id, shelf.journal.id)) == "abcdef"
    assert found(projects=frozenset()) == ""
    assert found(projects=one("NOWHERE")) == ""
    assert found(roles=one("leder")) == "be"
    assert found(roles=one("SYGE")) == "b"
    dated = one("observations", "actions")
    assert found(tables=dated, since="2026-01-01") == "be"
    assert found(tables=dated, until="2025-12-31") == "c"
    assert found(tables=dated, since="2025-12-31", until="2026-03-02") == "bce"
    assert found(tables=dated, since="2026-03-03") == ""
    assert found(tables=dated, periods=(("2025-12-01", "2025-12-31"), ("2026-03-02", "2026-03-08"))) == "bce"
    assert found(tables=dated, periods=(("2025-12-01", "2026-03-08"),), since="2026-01-01") == "be"
    written = written_day(lesson.id)
    assert found(tables=one("lessons"), since=written, until=written) == "d", "a lesson is of the day it was written on"
    assert found(tables=one("lessons"), until="2020-01-01") == ""
    assert found(tables=one("observations"), stages=one("S2")) == "a"
    assert found(stages=one("S2"), pitfalls=one("1.1")) == ""
    assert len(shelf.find("", tables=one("actions"))) == 2, "filters alone are enough"
    assert shelf.find("", since="2026", tables=one("actions")) == ["e lås"]


def test_what_is_near_is_of_what_the_filters_let_through(shelf: Shelf) -> None:
    shelf.put("skærmbilledet", "skærmbilledat")
    added(shelf.journal, Lesson(title="Et skærmbilledet"))
    found = shelf.ask("skærmbilledxt", Filters(tables=frozenset({"lessons"})))
    assert (found.mode, [hit.table for hit in found.hits]) == ("near", ["lessons"])
    assert found.corrections() == ("skærmbilledxt", "skærmbilledet")


def test_where_a_time_is_asked_for_the_newest_comes_first_and_cards_last(shelf: Shelf) -> None:
    days = {"låsen frøs": "2026-05-02", "lås": "2026-05-01", "låsen binder": "2026-05-03", "låsen før": "2026-04-30"}
    for text, day in days.items():
        added(shelf.journal, Observation(text=text, happened=day))
    added(shelf.journal, Card(id="card-trial-01KQP0000000000000000000AA", form="trial", answers={"result": "låsen"}))
    answer = shelf.ask("lås", Filters(periods=(("2026-05-01", "2027-12-31"),)))
    assert [told(hit.record) for hit in answer.hits][:3] == ["låsen binder", "låsen frøs", "lås"]
    assert [hit.day for hit in answer.hits][:3] == ["2026-05-03", "2026-05-02", "2026-05-01"]
    assert [hit.table for hit in answer.hits][3:] == ["cards"]
    assert answer.by_day
    assert not shelf.ask("lås").by_day


def test_days_to_come_stand_behind_those_that_have_been_the_soonest_first(shelf: Shelf) -> None:
    for day in ("2026-05-09", "2026-05-02", "2026-05-05", "2026-05-03"):
        added(shelf.journal, Action(text=day, due=day))
    update_fully(shelf.index)
    asked = replace(query_from_text("", Filters(since="2026-05-01")), today="2026-05-03")
    for most in (60, 4):
        found = [told(hit.record) for hit in shelf.index.search(asked, most).hits]
        assert found == ["2026-05-03", "2026-05-02", "2026-05-05", "2026-05-09"]
