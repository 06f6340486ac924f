"""A repository that others can have put there runs nothing on this machine before somebody has trusted it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from journals.errors import Problem
from journals.library.paths import LocalFolders
from journals.sharing.git_trust import find_place, settings_to_trust
from journals.sharing.sync import set_up, sync, trust
from tests.journals.sharing.sync.clones import NEEDS_GIT, Clone, git, hook

pytestmark = [NEEDS_GIT, pytest.mark.skipif(os.name == "nt", reason="what is run is a shell script")]

RUNNING = [
    ("core.fsmonitor", "{run}"),
    ("core.sshCommand", "{run}"),
    ("core.hooksPath", "{hooks}"),
    ("core.worktree", ".."),
    ("core.askPass", "{run}"),
    ("core.attributesFile", "{run}"),
    ("core.gitProxy", "{run}"),
    ("alias.commit", "!{run}"),
    ("include.path", "evil"),
    ("includeIf.gitdir:/.path", "evil"),
    ("filter.a.clean", "{run}"),
    ("filter.a.process", "{run}"),
    ("merge.union.driver", "{run}"),
    ("diff.external", "{run}"),
    ("credential.helper", "!{run}"),
    ("credential.https://host.helper", "!{run}"),
    ("gpg.program", "{run}"),
    ("commit.gpgSign", "true"),
    ("protocol.ext.allow", "always"),
    ("url.ext::.insteadOf", "https://"),
    ("http.proxy", "http://host"),
    ("remote.origin.uploadpack", "{run}"),
    ("remote.origin.vcs", "evil"),
    ("remote.origin.url", "ext::{run}"),
    ("remote.origin.url", "ssh://-oProxyCommand={run}/x"),
    ("remote.origin.url", "--upload-pack={run}"),
    ("remote.origin.url", "{evil}"),
    ("remote.origin.url", "file://{evil}"),
    ("remote.origin.pushurl", "./evil"),
    ("remote.--upload-pack={run};.url", "https://host/x"),
    ("remote.--upload-pack={run};.fetch", "main"),
    ("branch.main.remote", "./evil"),
    ("branch.main.remote", "evil"),
    ("branch.main.mergeOptions", "-s evil"),
    ("branch.main.merge", "--upload-pack={run}"),
    ("submodule.recurse", "true"),
    ("a.key.of.tomorrow", "{run}"),
]


class Planted:
    """A library that came with a repository in it, and a program that leaves a trace."""

    def __init__(self, top: Path) -> None:
        self.folder = top / "library"
        clone = Clone(self.folder, top / "local")
        clone.write("en")
        self.trace = top / "trace"
        self.run = top / "run"
        self.run.write_text(f"#!/bin/sh\ntouch {self.trace}\nexit 1\n")
        self.run.chmod(0o755)
        git(top, "init", "--quiet", "-b", "main", "library")
        (self.folder / ".gitattributes").write_text("*.jsonl merge=union -text\n* filter=a\n")
        git(top, "init", "--quiet", "--bare", "library/evil")
        hook(self.folder / "evil", "pre-receive", str(self.run))

    def stopped(self) -> list[str]:
        """What is named where nothing is done, whichever way it is tried."""
        before = {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}
        named: object = None
        for act in (sync, set_up):
            with pytest.raises(Problem) as problem:
                act(self.folder)
            assert problem.value.code == "sync_untrusted"
            named = problem.value.params["settings"]
        assert not self.trace.exists()
        assert {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()} == before
        assert isinstance(named, list)
        return named


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("planted")
    Planted(top)
    return top


@pytest.fixture
def planted(made: Path, tmp_path: Path) -> Planted:
    shutil.copytree(made, tmp_path / "planted")
    planted = Planted.__new__(Planted)
    planted.folder, planted.run, planted.trace = tmp_path / "planted" / "library", made / "run", made / "trace"
    return planted


@pytest.mark.parametrize(("key", "value"), RUNNING)
def test_a_setting_that_runs_something_is_named_and_not_obeyed(planted: Planted, key: str, value: str) -> None:
    value = value.format(run=planted.run, hooks=planted.run.parent, evil=planted.folder / "evil")
    git(planted.folder, "config", key.replace("{run}", str(planted.run)), value)
    assert len(planted.stopped()) == 1


NAMING = [
    ("core.fsmonitor", "./run me.sh"),
    ("core.fsmonitor", ".git/../run.sh"),
    ("core.sshCommand", "sh -c './run.sh -x \"$@\"'"),
    ("filter.a.clean", "sh run.sh %f"),
    ("credential.helper", "!./run.sh"),
    ("credential.helper", '!f() { "$(pwd)/run.sh"; }; f'),
    ("gpg.program", "{top}/run.sh"),
    ("remote.origin.uploadpack", "X=1 ./run.sh"),
    ("remote.origin.url", "ext::./run.sh %S"),
    ("remote.--upload-pack=./run.sh;.url", "https://host/x"),
    ("core.attributesFile", "link.sh"),
]


@pytest.mark.parametrize(("key", "value"), NAMING)
def test_a_program_that_a_trusted_setting_names_is_trusted_as_it_was(planted: Planted, key: str, value: str) -> None:
    for name in ("run.sh", "run me.sh", "target"):
        (planted.folder / name).write_text("# nothing\n")
    (planted.folder / "link.sh").symlink_to("target")
    git(planted.folder, "config", key, value.format(top=planted.folder) if "{top}" in value else value)
    place = find_place(planted.folder)
    assert place is not None
    before = settings_to_trust(place)
    assert settings_to_trust(place) == before
    for name in ("run.sh", "run me.sh", "target"):
        (planted.folder / name).write_text(f"# {planted.run}\n")
    (changed,) = settings_to_trust(place)
    assert [changed.name] == [each.name for each in before]
    assert changed not in before


@pytest.mark.parametrize(("key", "value"), [("include.path", "../more"), ("core.hooksPath", "more.d")])
def test_what_a_trusted_setting_names_is_trusted_as_it_was(planted: Planted, key: str, value: str) -> None:
    git(planted.folder, "config", key, value)
    named = planted.folder / value if key == "core.hooksPath" else planted.folder / ".git" / value
    if key == "core.hooksPath":
        named.mkdir()
        named = named / "pre-commit"
    named.write_text("# nothing\n")
    place = find_place(planted.folder)
    assert place is not None
    before = settings_to_trust(place)
    assert settings_to_trust(place) == before
    named.write_text(f"# {planted.run}\n")
    (changed,) = settings_to_trust(place)
    assert [changed.name] == [each.name for each in before]
    assert changed not in before


def bare(planted: Planted) -> None:
    shutil.rmtree(planted.folder / ".git")
    for path in (planted.folder / "evil").iterdir():
        path.rename(planted.folder / path.name)


def elsewhere(planted: Planted) -> None:
    (planted.folder / ".git").rename(planted.folder / "hidden")
    (planted.folder / ".git").write_text("gitdir: hidden\n")
    git(planted.folder, "config", "core.fsmonitor", str(planted.run))


def second_tree(planted: Planted) -> None:
    (planted.folder / ".git" / "config.worktree").write_text(f"[core]\n\tfsmonitor = {planted.run}\n")
    git(planted.folder, "config", "extensions.worktreeConfig", "true")


def shared_folder(planted: Planted) -> None:
    (planted.folder / ".git" / "commondir").write_text("../evil\n")


def old_address(planted: Planted) -> None:
    (planted.folder / ".git" / "remotes").mkdir()
    (planted.folder / ".git" / "remotes" / "origin").write_text("URL: ./evil\nPull: refs/heads/main\n")


@pytest.mark.parametrize(
    "plant",
    [
        bare,
        elsewhere,
        second_tree,
        shared_folder,
        old_address,
        lambda planted: hook(planted.folder / ".git", "pre-commit", str(planted.run)),
    ],
)
def test_what_is_not_in_the_configuration_is_seen_too(planted: Planted, plant: Callable[[Planted], None]) -> None:
    plant(planted)
    assert planted.stopped()


@pytest.mark.parametrize("name", ["config", "config.worktree", "commondir"])
def test_nothing_waits_for_a_pipe(planted: Planted, name: str) -> None:
    path = planted.folder / ".git" / name
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    if name == "commondir":
        assert find_place(planted.folder) is not None
        return
    with pytest.raises(Problem, match="git_failed"):
        sync(planted.folder)


def test_what_is_trusted_is_trusted_as_it_is_now(planted: Planted, tmp_path: Path) -> None:
    local = LocalFolders(tmp_path / "state", tmp_path / "cache", tmp_path / "config")
    hook(planted.folder / ".git", "post-commit", "exit 0")
    assert trust(planted.folder, local) == ["hooks/post-commit"]
    set_up(planted.folder, local)
    assert sync(planted.folder, local).problem is None
    with pytest.raises(Problem, match="sync_untrusted"):
        sync(planted.folder)  # another installation
    hook(planted.folder / ".git", "post-commit", str(planted.run))
    with pytest.raises(Problem, match="sync_untrusted"):
        sync(planted.folder, local)
    assert not planted.trace.exists()


def test_an_ordinary_repository_has_nothing_to_be_trusted(first: Clone) -> None:
    for key, value in (
        ("remote.two.url", "https://me@host/x.git"),
        ("remote.three.url", "git@host.dk:team/x.git"),
        ("remote.four.url", "//server/share/library.git"),
        ("branch.main.vscode-merge-base", "origin/main"),
        ("user.email", "a@example.org"),
    ):
        git(first.folder, "config", key, value)
    place = find_place(first.folder / next(first.folder.glob("2*")).name)
    assert place is not None
    assert place.top == first.folder
    assert settings_to_trust(place) == []


@pytest.mark.parametrize("name", [".gitattributes", ".gitignore"])
@pytest.mark.parametrize("kind", ["link", "folder", "pipe"])
def test_getting_ready_writes_through_nothing(tmp_path: Path, name: str, kind: str) -> None:
    clone, victim = Clone(tmp_path / "library", tmp_path / "local"), tmp_path / "victim"
    clone.write("en")
    victim.write_text("precious")
    path = clone.folder / name
    if kind == "link":
        path.symlink_to(victim)
    elif kind == "folder":
        path.mkdir()
    else:
        os.mkfifo(path)
    with pytest.raises(Problem) as stopped:
        set_up(clone.folder)
    assert (stopped.value.code, stopped.value.params["file"]) == ("sync_no_file", str(path))
    assert victim.read_text() == "precious"
