"""Opening the app from the command line: on what, with which settings, and when it is not opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from journals.library.library import Library
from tests.tui.cli.conftest import Made, Shell
from tui import app
from tui.cli import launch
from tui.cli.output import print_notice
from tui.settings import Settings, remember_library
from tui.ui.begin_app import Reopening


class Opened:
    """What the app was opened with."""

    def __init__(self) -> None:
        self.library: Library | None = None
        self.settings = Settings()
        self.options: dict[str, Any] = {}
        self.names: list[str] = []
        self.reopenings: list[Reopening] = []
        """What is chosen in it to be opened instead, one after the other."""

    def run(self, library: Library, settings: Settings, **options: Any) -> tuple[int, Reopening | None]:
        library.refresh()
        self.names = [journal.project.name for journal in library.journals]
        self.library, self.settings, self.options = library, settings, options
        library.close()
        return (0, self.reopenings.pop(0)) if self.reopenings else (7, None)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """An app that only notes what it was opened with, and a terminal to open it in."""
    note = Opened()
    monkeypatch.setattr(app, "run", note.run)
    monkeypatch.setattr(launch, "_needs_terminal", lambda _: "")
    return note


def test_the_mouse_is_left_to_the_terminal_where_that_is_wanted(shell: Shell, project: Made, opened: Opened) -> None:
    for line in (("--no-mouse",), ("demo", "--no-mouse")):
        assert shell(*line).status == 7
        assert opened.options["mouse"] is False, line
    assert shell("projects", "--no-mouse").status == 2


def test_no_command_opens_the_app_and_ends_with_its_status(shell: Shell, project: Made, opened: Opened) -> None:
    answer = shell("--lang", "en")
    assert (answer.status, answer.out, answer.err) == (7, "", "")
    assert opened.names == ["Skærmbesøg"]
    assert opened.settings.language == "en"
    assert opened.options == {
        "notice": print_notice,
        "guide_folder": None,
        "named": True,
        "mouse": True,
        "config_faults": (),
        "missing": [],
    }
    assert opened.library is not None
    assert opened.library.folders == [shell.library]


def test_demo_opens_a_copy_that_is_gone_afterwards(shell: Shell, opened: Opened, own_places: Path) -> None:
    from tui.settings import remember

    run = opened.run

    def chooses(library: Library, settings: Settings, **options: Any) -> tuple[int, Reopening | None]:
        remember(library.local, theme="light")
        assert library.local.state.is_relative_to(library.folders[0].parent)
        return run(library, settings, **options)

    app.run = chooses  # the fixture puts it back
    before = shell.json("info")
    assert shell("demo").status == 7
    assert len(opened.names) == 4
    assert opened.options["sample"] is True
    assert opened.library is not None
    assert not opened.library.folders[0].parent.exists()
    assert not shell.library.exists()
    assert not (own_places / "state" / "writers").exists()
    assert shell.json("info")["theme"] == before["theme"] != "light", "what is chosen in it is tried, and not set"


def test_what_is_chosen_at_the_welcome_is_opened_instead(
    shell: Shell, opened: Opened, own_places: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TILBAGEBLIK_LIBRARY", raising=False)
    monkeypatch.setattr("tui.settings.folders.documents_folder", lambda: tmp_path / "documents")
    seen: list[tuple[Path, object]] = []
    run = opened.run

    def chooses(library: Library, settings: Settings, **options: Any) -> tuple[int, Reopening | None]:
        seen.append((library.folders[0], options.get("sample") or options.get("named")))
        if options.get("sample"):
            library.close()
            return 0, None
        ended = run(library, settings, **options)
        if ended[1] == "library":
            remember_library(library.local, tmp_path / "shared")
        return ended

    app.run = chooses  # the fixture puts it back
    opened.reopenings = ["samples", "library"]
    assert shell.alone().status == 7
    own = tmp_path / "documents" / "Tilbageblik"
    assert [folder for folder, _ in seen if folder.name != "library"] == [own, own, tmp_path / "shared"]
    assert [named for _, named in seen] == [False, True, False, False], "the second is the copy of the samples"
    assert shell.alone("config").lines.count(f'libraries = ["{tmp_path / "shared"}"]  (valgt i programmet)') == 1
    (own_places / "config").mkdir(parents=True)
    (own_places / "config" / "config.toml").write_text('libraries = ["/elsewhere"]')
    assert 'libraries = ["/elsewhere"]  (fra filen)' in shell.alone("config").lines, "the file comes first"


def test_demo_to_only_copies(shell: Shell, tmp_path: Path, opened: Opened) -> None:
    there = tmp_path / "a b" / "samples"
    copied = shell.done("demo", "--to", str(there)).lines
    assert copied[0] == str(there)
    assert f"--library '{there}'" in copied[1]
    assert opened.library is None
    assert len(Shell(there).json("projects")) == 4
    answer = shell("demo", "--to", str(there))
    assert (answer.status, answer.told) == (
        1,
        f"Der ligger allerede noget i {there}. Vælg en mappe, der er tom eller ikke findes endnu.",
    )
    assert shell.json("demo", "--to", str(tmp_path / "more")) == {"folder": str(tmp_path / "more")}


def test_demo_in_english_has_english_projects(shell: Shell, tmp_path: Path) -> None:
    there = str(tmp_path / "samples")
    shell.done("demo", "--lang", "en", "--to", there)
    projects = Shell(Path(there)).json("projects")
    assert {each["name"].partition(":")[0] for each in projects} == {"Sample"}
    assert len(projects) == 2


def test_without_a_terminal_the_app_is_not_opened(shell: Shell) -> None:
    answer = shell()
    assert (answer.status, answer.out) == (1, "")
    assert "tilbageblik --help" in answer.told


def test_a_broken_guide_is_told_before_the_app_opens(shell: Shell, tmp_path: Path, opened: Opened) -> None:
    answer = shell("--guide", str(tmp_path / "nowhere"))
    assert (answer.status, "mappen findes ikke" in answer.told, opened.library) == (1, True, None)


def test_the_app_is_told_which_named_library_is_not_there(shell: Shell, opened: Opened) -> None:
    assert shell().status == 7
    assert opened.options["missing"] == [shell.library]
