"""The shelf: what others have learned is read as theirs, and a pack that pretends is refused."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.errors import Problem
from journals.lessons.adoption import decide, kept_lesson, uses_in
from journals.lessons.lifecycle import lessons_by_id
from journals.lessons.review import review_items
from journals.library.across import all_records, journal_anywhere
from journals.library.check import check_library
from journals.library.lesson_pack import MOST_PACK_BYTES, LessonPack, decode_pack, encode_pack, is_pack
from journals.library.library import Library
from journals.library.shelf import Shelf
from journals.records.model import Lesson, Project, Use
from tests.guides import guide_of
from tests.hostile import texts
from tests.journals.conftest import OpenLibrary

TODAY = date(2026, 11, 24)
AARHUS, LESSON = "01M8KZ7NA601T5FYWCJ3NSDTC9", "01JQ6M80QA0000000000000001"


def pack(**changes: Any) -> dict[str, Any]:
    """A pack with one lesson, as a file holds it."""
    lesson = {"id": LESSON, "title": "Spørg chaufførerne", "do": "Kør med", "pitfalls": ["3.3"], "used": 3, "helped": 2}
    project = {"id": "01JQ6M80QA0000000000000002", "name": "Skraldebiler", "technology": "Sensorer"}
    return {
        "tilbageblik_pack": 1,
        "made": "2026-11-01",
        "origin": {"id": AARHUS, "name": "Aarhus"},
        "projects": [{**project, "context": {"C1": 2}, "lessons": [lesson]}],
        **changes,
    }


def as_file(value: object) -> bytes:
    return json.dumps(value).encode()


def put(shelf: Shelf, value: object, own: set[str] | None = None) -> LessonPack:
    changes = shelf.look_at(as_file(value), own or set())
    shelf.put(changes.pack)
    return changes.pack


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf([tmp_path])


def refusal(shelf: Shelf, value: object, own: set[str] | None = None) -> str:
    with pytest.raises(Problem) as refused:
        put(shelf, value, own)
    return refused.value.code


def test_what_is_put_there_is_theirs_and_cannot_be_changed(shelf: Shelf, tmp_path: Path) -> None:
    put(shelf, pack())
    ((journal, lesson),) = Shelf([tmp_path]).lessons()
    assert (journal.shelf_origin, journal.project.name) == ("Aarhus", "Aarhus: Skraldebiler")
    assert (lesson.title, lesson.status, lesson.pitfalls) == ("Spørg chaufførerne", "final", frozenset({"3.3"}))
    assert journal.told_outcomes[LESSON].helped == 2
    for change in (
        lambda: journal.edit((lesson, Lesson(id=LESSON, title="Nyt"))),
        lambda: journal.add(Lesson(title="Nyt")),
        lambda: journal.delete(lesson),
        lambda: journal.order_purge(("lessons", LESSON)),
    ):
        with pytest.raises(Problem, match="shelf_read_only"):
            change()
    assert journal.get(Lesson, LESSON) == lesson


def test_a_pack_tells_what_type_its_technology_is_and_nothing_that_is_no_type(shelf: Shelf) -> None:
    typed = pack()
    typed["projects"][0]["technology_type"] = "sensors"
    assert decode_pack(encode_pack(put(shelf, typed))).projects[0].technology_type == "sensors"
    for other in ("", "010158-5123", "Jens Hansen", "a" * 99):
        typed["projects"][0]["technology_type"] = other
        assert decode_pack(as_file(typed)).projects[0].technology_type == ""


def test_a_newer_pack_takes_the_place_of_an_older(shelf: Shelf) -> None:
    put(shelf, pack())
    second = {"id": "01JQ6M80QA0000000000000003", "title": "Ny"}
    newer = pack(made="2026-12-01")
    newer["projects"][0]["lessons"] = [second]
    changes = shelf.look_at(as_file(newer), set())
    assert (changes.is_update, changes.new, changes.changed, changes.gone) == (True, 1, 0, 1)
    shelf.put(changes.pack)
    assert [lesson.title for _, lesson in shelf.lessons()] == ["Ny"]
    assert refusal(shelf, pack()) == "pack_older"
    shelf.remove(shelf.named("aar"))
    assert (shelf.packs, shelf.lessons(), shelf.damaged) == ([], [], [])


def test_of_two_packs_of_one_day_the_later_stays(shelf: Shelf, tmp_path: Path) -> None:
    morning, noon = pack(made_at="2026-11-01T08:00:00+00:00"), pack(made_at="2026-11-01T11:59:59.5+01:00")
    noon["projects"][0]["lessons"] = [{"id": "01JQ6M80QA0000000000000003", "title": "Den gamle holdt ikke"}]
    put(shelf, pack())  # an earlier version wrote only the day
    put(shelf, morning)
    put(shelf, noon)
    for older in (morning, pack()):
        assert refusal(shelf, older) == "pack_older"
    (tmp_path / "shelf" / "another-machine.json").write_bytes(as_file(morning))
    assert [lesson.title for _, lesson in Shelf([tmp_path]).lessons()] == ["Den gamle holdt ikke"]
    put(shelf, noon)
    assert refusal(shelf, pack(made_at="2026-11-01T08:00:00")) == "pack_damaged"  # a moment in no zone is none


def test_a_pack_that_pretends_is_refused(shelf: Shelf) -> None:
    own = shelf.name_own_origin("Vores by")
    put(shelf, pack())
    other = "01M8KZ7NA601T5FYWCJ3NSDTC8"
    assert refusal(shelf, pack(origin={"id": own.id, "name": "Nogen"})) == "pack_own"
    assert refusal(shelf, pack(origin={"id": other, "name": "VORES\u200b  by"})) == "pack_own_name"
    assert refusal(shelf, pack(origin={"id": other, "name": "aarhus"})) == "pack_name_taken"
    assert refusal(shelf, pack(origin={"id": AARHUS, "name": "Odense"})) == "pack_renamed"
    assert refusal(shelf, pack(origin={"id": other, "name": "Odense"})) == "pack_others_ids"
    assert refusal(shelf, pack(), {LESSON}) == "pack_own_ids"
    assert refusal(shelf, pack(origin={"id": "../../x", "name": "x"})) == "pack_damaged"
    assert [each.origin.name for each in shelf.packs] == ["Aarhus"]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (pack(tilbageblik_pack=2), "pack_newer"),
        (pack(origin={"id": AARHUS, "name": " \u200b"}), "pack_name"),
        (pack(origin={"id": AARHUS, "name": "x" * 101}), "pack_name"),
        (pack(projects=[{"id": "p", "name": "x", "lessons": [{"id": "a", "title": "x" * 20_001}]}]), "pack_lesson"),
        (pack(projects=[{"id": "p", "name": "x", "lessons": [{"id": "a", "title": "010203-1234"}]}]), "pack_personal"),
        (pack(projects=[{"id": "p", "name": "x", "lessons": [{"id": "a", "title": "x", "used": -1}]}]), "pack_damaged"),
        (pack(projects=[{"id": "p", "name": "x", "lessons": [{"id": "p", "title": "x"}]}]), "pack_damaged"),
        (pack(projects=[{"id": "p", "name": "x", "lessons": [{"id": "a", "title": " "}]}]), "pack_lesson"),
    ],
)
def test_what_no_pack_may_hold_is_refused(shelf: Shelf, value: object, code: str) -> None:
    assert refusal(shelf, value) == code


def test_what_is_no_json_or_far_too_large_is_refused(shelf: Shelf) -> None:
    for data in (b"", b"\xff\xfe", b"[" * 100_000, b'{"tilbageblik_pack": 1' + b" " * MOST_PACK_BYTES):
        with pytest.raises(Problem, match=r"pack_damaged|pack_too_large"):
            shelf.look_at(data, set())


def test_a_file_somebody_planted_is_no_pack(shelf: Shelf, tmp_path: Path) -> None:
    put(shelf, pack())
    planted = tmp_path / "shelf" / "x.json"
    planted.write_bytes(b"{}")
    (tmp_path / "shelf" / "link.json").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "shelf" / "folder.json").mkdir()
    assert len(shelf.packs) == 1
    assert {each.name for each in shelf.damaged} == {"x.json", "link.json", "folder.json"}


@given(texts())
def test_texts_come_back_clean_and_the_same(text: str) -> None:
    value = pack()
    value["projects"][0]["lessons"][0] |= {"title": f"x {text}", "do": text, "conditions": text}
    try:
        once = decode_pack(as_file(value))
    except Problem:  # a number in it, or too long
        return
    assert decode_pack(encode_pack(once)) == once
    assert is_pack(encode_pack(once))


@pytest.fixture
def library(open_library: OpenLibrary) -> Library:
    """A library with a project that has a lesson, and a pack on the shelf."""
    library = open_library()
    journal, _ = library.create(Project(name="Video", technology="Sensorer"))
    journal.add(Lesson(title="Vores egen", pitfalls=frozenset({"3.3"})))[1].wait()
    put(library.shelf, pack())
    return library


def test_nothing_that_counts_ones_own_looks_at_the_shelf(library: Library) -> None:
    assert [lesson.title for _, lesson in all_records(library, Lesson)] == ["Vores egen"]
    assert uses_in(library) == {}
    assert [journal.project.name for journal in library.journals] == ["Video"]


def test_the_review_draws_on_it_and_what_is_decided_is_in_ones_own_log(library: Library) -> None:
    (journal,) = library.journals
    (item,) = review_items(library, journal, guide_of("da"))
    assert (item.lesson.id, item.origin.shelf_origin) == (LESSON, "Aarhus")
    assert item.ranked.candidate.track_record.used == 0  # what they say of it themselves counts nothing here
    name = item.origin.project.name
    pending = decide(journal, item.lesson, item.origin.id, "applies", today=TODAY, origin_name=name)
    assert pending
    pending.wait()
    (use,) = journal.all(Use)
    assert (use.lesson, use.origin) == (LESSON, item.origin.id)
    assert journal_anywhere(library, use.origin) is item.origin
    assert lessons_by_id(library)[LESSON][0] is item.origin
    assert check_library(library, None) == []
    library.shelf.remove(library.shelf.named("Aarhus"))
    assert check_library(library, None) == []
    assert journal.all(Use) == [use]
    kept = kept_lesson(use)
    assert kept
    assert (kept[0].name, kept[1].title) == ("Aarhus: Skraldebiler", "Spørg chaufførerne")
    own = Lesson(id="01JQ6M80QA0000000000000009", title="Af vores egne")
    decide(journal, own, journal.id, "later", today=TODAY, origin_name="Video")
    assert kept_lesson(journal.all(Use)[-1]) is None  # what is deleted of one's own is gone


def test_a_lesson_of_ones_own_is_never_hidden_by_one_on_the_shelf(library: Library) -> None:
    (journal,) = library.journals
    other, _ = library.create(Project(name="Anden"))
    other.add(Lesson(id=LESSON, title="Vores, kom senere"))[1].wait()
    titles = {item.lesson.title: item.origin.shelf_origin for item in review_items(library, journal, guide_of("da"))}
    assert titles == {"Vores, kom senere": ""}
    assert lessons_by_id(library)[LESSON][0] is other


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)


@given(JSON, st.integers(0, 40))
def test_any_json_in_any_place_is_a_pack_or_is_refused(value: object, place: int) -> None:
    changed, left = pack(), place

    def put_in(inside: Any) -> None:
        nonlocal left
        for key in list(inside) if isinstance(inside, dict) else range(len(inside)):
            left -= 1
            if left < 0:
                inside[key] = value
                return
            if isinstance(inside[key], dict | list):
                put_in(inside[key])
                if left < 0:
                    return

    put_in(changed)
    try:
        read = decode_pack(as_file(changed if left < 0 else value))
    except Problem:
        return
    assert decode_pack(encode_pack(read)) == read
