"""History that was begun anew to erase a text does not get the old one back from who has not cloned anew."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.sharing.restore import restore_backup
from journals.sharing.sync import sync
from tests.journals.conftest import installation
from tests.journals.sharing.sync.clones import NEEDS_GIT, Clone, MakeClone, git, refused, total

pytestmark = NEEDS_GIT


def begin_anew(clone: Clone) -> None:
    """Rewrite the history at the place to one commit."""
    git(clone.folder, "fetch", "--quiet", "origin")
    git(clone.folder, "checkout", "--quiet", "--orphan", "fresh", "origin/main")
    git(clone.folder, "commit", "--quiet", "-m", "begun anew")
    git(clone.folder, "push", "--quiet", "--force", "origin", "fresh:main")


def cut_back(clone: Clone) -> None:
    """Set the place back to before its latest commit."""
    git(clone.folder, "fetch", "--quiet", "origin")
    git(clone.folder, "push", "--quiet", "--force", "origin", "origin/main~1:main")


def emptied(clone: Clone) -> None:
    """Take the branch away from the place, as where it is made again by its old name."""
    git(clone.folder, "push", "--quiet", "origin", ":main")


def looked_at(clone: Clone) -> None:
    """What an editor does by itself: fetch, so that git's own record follows the rewritten history."""
    git(clone.folder, "fetch", "--quiet", "--force", "origin")
    git(clone.folder, "reflog", "expire", "--expire=now", "--all")


@pytest.mark.long
@pytest.mark.parametrize("rewrite", [begin_anew, cut_back, emptied])
@pytest.mark.parametrize("looks", [False, True])
def test_nothing_is_sent_to_a_place_that_was_rewritten(
    first: Clone, clone: MakeClone, remote: Path, rewrite: object, looks: bool
) -> None:
    git(remote, "config", "receive.denyDeleteCurrent", "ignore")
    other = clone("other")
    other.write("to")
    other.sync()
    assert callable(rewrite)
    rewrite(clone("third"))
    if looks and rewrite is not emptied:
        looked_at(other)
    before = git(remote, "for-each-ref")
    other.write("tre")
    for _ in range(2):
        problem = refused(done := sync(other.folder), "sync_rewritten")
        assert problem.params["address"] == str(remote)
        assert done.received == done.sent == []
    assert git(remote, "for-each-ref") == before
    assert other.texts() == {"en", "to", "tre"}


def test_git_alone_remembers_it_too(first: Clone, clone: MakeClone, tmp_path: Path) -> None:
    other = clone("other")
    begin_anew(clone("third"))
    git(other.folder, "fetch", "--quiet", "--force", "origin")
    other.write("to")
    nothing = LocalFolders(tmp_path / "n", tmp_path / "n", tmp_path / "n")
    assert sync(other.folder, nothing).problem is not None


def test_what_only_one_has_is_brought_over_to_a_fresh_clone(first: Clone, clone: MakeClone, tmp_path: Path) -> None:
    begin_anew(clone("third"))
    first.write("to")
    refused(sync(first.folder), "sync_rewritten")
    fresh = clone("fresh")
    library = Library([fresh.folder], installation(tmp_path / "local-fresh"))
    library.refresh()
    restore_backup(library, first.folder, date(2026, 11, 29))
    library.close()
    assert total(fresh.sync().sent) == {"observations": 1}
    assert fresh.texts() == {"en", "to"}


def test_whoever_took_the_new_history_goes_on(first: Clone, clone: MakeClone) -> None:
    begin_anew(clone("third"))
    refused(sync(first.folder), "sync_rewritten")
    git(first.folder, "fetch", "--quiet", "--force", "origin")
    git(first.folder, "reset", "--quiet", "--hard", "origin/main")
    first.write("to")
    assert total(first.sync().sent) == {"observations": 1}
