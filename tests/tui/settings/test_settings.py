"""The user's own settings: the config file, what is remembered, and where the library is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import get_args

import pytest
from textual.binding import Binding
from textual.widgets import Input, TextArea

from journals.library.paths import CONFIG_ENV, LocalFolders, local_folders
from journals.text.language import LANGUAGES
from tui.commands import COMMANDS, CONTROLS, by_id, keys_shown
from tui.commands.presets import KEY_PRESETS
from tui.commands.typed_keys import is_kept, key_name
from tui.key_checks import LINE_KEYS, checked_keys
from tui.locale import catalogue
from tui.settings import Config, Settings, folders, library_folders, model, read_config, remember, remembered
from tui.ui.theme import ALL_THEMES, theme_for
from tui.wording.displaced_commands import displaced_commands
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
    assert read_config(here).settings == Settings(language="da", theme="dark", libraries=(), keys={})


def test_a_config_file_says_how_things_are(here: LocalFolders) -> None:
    config(
        here,
        '\ufefflanguage = "en"\ntheme = "light"\nlibraries = ["~/a", "b", "/c"]\n'
        '[keys]\nproject.log = "f2"\n"app.quit" = "ctrl+x, f9"\n',
    )
    libraries = (Path("~/a").expanduser(), here.config / "b", Path("/c").absolute())
    keys = {"project.log": "f2", "app.quit": "ctrl+x, f9"}
    assert read_config(here).settings == Settings(language="en", theme="light", libraries=libraries, keys=keys)


@pytest.mark.parametrize(
    ("text", "code", "key", "more"),
    [
        ("langauge = 'en'", "config_key", "langauge", {"nearest": "language"}),
        ("[key]\nx = 'y'", "config_key", "key", {"nearest": "keys"}),
        ("xyzzy = 1", "config_no_setting", "xyzzy", {}),
        ("[keys]\nproject.logg = 'n'", "config_command", "project.logg", {"nearest": "project.log", "line": 2}),
        ("language = 'fr'", "config_value", "language", {"valid": "da, en"}),
        ("language = 1", "config_value", "language", {"valid": "da, en"}),
        ("theme = ['dark']", "config_value", "theme", {"valid": "dark, light, terminal"}),
        ("key_preset = 'emacs'", "config_value", "key_preset", {"valid": "standard, vi"}),
        ("libraries = 'x'", "config_type", "libraries", {}),
        ("libraries = [1]", "config_type", "libraries", {}),
        ("libraries = ['']", "config_type", "libraries", {}),
        ("keys = 'n'", "config_type", "keys", {}),
        ("[keys]\nproject.log = 3", "config_type", "project.log", {"line": 2}),
        ("[keys]\nproject.log = 'n,'", "config_type", "project.log", {}),
        ("[keys]\napp.quit = ''", "config_type", "app.quit", {}),
        ("[keys.project.log]\nmore = 'n'", "config_command", "project.log.more", {"nearest": "project.log", "line": 2}),
        (
            "[keys]\n\n# quit\napp.quit = 'qqq'",
            "config_no_key",
            "app.quit",
            {"pressed": "qqq", "nearest": "q", "line": 4},
        ),
        ("[keys]\napp.quit = 'ctlr+x'", "config_no_key", "app.quit", {"nearest": "ctrl+x"}),
        ("[keys]\napp.help = 'alt+h'", "config_no_key", "app.help", {}),
        ("[keys]\napp.help = 'ctrl+h'", "config_same_key", "app.help", {"other": "backspace"}),
        ("[keys]\napp.help = 'f1, F11'", "config_kept_key", "app.help", {"pressed": "F11"}),
        ("[keys]\ndialog.leave = 'q'", "config_typed", "dialog.leave", {"pressed": "q"}),
        ("[keys]\nsearch.save = 'g'", "config_typed", "search.save", {"pressed": "g"}),
        ("[keys]\ncapture.close = 'f8, .'", "config_typed", "capture.close", {"pressed": "."}),
        ("[keys]\nprompt.form = 'ctrl+a'", "config_line_key", "prompt.form", {"pressed": "ctrl+a"}),
        ("[keys]\ntally.answer = 'a, b'", "config_fixed", "tally.answer", {}),
        ("[keys]\nproject.stage = 'f7'", "config_fixed", "project.stage", {"pressed": "1-7"}),
        ("[keys]\nproject.log = 'f7'", "config_clash", "project.log", {"pressed": "f7", "other": "app.tour"}),
        ("[keys]\nproject.log = 'f2, e'", "config_clash", "project.log", {"pressed": "e", "other": "project.edit"}),
        ("[keys]\nproject.log = 'd'", "config_clash", "project.log", {"pressed": "d", "other": "project.distil"}),
        (
            "key_preset = 'vi'\n[keys]\nproject.log = 'j'",
            "config_clash",
            "project.log",
            {"other": "list.down", "line": 3},
        ),
        ("libraries = ['a', \"b\\u0000c\"]", "config_type", "libraries", {}),
        (f"function = '{'x' * 61}'", "config_long", "function", {"most": 60}),
        ("function = 'ring 20 12 34 56'", "config_function", "function", {"line": 1}),
        ("language = ", "config_bad_line", None, {"line": 1}),
        (f"keys = {'[' * 5_000}", "config_bad_line", None, {"line": 1}),
        (f"keys.{'a.' * 1_200}b = 'n'", "config_bad_line", None, {"line": 1}),
        (f"{'a.' * 1_200}b = 1", "config_bad_line", None, {"line": 1}),
    ],
)
def test_what_cannot_be_is_left_out_and_told_by_line_and_name(
    here: LocalFolders, text: str, code: str, key: str | None, more: dict[str, object]
) -> None:
    file = config(here, text)
    found = read_config(here)
    preset = found.settings.key_preset
    assert found.settings == Settings(key_preset=preset, keys=dict(KEY_PRESETS[preset]))
    (fault,) = found.faults
    assert (fault.code, fault.params["file"], fault.params.get("key")) == (code, str(file), key)
    assert more.items() <= fault.params.items()
    for language in LANGUAGES:
        said = problem_text(catalogue(language), fault)
        assert str(file) in said
        assert f"{fault.params['line']}" in said
        assert key is None or key in said


def test_all_that_is_wrong_is_told_at_once_and_the_rest_holds(here: LocalFolders) -> None:
    text = """\
theme = "light"
langauge = "en"
libraries = [
  "a",
  "b",
]
function = '''
leders
bærbare'''

[keys]   # mine
"app.quit" = "qqq"
project.log = "Ctrl+N, Esc"
project.edit = "f4"
list.down = "PgDn, Mellemrum"
app.messages = "f9"
"""
    config(here, text)
    found = read_config(here)
    assert [(each.code, each.params["line"]) for each in found.faults] == [
        ("config_key", 2),
        ("config_no_key", 12),
        ("config_clash", 13),
        ("config_clash", 15),
    ]
    assert found.settings == Settings(
        theme="light",
        libraries=(here.config / "a", here.config / "b"),
        function="leders bærbare",
        keys={"project.edit": "f4", "app.messages": "f9"},
    )
    assert found.library_fault is None
    assert found.sources == {
        **dict.fromkeys(("theme", "libraries", "function"), "file"),
        **dict.fromkeys(("keys.project.edit", "keys.app.messages"), "file"),
    }


def test_what_takes_the_key_of_what_is_left_out_is_left_out_too(here: LocalFolders) -> None:
    config(here, '[keys]\nproject.log = "e"\nproject.edit = "qqq"\n')
    assert [each.code for each in read_config(here).faults] == ["config_clash", "config_no_key"]
    assert read_config(here).settings.keys == {}
    config(here, '[keys]\nproject.log = "e"\nproject.edit = "n"\n')
    assert read_config(here).faults == ()


def test_one_line_gives_keys_as_in_vi_and_ones_own_come_before_them(here: LocalFolders) -> None:
    config(here, 'key_preset = "vi"\n[keys]\napp.guide = "f4"\n')
    found = read_config(here)
    assert found.faults == ()
    assert (found.settings.keys["list.down"], found.settings.keys["app.guide"]) == ("down, j", "f4")
    assert (found.sources["keys.list.down"], found.sources["keys.app.guide"]) == ("preset", "file")


@pytest.mark.parametrize(
    ("command", "key", "newer"),
    [
        ("project.log", "f3", ["app.jump"]),
        ("app.search", "P", ["app.projector"]),
        ("dialog.leave", "f3", ["dialog.jump"]),
        ("form.save", "ctrl+o", ["form.editor"]),
    ],
)
def test_what_came_later_gives_way_to_keys_of_ones_own(
    here: LocalFolders, command: str, key: str, newer: list[str]
) -> None:
    config(here, f"[keys]\n{command} = '{key}'\n")
    found = read_config(here)
    assert found.faults == ()
    assert found.settings.keys[command] == key
    assert displaced_commands(found.settings.keys) == newer
    assert f"keys.{newer[0]}" not in found.sources
    assert keys_shown(by_id(newer[0]), "da", found.settings.keys) == ""
    config(here, f"[keys]\n{command} = '{key}'\n{newer[0]} = 'f9'\n")
    assert displaced_commands(read_config(here).settings.keys) == []
    config(here, f"[keys]\n{command} = '{key}'\n{newer[0]} = '{key}'\n")
    assert [each.code for each in read_config(here).faults] == ["config_clash"], "both are one's own"


@pytest.mark.parametrize("preset", KEY_PRESETS)
def test_keys_of_a_preset_are_keys_and_no_two_are_on_one(preset: str) -> None:
    keys = dict(KEY_PRESETS[preset])
    assert checked_keys(keys, {}) == (keys, [])


@pytest.mark.parametrize(
    ("text", "is_unsure"),
    [
        ("language = ", True),
        ("libraries = 3", True),
        ("librarys = ['x']", True),
        ("language = 3", False),
        ("[keys]\nx = 'y'", False),
    ],
)
def test_it_is_known_when_the_library_may_have_been_named(here: LocalFolders, text: str, is_unsure: bool) -> None:
    config(here, text)
    assert (read_config(here).library_fault is not None) == is_unsure


def test_the_environment_names_the_file_which_then_must_be_there(
    here: LocalFolders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config(here, 'theme = "light"')
    monkeypatch.setenv(CONFIG_ENV, str(tmp_path / "own.toml"))
    assert [each.code for each in read_config(local_folders()).faults] == ["config_unread"]
    (tmp_path / "own.toml").write_text('language = "en"\n', encoding="utf-8")
    assert read_config(local_folders()) == Config(Settings(language="en"), (), {"language": "file"})


def test_every_key_of_the_table_is_one_that_a_user_may_name() -> None:
    keys = {key for each in (*COMMANDS, *CONTROLS) for key in each.keys}
    assert {key: key_name(key) for key in keys} == {key: key for key in keys}


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Ctrl+P", "ctrl+p"),
        (" Esc ", "escape"),
        ("PgDn", "pagedown"),
        ("Mellemrum", "space"),
        (".", "full_stop"),
        ("→", "right"),
        ("å", "å"),
        ("G", "G"),
        ("", None),
        ("\x1b", None),
        ("alt+x", None),
        ("ctrl+shift+a", None),
    ],
)
def test_a_key_may_be_written_as_help_calls_it(typed: str, name: str | None) -> None:
    assert key_name(typed) == name


def test_what_a_line_does_with_keys_itself_is_known() -> None:
    made = [each for kind in (Input, TextArea) for each in kind.BINDINGS if isinstance(each, Binding)]
    used = {key_name(key) for each in made for key in each.key.split(",")}
    assert {key for key in used if key and not is_kept(key)} == LINE_KEYS


def test_a_function_is_one_line_and_may_be_as_long_as_it_is_shown(here: LocalFolders) -> None:
    config(here, 'function = " leders\\n  bærbare "')
    assert read_config(here).settings.function == "leders bærbare"
    config(here, f'function = "{"x" * 60}"')
    assert read_config(here).settings.function == "x" * 60
    config(here, 'function = " "')
    assert read_config(here).settings.function == ""


def test_the_own_folder_of_somebody_unknown_is_a_name_like_any_other(
    here: LocalFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    config(here, 'libraries = ["~nobody-of-that-name/a"]')
    assert read_config(here).settings.libraries == (here.config / "~nobody-of-that-name" / "a",)
    monkeypatch.setenv("TILBAGEBLIK_LIBRARY", "~nobody-of-that-name/a")
    assert library_folders([], Settings()) == ([Path("~nobody-of-that-name/a")], True)


def test_a_config_file_that_is_not_text_is_refused(here: LocalFolders) -> None:
    (here.config / "config.toml").write_bytes(b"\xff\xfe")
    assert [each.code for each in read_config(here).faults] == ["config_unread"]
    (here.config / "config.toml").unlink()
    (here.config / "config.toml").mkdir()
    assert [each.code for each in read_config(here).faults] == ["config_unread"]


def test_what_was_chosen_is_remembered_before_what_is_configured(here: LocalFolders) -> None:
    config(here, 'language = "en"\ntheme = "light"\n')
    remember(here, theme="dark")
    assert (read_config(here).settings.language, read_config(here).settings.theme) == ("en", "dark")
    remember(here, language="da")
    assert (read_config(here).settings.language, read_config(here).settings.theme) == ("da", "dark")
    assert [path.name for path in here.state.iterdir()] == ["choices.json"]


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"theme": "pink", "language": 3, "more": {}}', b"\xff"])
def test_what_was_remembered_but_cannot_be_read_is_as_if_never(here: LocalFolders, data: bytes) -> None:
    here.state.mkdir(parents=True)
    (here.state / "choices.json").write_bytes(data)
    assert read_config(here).settings == Settings()
    remember(here, theme="light")
    assert remembered(here) == {"theme": "light"}


def test_what_cannot_be_remembered_is_no_error(here: LocalFolders) -> None:
    blocked = here.state.parent / "blocked"
    blocked.write_text("a file of somebody's")
    nowhere = LocalFolders(blocked / "state", blocked / "cache", blocked / "config")
    remember(nowhere, theme="light")
    assert read_config(nowhere).settings == Settings()
    assert blocked.read_text() == "a file of somebody's"


def test_the_library_is_what_was_told_else_the_environment_else_configured_else_among_documents(
    here: LocalFolders, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(folders, "documents_folder", lambda: tmp_path / "Documents")
    assert library_folders([], Settings()) == ([tmp_path / "Documents" / "Tilbageblik"], False)
    configured = Settings(libraries=(Path("/c"), Path("/d")))
    assert library_folders([], configured) == ([Path("/c"), Path("/d")], True)
    monkeypatch.setenv("TILBAGEBLIK_LIBRARY", os.pathsep.join(["~/a", "", "/b"]))
    assert library_folders([], configured) == ([Path("~/a").expanduser(), Path("/b")], True)
    assert library_folders([Path("/e")], configured) == ([Path("/e")], True)


def test_the_names_are_those_of_the_themes_and_commands() -> None:
    assert {theme_for(name, {}, few_colours=False).name for name in get_args(model.ThemeName)} <= {
        each.name for each in ALL_THEMES
    }
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
