"""The user's own settings: the config file, what is remembered, and where the library is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import get_args

import pytest

from journals.errors import Problem
from journals.library.paths import LocalFolders, local_folders
from tui import settings
from tui.commands import COMMANDS
from tui.locale import LANGUAGES, catalogue
from tui.settings import Settings, library_folders, load_settings, remember, remembered
from tui.ui import theme
from tui.wording.errors import problem_text


@pytest.fixture
def here(own_places: Path) -> LocalFolders:
    """This installation, with a config folder."""
    found = local_folders()
    found.config.mkdir(parents=True)
    return found


def config(here: LocalFolders, text: str) -> Path:
    file = here.config / "config.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_without_a_config_file_all_is_as_it_comes(here: LocalFolders) -> None:
    assert load_settings(here) == Settings(language="da", theme="dark", libraries=(), keys={})


def test_a_config_file_says_how_things_are(here: LocalFolders) -> None:
    config(
        here,
        '\ufefflanguage = "en"\ntheme = "light"\nlibraries = ["~/a", "b", "/c"]\n'
        '[keys]\nproject.log = "f2"\n"app.quit" = "ctrl+x, f9"\n',
    )
    libraries = (Path("~/a").expanduser(), here.config / "b", Path("/c").absolute())
    keys = {"project.log": "f2", "app.quit": "ctrl+x, f9"}
    assert load_settings(here) == Settings(language="en", theme="light", libraries=libraries, keys=keys)


@pytest.mark.parametrize(
    ("text", "code", "key", "more"),
    [
        ("langauge = 'en'", "config_key", "langauge", {"nearest": "language"}),
        ("[key]\nx = 'y'", "config_key", "key", {"nearest": "keys"}),
        ("xyzzy = 1", "config_key", "xyzzy", {"nearest": "language"}),
        ("[keys]\nproject.logg = 'n'", "config_key", "project.logg", {"nearest": "project.log"}),
        ("language = 'fr'", "config_value", "language", {"valid": "da, en"}),
        ("language = 1", "config_value", "language", {"valid": "da, en"}),
        ("theme = ['dark']", "config_value", "theme", {"valid": "dark, light"}),
        ("libraries = 'x'", "config_type", "libraries", {}),
        ("libraries = [1]", "config_type", "libraries", {}),
        ("libraries = ['']", "config_type", "libraries", {}),
        ("keys = 'n'", "config_type", "keys", {}),
        ("[keys]\nproject.log = 3", "config_type", "project.log", {}),
        ("[keys]\nproject.log = 'n,'", "config_type", "project.log", {}),
        ("[keys.project.log]\nmore = 'n'", "config_key", "project.log.more", {"nearest": "project.log"}),
        ("[keys]\ndialog.leave = 'q'", "config_typed", "dialog.leave", {"pressed": "q"}),
        ("[keys]\ncapture.close = 'f8, .'", "config_typed", "capture.close", {"pressed": "."}),
        ("[keys]\ntally.answer = 'a, b'", "config_fixed", "tally.answer", {}),
        ("[keys]\nproject.stage = 'f7'", "config_fixed", "project.stage", {}),
        ("[keys]\nproject.log = 'f2, e'", "config_clash", "project.log", {"pressed": "e", "other": "project.edit"}),
        ("libraries = ['a', \"b\\u0000c\"]", "config_type", "libraries", {}),
        (f"function = '{'x' * 61}'", "config_long", "function", {"most": 60}),
        ("function = 'ring 20 12 34 56'", "config_function", None, {}),
        ("language = ", "config_bad_line", None, {"line": 1}),
        (f"keys = {'[' * 5_000}", "config_bad_line", None, {"line": 1}),
    ],
)
def test_what_cannot_be_is_refused_by_name(
    here: LocalFolders, text: str, code: str, key: str | None, more: dict[str, object]
) -> None:
    file = config(here, text)
    with pytest.raises(Problem) as caught:
        load_settings(here)
    assert caught.value.code == code
    assert caught.value.params["file"] == str(file)
    assert caught.value.params.get("key") == key
    assert more.items() <= caught.value.params.items()
    for language in LANGUAGES:
        said = problem_text(catalogue(language), caught.value)
        assert str(file) in said
        assert key is None or key in said


def test_a_function_is_one_line_and_may_be_as_long_as_it_is_shown(here: LocalFolders) -> None:
    config(here, 'function = " leders\\n  bærbare "')
    assert load_settings(here).function == "leders bærbare"
    config(here, f'function = "{"x" * 60}"')
    assert load_settings(here).function == "x" * 60
    config(here, 'function = " "')
    assert load_settings(here).function == ""


def test_the_own_folder_of_somebody_unknown_is_a_name_like_any_other(
    here: LocalFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    config(here, 'libraries = ["~nobody-of-that-name/a"]')
    assert load_settings(here).libraries == (here.config / "~nobody-of-that-name" / "a",)
    monkeypatch.setenv("TILBAGEBLIK_LIBRARY", "~nobody-of-that-name/a")
    assert library_folders([], Settings()) == ([Path("~nobody-of-that-name/a")], True)


def test_a_config_file_that_is_not_text_is_refused(here: LocalFolders) -> None:
    (here.config / "config.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(Problem, match="config_unread"):
        load_settings(here)
    (here.config / "config.toml").unlink()
    (here.config / "config.toml").mkdir()
    with pytest.raises(Problem, match="config_unread"):
        load_settings(here)


def test_what_was_chosen_is_remembered_before_what_is_configured(here: LocalFolders) -> None:
    config(here, 'language = "en"\ntheme = "light"\n')
    remember(here, theme="dark")
    assert (load_settings(here).language, load_settings(here).theme) == ("en", "dark")
    remember(here, language="da")
    assert (load_settings(here).language, load_settings(here).theme) == ("da", "dark")
    assert [path.name for path in here.state.iterdir()] == ["choices.json"]


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"theme": "pink", "language": 3, "more": {}}', b"\xff"])
def test_what_was_remembered_but_cannot_be_read_is_as_if_never(here: LocalFolders, data: bytes) -> None:
    here.state.mkdir(parents=True)
    (here.state / "choices.json").write_bytes(data)
    assert load_settings(here) == Settings()
    remember(here, theme="light")
    assert remembered(here) == {"theme": "light"}


def test_what_cannot_be_remembered_is_no_error(here: LocalFolders) -> None:
    blocked = here.state.parent / "blocked"
    blocked.write_text("a file of somebody's")
    nowhere = LocalFolders(blocked / "state", blocked / "cache", blocked / "config")
    remember(nowhere, theme="light")
    assert load_settings(nowhere) == Settings()
    assert blocked.read_text() == "a file of somebody's"


def test_the_library_is_what_was_told_else_the_environment_else_configured_else_among_documents(
    here: LocalFolders, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(settings, "documents_folder", lambda: tmp_path / "Documents")
    assert library_folders([], Settings()) == ([tmp_path / "Documents" / "Tilbageblik"], False)
    configured = Settings(libraries=(Path("/c"), Path("/d")))
    assert library_folders([], configured) == ([Path("/c"), Path("/d")], True)
    monkeypatch.setenv("TILBAGEBLIK_LIBRARY", os.pathsep.join(["~/a", "", "/b"]))
    assert library_folders([], configured) == ([Path("~/a").expanduser(), Path("/b")], True)
    assert library_folders([Path("/e")], configured) == ([Path("/e")], True)


def test_the_names_are_those_of_the_themes_and_commands() -> None:
    assert set(get_args(settings.ThemeName)) == set(theme.THEMES)
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
