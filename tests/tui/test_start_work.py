"""What a start does, counted and not timed: which modules it loads, which logs it opens, what it folds and asks."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.geometry import Size
from textual.screen import Screen

from journals.index.index import Index
from journals.index.store import IndexStore
from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.log.act import Act
from journals.log.fold import Fold, Touched
from journals.overview.waiting import gather_waiting
from journals.records.model import Observation, Project
from tests.journals.indexing import update_fully
from tests.tui.conftest import Sit
from tui.settings import Settings
from tui.ui import base_app

_LOADED = "import sys; {what}; print(*sys.modules, sep='\\n')"
_FOR_LATER = {
    "_hashlib",
    "docx",
    "journals.export",
    "journals.importing",
    "journals.index.ingest",
    "journals.index.search",
    "journals.index.text_indexing",
    "journals.lessons.suggest",
    "journals.text.tokens",
    "markdown_it",
    "python_calamine",
    "snowballstemmer",
    "textual.document",
    "tui.features.project",
    "tui.features.retro",
}
"""What is loaded when a key, a typed line or a thread behind the screen wants it."""
_FEW = 200
"""Modules of ours that Home may need; it needs fewer."""
_COUNT = (
    "import re, sys; compile, made = re.compile, []; "
    "re.compile = lambda *asked: made.append(sys._getframe(1).f_globals['__name__']) or compile(*asked); "
    "ours = lambda: [each for each in made if each.partition('.')[0] in ('tui', 'journals', 'content')]"
)
"""Notes which modules compile patterns."""
_LOG = "import tui.cli.log; from journals.privacy.detector import detect; detect('Lyden faldt ud'); made = ours()"
_PATTERNS = 40
"""Patterns of ours that are compiled to log a line; it needs fewer."""


def loaded(what: str) -> set[str]:
    """Return the modules that are loaded by a statement in a new process."""
    done = subprocess.run([sys.executable, "-c", _LOADED.format(what=what)], capture_output=True, check=True, text=True)
    return set(done.stdout.split())


def test_home_is_painted_without_what_only_a_key_or_a_thread_wants() -> None:
    found = loaded("import tui.cli.launch, tui.app, tui.features.home.screen, journals.library.shelf")
    assert not _FOR_LATER & found
    assert len([name for name in found if name.partition(".")[0] in ("tui", "journals", "content")]) <= _FEW


def test_a_line_is_logged_without_a_screen_and_without_patterns_that_it_gives_no_cause_for() -> None:
    found = loaded(f"{_COUNT}; {_LOG}; assert 0 < len(made) <= {_PATTERNS}, len(made)")
    screen = {"textual", "rich", "tui.ui", "tui.features"}
    others = {"html", "journals.library.lesson_pack", "journals.privacy.numbers", "journals.records.pasted", "sqlite3"}
    assert not (_FOR_LATER | screen | others) & found
    assert "journals.privacy.words" in found


class Work:
    """Counts what is done to a library."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: Counter[str] = Counter()
        opened = os.open

        def open_file(path: str, *args: int, **named: int) -> int:
            self.done["logs"] += str(path).endswith(".jsonl")
            return opened(path, *args, **named)

        monkeypatch.setattr(os, "open", open_file)
        read, apply = IndexStore.read, Fold.apply

        def ask(store: IndexStore, sql: str, *values: object) -> list[tuple]:  # type: ignore[type-arg]
            self.done["asked"] += 1
            return read(store, sql, *values)

        def fold(state: Fold, acts: Iterable[Act]) -> Touched:
            found = list(acts)
            self.done["folded"] += len(found)
            return apply(state, found)

        monkeypatch.setattr(IndexStore, "read", ask)
        monkeypatch.setattr(Fold, "apply", fold)

    def of(self, act: Callable[[], object]) -> Counter[str]:
        """Return what is done by an act."""
        self.done.clear()
        act()
        return +self.done


@pytest.mark.parametrize("known", [True, False])
async def test_what_an_index_says_is_laid_out_before_a_thread_looks_whether_that_is_so(
    sit: Sit, samples: Path, places: LocalFolders, monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    done: list[str] = []
    lay_out, in_background, begin = Screen._refresh_layout, Library.in_background, base_app.BaseApp.begin_in_looks

    def laid_out(screen: Screen[None], size: Size | None = None, scroll: bool = False) -> None:
        done.append("laid out")
        lay_out(screen, size, scroll)

    def asked(library: Library, work: Callable[[], object]) -> Future[Any]:
        if getattr(work, "__func__", None) is Library.poll:
            done.append("asked to look")  # when its thread comes to run is the system's business
        return in_background(library, work)

    monkeypatch.setattr(Screen, "_refresh_layout", laid_out)

    def begun(app: base_app.BaseApp, settings: Settings) -> None:
        done.append("in looks")
        begin(app, settings)

    monkeypatch.setattr(Library, "in_background", asked)
    monkeypatch.setattr(base_app.BaseApp, "begin_in_looks", begun)
    monkeypatch.setattr(base_app, "is_small", lambda *_: False)
    if known:
        index = Index(places.cache, [samples])
        update_fully(index)
        index.close()
    async with sit() as desk:
        assert desk.app.loaded
    first = ["in looks", "laid out"] if known else ["asked to look", "in looks"]
    assert done[:2] == first, "where nothing says what there is, that is found out while all else begins"


def started(folder: Path, cache: Path) -> None:
    """Do what a start does with a large library until Home is filled."""
    with closing(Library([folder], LocalFolders(cache / "state", cache, cache / "config"))) as library:
        index = Index(cache, [folder])
        library.attach_index(index)
        library.refresh()
        assert library.journals
        gather_waiting(library, date(2026, 11, 24))
        index.close()


@pytest.fixture
def made(tmp_path: Path) -> Callable[[int], Path]:
    """Return what makes a library of so many projects, each with one log."""

    def make(number: int) -> Path:
        folder, by = tmp_path / str(number), tmp_path / f"by-{number}"
        with closing(Library([folder], LocalFolders(by / "state", by / "cache", by / "config"))) as library:
            for each in range(number):
                journal, _ = library.create(Project(name=f"Projekt {each}"))
                journal.add(Observation(text="set"))[1].wait()
        return folder

    return make


def test_a_warm_start_opens_no_log_and_asks_no_more_of_a_larger_library(
    made: Callable[[int], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = {number: made(number) for number in (2, 7)}
    caches = {number: tmp_path / f"cache-{number}" for number in folders}
    for number, folder in folders.items():
        index = Index(caches[number], [folder])
        update_fully(index)
        index.close()
    work = Work(monkeypatch)
    few, many = (work.of(lambda n=number: started(folders[n], caches[n])) for number in folders)  # type: ignore[misc]
    assert few.keys() <= {"asked"}, "no log is opened, and nothing folded"
    assert few == many


def test_a_cold_start_opens_each_log_once_and_folds_only_its_first_lines(
    made: Callable[[int], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = made(5)
    done = Work(monkeypatch).of(lambda: started(folder, tmp_path / "cache"))
    assert done["logs"] <= 5, "whose it is, whether that is so, and what it begins with, at once"
    assert done["folded"] <= 5
