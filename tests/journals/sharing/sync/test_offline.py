"""Clones that were changed apart end equal, with nothing lost."""

from __future__ import annotations

import random
import shutil
import threading

import pytest
from msgspec.structs import replace

from journals.library.journal import Journal
from journals.library.maintenance import compact
from journals.records.model import Lesson, Observation
from journals.sharing.sync import SyncResult, sync
from tests.amount import amount
from tests.journals.conftest import added, started
from tests.journals.sharing.sync.clones import NEEDS_GIT, Clone, MakeClone, git, total

pytestmark = NEEDS_GIT


@pytest.mark.long
def test_two_clones_ten_rounds_offline_with_plain_git(clone: MakeClone) -> None:
    one, two = clone("one"), clone("two")
    for number in range(10):
        for each in (one, two):
            with each.library() as library:
                journal = library.journals[0]
                shared = next(seen for seen in journal.observations if not seen.text.startswith("ny"))
                pending = journal.edit((shared, replace(shared, text=f"{number} {each.folder.name}", pitfalls={"4.4"})))
                assert pending is not None
                pending.wait()
                (new,) = added(journal, Observation(text=f"ny {number} {each.folder.name}"))
                if number % 3 == 0:
                    journal.delete(new).wait()
            git(each.folder, "add", "--all")
            git(each.folder, "commit", "--quiet", "-m", "round")
        for each in (one, two, one) if number % 2 else (two, one, two):
            git(each.folder, "pull", "--quiet", "--no-rebase", "--no-edit")
            git(each.folder, "push", "--quiet")
        assert one.state() == two.state()
    assert len(one.texts()) == 1 + 2 * 6
    assert one.export() == two.export()


def test_both_sides_of_one_log_are_kept_by_union(first: Clone, clone: MakeClone) -> None:
    """As when a folder was copied with its installation, or a sync tool carries it too."""
    other = clone("other")
    shutil.copytree(first.local, other.local)
    (log,) = first.folder.glob("*/*.jsonl")
    before = log.read_bytes()
    for each, text in ((first, "to"), (other, "tre")):
        copy = each.folder / log.relative_to(first.folder)
        copy.write_bytes(
            before
            + before.splitlines(keepends=True)[-1]
            .replace(b'"en"', f'"{text}"'.encode())
            .replace(b"Z-0000-", b"Z-0a0%d-" % len(text))
            .replace(b'["observations","0', f'["observations","{len(text)}'.encode())
        )
    first.sync()
    assert total(other.sync().received) == {"observations": 1}
    first.sync()
    assert first.texts() == other.texts() == {"en", "to", "tre"}


def test_lines_that_come_twice_are_harmless(first: Clone) -> None:
    state = first.state()
    for log in first.folder.glob("*/*.jsonl"):
        log.write_bytes(log.read_bytes() * 2)
    assert first.state() == state
    assert first.sync().saved == [], "nothing looks different"
    assert git(first.folder, "log", "-1", "--format=%s") == "Tilbageblik: upkeep\n"


def test_a_log_made_small_here_and_written_there(first: Clone, clone: MakeClone) -> None:
    from datetime import timedelta

    other = clone("other")
    first.write("to", "tre")
    with first.library() as library:
        compact(library, library.journals[0], timedelta(seconds=-1))
    other.write("fire")
    for each in (first, other, first):
        each.sync()
    assert first.state() == other.state()
    assert first.texts() == {"en", "to", "tre", "fire"}


def edit_something(clone: Clone, luck: random.Random) -> None:
    with clone.library() as library:
        journal = luck.choice(library.journals)
        seen = journal.observations
        what = luck.choice(["add", "edit", "edit", "delete", "lesson", "project"])
        if what == "edit" and seen:
            old = luck.choice(seen)
            journal.edit((old, replace(old, text=f"tekst {luck.randrange(9999)}", stage=luck.choice(["S2", "S5"]))))
        elif what == "delete" and seen:
            journal.delete(luck.choice(seen))
        elif what == "lesson":
            added(journal, Lesson(title=f"læring {luck.randrange(9999)}"))
        elif what == "project":
            started(library, f"Projekt {luck.randrange(100)}")
        else:
            added(journal, Observation(text=f"ny {luck.randrange(9999)}"))


@pytest.mark.long
def test_clones_with_random_changes_end_equal(clone: MakeClone) -> None:
    luck = random.Random(4)
    clones = [clone(f"c{number}") for number in range(amount(3, 5))]
    rounds = clones * amount(3, 4)
    luck.shuffle(rounds)
    for each in rounds:
        for _ in range(luck.randrange(1, 4)):
            edit_something(each, luck)
        if luck.random() < 0.7:
            each.sync()
    for each in [*clones, *clones]:
        each.sync()
    assert all(each.state() == clones[0].state() for each in clones)
    assert len({each.export() for each in clones}) == 1
    assert clones[0].sync() == SyncResult(clones[0].folder, "main", "origin"), "nothing left to do"


@pytest.mark.long
def test_all_send_at_the_same_time(clone: MakeClone) -> None:
    clones = [clone(f"c{number}") for number in range(amount(3, 4))]
    for each in clones:
        each.write(f"fra {each.folder.name}")
    threads = [threading.Thread(target=sync, args=(each.folder,)) for each in clones]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for each in clones:
        each.sync()
    assert [each.texts() for each in clones] == [{"en", *(f"fra {each.folder.name}" for each in clones)}] * len(clones)


def test_a_journal_that_is_open_meanwhile_loses_nothing(first: Clone, clone: MakeClone) -> None:
    other = clone("other")
    other.write("to")
    other.sync()
    with first.library() as library:
        journal: Journal = library.journals[0]
        added(journal, Observation(text="tre"))
        first.sync()
        added(journal, Observation(text="fire"))
        library.refresh()
        assert {each.text for each in journal.observations} == {"en", "to", "tre", "fire"}
        assert list(library.notices) == []
    first.sync()
    other.sync()
    assert other.texts() == {"en", "to", "tre", "fire"}
