"""A remote, the clone that began, and more clones of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from journals.sharing.sync import set_up
from tests.journals.sharing.sync.clones import Clone, MakeClone, git


@pytest.fixture(autouse=True)
def nobodys_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Git know nobody: no name, no settings."""
    know_nobody(monkeypatch, tmp_path)


def know_nobody(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    for name in [name for name in os.environ if name.startswith(("GIT_", "SSH_"))] + ["EMAIL"]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def empty_remote(tmp_path: Path) -> Path:
    """Return a bare repository on disk that nobody has sent anything to."""
    return bare(tmp_path)


def bare(base: Path) -> Path:
    path = base / "remote.git"
    git(base, "init", "--quiet", "--bare", "-b", "main", str(path))
    return path


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return where `first` and its remote lie in each test, and what they are copied from; made once, as git is slow.

    The place is the same for all, because an installation's own folders are named by the library's path.
    """
    place = tmp_path_factory.mktemp("clones") / "now"
    place.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        know_nobody(patch, place)
        clone = Clone(place / "first", place / "local-first")
        clone.write("en")
        set_up(clone.folder)
        git(clone.folder, "remote", "add", "origin", str(bare(place)))
        clone.sync()
    return place, place.rename(place.with_name("kept"))


@pytest.fixture
def remote(begun: tuple[Path, Path]) -> Iterator[Path]:
    """Yield what `first` has sent to."""
    place, kept = begun
    shutil.copytree(kept, place, symlinks=True)
    yield place / "remote.git"
    shutil.rmtree(place)


@pytest.fixture
def first(remote: Path) -> Clone:
    """Return the clone that began: a project with one observation, sent."""
    return Clone(remote.with_name("first"), remote.with_name("local-first"))


@pytest.fixture
def clone(tmp_path: Path, remote: Path, first: Clone) -> MakeClone:
    """Make one more clone."""

    def make(name: str) -> Clone:
        git(tmp_path, "clone", "--quiet", str(remote), name)
        return Clone(tmp_path / name, tmp_path / f"local-{name}")

    return make
