"""`suggest` on the command line."""

import json

import pytest

from tests.tui.cli.conftest import Shell

LIKE_33 = "Ledelsen har sat et tal, som ingen af gruppelederne har set"


def test_suggestions_as_json(shell: Shell) -> None:
    shell.library.mkdir()
    found = shell.json("suggest", LIKE_33)
    assert found[0]["pitfall"] == "3.3"
    assert {"pitfall", "score", "because", "sign"} <= found[0].keys()
    assert "gruppelederne" in found[0]["because"]
    assert shell.json("suggest", "Vi blev kun informeret, ikke inddraget")[0]["sign"] == "bites"


def test_an_empty_array_where_nothing_fits(shell: Shell) -> None:
    shell.library.mkdir()
    assert shell.json("suggest", "Kaffen i kantinen er kold igen") == []


def test_each_line_of_stdin_is_a_text(shell: Shell) -> None:
    answer = shell("suggest", "-", "--json", stdin=f"{LIKE_33}\n\nKaffen i kantinen er kold igen\n")
    first, second = map(json.loads, answer.lines)
    assert (first[0]["pitfall"], second) == ("3.3", [])


@pytest.mark.parametrize(("language", "said"), [("da", "Ligner ingen faldgrube."), ("en", "Looks like no pitfall.")])
def test_it_says_so_in_words(shell: Shell, language: str, said: str) -> None:
    assert shell("suggest", "xyzzy", "--lang", language).lines == [said]
