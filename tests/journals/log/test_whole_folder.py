"""Folders that are made whole or not at all, and what a crash leaves of one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journals.log.whole_folder import atomic_folder, remove_half_folders, rename_folder


def test_a_folder_that_is_being_made_is_left_alone_and_gets_its_name(tmp_path: Path) -> None:
    with atomic_folder(tmp_path / "new") as half:
        (half / "log.jsonl").write_text("x")
        assert remove_half_folders(tmp_path) == [half]
    assert [each.name for each in (tmp_path / "new").iterdir()] == ["log.jsonl"]
    assert [each.name for each in tmp_path.iterdir()] == ["new"]


def test_what_a_crash_left_is_removed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").write_text("x")
    with pytest.raises(ZeroDivisionError), atomic_folder(tmp_path / "new"):
        _ = 1 / 0
    names = [".a b-1.half", ".a\nb-2.half", ".empty-3.half", ".old-4.half"]
    for name in names:
        (tmp_path / name).mkdir()
    for name in names[:2]:
        (tmp_path / name / ".lock").touch()
        (tmp_path / name / "log.jsonl").write_text("x")
        (tmp_path / name / "link").symlink_to(outside, target_is_directory=True)
    (tmp_path / names[3] / "log.jsonl").write_text("x")  # of an earlier version, which did not lock
    old = tmp_path / names[3]
    assert remove_half_folders(tmp_path) == [old], "it could be being made"
    os.utime(old, (1, 1))
    assert remove_half_folders(tmp_path) == []
    assert [each.name for each in tmp_path.iterdir()] == ["outside"]
    assert [each.name for each in outside.iterdir()] == ["kept"]


def test_what_only_looks_like_one_stays(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / ".link-1.half").symlink_to(tmp_path / "real", target_is_directory=True)
    (tmp_path / ".mine.half").mkdir()
    (tmp_path / "a-1.half").mkdir()
    before = sorted(tmp_path.iterdir())
    assert remove_half_folders(tmp_path) == []
    assert sorted(tmp_path.iterdir()) == before
    assert remove_half_folders(tmp_path / "nowhere") == []


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_lock_that_leads_elsewhere_makes_nothing_there(tmp_path: Path) -> None:
    half = tmp_path / ".a-1.half"
    half.mkdir()
    (half / ".lock").symlink_to(tmp_path / "planted")
    assert remove_half_folders(tmp_path) == [half]
    assert not (tmp_path / "planted").exists()


def test_another_name_replaces_nothing(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    assert rename_folder(tmp_path / "a", "b") == tmp_path / "b-2"
