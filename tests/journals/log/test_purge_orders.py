"""Which values a purge order erases, and from when it counts."""

from __future__ import annotations

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.log import purge as purge_log
from journals.log.act import Act, RecordChange, decode, encode
from journals.log.fold import DELETED, Fold
from journals.log.purge import PurgeOrders
from journals.records.model import Card
from tests.journals.conftest import OpenLibrary, added, edited, own_log, started
from tests.journals.purging import SECRET, anywhere
from tests.strategies import IDS, acts, stamps


def orders_in(*found: Act) -> PurgeOrders:
    fold = Fold()
    fold.apply(found)
    return PurgeOrders(fold)


orders = st.builds(
    lambda at, only, record: Act(at, [purge_log.order_purge("observations", record, only)]),
    stamps(),
    st.none() | st.just(["text"]),
    st.sampled_from(IDS[:2]),
)
texts_alone = st.builds(Act, stamps(), st.just([("observations", IDS[0], {"text": "a"})]))
heads = st.builds(lambda act: replace(act, project="P", format=1), acts | texts_alone)
undos = st.builds(lambda act, at: replace(act, undoes=at), acts, stamps()).filter(
    lambda act: not act.do or (act.undoes or "") < act.at
)

FIRST, SECOND, LATER = (f"2026-01-0{day}T00:00:00.000Z-0000-aaaaaaaa" for day in (1, 2, 3))
UNDO = Act(SECOND, [("observations", IDS[0], {"text": "a", "stage": "S1"})], undoes=FIRST)
"""Half of it is erased, and what is left is still an undo of the first."""


@given(st.lists(acts | texts_alone | heads | undos, max_size=8), st.lists(orders, max_size=2))
@example([UNDO], [Act(LATER, [purge_log.order_purge("observations", IDS[0], ["text"])])])
def test_what_is_erased_from_a_log_is_what_the_orders_cover_and_nothing_else(log: list[Act], found: list[Act]) -> None:
    covered = orders_in(*found)
    data = b"".join(map(encode, log))

    def left(act: Act) -> list[RecordChange]:
        def stays(table: str, record: str, field: str) -> bool:
            return field == DELETED or not any(
                act.at < order.at and (table, record) == (order.table, order.record)
                for order in covered.all
                if order.fields is None or field in order.fields
            )

        kept = [(t, r, {f: v for f, v in fields.items() if stays(t, r, f)}) for t, r, fields in act.do]
        return act.do if kept == act.do else [change for change in kept if change[2]]

    expected = [replace(act, do=left(act)) for act in log if left(act) or act.project or not covered.affects(act)]
    erased = covered.purge_bytes(data)
    assert [decode(line) for line in erased.splitlines()] == expected
    assert covered.purge_bytes(erased) == erased
    assert (erased == data) is not any(covered.affects(act) for act in log)


def test_an_order_from_the_far_future_erases_what_was_there_and_not_what_comes_after(
    open_library: OpenLibrary, tmp_path: Path
) -> None:
    """A machine's clock was wrong, or somebody means ill; a card is always the same record."""
    theirs = open_library(by="two")
    started(theirs)
    added(theirs.journals[0], Card(id="card-purpose-1", form="purpose", answers={"G1": SECRET}))
    ours = open_library()
    far = "2998-01-01T00:00:00.000Z-{}-evil0000"
    order = Act(far.format("0001"), [(purge_log.PURGES, "01PURGE", {"of": Card.TABLE, "record": "card-purpose-1"})])
    head = Act(far.format("0000"), [], project=ours.journals[0].id, format=1)
    own_log(theirs.journals[0]).with_name("evil0000.jsonl").write_bytes(encode(head) + encode(order))
    ours.refresh()
    answered = [Card(id="card-purpose-1", form="purpose", answers={"G1": text}) for text in ("en", "to", "tre")]
    added(ours.journals[0], answered[0])  # before anybody has erased anything
    theirs.refresh()
    theirs.close()
    assert anywhere(tmp_path, SECRET) == []
    for new in answered[1:]:
        ours.refresh()
        (there,) = ours.journals[0].all(Card)
        edited(ours.journals[0], there, new)
        ours.close()
        ours = open_library()
        assert ours.journals[0].all(Card) == [new]
    assert ours.journals[0].all(Card) == open_library(by="two").journals[0].all(Card) == [answered[-1]]


def test_an_order_from_the_far_future_counts_from_when_it_was_first_carried_out() -> None:
    far, at = "2998-01-01T00:00:00.{}Z-0000-aaaaaaaa", "2026-11-2{}T18:07:12.000Z-0000-bbbbbbbb"
    ordered = Act(far.format("500"), [purge_log.order_purge("observations", IDS[0])])
    of = (ordered.do[0][0], ordered.do[0][1])
    done = [
        Act(at.format(day), [(*of, {f"done.{writer}": True})]) for day, writer in ((3, "bbbbbbbb"), (5, "cccccccc"))
    ]
    new, found = orders_in(ordered), orders_in(ordered, *done)
    for stamp, before, after in (
        (at.format(1), True, True),
        (at.format(4), True, False),
        (at.format(9), True, False),
        (far.format("400"), True, True),
        (far.format("600"), False, False),
    ):
        assert new.covers(stamp, "observations", IDS[0], "text") is before
        assert found.covers(stamp, "observations", IDS[0], "text") is after
    assert found.stamps("observations", IDS[0], ["text"]) == [at.format(3)]
    near = Act(at.format(6), ordered.do)
    early = Act(at.format(1), [(*of, {"done.evil0000": True})])
    assert orders_in(near, early).covers(at.format(5), "observations", IDS[0], "text"), "an order of our time stands"


def test_an_order_about_orders_is_none() -> None:
    about = purge_log.order_purge(purge_log.PURGES, IDS[0])
    assert orders_in(Act("2026-11-23T18:07:12.000Z-0000-aaaaaaaa", [about])).all == []


def test_a_writer_acknowledges_an_order_once() -> None:
    ordered = Act("2026-11-23T18:07:12.000Z-0000-aaaaaaaa", [purge_log.order_purge("observations", IDS[0])])
    (order,) = orders_in(ordered).all
    ((table, record, fields),) = purge_log.acknowledge([order], "bbbbbbbb")
    (obeyed,) = orders_in(ordered, Act("2026-11-23T18:07:13.000Z-0000-bbbbbbbb", [(table, record, fields)])).all
    assert obeyed == replace(order, done=frozenset({"bbbbbbbb"}))
    assert purge_log.acknowledge([obeyed], "bbbbbbbb") == []


def test_an_act_is_emptied_when_nothing_but_whether_its_records_are_there_is_left_in_it() -> None:
    ordered = Act("2026-11-23T18:07:12.000Z-0000-aaaaaaaa", [purge_log.order_purge("observations", IDS[0])])
    ordered.do[0][2]["done.aaaaaaaa"] = True
    earlier, later = "2026-11-23T18:07:11.000Z-0000-bbbbbbbb", "2026-11-23T18:07:13.000Z-0000-bbbbbbbb"
    found = orders_in(ordered)
    mark, text = ("observations", IDS[0], {DELETED: False}), ("observations", IDS[0], {DELETED: False, "text": "x"})
    other = ("observations", IDS[1], {DELETED: False})
    emptied = [found.is_emptied(Act(at, do)) for at in (earlier, later) for do in ([mark], [text], [mark, other], [])]
    assert emptied == [True, *[False] * 7]
