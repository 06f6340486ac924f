"""What many meetings leave to be erased is looked for once, not once for each of them."""

from __future__ import annotations

from collections import Counter

import pytest

from journals.ids import ulid
from journals.library import raw_notes
from journals.library.journal import Journal
from journals.records.model import Observation
from journals.records.retro import Retro
from tests.journals.conftest import OpenLibrary, added, started


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
