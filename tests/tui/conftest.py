"""The app in a test: how one sits down at it, on which library, and what is held still meanwhile."""

from __future__ import annotations

import asyncio
import shutil
import unicodedata
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from textual import constants
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet
from textual.message_pump import MessagePump

import content
import journals
import tui.app
from content import Guide
from journals.lessons import suggestion_model
from journals.lessons.suggest import train
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.records.base import Record
from journals.records.model import Project
from journals.text.language import Language
from tests.guides import guide_of
from tests.terminal import PATIENCE
from tests.tui import frames, handlers, style_cache
from tests.tui.desk import Desk
from tui.app import TilbageblikApp
from tui.features.common import export_folder
from tui.features.home import screen as home
from tui.features.importing import folders
from tui.features.search import screen as search
from tui.settings import Settings, ThemeName
from tui.ui import clipboard, indexer, key_queue
from tui.ui.indexer import Indexer
from tui.ui.suggester import Suggester
from tui.ui.widgets import detail_pane
from tui.wording import review_due as looking_back

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
TODAY = date(2026, 11, 24)
SAMPLES = Path(journals.__file__).parent / "demo" / "samples"
NEWEST = "Eksempel: Skærmsamtaler på jobcentret"
"""The sample under way; the first on Home."""

_load = content.load
"""The real thing, for a guide of one's own."""

AT_ONCE = 0.001
"""How long a cursor rests before what waits for that is done."""

_BEGIN_INDEX = Indexer.begin
FETCH = Suggester.fetch
"""The real thing, for a test that wants suggestions; the others do without the thread."""

TOLD_FOR = TilbageblikApp.NOTIFICATION_TIMEOUT
"""The real thing, for a test of how long a message stays; in the others none goes away while it is looked for."""

OPENS = looking_back.opens_on_review
"""The real thing, for a test about the review; the others open a project and are in it."""

Sit = Callable[..., AbstractAsyncContextManager[Desk]]
"""How a test sits down: `async with sit(size=…, language=…) as desk`."""


@asynccontextmanager
async def seat(
    library: Library,
    *,
    size: tuple[int, int] = (80, 24),
    language: Language = "da",
    theme: ThemeName = "dark",
    greets: bool = False,
    guide_folder: Path | None = None,
) -> AsyncIterator[Desk]:
    """Run the app on a library; what is on disk is read before anything is typed."""
    settings = Settings(language=language, theme=theme, libraries=(), keys={})
    app = TilbageblikApp(library, settings, greets=greets, guide_folder=guide_folder)
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=True) as pilot:
        app._take(await asyncio.wrap_future(app._first_look))
        desk = Desk(app, pilot)
        await desk.settle()
        yield desk
        await desk.settle(paints=True)  # what is left on the screen can be drawn, whether anybody looked at it or not
        assert not library.failures.faults, "what went wrong in a look at the disk ends no app, so it is said here"
        broken, _, _ = app.say("app.look_failed", reason="*").partition("*")
        assert not [text for text in desk.told if text.startswith(broken)]


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing depend on the day or on how fast this machine is, or go on in a thread when the test is over."""
    monkeypatch.setattr(TilbageblikApp, "today", property(lambda _: TODAY))
    monkeypatch.setattr(constants, "TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr(constants, "COLOR_SYSTEM", "truecolor")
    for name in ("NO_COLOR", "COLORFGBG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(key_queue, "PATIENCE", PATIENCE / 3)  # a slow machine is no reason to let a key in too soon
    monkeypatch.setattr(key_queue, "FASTER_THAN_A_HAND", 0.0)  # tests type faster than a hand
    monkeypatch.setattr(TilbageblikApp, "NOTIFICATION_TIMEOUT", PATIENCE)
    monkeypatch.setattr(clipboard, "system_copy", lambda _: False)  # what somebody has on theirs is left alone
    monkeypatch.setattr(detail_pane, "_REST", AT_ONCE)
    monkeypatch.setattr(home, "_REST", AT_ONCE)
    monkeypatch.setattr(tui.app, "_SHOWN", AT_ONCE)
    monkeypatch.setattr(Suggester, "fetch", lambda *_: None)
    monkeypatch.setattr(Indexer, "begin", lambda _: None)
    monkeypatch.setattr(folders, "usual_folders", list)
    monkeypatch.setattr(looking_back, "opens_on_review", lambda *_: False)


@pytest.fixture
def indexed(_still: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the index up beside the app, with no pauses; tests that do not search do without the thread."""
    monkeypatch.setattr(Indexer, "begin", _BEGIN_INDEX)
    monkeypatch.setattr(indexer, "_REST", AT_ONCE)
    monkeypatch.setattr(search, "_AGAIN", 0.05)


@pytest.fixture(autouse=True)
def _at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the screen be painted when somebody looks at it, and at the end."""
    monkeypatch.setattr(Compositor, "render_update", frames.paint_at_rest)


@pytest.fixture
def every_frame(_at_rest: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all be painted that a user may see for a moment."""
    monkeypatch.setattr(Compositor, "render_update", frames.paint_all)


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is the same in every app and every command be read once: styles, handlers, our own guide, its notes."""
    monkeypatch.setattr(Stylesheet, "_parse_rules", style_cache.parse_rules)
    monkeypatch.setattr(Stylesheet, "parse", style_cache.parse)
    monkeypatch.setattr(Stylesheet, "apply", style_cache.apply)
    monkeypatch.setattr(Stylesheet, "_process_component_classes", style_cache.process_components)
    monkeypatch.setattr(MessagePump, "_get_dispatch_methods", handlers.dispatch_methods)
    monkeypatch.setattr(
        content, "load", lambda language, folder=None, cache=None, on_damage=None: _guide(language, folder, cache)
    )
    monkeypatch.setattr(
        suggestion_model, "train", lambda notes, language, ours=(): _trained(tuple(notes), language, tuple(ours))
    )


@pytest.fixture
def styled_by_textual(_read_once: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Textual itself style what is compared as a picture: nothing that is remembered may be in the way of that."""
    monkeypatch.setattr(Stylesheet, "apply", style_cache.textual_apply)
    monkeypatch.setattr(Stylesheet, "_process_component_classes", style_cache.textual_components)


@pytest.fixture(scope="session")
def _parsed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache that all tests share, so that the guide is parsed once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def places(tmp_path: Path, _parsed: Path) -> LocalFolders:
    """Return this installation's own folders."""
    return LocalFolders(tmp_path / "state", _parsed, tmp_path / "config")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a library with nothing in it."""
    (tmp_path / "library").mkdir()
    return tmp_path / "library"


@pytest.fixture
def samples(folder: Path) -> Path:
    """Return a library with the sample projects."""
    shutil.copytree(SAMPLES, folder, dirs_exist_ok=True)
    return folder


@pytest.fixture
def library(samples: Path, places: LocalFolders) -> Iterator[Library]:
    """Yield the samples, for a test that runs the app its own way."""
    library = Library([samples], places)
    yield library
    library.close()


@pytest.fixture
def sit(samples: Path, places: LocalFolders) -> Iterator[Sit]:
    """Sit down at the samples."""
    yield from _chair(samples, places)


@pytest.fixture
def sit_empty(folder: Path, places: LocalFolders) -> Iterator[Sit]:
    """Sit down at an empty library."""
    yield from _chair(folder, places)


@pytest.fixture
def colleague(folder: Path, tmp_path: Path, _parsed: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """Yield the same library on a colleague's machine; the app looks for what comes from there often."""
    monkeypatch.setattr(tui.app, "LOOK_EVERY", 0.05)
    library = Library([folder], LocalFolders(tmp_path / "colleague", _parsed, tmp_path / "colleague"))
    library.refresh()
    yield library
    library.close()


def begin(library: Library, project: Project, *records: Record) -> Journal:
    """Start a project with some records, and wait until all is on disk."""
    journal, pending = library.create(project)
    pending.wait()
    for record in records:
        journal.add(record)[1].wait()
    return journal


def _chair(folder: Path, places: LocalFolders) -> Iterator[Sit]:
    libraries: list[Library] = []

    def sit(**options: object) -> AbstractAsyncContextManager[Desk]:
        libraries.append(Library([folder], places))
        return seat(libraries[-1], **options)  # type: ignore[arg-type]

    yield sit
    for library in libraries:
        assert library.close() == [], "something was not written"


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the user's documents."""
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.setattr(export_folder, "documents_folder", lambda: folder)
    return folder


_trained = lru_cache(maxsize=4)(train)
"""What is learned of the same notes, which takes a second."""


def _guide(language: str, folder: Path | None, cache: Path | None) -> Guide:
    return _load(language, folder, cache) if folder else guide_of(language)


def acts(character: str) -> bool:
    """Return whether a character would act on a terminal instead of being shown."""
    return unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or character in BIDI
