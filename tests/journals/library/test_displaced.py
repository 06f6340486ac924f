"""A project that is gone because something else lies in its place is named: check and backup do not call that whole."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from journals.errors import Problem
from journals.library.check import check_library
from journals.library.library import Library
from journals.sharing.backup import back_up
from tests.journals.conftest import OpenLibrary, own_log, started

posix = pytest.mark.skipif(os.name == "nt", reason="links only for some")


def wrong(library: Library) -> list[tuple[Path, str]]:
    return [(fault.file, fault.code) for fault in check_library(library, None) if fault.level == "wrong"]


@pytest.mark.parametrize("alpha_stays", [True, False])
def test_a_log_copied_over_anothers_is_named(open_library: OpenLibrary, tmp_path: Path, alpha_stays: bool) -> None:
    library = open_library()
    while True:  # where no other folder of Alpha's is left, the id is known by a digit in it
        alpha, beta = started(library, "Alpha"), started(library, "Beta")
        if any(map(str.isdecimal, beta.id[-4:])):
            break
    over = own_log(beta).with_name(own_log(alpha).name)
    shutil.copyfile(own_log(alpha), over)
    if not alpha_stays:
        shutil.rmtree(own_log(alpha).parent)
    if own_log(beta) != over:
        own_log(beta).unlink()
    found = wrong(open_library(by="two"))
    assert (over.parent, "displaced") in found
    made = back_up(open_library(by="three"), tmp_path / "copies", date(2026, 11, 29))
    assert made.wrong
    assert made.gone == [over.parent], "in the library, not in the copy"


@pytest.mark.parametrize("name", ["Loftlift", "2026-helt-nyt-navn", "2026-brev"])
def test_a_folder_that_somebody_calls_otherwise_is_none(open_library: OpenLibrary, name: str) -> None:
    home = own_log(started(open_library(), "Alpha")).parent
    home.rename(home.with_name(name))
    assert wrong(open_library(by="two")) == []


@posix
def test_a_link_in_place_of_a_log_is_wrong_and_no_backup_is_whole(open_library: OpenLibrary, tmp_path: Path) -> None:
    library = open_library()
    started(library, "Alpha")
    log = own_log(started(library, "Beta"))
    log.rename(tmp_path / "taken")
    log.symlink_to(tmp_path / "taken")
    assert wrong(open_library(by="two")) == [(log, "strange_log")]
    made = back_up(open_library(by="three"), tmp_path / "copies", date(2026, 11, 29))
    assert made.left_out == [log]


def test_with_nothing_but_what_is_strange_there_is_nothing_to_copy(open_library: OpenLibrary, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="backup_empty"):
        back_up(open_library(), tmp_path / "copies", date(2026, 11, 29))
