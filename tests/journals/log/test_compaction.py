"""Compaction: a small log that says the same, can be undone for a while, and brings nothing back."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.library.library import Library
from journals.library.maintenance import compact
from journals.library.undo import apply_plan, plan_undo
from journals.log.act import Act, decode, encode
from journals.log.atomic import TEMPORARY
from journals.log.compaction import compacted, horizon, limit
from journals.log.fold import Fold
from journals.log.stamp import Clock
from journals.log.undo import reversal_of, undo_redo_stacks
from journals.records.model import Observation
from tests.journals.conftest import OpenLibrary, StartWorker, added, edited, own_log, started
from tests.strategies import acts

HEAD = Act("2020-01-01T00:00:00.000Z-0000-7hq2m0c4", [], project="P", format=1)


def none_gone(table: str, record: str) -> bool:
    return False


def lines(data: bytes) -> list[Act]:
    found = []
    for line in data.split(b"\n"):
        with suppress(ValueError):
            found.append(decode(line))
    return found


def folded(data: bytes, *more: Act) -> Fold:
    fold = Fold()
    fold.apply([*lines(data), *more])
    return fold


def state(fold: Fold) -> dict[str, dict[str, tuple[str, Any]]]:
    return {record: fields for record, fields in fold.state().items() if fields}


histories = st.lists(acts, max_size=12).map(
    lambda found: sorted(
        {act.at: replace(act, project=None, format=None, undoes=None) for act in found}.values(), key=lambda a: a.at
    )
)


@given(histories, st.integers(0, 12), st.lists(acts, max_size=3))
def test_a_compacted_log_folds_to_the_same_state_whatever_else_there_is(
    history: list[Act], cut: int, others: list[Act]
) -> None:
    data = encode(HEAD) + b"".join(map(encode, history))
    until = history[min(cut, len(history) - 1)].at if history else HEAD.at
    small = compacted(data, until, none_gone)
    assert state(folded(small)) == state(folded(data))
    assert state(folded(small, *others)) == state(folded(data, *others))
    assert compacted(small, until, none_gone) == small, "once is enough"


@given(st.data())
def test_what_is_newer_than_the_horizon_is_undone_as_before(data: st.DataObject) -> None:
    ticks = iter(range(1_000))
    clock = Clock("7hq2m0c4", lambda: 1_700_000_000_000 + next(ticks))
    history: list[Act] = []
    for _ in range(data.draw(st.integers(1, 12))):
        undoing: bool = data.draw(st.booleans())
        if undoing and history:
            target = data.draw(st.sampled_from(history))
            history.append(Act(clock.tick(), reversal_of(target, history).do, undoes=target.at))
        else:
            fields = data.draw(st.dictionaries(st.sampled_from("abc"), st.sampled_from([1, 2, 3, None]), min_size=1))
            history.append(Act(clock.tick(), [("observations", data.draw(st.sampled_from("RS")), fields)]))
    log = encode(HEAD) + b"".join(map(encode, history))
    at = data.draw(st.integers(0, len(history) - 1))
    small = compacted(log, history[at].at, none_gone)
    left = lines(small)
    for target in history[at + 1 :]:
        if target.undoes is None or target.undoes > history[at].at:
            before, after = folded(log), folded(small)
            stamp = clock.tick()
            before.apply([Act(stamp, reversal_of(target, history).do)])
            after.apply([Act(stamp, reversal_of(target, left).do)])
            assert after.tables == before.tables


def test_what_a_newer_act_undoes_is_not_compacted() -> None:
    """Else nobody could tell whose the value is that the undo restored."""
    ticks = iter(range(1_000))
    clock = Clock("7hq2m0c4", lambda: 1_700_000_000_000 + next(ticks))
    first, second, third = (Act(clock.tick(), [("observations", "R", {"a": value})]) for value in (1, 2, 3))
    undo = Act(clock.tick(), reversal_of(third, [first, second, third]).do, undoes=third.at)
    log = encode(HEAD) + b"".join(map(encode, (first, second, third, undo)))
    assert lines(compacted(log, third.at, none_gone))[1:] == [second, third, undo]
    there = encode(HEAD) + b"".join(map(encode, (first, second, third)))
    assert lines(compacted(there, third.at, none_gone, [second.at]))[1:] == [first, second, third]
    assert lines(compacted(there, third.at, none_gone))[1:] == [third]


def test_what_cannot_be_read_and_what_a_newer_version_wrote_is_carried_over() -> None:
    strange = [
        b"half a line \xff\x00 damage\n",
        b'{"at":"2021-01-01T00:00:00.000Z-0000-7hq2m0c4","do":[],"newer":[1]}\n',
        b'{"at":"2021-01-01T00:00:00.000Z-0001-7hq2m0c4","do":[["weather","R",{"rain":true}]]}\n',
    ]
    old = Act("2021-01-01T00:00:00.000Z-0002-7hq2m0c4", [("observations", "R", {"text": "en"})])
    small = compacted(encode(HEAD) + b"".join(strange) + encode(old) + b'{"at":"20', horizon(timedelta(0)), none_gone)
    for line in strange[:2]:
        assert line in small
    assert small.endswith(b'{"at":"20'), "a torn tail is the pen's to set aside"
    assert folded(small).tables["weather"]["R"] == {"rain": True}


def test_a_log_of_a_newer_version_is_left_alone() -> None:
    data = encode(replace(HEAD, format=2)) + encode(
        Act("2021-01-01T00:00:00.000Z-0002-7hq2m0c4", [("a", "R", {"b": 1})])
    )
    assert compacted(data, horizon(timedelta(0)), none_gone) == data


def test_the_head_is_the_latest_and_says_the_latest_horizon() -> None:
    first, later = "2021-01-01T00:00:00.000Z", "2021-06-01T00:00:00.000Z"
    heads = [replace(HEAD, by="leder", since=later), replace(HEAD, at=f"{first}-0001-7hq2m0c4", by="kollega")]
    old = [Act(f"{first}-{n:04x}-7hq2m0c4", [("observations", "R", {"text": n})]) for n in (2, 3)]
    head, *left = lines(compacted(b"".join(map(encode, [*heads, *old])), f"{first}-0004", none_gone))
    assert (head.by, head.since, head.do) == ("kollega", later, [])
    assert left == old[1:]


def test_a_line_whose_end_is_missing_is_a_line_of_its_own() -> None:
    old, new = (
        Act(f"{year}-01-01T00:00:00.000Z-0000-7hq2m0c4", [("observations", "R", {"text": year})])
        for year in ("2021", "2022")
    )
    data = encode(HEAD) + encode(old) + encode(new).rstrip()
    assert compacted(data, "2021-06-01", none_gone).splitlines(keepends=True)[-1] == encode(new)


@given(histories, st.integers(0, 12))
def test_acts_stay_in_order_and_keep_what_they_undo(history: list[Act], cut: int) -> None:
    undoing = [replace(act, undoes=HEAD.at) for act in history]
    until = history[min(cut, len(history) - 1)].at if history else HEAD.at
    _, *left = lines(compacted(encode(HEAD) + b"".join(map(encode, undoing)), until, none_gone))
    assert [act.at for act in left] == sorted(act.at for act in left)
    assert {act.undoes for act in left} <= {HEAD.at}


def test_what_was_made_smaller_is_neither_undone_nor_done_again() -> None:
    made, changed, undo = (Act(f"2021-01-01T00:00:00.000Z-000{n}-7hq2m0c4", [("a", "R", {"b": n})]) for n in range(3))
    history = [made, changed, replace(undo, undoes=changed.at)]
    assert undo_redo_stacks(history, {"7hq2m0c4"}) == ([made], history[2:])
    assert undo_redo_stacks(history, {"7hq2m0c4"}, {act.at for act in history}) == ([], [])


# In a library


def compact_all(library: Library) -> tuple[int, int]:
    time.sleep(0.005)  # so that the horizon is later than what was just done
    done = compact(library, library.journals[0], timedelta(0))
    assert done.in_use == []
    return done.before, done.after


def test_a_log_becomes_small_and_goes_on(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    (seen,) = added(journal, Observation(text="første"))
    for number in range(50):
        new = replace(seen, text=f"nr. {number}")
        edited(journal, seen, new)
        seen = new
    before, after = compact_all(library)
    assert after < before / 10
    added(journal, Observation(text="bagefter"))
    assert {each.text for each in open_library(by="two").journals[0].observations} == {"nr. 49", "bagefter"}
    assert not list(own_log(journal).parent.glob(f"*{TEMPORARY}"))
    assert library.notices == type(library.notices)(), "the log is still ours"
    library.close()
    again = open_library()
    added(again.journals[0], Observation(text="næste gang"))
    assert len(list(again.journals[0].folders[0].path.iterdir())) == 1, "in the same log"
    plan = plan_undo(again, everyone=True)
    assert plan is not None
    apply_plan(plan).written.wait()
    assert {each.text for each in again.journals[0].observations} == {"nr. 49", "bagefter"}


def test_undo_ends_at_the_horizon_and_never_empties_a_field(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    (seen,) = added(journal, Observation(text="før"))
    edited(journal, seen, replace(seen, text="efter"))
    compact_all(library)
    assert plan_undo(library) is None
    assert plan_undo(library, redo=True) is None
    library.close()
    again = open_library()
    assert plan_undo(again, everyone=True) is None
    assert [each.text for each in again.journals[0].observations] == ["efter"]


def test_what_was_deleted_before_the_horizon_is_gone_and_an_old_copy_does_not_bring_it_back(
    open_library: OpenLibrary,
) -> None:
    library = open_library()
    journal = started(library)
    (seen,) = added(journal, Observation(text="skal væk"))
    log = own_log(journal)
    old = log.read_bytes()
    journal.delete(seen).wait()
    compact(library, journal, timedelta(days=1))
    assert "skal væk".encode() in log.read_bytes(), "it can still be brought back"
    compact_all(library)
    assert "skal væk".encode() not in log.read_bytes()
    log.with_name(f"{log.stem}-PC1234.jsonl").write_bytes(old)
    assert open_library(by="two").journals[0].observations == []


def test_the_log_of_a_window_that_is_open_is_left(open_library: OpenLibrary, start: StartWorker) -> None:
    window = start()
    window.ask("new Skærmbesøg")
    window.ask("add en")
    here = open_library()
    added(here.journals[0], Observation(text="her"))
    done = compact(here, here.journals[0], timedelta(seconds=-1))
    assert len(done.in_use) == 1
    plan = plan_undo(here, everyone=True)
    assert plan is not None
    assert [fields["text"] for _, _, fields in plan.target.do] == ["en"], "its acts can still be undone"
    other = open_library(by="two")
    assert compact(other, other.journals[0], timedelta(0)).in_use == [], "nor is another installation's ours to touch"
    assert window.ask("add to") == "to"


def test_a_crash_while_rewriting_leaves_the_old_log_and_no_rest(
    open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library()
    journal = started(library)
    added(journal, Observation(text="en"))
    log = own_log(journal)
    whole = log.read_bytes()
    log.with_name(log.name + TEMPORARY).write_bytes(b"half")
    assert [each.text for each in open_library(by="two").journals[0].observations] == ["en"]
    assert log.read_bytes() == whole
    compact_all(library)
    assert [path.name for path in log.parent.iterdir()] == [log.name]


def plain_limit(known: list[Act], until: str, undone: list[str]) -> str:
    """The rule of `limit` in the fewest words: until nothing newer undoes what is compacted."""
    targets = [(act.at, act.undoes) for act in known if act.undoes] + [("~", each) for each in undone]
    while needed := [target for at, target in targets if at > until >= target]:
        until = max((act.at for act in known if act.at < min(needed)), default="")
    return until


numbers = st.integers(0, 30).map("{:02}".format)


@given(st.lists(st.tuples(numbers, st.none() | numbers), max_size=12), numbers, st.lists(numbers, max_size=3))
def test_how_far_may_be_compacted(known: list[tuple[str, str | None]], until: str, undone: list[str]) -> None:
    history = [Act(at, [], undoes) for at, undoes in known]
    assert limit(history, until, undone) == plain_limit(history, until, undone)


class Counted(str):
    """A stamp that counts how often stamps are compared."""

    times = 0

    def __lt__(self, other: str) -> bool:
        Counted.times += 1
        return super().__lt__(other)

    def __gt__(self, other: str) -> bool:
        Counted.times += 1
        return super().__gt__(other)

    def __le__(self, other: str) -> bool:
        Counted.times += 1
        return super().__le__(other)

    def __ge__(self, other: str) -> bool:
        Counted.times += 1
        return super().__ge__(other)


def comparisons(length: int) -> int:
    """How many stamps are compared for a log in which each act undoes the one before it."""
    stamps = [Counted(f"{number:05}") for number in range(length)]
    Counted.times = 0
    history = [Act(at, [], before) for before, at in pairwise(stamps)]
    assert limit(history, stamps[length // 2], []) == ""
    return Counted.times


def test_a_chain_of_undos_takes_no_longer_than_it_is_long() -> None:
    assert comparisons(4_000) < 3 * comparisons(2_000)


def test_a_horizon_is_a_stamp() -> None:
    now = datetime.now(UTC).isoformat()
    assert horizon(timedelta(days=90)) < now < horizon(timedelta(days=-1))
