"""The guide, the keys and where everything is kept, as the command line prints them."""

from __future__ import annotations

from pathlib import Path

import pytest

from content import load
from tests.guides import guide_of
from tests.tui.cli.conftest import Shell
from tui.commands import COMMANDS


def test_guide_prints_a_page_or_all(shell: Shell) -> None:
    guide = guide_of("da")
    for typed in ("4.4", "#44", "p4.4"):
        assert shell.done("guide", typed).out.startswith(f"4.4 {guide['4.4'].title}\n")
    whole = shell.done("guide").out
    assert all(item.title.split()[0] in whole for item in guide.items())
    page = shell.json("guide", "s4")
    assert (page["id"], page["kind"], page["title"]) == ("S4", "stage", guide["S4"].title)
    assert [each["id"] for each in shell.json("guide")] == [item.id for item in guide.items()]
    assert shell.done("guide", "S4", "--lang", "en").out.startswith(f"S4 {load('en')['S4'].title}\n")


def test_a_page_that_is_not_there(shell: Shell) -> None:
    answer = shell("guide", "9.9")
    assert (answer.status, answer.told) == (
        1,
        "Kataloget har ingen side, der hedder »9.9«. Skriv fx 4.4, S4 eller R1.",
    )
    assert shell("guide", "4.4", "x").status == 2


def test_guide_new_writes_a_guide_that_works(shell: Shell, tmp_path: Path) -> None:
    shell.library.mkdir()
    own = tmp_path / "own"
    files = shell.json("guide", "new", str(own))["files"]
    assert files
    assert all(Path(file).is_file() for file in files)
    first = shell.json("guide", "--guide", str(own))[0]
    assert shell.done("guide", first["id"], "--guide", str(own)).out
    assert shell.json("check", "--guide", str(own)) == []
    answer = shell("guide", "new", str(own))
    assert (answer.status, str(own) in answer.told) == (1, True)
    assert shell("guide", "new").status == 2


@pytest.mark.parametrize("command", [["guide"], ["projects", "--stage", "1"], ["log", "x", "y", "--quick"]])
def test_a_guide_that_is_none_is_told_in_one_line(shell: Shell, tmp_path: Path, command: list[str]) -> None:
    shell.done("new", "x")
    missing = tmp_path / "nowhere"
    answer = shell("--guide", str(missing), *command)
    assert answer.status == 1
    assert answer.told == f"Kataloget i {missing} kan ikke bruges. {missing}:1: mappen findes ikke."


def test_keys_lists_every_command(shell: Shell) -> None:
    rows = shell.json("keys")
    assert [(row["id"], row["keys"]) for row in rows] == [(each.id, list(each.keys)) for each in COMMANDS]
    assert all(row["title"] for row in rows)
    danish, english = shell.done("keys").out, shell.done("keys", "--lang", "en").out
    assert "  Ctrl+Q: Luk programmet\n" in danish
    assert "  Ctrl+Q: Quit the program\n" in english


def test_keys_shows_the_users_own(shell: Shell, own_places: Path) -> None:
    (own_places / "config").mkdir(parents=True)
    (own_places / "config" / "config.toml").write_text('[keys]\napp.quit = "ctrl+x, f9"\n', encoding="utf-8")
    assert {row["id"]: row["keys"] for row in shell.json("keys")}["app.quit"] == ["ctrl+x", "f9"]
    assert "  ctrl+x, f9: Luk programmet\n" in shell.done("keys").out


def test_info_tells_where_everything_lies(shell: Shell, own_places: Path) -> None:
    told = shell.json("info")
    assert told["library"] == [str(shell.library)]
    assert (told["state"], told["cache"]) == (str(own_places / "state"), str(own_places / "cache"))
    assert told["config"] == str(own_places / "config" / "config.toml")
    assert (told["language"], told["theme"], told["named"]) == ("da", "dark", True)
    assert told["packages"]["tinydb"]
    lines = shell.done("info", "--lang", "en").lines
    assert f"Library: {shell.library}" in lines
    assert "Language: en" in lines
