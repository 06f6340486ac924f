"""Many purge orders: what they erase is what each of them says, and no line is held against all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journals.log.act import Act
from journals.log.fold import Fold
from journals.log.purge import NamedRecords, PurgeOrder, PurgeOrders

STAMPS = [f"{year}-01-01T00:00:0{at}.000Z-0000-7hq2m0c4" for year in (2026, 2990) for at in range(6)]
FIELDS = ("text", "reply", "stage", "deleted")
orders = st.builds(
    PurgeOrder,
    st.sampled_from("ABC"),
    st.sampled_from(STAMPS),
    st.just("observations"),
    st.sampled_from("RS"),
    st.none() | st.frozensets(st.sampled_from(FIELDS), max_size=2),
    st.frozensets(st.sampled_from(("w1", "w2")), max_size=1),
    st.just(""),
)


def carried_out(order: PurgeOrder, first: str) -> PurgeOrder:
    """Return an order as the fold makes it: one from the far future counts from when it was first carried out."""
    is_far = order.at.startswith("2990")
    return PurgeOrder(
        order.id, order.at, order.table, order.record, order.fields, order.done, first if is_far and order.done else ""
    )


@given(
    st.lists(st.builds(carried_out, orders, st.sampled_from(STAMPS[:6])), max_size=5),
    st.sampled_from(STAMPS),
    st.sampled_from("RS"),
    st.sampled_from(FIELDS),
)
def test_what_orders_erase_is_what_each_of_them_says(found: list[PurgeOrder], at: str, record: str, field: str) -> None:
    about = [each for each in found if each.record == record and (each.fields is None or field in each.fields)]
    made = PurgeOrders(Fold(), found)
    assert made.covers(at, "observations", record, field) == (
        field != "deleted" and any(each.erases(at) for each in about)
    )
    assert made.is_irreversible(at, "observations", record, field) == any(
        each.done and (at == each.at or each.erases(at)) for each in about
    )
    emptied = Act(at, [("observations", record, {"deleted": False})])
    assert made.is_emptied(emptied) == any(each.done and each.record == record and each.erases(at) for each in found)
    assert made.is_irreversible(at, "purges", "A", field) == any(each.id == "A" and each.done for each in found)


@given(st.sets(st.text("abæ", min_size=1, max_size=4), max_size=300), st.text("abæc", max_size=12), st.booleans())
def test_a_line_names_a_record_if_the_id_stands_anywhere(ids: set[str], line: str, many: bool) -> None:
    ids |= {f"{number:04}" for number in range(500)} if many else set()
    assert NamedRecords(ids).occur_in(line.encode()) == any(each.encode() in line.encode() for each in ids)


class Looked(str):
    """An id that counts how often it is read."""

    times = 0

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:
        Looked.times += 1
        return super().encode(encoding, errors)


def test_damaged_lines_are_not_held_against_each_order() -> None:
    Looked.times = 0
    found = [PurgeOrder("O", STAMPS[0], "observations", Looked(f"{n:026}"), None, frozenset()) for n in range(1000)]
    kept = b"{damaged\n" * 1000
    assert PurgeOrders(Fold(), found).purge_bytes(kept + b"x" + b"0" * 25 + b"7\n") == kept
    assert Looked.times <= len(found)
