"""Whatever has become of this installation's own files, each command works, tells of it once, and loses nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from journals.ids import ulid
from journals.library.library import Library
from journals.library.paths import LOCAL_ENV, LocalFolders
from journals.log import act as acts
from journals.log.act import Act
from journals.log.own_file import DAMAGED, set_aside_files
from tests.amount import amount
from tests.tui.cli.conftest import Shell
from tests.tui.conftest import seat
from tui.features.search.saved_searches import save_search
from tui.settings import remember

LINE = "a line half typed"
WAITING = "never reached the log"
SPOILINGS: dict[str, Callable[[bytes], bytes | None]] = {
    "not UTF-8": lambda data: data[: len(data) // 2] + b"\xff\xfe" + data[len(data) // 2 :],
    "cut": lambda data: data[: len(data) * 2 // 3],
    "empty": lambda data: b"",
    "zeros": lambda data: bytes(len(data)),
    "another shape": lambda data: b'[1, {"a": null}]',
    "nested": lambda data: b"[" * 100_000,
    "huge": lambda data: b'{"tips": {"a": ' + b"9" * 5000 + b"}}",
    "negative": lambda data: b"-5:0 999999999:0",
    "folder": lambda data: None,
}


def spoil(path: Path, spoiling: str) -> None:
    """Do something to a file that no program of ours would."""
    new = SPOILINGS[spoiling](path.read_bytes())
    path.unlink()
    if new is None:
        path.mkdir()
        (path / "x").touch()
    else:
        path.write_bytes(new)


def fill(local: Path, library: Path) -> None:
    """Let there be each kind of own file."""
    shell, places = Shell(library), LocalFolders(local / "state", local / "cache", local / "config")
    shell.done("new", "Video")
    shell.done("log", "Video", "one note")
    shell.done("search", "note")
    shell.done("suggest", "lyden")
    save_search(places, "note")
    remember(places, theme="light", language="da")
    (lock,) = places.state.glob("writers/*/*.lock")
    opened = Library([library], places)
    opened.refresh()
    journal = opened.journals[0]
    opened.save_unsent_lines({journal.id: [LINE]})
    unsaved = places.state / "unsaved" / lock.parent.name / lock.stem
    unsaved.mkdir(parents=True, exist_ok=True)
    opened.save_unsent_lines({journal.id: [LINE]})
    (log,) = library.glob("*/*.jsonl")
    head, _, *lines = log.read_bytes().splitlines(keepends=True)
    told = acts.decode(lines[-1])
    more = acts.encode(Act(told.at.replace("-0000-", "-0001-"), [("observations", ulid(), {"text": WAITING})]))
    opened.close()
    (unsaved / "typed.json").write_bytes(msgspec.json.encode({journal.id: [LINE]}))
    (unsaved / f"{journal.id}.jsonl").write_bytes(head + more)
    (places.state / "torn").mkdir()
    (places.state / "torn" / f"{lock.stem}.{journal.id}.torn").write_bytes(b'{"half')


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where an installation has each kind of own file, and the library beside it."""
    base = tmp_path_factory.mktemp("own")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(LOCAL_ENV, str(base / "local"))
        fill(base / "local", base / "library")
    return base


@pytest.fixture
def own(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of it, in the same place for each: own folders are named by the library's path."""
    base = filled.with_name(f"{filled.name}-now")
    shutil.rmtree(base, ignore_errors=True)
    filled.rename(base)
    shutil.copytree(base, filled)
    monkeypatch.setenv(LOCAL_ENV, str(filled / "local"))
    yield filled
    shutil.rmtree(filled)
    base.rename(filled)


COMMANDS = (("log", "Video", "another note"), ("projects",), ("search", "note"), ("guide", "4.4"), ("check",))
GROUPS = {
    "*/*.json": {"choices.json"},
    "state/writers/*/*/*": {"Fingerprint"},
    "state/unsaved/*/*/*": {"jsonl"},
    "state/**/*.[lt]o*": set(),
    "cache/library-*": {"index"},
    "cache/*-da*": {"suggest"},
}
"""Files that are spoiled together, and which of them are told where they are no files."""
TOLD = "kunne ikke læses"


@pytest.mark.long
@pytest.mark.parametrize("spoiling", amount(["not UTF-8", "another shape", "folder"], [*SPOILINGS]))
def test_every_command_works_whichever_own_files_are_spoiled(own: Path, spoiling: str) -> None:
    for pattern, told in GROUPS.items():
        if told == {"suggest"} and spoiling not in ("not UTF-8", "folder"):
            continue  # learning anew takes a second
        kept = own.with_name(f"{own.name}-kept")
        shutil.copytree(own, kept)
        files = [path for path in (own / "local").glob(pattern) if path.is_file()]
        assert len(files) >= len(told), pattern
        for file in files:
            spoil(file, spoiling)
        set_aside_files.clear()
        shell = Shell(own / "library")
        commands = (("suggest", "lyden"),) if told == {"suggest"} else COMMANDS
        again = amount(commands[-1:], commands)  # what was told or mended is told no more
        answers = [shell(*command) for command in (*commands, *again)]
        said = [line for answer in answers for line in answer.err.splitlines() if TOLD in line]
        assert [answer.status for answer in answers] == [0] * len(answers), (pattern, answers)
        assert len(said) == len(set(said)), (pattern, said)
        if spoiling == "folder":
            assert len(said) >= len(told), (pattern, said)
        texts = {each["text"] for each in shell.json("observations", "Video")}
        assert texts >= {"one note"} | ({"another note"} if commands == COMMANDS else set())
        assert WAITING in texts or told == {"jsonl"}
        shutil.rmtree(own)
        kept.rename(own)


@pytest.mark.parametrize("spoiling", ["not UTF-8", "cut"])
def test_what_can_be_read_of_typed_lines_is_saved(own: Path, spoiling: str) -> None:
    (file,) = own.glob("local/state/unsaved/*/*/typed.json")
    spoil(file, spoiling)
    places = LocalFolders(own / "local" / "state", own / "local" / "cache", own / "local" / "config")
    library = Library([own / "library"], places)
    ((line,),) = library.pop_unsent_lines().lines.values()
    assert line
    assert LINE.startswith(line[:2])
    assert file.with_name(f"{file.name}{DAMAGED}").exists()
    assert library.pop_unsent_lines().lines == {}
    library.close()


def test_what_is_whole_of_unsaved_lines_reaches_the_log(own: Path) -> None:
    (file,) = own.glob("local/state/unsaved/*/*/*.jsonl")
    file.write_bytes(file.read_bytes() + b'{"at": "\xff\n')
    shell = Shell(own / "library")
    answer = shell("observations", "Video", "--json")
    assert WAITING in {each["text"] for each in answer.json}
    assert TOLD in answer.err
    assert file.with_name(f"{file.name}{DAMAGED}").exists()
    assert shell("projects").err == ""
    shell("purge", answer.json[0]["id"], "--yes")
    assert list((own / "local").rglob(f"*{DAMAGED}")) == [], "nobody can tell what is in it"


def test_nothing_above_the_own_folders_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "local").write_text("a file of somebody's")
    monkeypatch.setenv(LOCAL_ENV, str(tmp_path / "local"))
    assert Shell(tmp_path / "library")("new", "Video").status == 1
    assert (tmp_path / "local").read_text() == "a file of somebody's"


@pytest.mark.parametrize("folder", ["state", "cache", "state/writers", "state/unsaved", "state/torn"])
def test_a_file_in_the_place_of_an_own_folder_is_in_nobodys_way(own: Path, folder: str) -> None:
    shutil.rmtree(own / "local" / folder)
    (own / "local" / folder).touch()
    set_aside_files.clear()
    shell = Shell(own / "library")
    assert [shell(*command).status for command in COMMANDS] == [0] * len(COMMANDS)
    assert "another note" in {each["text"] for each in shell.json("observations", "Video")}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read anything")
def test_files_that_may_not_be_read_stop_nothing(own: Path) -> None:
    for path in (own / "local").rglob("*"):
        if path.is_file():
            path.chmod(0)
    shell = Shell(own / "library")
    assert [shell(*command).status for command in COMMANDS] == [0] * len(COMMANDS)


@pytest.mark.long
@pytest.mark.parametrize("spoiling", ["not UTF-8", "nested", "folder"])
async def test_the_app_starts_and_writes_whatever_has_become_of_them(own: Path, spoiling: str) -> None:
    for path in [path for path in (own / "local").rglob("*") if path.is_file() and "suggest" not in path.name]:
        spoil(path, spoiling)
    set_aside_files.clear()
    places = LocalFolders(own / "local" / "state", own / "local" / "cache", own / "local" / "config")
    library = Library([own / "library"], places)
    async with seat(library) as desk:
        await desk.until(lambda: desk.app.loaded and not set_aside_files)
        await desk.press("enter", "n")
        await desk.write("written all the same", "enter")
        await desk.press("escape", "escape", "s")
        await desk.write("note", "enter")
    assert library.close() == []
    set_aside_files.clear()
    answer = Shell(own / "library")("observations", "Video", "--json")
    assert "written all the same" in {each["text"] for each in answer.json}
