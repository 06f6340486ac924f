"""Purging: once every writer has started, no byte of the text is anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.errors import NotSaved
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.maintenance import preview_purge, purge
from journals.library.undo import apply_plan, plan_undo
from journals.log import purge as purge_log
from journals.log.act import Act, RecordChange, decode, encode
from journals.log.fold import DELETED, Fold
from journals.log.purge import PurgeOrders
from journals.records.model import Card, Lesson, Observation, Project
from tests.journals.conftest import OpenLibrary, StartWorker, added, edited, own_log, started
from tests.strategies import IDS, acts, stamps

SECRET = "ring til 22 22 12 34, den er hemmelig"


def anywhere(base: Path, text: str) -> list[Path]:
    """The files that hold a text, plain or as JSON escapes it."""
    return [path for path in base.rglob("*") if path.is_file() and text.encode() in path.read_bytes()]


def purged(library: Library, record: str, **words: frozenset[str]) -> list[Path]:
    """Purge an observation, and return the logs that wait for their writers."""
    return purge(library, library.journals[0], (Observation.TABLE, record), **words).waiting


def test_a_purged_record_is_nowhere_and_the_rest_is_as_it_was(open_library: OpenLibrary, tmp_path: Path) -> None:
    library = open_library()
    journal = started(library)
    seen, other = added(journal, Observation(text=SECRET), Observation(text="bliver"))
    edited(journal, seen, replace(seen, text=SECRET + " endnu"))
    assert purged(library, seen.id) == []
    assert anywhere(tmp_path, SECRET) == []
    assert [each.text for each in journal.observations] == ["bliver"]
    added(journal, Observation(text="bagefter"))
    assert not library.notices, "the log is still ours"
    assert not journal.purges.is_pending
    library.close()
    again = open_library(by="two")
    assert [each.text for each in again.journals[0].observations] == ["bagefter", "bliver"]
    assert [fault for fault in again.faults() if fault.level == "wrong"] == []
    assert other.id in own_log(journal).read_text()


def test_another_writer_obeys_at_its_next_start(open_library: OpenLibrary, tmp_path: Path) -> None:
    theirs = open_library(by="two")
    (seen,) = added(started(theirs), Observation(text=SECRET))
    theirs.close()
    ours = open_library()
    (waiting,) = purged(ours, seen.id)
    assert anywhere(tmp_path, SECRET) == [waiting], "nobody else's log is touched"
    assert ours.journals[0].observations == []
    ours.close()
    orders = [path.read_text() for path in tmp_path.rglob("*.jsonl")]
    assert sum('"purges"' in text for text in orders) == 1
    open_library(by="two").close()
    assert anywhere(tmp_path, SECRET) == []
    assert open_library(by="three").journals[0].observations == []


def test_only_writers_whose_logs_hold_it_are_waited_for(
    open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs, others = open_library(by="two"), open_library(by="three")
    (seen,) = added(started(theirs), Observation(text=SECRET))
    others.refresh()
    added(others.journals[0], Observation(text="noget andet"))
    holds, other = own_log(theirs.journals[0]), own_log(others.journals[0])
    ours = open_library()
    order = (Observation.TABLE, seen.id)
    assert preview_purge(ours, ours.journals[0], order).waiting == [holds]

    def read(path: Path) -> bytes:
        if path == other:
            raise PermissionError
        return path.read_bytes()

    with monkeypatch.context() as patch:
        patch.setattr("journals.library.maintenance.read_plain", read)
        assert set(preview_purge(ours, ours.journals[0], order).waiting) == {holds, other}, "nobody can tell"
    assert purged(ours, seen.id) == [holds]


def test_the_log_of_a_writer_that_is_gone_may_be_rewritten(open_library: OpenLibrary, tmp_path: Path) -> None:
    theirs = open_library(by="two")
    journal = started(theirs)
    (seen,) = added(journal, Observation(text=SECRET))
    theirs.close()
    ours = open_library()
    assert purged(ours, seen.id, gone=frozenset({own_log_name(journal)})) == []
    assert anywhere(tmp_path, SECRET) == []


def own_log_name(journal: Journal) -> str:
    return next(journal.folders[0].path.glob("*.jsonl")).stem


def test_copies_made_by_sync_tools_and_what_lies_outside_the_library_are_purged_too(
    open_library: OpenLibrary, tmp_path: Path
) -> None:
    library = open_library()
    journal = started(library)
    (seen,) = added(journal, Observation(text=SECRET))
    log, state, cache = own_log(journal), tmp_path / "one" / "state", tmp_path / "one" / "cache"
    for name in (f"{log.stem}-PC1234.jsonl", f"{log.stem} (conflicted copy 2026-11-23).jsonl", f"{log.name}.new"):
        log.with_name(name).write_bytes(log.read_bytes())
    line = next(line for line in log.read_bytes().splitlines() if SECRET.encode() in line)
    (state / "torn").mkdir()
    (state / "torn" / f"{log.stem}.torn").write_bytes(line[:-9] + b"\n" + b"other\n")
    kept = state / "unsaved" / "library-0" / "7hq2m0c4" / f"{journal.id}.jsonl"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(line + b"\n")
    kept.with_name(f".{journal.id}.0123456789abcdef.jsonl.new").write_bytes(line)  # killed while it was written
    cache.mkdir()
    (cache / "suggest-da.msgpack").write_text(SECRET)
    assert purged(library, seen.id) == []
    assert anywhere(tmp_path, SECRET) == []
    assert (state / "torn" / f"{log.stem}.torn").read_bytes() == b"other\n"


def test_a_copy_that_comes_later_is_purged_at_the_next_start(open_library: OpenLibrary, tmp_path: Path) -> None:
    library = open_library()
    journal = started(library)
    (seen,) = added(journal, Observation(text=SECRET))
    log = own_log(journal)
    before = log.read_bytes()
    purged(library, seen.id)
    library.close()
    log.with_name(f"{log.stem}-backup-2026-11-25.jsonl").write_bytes(before)
    again = open_library()
    assert again.journals[0].observations == [], "an old copy brings nothing back"
    again.close()
    assert anywhere(tmp_path, SECRET) == []


def test_the_log_of_an_open_window_is_purged_when_it_closes(
    open_library: OpenLibrary, start: StartWorker, tmp_path: Path
) -> None:
    window = start()
    window.ask("new Skærmbesøg")
    window.ask(f"add {SECRET}")
    here = open_library()
    done = purge(here, here.journals[0], (Observation.TABLE, here.journals[0].observations[0].id))
    assert len(done.in_use) == 1
    assert here.journals[0].purges.is_pending, "it is tried again"
    here.close()
    window.ask("refresh")
    assert window.ask("texts") == ""
    window.end()
    assert anywhere(tmp_path, SECRET) == []


def test_a_purge_that_has_begun_cannot_be_undone_and_undo_empties_nothing(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    (seen,) = added(journal, Observation(text=SECRET))
    purged(library, seen.id)
    library.refresh()
    plan = plan_undo(library)
    assert plan is not None
    apply_plan(plan).written.wait()
    assert [each.text for each in journal.observations if each.text] == []
    assert [order.record for order in journal.purges.orders.all] == [seen.id]


# By itself


@pytest.fixture
def guard(monkeypatch: pytest.MonkeyPatch) -> None:
    """A privacy guard that marks phone numbers of one form."""
    from journals.privacy.findings import Finding

    def findings(text: str) -> list[Finding]:
        place = text.find("22 22 12 34")
        return [] if place < 0 else [Finding("phone", "warn", place, place + 11)]

    monkeypatch.setattr("journals.log.purge.detect", findings)


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


def test_a_folder_is_not_called_after_a_name_that_is_purged(open_library: OpenLibrary, folder: Path) -> None:
    library = open_library()
    journal, other = started(library, "Besøg hos Karen"), started(library, "Besøg hos Bodil")
    added(journal, Observation(text="en"))
    before = own_log(other).parent
    purge(library, journal, (Project.TABLE, journal.id))
    neutral = before.with_name(f"{before.name[:4]}-projekt-{journal.id[-4:].lower()}")
    assert sorted(folder.iterdir()) == sorted([before, neutral])
    added(journal, Observation(text="to"))
    library.refresh()
    assert [each.path for each in journal.folders] == [neutral]
    assert sorted(folder.iterdir()) == sorted([before, neutral]), "nothing brings the old name back"
    assert not library.notices
    library.close()
    again = open_library()
    assert [each.text for each in again.journal(journal.id).observations] == ["to", "en"]
    assert sorted(folder.iterdir()) == sorted([before, neutral])


def test_a_folder_that_cannot_be_renamed_yet_keeps_no_text_from_being_erased(
    open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library()
    journal = started(library, "Besøg hos Karen")
    log = own_log(journal)

    def in_use(*_: object) -> None:
        raise PermissionError(13, "in use")

    with monkeypatch.context() as refusing:
        refusing.setattr(Library, "rename_folder", in_use)
        with pytest.raises(NotSaved, match="in use"):
            purge(library, journal, (Project.TABLE, journal.id))
    assert b"Karen" not in log.read_bytes()
    assert journal.purges.is_pending
    library.apply_purges()
    library.in_background(list).result()
    assert not log.exists(), "and it is renamed when it can be"
    assert not journal.purges.is_pending


# Orders


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


@given(st.lists(acts | texts_alone | heads | undos, max_size=8), st.lists(orders, max_size=2))
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
