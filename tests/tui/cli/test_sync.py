"""`tilbageblik sync`: the contract, the words and the exit status (sharing: tests/journals/sharing)."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Made, Shell

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")


@pytest.fixture(autouse=True)
def nobodys_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A git that knows nobody: no name, no settings."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def git(folder: Path, *args: str) -> None:
    subprocess.run(["git", *args], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def remote(shell: Shell, project: Made, tmp_path: Path) -> Path:
    """A bare repository on disk, and the shell's library ready to go there."""
    path = tmp_path / "remote.git"
    git(tmp_path, "init", "--quiet", "--bare", "-b", "main", str(path))
    shell.done("sync", "--init")
    git(shell.library, "remote", "add", "origin", str(path))
    return path


def test_getting_ready(shell: Shell, project: Made) -> None:
    answer = shell("sync")
    assert answer.status == 1
    assert answer.told == f"{shell.library} ligger ikke i Git. Gør mappen klar med: tilbageblik sync --init"
    assert shell.done("sync", "--init").lines == [
        "Gemt i Git her: Skærmbesøg: projektet selv",
        (
            "Mappen er klar. Sig, hvor den skal sendes hen: git remote add origin ADRESSE. "
            "Send og hent så med: tilbageblik sync"
        ),
    ]
    assert shell.done("sync", "--init", "--lang", "en").lines == [
        (
            "The folder is ready. Say where it is to be sent: git remote add origin ADDRESS. "
            "Then send and fetch with: tilbageblik sync"
        )
    ]
    assert shell.done("sync", "--lang", "en").lines == [
        "Nothing was sent, because Git knows of no place to send it to. Give it one: git remote add origin ADDRESS"
    ]


@pytest.mark.long
def test_what_came_and_what_went(shell: Shell, project: Made, remote: Path, tmp_path: Path) -> None:
    shell.done("sync")
    git(tmp_path, "clone", "--quiet", str(remote), "second")
    second = Shell(tmp_path / "second")
    second.done("log", "Skærm", "en")
    second.done("lesson", "Skærm", "--title", "to")
    assert second.done("sync", "--lang", "en").lines == ["Sent: Skærmbesøg: 1 observation, 1 lesson"]
    shell.done("log", "Skærm", "en", "--kind", "idea")
    assert shell.done("sync").lines == [
        "Kom: Skærmbesøg: 1 observation, 1 læring",
        "Sendt: Skærmbesøg: 1 observation",
    ]
    assert shell.done("sync").lines == ["Alt er ens her og der. Der var intet nyt."]
    counts = {"project": project["id"], "name": "Skærmbesøg", "projects": 0, "lessons": 0, "actions": 0}
    assert second.json("sync") == {
        "folders": [
            {
                "folder": str(second.library),
                "branch": "main",
                "remote": "origin",
                "saved": [],
                "came": [counts | {"observations": 1}],
                "sent": [],
                "elsewhere": [],
                "short": [],
                "problem": None,
            }
        ]
    }


def test_no_contact_is_status_1_and_what_was_saved_is_told(shell: Shell, remote: Path) -> None:
    shutil.rmtree(remote)
    shell.done("log", "Skærm", "en")
    answer = shell("sync")
    assert answer.status == 1
    assert answer.lines == ["Gemt i Git her: Skærmbesøg: 1 observation"]
    before, git, quoted = answer.told.partition(" Git skriver: ")
    assert before.startswith("Der er ikke forbindelse til origin. Det nye er gemt i Git her.")
    assert before.endswith("når der er netværk."), "what to do stands before git's own words"
    assert git
    assert quoted.startswith("»fatal: ")
    assert quoted.endswith("«")
    answer = shell("sync", "--json")
    assert (answer.status, answer.json["folders"][0]["problem"]) == (1, "sync_no_contact")


def test_several_folders_each_that_is_in_git(shell: Shell, remote: Path, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    shell.before = ["--library", str(tmp_path / "plain")]
    answer = shell("sync")
    assert answer.status == 0
    assert answer.lines == [f"{shell.library}:", "Sendt: Skærmbesøg: projektet selv"]
    assert answer.told.startswith(f"{tmp_path / 'plain'} ligger ikke i Git.")


def test_a_log_that_lost_its_end_is_told(shell: Shell, remote: Path) -> None:
    shell.done("sync")
    (log,) = shell.library.glob("*/*.jsonl")
    log.write_bytes(log.read_bytes()[:50])
    answer = shell("sync")
    assert answer.status == 0
    assert answer.told.startswith(f"{log} mangler sin slutning og er ikke sendt.")


def test_a_new_branch_is_told(shell: Shell, remote: Path) -> None:
    shell.done("sync")
    git(shell.library, "checkout", "--quiet", "-b", "side")
    shell.done("log", "Skærm", "en")
    assert shell("sync").told.startswith("Sendt på en ny gren, side. Der findes også: main.")


def test_what_git_says_cannot_act_on_the_terminal(shell: Shell, project: Made, remote: Path) -> None:
    git(shell.library, "config", "remote.origin.url", "/nowhere\x1b[31m\u202e/x")
    answer = shell("sync")
    assert answer.status == 1
    assert not set("\x1b\u202e") & set(answer.told)
