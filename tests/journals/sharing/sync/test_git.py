"""How git itself is run: no foreign environment, nobody asked, and never for ever."""

from __future__ import annotations

import os
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from journals.errors import Problem
from journals.library.lesson_pack import decode_pack
from journals.library.meant_losses import Loss, meant_losses, say_meant
from journals.library.shelf import Shelf
from journals.sharing import sync as syncing
from journals.sharing.git import Git, git_program
from journals.sharing.sync import sync
from tests.journals.library.test_shelf import as_file, pack
from tests.journals.sharing.sync.clones import NEEDS_GIT, Clone, MakeClone, git, refused, total
from tests.terminal import PATIENCE

pytestmark = NEEDS_GIT


def test_what_an_outer_git_says_is_not_for_ours(first: Clone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init", "--quiet", "outer")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "outer" / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "outer"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    first.write("to")
    assert total(first.sync().sent) == {"observations": 1}
    assert not (tmp_path / "index").exists()


def test_settings_that_would_stop_a_merge_do_not(first: Clone, clone: MakeClone) -> None:
    other = clone("other")
    for key, value in (
        ("merge.ff", "only"),
        ("pull.rebase", "true"),
        ("user.useConfigOnly", "true"),
        ("push.default", "nothing"),
    ):
        git(first.folder, "config", key, value)
    other.write("to")
    other.sync()
    first.write("tre")
    first.sync()
    assert first.texts() == {"en", "to", "tre"}


@pytest.mark.skipif(sys.platform == "win32", reason="a helper that is a shell script")
def test_git_that_hangs_is_stopped_with_all_it_started(
    first: Clone, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "hang"
    script.write_text(f"#!/bin/sh\necho $$ > {tmp_path}/pid\nexec sleep 1000\n")
    script.chmod(0o755)
    monkeypatch.setenv("GIT_SSH_COMMAND", str(script))
    git(first.folder, "remote", "set-url", "origin", "ssh://host/x.git")
    first.write("to")
    for seconds in (0.5, 5, 50, 500):  # long enough for the script to have begun, however busy the machine is
        monkeypatch.setattr(syncing, "REMOTE_TIMEOUT", seconds)
        refused(sync(first.folder), "git_too_long")
        if (said := tmp_path / "pid").exists() and said.read_text():
            break
    pid, stop = int(said.read_text()), time.monotonic() + PATIENCE
    while _runs(pid):
        assert time.monotonic() < stop, "it still runs"
        time.sleep(0.05)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")


@pytest.mark.skipif(sys.platform == "win32", reason="a helper that is a shell script")
def test_nobody_is_asked_for_a_password(first: Clone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """ssh would ask on the terminal of its session: it has none."""
    script = tmp_path / "ask"
    script.write_text(f"#!/bin/sh\n(exec 3<>/dev/tty) 2>/dev/null && touch {tmp_path}/terminal\n"
                      f"ps -o sid= -p $$ > {tmp_path}/session; exit 1\n")  # fmt: skip
    script.chmod(0o755)
    monkeypatch.setenv("GIT_SSH_COMMAND", str(script))
    git(first.folder, "remote", "set-url", "origin", "ssh://host/x.git")
    refused(sync(first.folder), "sync_no_contact")
    assert not (tmp_path / "terminal").exists()
    assert int((tmp_path / "session").read_text()) != os.getsid(0)


def test_git_runs_without_waiting_for_anyone(first: Clone) -> None:
    told = Git(first.folder).run_checked("-c", "alias.env=!env", "env").decode().splitlines()
    assert {"GIT_TERMINAL_PROMPT=0", "GIT_MERGE_AUTOEDIT=no"} <= set(told)


def test_git_is_never_taken_from_the_folder_one_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "below").mkdir()
    for folder in (tmp_path, tmp_path / "below"):
        (folder / "git").touch(0o755)
        (folder / "git.exe").touch(0o755)
    monkeypatch.chdir(tmp_path)
    for place in ("", ".", "below", os.pathsep.join(("", ".", "below"))):
        monkeypatch.setenv("PATH", place)
        with pytest.raises(Problem, match="no_git"):
            git_program(("git.exe", "git"))
    monkeypatch.setenv("PATH", os.pathsep.join((".", f'"{tmp_path}"')))
    assert Path(git_program(("git.exe",))) == tmp_path / "git.exe"


def test_what_git_knows_of_and_lacks_is_told(first: Clone) -> None:
    (log,) = first.folder.glob("*/*.jsonl")
    blob = git(first.folder, "rev-parse", f"HEAD:{log.parent.name}/{log.name}").strip()
    (first.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    first.write("to")
    with pytest.raises(Problem) as stopped:
        sync(first.folder)
    assert (stopped.value.code, stopped.value.params["wanted"]) == ("git_lacks", blob[:12])
    assert first.texts() == {"en", "to"}


@pytest.mark.long
def test_the_shelf_goes_along_and_never_conflicts(first: Clone, clone: MakeClone) -> None:
    one, two = first, clone("two")
    loss = Loss("01JQ6M80QA0000000000000009")
    for each, made in ((one, "2026-11-01"), (two, "2026-12-01")):
        say_meant(each.folder, [loss], datetime.fromisoformat(f"{made}T12:00:00Z"))
        with each.library() as library:
            library.shelf.put(decode_pack(as_file(pack(made=made))))
            library.shelf.name_own_origin("Vores by")
        assert each.sync().problem is None
    assert one.sync().problem is None
    for each in (one, two):
        with each.library() as library:
            assert [pack.made.isoformat() for pack in library.shelf.packs] == ["2026-12-01"]
            origin = library.shelf.own_origin()
            assert origin is not None
            assert origin.name == "Vores by"
        assert [str(at.date()) for at in meant_losses([each.folder]).values()] == ["2026-12-01"]
    assert len({_own_id(each.folder) for each in (one, two)}) == 1


def _own_id(folder: Path) -> str:
    found = Shelf([folder]).own_origin()
    return found.id if found else ""
