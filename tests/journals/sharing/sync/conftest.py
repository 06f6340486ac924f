"""A remote, the clone that began, and more clones of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journals.sharing.sync import set_up
from tests.journals.sharing.sync.clones import Clone, MakeClone, git


@pytest.fixture(autouse=True)
def nobodys_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A git that knows nobody: no name, no settings."""
    for name in [name for name in os.environ if name.startswith(("GIT_", "SSH_"))] + ["EMAIL"]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """A bare repository on disk."""
    path = tmp_path / "remote.git"
    git(tmp_path, "init", "--quiet", "--bare", "-b", "main", str(path))
    return path


@pytest.fixture
def first(tmp_path: Path, remote: Path) -> Clone:
    """The clone that began: a project with one observation, sent."""
    clone = Clone(tmp_path / "first", tmp_path / "local-first")
    clone.write("en")
    set_up(clone.folder)
    git(clone.folder, "remote", "add", "origin", str(remote))
    clone.sync()
    return clone


@pytest.fixture
def clone(tmp_path: Path, remote: Path, first: Clone) -> MakeClone:
    """Makes one more clone."""

    def make(name: str) -> Clone:
        git(tmp_path, "clone", "--quiet", str(remote), name)
        return Clone(tmp_path / name, tmp_path / f"local-{name}")

    return make
