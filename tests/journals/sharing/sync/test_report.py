"""What a round tells, and what its commits say."""

from __future__ import annotations

from journals.records.model import Action, Lesson, Observation
from tests.journals.conftest import added, started
from tests.journals.sharing.sync.clones import NEEDS_GIT, Clone, MakeClone, git, total

pytestmark = NEEDS_GIT


def test_it_tells_what_came_and_what_was_sent(first: Clone, clone: MakeClone) -> None:
    other = clone("other")
    other.write("to", "tre")
    done = other.sync()
    assert (total(done.saved), total(done.sent), done.received) == ({"observations": 2}, {"observations": 2}, [])
    first.write("fire")
    done = first.sync()
    assert (total(done.received), total(done.sent)) == ({"observations": 2}, {"observations": 1})
    assert [each.name for each in done.received] == ["Skærmbesøg"]


def test_a_commit_of_the_users_own_is_sent_and_counted(first: Clone, clone: MakeClone) -> None:
    first.write("to")
    git(first.folder, "add", "--all")
    git(first.folder, "commit", "--quiet", "-m", "by hand")
    done = first.sync()
    assert (done.saved, total(done.sent)) == ([], {"observations": 1})
    assert total(clone("late").sync().received) == {}


def test_the_commit_says_how_much_and_names_nobody(first: Clone) -> None:
    with first.library() as library:
        journal = library.journals[0]
        added(journal, Observation(text="hemmelig"), Observation(text="to"))
        added(journal, Lesson(title="lært"))
        added(started(library, "Navnet"), Action(text="gør"))
    first.sync()
    assert git(first.folder, "log", "-1", "--format=%B%an|%ae|%cn|%ce") == (
        "Tilbageblik: 2 observations, 1 lesson, 1 action in 2 projects\n"
        "Tilbageblik|tilbageblik@localhost|Tilbageblik|tilbageblik@localhost\n"
    )


def test_a_users_own_name_stands(first: Clone) -> None:
    git(first.folder, "config", "user.name", "Projektlederen")
    first.write("to")
    first.sync()
    assert git(first.folder, "log", "-1", "--format=%an|%ae") == "Projektlederen|tilbageblik@localhost\n"
