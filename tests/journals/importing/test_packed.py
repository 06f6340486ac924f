"""What is held in little room is what was put there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journals.importing.found import FoundItem
from journals.importing.outline import TableRow
from journals.importing.packed_found import PackedFound
from journals.importing.packed_rows import PackedRows
from journals.importing.seen_texts import SeenTexts
from journals.importing.stored_ids import StoredIds

ROWS = st.lists(st.tuples(st.lists(st.text(max_size=5), max_size=4), st.integers(1, 10**6)), max_size=12)
PLACES = st.one_of(st.none(), st.integers(-15, 15))
ITEMS = st.lists(
    st.builds(
        FoundItem,
        text=st.text(max_size=8),
        line=st.integers(1, 2**40),
        kind=st.sampled_from((None, "worked")),
        happened=st.sampled_from((None, "2026-01-05")),
        table=st.sampled_from(("observations", "actions")),
        heading=st.sampled_from(("", "Gik godt")),
        is_reply=st.booleans(),
    )
)


@given(rows=ROWS, begin=PLACES, end=PLACES, step=st.sampled_from((None, 1, 2, -1)))
def test_rows(rows: list[tuple[list[str], int]], begin: int | None, end: int | None, step: int | None) -> None:
    packed, plain = PackedRows(), [TableRow(tuple(cells), line) for cells, line in rows]
    for cells, line in rows:
        packed.add(cells, line)
    part = packed[begin:end:step]
    assert list(packed) == plain
    assert list(part) == plain[begin:end:step]
    assert list(part[1:]) == plain[begin:end:step][1:]
    assert [packed[at] for at in range(-len(plain), len(plain))] == [plain[at] for at in range(-len(plain), len(plain))]


@given(items=ITEMS, at=PLACES)
def test_items(items: list[FoundItem], at: int | None) -> None:
    packed = PackedFound(items)
    assert list(packed) == items
    assert list(packed[at:]) == items[at:]
    assert [packed[each] for each in range(len(items))] == items


@given(keys=st.lists(st.integers(-40, 40)))
def test_what_stood_before(keys: list[int]) -> None:
    seen = SeenTexts(keys)
    assert [seen.note(key) for key in keys] == [key in keys[:at] for at, key in enumerate(keys)]


@given(ids=st.lists(st.text("0123456789ABCXYZ-_", min_size=1, max_size=30)))
def test_ids(ids: list[str]) -> None:
    stored = StoredIds()
    for each in ids:
        stored.append(each)
    assert (list(stored), len(stored)) == (ids, len(ids))
