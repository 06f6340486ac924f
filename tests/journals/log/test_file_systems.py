"""What other systems than this one have: junctions, devices and names that are one, played where they are not."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.errors import NotSaved, Problem
from journals.export import files
from journals.export.files import write_new
from journals.index.log_states import states_on_disk
from journals.log import appender, file_systems, folder
from journals.log.act import Act
from journals.log.file_systems import (
    file_name_of_id,
    id_of_file_name,
    is_folder,
    is_link,
    is_usable_name,
    is_usable_path,
)
from journals.log.folder import project_folders, strange_entries
from journals.log.rescue import load_unsaved, store_unsaved
from journals.records.model import Observation
from tests.journals.conftest import OpenLibrary, own_log, started

IDS = st.from_regex(r"[0-9A-Za-z_-]{1,64}", fullmatch=True)
JUNCTION, CLOUD = 0xA0000003, 0x9000001A


def entry(mode: int, tag: int) -> Any:
    return SimpleNamespace(stat=lambda follow_symlinks: SimpleNamespace(st_mode=mode, st_reparse_tag=tag))


def test_a_junction_is_a_way_to_elsewhere_and_what_is_not_fetched_is_none() -> None:
    assert is_link(entry(stat.S_IFDIR, JUNCTION))
    assert not is_folder(entry(stat.S_IFDIR, JUNCTION))
    assert is_link(entry(stat.S_IFLNK, 0))
    for tag in (0, CLOUD):
        assert not is_link(entry(stat.S_IFDIR, tag))
        assert is_folder(entry(stat.S_IFDIR, tag))
    assert not is_folder(entry(stat.S_IFREG, 0))
    assert not is_link(Path("nowhere at all"))


def test_nobody_goes_through_a_junction(
    open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The folder of a project is one, as far as the system says."""
    library = open_library()
    log = own_log(started(library))

    def is_one(path: Any) -> bool:
        return Path(path).name == log.parent.name

    monkeypatch.setattr(file_systems, "IS_WINDOWS", True)
    for module in (file_systems, appender):
        monkeypatch.setattr(module, "is_link", is_one)
    root = log.parent.parent
    assert list(project_folders(root)) == []
    assert list(strange_entries(root)) == [log.parent], "it is named"
    assert states_on_disk([root]) == {}, "the index does not go through it either"
    before = log.read_bytes()
    log.unlink()
    journal = library.journals[0]
    with pytest.raises(NotSaved):
        journal.add(Observation(text="x"))[1].wait()
    assert not list(log.parent.iterdir()), before


@pytest.mark.parametrize(
    "name",
    ["CON", "nul", "aux.md", "Com1.txt", "lpt9", "COM¹", "nul .md", "con.a.b", "a.", "a ", "a:b", "c:", "a?b", "a\tb"],
)
def test_what_windows_takes_for_something_else_is_no_name_there(name: str) -> None:
    assert not is_usable_name(name, is_windows=True)
    assert is_usable_name(name, is_windows=False)


@pytest.mark.parametrize("name", ["console.md", "com.md", "com10.md", "null", "a.b", ".a", "æøå 1", "auxiliary"])
def test_all_else_is_one(name: str) -> None:
    assert is_usable_name(name, is_windows=True)


def test_a_whole_path_is_looked_at_without_its_drive() -> None:
    path: Any = PureWindowsPath
    assert is_usable_path(path(r"C:\Users\x\a.md"), is_windows=True)
    assert is_usable_path(path(r"\\server\share\a.md"), is_windows=True)
    assert not is_usable_path(path(r"C:\Users\aux\a.md"), is_windows=True)
    assert not is_usable_path(path(r"C:\Users\x\notes.md:hidden"), is_windows=True)
    assert is_usable_path(path(r"..\a.md"), is_windows=True)


def test_a_document_is_not_written_to_a_device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "is_usable_path", lambda path: is_usable_name(path.name, is_windows=True))
    with pytest.raises(Problem, match="bad_file_name"):
        write_new(tmp_path / "nul.md", "x")
    assert not list(tmp_path.iterdir())


@given(st.lists(IDS, unique=True))
def test_every_id_has_a_file_of_its_own_on_every_system(ids: list[str]) -> None:
    names = [file_name_of_id(each) for each in [*ids, *(each.swapcase() for each in ids)]]
    assert len({name.casefold() for name in names}) == len(set(names))
    assert all(is_usable_name(f"{name}.jsonl", is_windows=True) for name in names)
    assert [id_of_file_name(name) for name in names[: len(ids)]] == ids


def test_own_ids_keep_the_names_they_have_had() -> None:
    for name in ("01K0AAAAAAAAAAAAAAAAAAAAAA", "folder-0a1b2c3d"):
        assert file_name_of_id(name) == name


def test_what_waits_for_ids_that_differ_in_case_is_kept_apart(tmp_path: Path) -> None:
    line = b'{"at":"2026-01-01T00:00:00.000Z-0000-zzzzzzzz","do":[["observations","X",{"text":"x"}]]}\n'
    made = {name: store_unsaved(tmp_path / "zzzzzzzz", name, line) for name in ("p", "P", "nul", "NUL")}
    assert len({path.name.casefold() for path in made.values()}) == 4

    @contextmanager
    def ours(name: str) -> Iterator[bool]:
        yield True

    found: dict[str, list[Act]] = {name: acts for name, acts, _ in load_unsaved(tmp_path, ours)}
    assert found.keys() == made.keys()
    assert folder.log_names(tmp_path / "zzzzzzzz")
