"""What many meetings leave to be erased is looked for once, not once for each of them."""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from journals.export.meetings_section import meeting_snapshots
from journals.ids import ulid
from journals.library import raw_notes
from journals.library.journal import Journal
from journals.records.model import Observation
from journals.records.retro import Retro
from tests.journals.conftest import OpenLibrary, added, edited, started


def by_each_meeting(journal: Journal, retro: Retro) -> set[str]:
    """Return a meeting's raw notes by the plain rule: at it, or undone and made after it and before the next."""
    later = min((each.id for each in journal.all(Retro) if each.id > retro.id), default="~")
    found = set()
    for table, record in journal.known_ids():
        if table == Observation.TABLE and raw_notes.was_private(journal, record):
            at = journal.values(table, record).get("retro")
            if at == retro.id or (at is None and retro.id < record < later):
                found.add(record)
    return found


def test_each_note_is_looked_at_once_however_many_meetings(
    open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = started(open_library())
    for _ in range(6):
        (retro,) = added(journal, Retro(id=ulid(), day="2026-11-24", closed="2026-11-24", raw_notes="delete"))
        added(journal, Observation(id=ulid(), text="a", retro=retro.id, private=True))
        added(journal, Observation(id=ulid(), text="b", private=True), Observation(id=ulid(), text="c"))
    meetings, notes = journal.all(Retro), [each.id for each in journal.all(Observation)]
    expected = {retro.id: by_each_meeting(journal, retro) for retro in meetings}
    assert sorted(map(len, expected.values())) == [2] * 6
    looked = Counter[str]()
    was_private = raw_notes.was_private

    def counted(of: Journal, record: str) -> bool:
        looked[record] += 1
        return was_private(of, record)

    monkeypatch.setattr(raw_notes, "was_private", counted)
    journal.purges.may_be_late = True
    raw_notes.erase_late_notes(journal)
    assert looked == Counter(notes)
    assert {each.record for each in journal.purges.orders.all} == set().union(*expected.values())
    assert {retro.id: len(retro.erased) for retro in journal.all(Retro)} == dict.fromkeys(expected, 1)


def test_a_learning_log_looks_at_each_note_of_a_meeting_once_however_many_meetings(
    open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = started(open_library())
    for number in range(8):
        (retro,) = added(journal, Retro(id=ulid(), day=f"2026-11-{10 + number}", closed="2026-11-24"))
        added(journal, *(Observation(text=f"{number}", kind="concern", retro=retro.id) for _ in range(3)))
    looked = Counter[str]()
    was_private = raw_notes.was_private

    def counted(of: Journal, record: str) -> bool:
        looked[record] += 1
        return was_private(of, record)

    monkeypatch.setattr(raw_notes, "was_private", counted)
    assert [len(each.loose) for each in meeting_snapshots(journal)] == [3] * 8
    assert looked == Counter([each.id for each in journal.observations])


def test_the_records_of_a_meeting_are_those_that_say_so_whatever_has_changed(open_library: OpenLibrary) -> None:
    journal = started(open_library())
    one, two = added(journal, Retro(id=ulid(), day="2026-11-10"), Retro(id=ulid(), day="2026-11-17"))

    def agree() -> None:
        for retro in (one.id, two.id):
            told = list(journal.of_retro(Observation, retro))
            assert told == [each for each in journal.all(Observation) if each.retro == retro]

    agree()
    first, second, _ = added(journal, *(Observation(text=text, retro=one.id) for text in "abc"))
    agree()
    edited(journal, first, replace(first, retro=two.id))
    agree()
    edited(journal, second, replace(second, happened="2020-01-01"))
    agree()
    journal.delete(second)
    agree()
    added(journal, *(Observation(text=f"{number}", retro=two.id) for number in range(600)))
    agree()
    assert len(journal.of_retro(Observation, two.id)) == 601
