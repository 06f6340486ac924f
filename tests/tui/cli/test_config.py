"""`tilbageblik config`, what works with a config file that is broken, and what docs/config.md says of all that."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import get_args, get_origin

import pytest
from click.testing import CliRunner

from journals.library import paths
from journals.library.paths import CONFIG_ENV, LOCAL_ENV
from tests.tui.cli.conftest import ROOT, Shell
from tui.cli.program import program
from tui.cli.session import LANGUAGE_ENV
from tui.commands import COMMANDS, CONTROLS
from tui.settings import LIBRARY_ENV, Settings
from tui.settings.model import setting_types
from tui.wording import shown_paths

DOCUMENT = (ROOT / "docs" / "config.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```toml\n(.*?)^```", DOCUMENT, re.MULTILINE | re.DOTALL)
COMMAND_LINES = re.findall(r"^    tilbageblik (\S+(?: \S+)*)", DOCUMENT, re.MULTILINE)


@pytest.fixture
def config_file(own_places: Path) -> Path:
    """The config file of this installation, which is not there yet."""
    (own_places / "config").mkdir(parents=True)
    return own_places / "config" / "config.toml"


def test_all_that_is_wrong_is_listed_with_file_and_line(shell: Shell, config_file: Path) -> None:
    assert shell.done("config", "check").out.startswith("Der er ingen indstillinger i ")
    config_file.write_text('[keys]\napp.quit = "qqq"\nproject.log = "d"\nproject.stage = "f5"\n', encoding="utf-8")
    answer = shell("config", "check")
    assert (answer.status, answer.err) == (1, "")
    assert [line.partition(" »")[0] for line in answer.lines] == [f"{config_file}, linje {n}:" for n in (2, 3, 4)]
    told = shell("config", "check", "--json").json
    assert (told["file"], told["exists"]) == (str(config_file), True)
    assert [(each["code"], each["line"], each["key"]) for each in told["faults"]] == [
        ("config_no_key", 2, "app.quit"),
        ("config_clash", 3, "project.log"),
        ("config_fixed", 4, "project.stage"),
    ]
    config_file.write_text('[keys]\nproject.log = "f3"\n', encoding="utf-8")
    assert "»app.jump« ligger ikke længere på F3" in shell.done("config", "check").out
    assert shell("config", "check", "--json").json["no_key"] == ["app.jump"]
    config_file.write_text("theme = 'light'", encoding="utf-8")
    assert shell.done("config", "check").out.startswith("Der er ingen fejl i ")


def test_a_command_does_its_work_and_says_that_something_is_left_out(shell: Shell, config_file: Path) -> None:
    config_file.write_text('function = "leders bærbare"\n[keys]\napp.quit = "qqq"\nx = "y"\n', encoding="utf-8")
    answer = shell("new", "Skærmbesøg")
    assert answer.status == 0
    assert answer.told == "2 linjer i indstillingerne kan ikke bruges og er udeladt. Se dem: tilbageblik config check"
    assert shell("keys").status == shell("info").status == 0
    assert shell.json("keys"), "what a program reads is not disturbed"


def test_a_function_that_is_left_out_is_as_if_none_were_named(shell: Shell, config_file: Path) -> None:
    longest = shell.json("config", "schema")["properties"]["function"]["maxLength"]
    config_file.write_text(f'function = "{"x" * (longest + 1)}"\n', encoding="utf-8")
    (line,) = [each for each in shell("config", "show", "--lang", "en").lines if each.startswith("function")]
    assert line == 'function = ""  (default)'
    config_file.write_text(f'function = "{"x" * longest}"\n', encoding="utf-8")
    (line,) = [each for each in shell("config", "show", "--lang", "en").lines if each.startswith("function")]
    assert line.endswith("(from the file)")


@pytest.mark.parametrize("text", ["language = ", "libraries = 3", "librarys = ['x']", "\xff"])
def test_no_other_library_is_taken_where_the_own_one_may_have_been_named(
    config_file: Path, text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(LIBRARY_ENV, raising=False)
    config_file.write_bytes(text.encode("latin-1"))

    def status(*line: str) -> int:
        return CliRunner().invoke(program, line).exit_code

    assert status("new", "x") == status("projects") == 1
    told = CliRunner().invoke(program, ["projects"]).stderr
    assert str(config_file) in told
    assert told.count("\n") == 1
    assert [status(name) for name in ("info", "keys", "config")] == [0, 0, 0]
    assert status("--library", str(tmp_path / "library"), "new", "x") == 0
    monkeypatch.setenv(LIBRARY_ENV, str(tmp_path / "library"))
    assert status("projects") == 0


def test_where_each_value_comes_from(
    shell: Shell, config_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = 'theme = "light"\nlibraries = ["x"]\nkey_preset = "vi"\n[keys]\napp.quit = "f9"\n'
    named = tmp_path / "own.toml"
    named.write_text(text, encoding="utf-8")
    monkeypatch.setenv(CONFIG_ENV, str(named))
    monkeypatch.setenv(LANGUAGE_ENV, "en")
    told = shell.json("config")
    assert {name: each["from"] for name, each in told["settings"].items()} == {
        "config": "environment",
        "language": "environment",
        "theme": "file",
        "libraries": "option",
        "motion": "default",
        "hints": "default",
        "projector": "default",
        "projects_by": "default",
        "actions_by": "default",
        "function": "default",
        "key_preset": "file",
        "local": "environment",
    }
    assert told["keys"]["app.quit"] == {"value": "f9", "from": "file"}
    assert told["keys"]["list.down"] == {"value": "down, j", "from": "preset"}
    lines = shell.done("config", "--lang", "da").lines
    assert 'language = "da"  (fra --lang)' in lines
    assert 'app.quit = "f9"  (fra filen)' in lines
    assert str(named) in shell.done("info").out


def test_a_path_is_shown_without_the_name_of_whoever_asks(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    home = Path(shell.library.anchor, "home", "anna")
    monkeypatch.setattr(Path, "home", lambda: home)
    assert shown_paths.path_without_user(home / "a" / "b") == str(Path("~", "a", "b"))
    assert shown_paths.path_without_user(Path(home.anchor, "media", "anna", "x")) == str(
        Path(home.anchor, "media", "…", "x")
    )
    monkeypatch.setenv(LOCAL_ENV, str(home / ".local"))
    shell.library = home / "Documents" / "Tilbageblik"
    out = shell.done("info").out + shell.done("config").out
    assert "anna" not in out
    assert str(Path("~", "Documents", "Tilbageblik")) in out


def test_the_schema_knows_every_setting_and_every_command(shell: Shell) -> None:
    schema = shell.json("config", "schema")
    assert set(schema["properties"]) == set(Settings.__struct_fields__)
    for name, wanted in setting_types().items():
        if get_args(wanted) and "enum" in schema["properties"][name]:
            assert schema["properties"][name]["enum"] == list(get_args(wanted))
    keys = schema["properties"]["keys"]["properties"]
    movable = [each for each in (*COMMANDS, *CONTROLS) if "{key}" not in each.does]
    assert all(each.id in keys and each.action in keys[each.scope]["properties"] for each in movable)
    assert re.search(keys["app.quit"]["pattern"], "ctrl+x, f9")
    assert "Luk" in keys["app.quit"]["description"]


@pytest.mark.parametrize("text", EXAMPLES)
def test_what_the_document_shows_can_be_written_so(shell: Shell, config_file: Path, text: str) -> None:
    config_file.write_text(text, encoding="utf-8")
    assert shell.done("config", "check")
    kept = shell.json("config")
    assert kept["keys"]


@pytest.mark.parametrize("line", COMMAND_LINES)
def test_the_commands_of_the_document_can_be_run(shell: Shell, line: str) -> None:
    words = re.split(r" {2,}", line)[0].split()
    assert shell.done(*words).out


def test_the_document_names_all_that_can_be_set() -> None:
    assert len(EXAMPLES) == 2
    assert len(COMMAND_LINES) == 5
    settings = DOCUMENT.partition("## Settings")[2].partition("## Keys")[0]
    for name, wanted in setting_types().items():
        (row,) = [line for line in settings.splitlines() if line.startswith(f"| `{name}` |")]
        choices = get_args(wanted) if get_origin(wanted) is not None and isinstance(get_args(wanted)[0], str) else ()
        assert all(f"`{each}`" in row for each in choices), name
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tui").rglob("*.py"))
    source += Path(paths.__file__).read_text(encoding="utf-8")
    named = set(re.findall(r'"(TILBAGEBLIK_[A-Z]+)"', source))
    assert named == {CONFIG_ENV, LOCAL_ENV, LIBRARY_ENV, LANGUAGE_ENV}
    assert all(f"| `{each}` |" in DOCUMENT for each in named)
    assert os.pathsep in ":;"


@pytest.mark.parametrize("text", ['language = "en', None])
def test_settings_of_which_none_is_used_are_told_so(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str | None
) -> None:
    file = tmp_path / "b.toml"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    monkeypatch.setenv("TILBAGEBLIK_CONFIG", str(file))
    answer = shell("new", "Skærmbesøg")
    assert answer.status == 0
    assert answer.told == "Indstillingerne kan ikke læses, så ingen af dem bruges. Se hvorfor: tilbageblik config check"
