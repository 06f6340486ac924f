"""Hostile texts on the command line: in what it prints, in what it is told, and in the config file."""

from __future__ import annotations

import json
import re
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from journals.text.clean import clean
from tests.giant import PROJECT as GIANT
from tests.giant import Giant
from tests.hostile import HOSTILE, HUGE, TERMINAL
from tests.intruder import Intruder
from tests.tui.cli.conftest import Answer, Shell
from tui.cli.program import program
from tui.cli.session import CONFIG_CHECK
from tui.settings import LIBRARY_ENV

ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""What must never be printed: it would act, or stand where nobody sees it."""
OBSERVATION, LESSON, ACTION = "01EVIL0003O1", "01EVIL0003L1", "01EVIL0003A0"
PROJECT = "01EVIL0003"
READING: tuple[tuple[str, ...], ...] = (
    ("projects",),
    ("project", PROJECT),
    ("observations",),
    ("observations", PROJECT, "--kind", "concern"),
    ("lessons",),
    ("actions",),
    ("search", "evil"),
    ("suggest", "[@click=app.quit]x \x1b[31m evil"),
    ("history", PROJECT),
    ("history", "01EVIL0003O0"),
    ("history", "01EVIL0003OX"),
    ("bin",),
    ("export",),
    ("export", "--to", "log.md"),
    ("check",),
    ("check", "--privacy"),
    ("info",),
    ("keys",),
    ("guide", "4.4"),
    ("backup", "--to", "copies"),
    ("sync",),
    ("publish", "--to", "pages", "--allow-personal-data"),
    ("publish", "--to", "pages", "--allow-personal-data"),
    ("export", "--format", "pack", "--origin", "Evil \x1b[31m\u202e", "--to", "x.pack"),
    ("shelf",),
)
WRITING: tuple[tuple[str, ...], ...] = (
    ("edit", OBSERVATION, "--stage", "S4"),
    ("edit", LESSON, "--do", "noget"),
    ("done", ACTION),
    ("drop", ACTION, "--because", "\x1b]0;x\x07"),
    ("reply", OBSERVATION.replace("O1", "O2"), "ja", "--as", "acted"),
    ("log", PROJECT, "\x1b[31mnyt\u202e"),
    ("delete", OBSERVATION),
    ("undo",),
    ("redo",),
    ("restore", OBSERVATION),
    ("purge", LESSON, "--yes"),
    ("compact", PROJECT),
    ("delete", ACTION),
    ("backup", "--from", "copies"),
)


@pytest.fixture
def hostile(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell at a library where every text is hostile, and so are its names."""
    Intruder(shell.library).projects()
    monkeypatch.chdir(tmp_path)
    return shell


def harmless(answer: Answer) -> None:
    """Assert that nothing but lines of text was printed."""
    for printed in (answer.out, answer.err):
        found = ACTING.search(printed)
        assert found is None, printed[max(0, found.start() - 60) : found.end() + 60]


@pytest.mark.long
def test_no_command_prints_it_as_it_is(hostile: Shell) -> None:
    told = {args: hostile(*args) for args in (*READING, *WRITING)}
    for args, answer in told.items():
        harmless(answer)
        assert answer.status in (0, 1), args
        assert "[@click=app.quit" in answer.out or args[0] not in ("projects", "lessons", "search", "history"), args
    refused = [args for args, answer in told.items() if answer.status and "pack" not in args]  # no lesson is final
    assert {args[0] for args in refused} <= {"check", "sync", "backup", "reply"}, [told[args].err for args in refused]


@pytest.mark.long
def test_json_holds_it_all_and_prints_none_of_it(hostile: Shell) -> None:
    for args in READING[:13]:
        answer = hostile(*args, "--json")
        harmless(answer)
        json.loads(answer.out)
    folders = [folder for row in hostile.json("projects") for folder in row["folders"]]
    assert sorted(folders) == sorted(str(path) for path in hostile.library.iterdir()), "a script finds the real names"
    texts = [row["text"] for row in hostile.json("observations")]
    assert len(texts) > len(HOSTILE) - 30
    assert all(clean(text) == text for text in texts)


# What the command line is told

TOLD: tuple[tuple[str, ...], ...] = (
    ("{}",),
    ("--{}",),
    ("--lang", "{}"),
    ("--lang", "{}", "projects"),
    ("observations", "{}"),
    ("observations", "--text", "{}"),
    ("observations", "--stage", "{}"),
    ("observations", "--since", "{}"),
    ("observations", "--kind", "{}"),
    ("search", "{}"),
    ("history", "{}"),
    ("delete", "{}"),
    ("purge", "{}"),
    ("guide", "{}"),
    ("export", "--format", "{}"),
    ("compact", "skærm", "--keep", "{}"),
    ("project", "skærm", "--context", "{}"),
    ("project", "skærm", "--name", "{}"),
    ("log", "skærm", "{}", "--role", "{}"),
    ("log", "skærm", "{}", "--quick", "--allow-personal-data"),
    ("lesson", "skærm", "--title", "{}", "--do", "{}"),
    ("action", "skærm", "{}", "--owner", "{}"),
    ("new", "{}", "--technology", "{}", "--allow-personal-data"),
)


@pytest.mark.long
def test_it_takes_any_text_and_refuses_in_a_line(shell: Shell, project: dict[str, Any]) -> None:
    forms = cycle(TOLD)
    for text in (*HOSTILE, *HOSTILE[::-1]):
        args = [each.replace("{}", text) for each in next(forms)]
        answer = shell(*args)
        harmless(answer)
        assert answer.status in (0, 1, 2), args
        if answer.status and args[0] != "new":
            assert answer.told, args
    for row in shell.json("observations") + shell.json("projects") + shell.json("lessons") + shell.json("actions"):
        for value in row.values():
            assert not isinstance(value, str) or clean(value) == value


@pytest.mark.parametrize("text", HUGE, ids=lambda text: text[:5])
def test_what_is_too_long_is_refused_with_the_length(shell: Shell, project: dict[str, Any], text: str) -> None:
    refused = shell("log", "skærm", text)
    assert refused.status == (0 if len(clean(text)) < 20 else 1)
    assert refused.status == 0 or "20000" in re.sub(r"\D", "", refused.told)
    assert len(refused.told if refused.status else "") < 400, "what was too long is not told again"


@pytest.mark.parametrize("text", [*TERMINAL, "../../../etc", "x" * 300, "~nobody-of-this-name/x"])
def test_no_name_makes_a_file_elsewhere(
    shell: Shell, tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = {path.name for path in tmp_path.parent.iterdir()}
    answer = shell("new", text, "--allow-personal-data")
    assert answer.status == 0
    (made,) = shell.library.iterdir()
    assert re.fullmatch(r"2\d{3}-[a-z0-9-]{1,40}-[0-9a-z]{4}", made.name)
    shell.done("export", "--to", ".")
    (log,) = tmp_path.glob("*.md")
    assert re.fullmatch(r"[a-z0-9-]{1,80}\.md", log.name)
    assert {path.name for path in tmp_path.parent.iterdir()} == before


# The config file


@pytest.mark.parametrize(
    "config",
    [
        b'language = "\\u001b]0;x\\u0007"',
        b'"\\u001b[31m" = 1',
        b"language = 1979-05-27",
        b"theme = [[[[]]]]",
        b"libraries = 7",
        b'libraries = ["", 7]',
        b'libraries = ["a\\u0000b"]',
        b'function = "' + b"x" * 100_000 + b'"',
        b"function = { a = 1 }",
        b'keys = "x"',
        b'[keys]\n"[@click=app.quit]" = "n"',
        b'[keys]\nhome.open = ""',
        b"[keys]\nhome.open = 7",
        b"[keys.home.open.below]\nx = 1",
        b"\x00\x01\x02",
        b"\xff\xfe",
        b"\x1b]0;x\x07",
        b"a = " + b"[" * 5_000,
        b"a = " + b"9" * 5_000,
        b"= = =",
    ],
    ids=lambda config: ascii(config[:24]),
)
def test_a_config_file_that_cannot_be_harms_nothing(shell: Shell, own_places: Path, config: bytes) -> None:
    (own_places / "config").mkdir(parents=True)
    (own_places / "config" / "config.toml").write_bytes(config)
    for command in "info", "keys", "projects":
        answer = shell(command)
        harmless(answer)
        assert answer.status == 0, answer
        assert CONFIG_CHECK in answer.err or "config.toml" in answer.err
    answer = shell("config", "check")
    harmless(answer)
    assert answer.status == 1, answer
    assert "config.toml" in answer.out + answer.err


def test_a_function_with_hostile_letters_is_cleaned(shell: Shell, own_places: Path, project: dict[str, Any]) -> None:
    (own_places / "config").mkdir(parents=True)
    config = 'function = "leder\\u001b]0;x\\u0007 [/x] \\u202eb\\u200bærbar"'
    (own_places / "config" / "config.toml").write_text(config, encoding="utf-8")
    shell.done("log", "skærm", "noget")
    answer = shell.done("history", project["id"])
    harmless(answer)
    harmless(shell.done("info"))
    assert "leder�]0;x� [/x] �bærbar" in shell.done("info").out


def test_a_home_of_nobody_is_a_folder_like_any_other(
    tmp_path: Path, own_places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (own_places / "config").mkdir(parents=True)
    (own_places / "config" / "config.toml").write_text('libraries = ["~nobody-of-this-name/x"]', encoding="utf-8")
    for told in (None, "~nobody-of-this-name/\x1b]0;x\x07"):
        if told:
            monkeypatch.setenv(LIBRARY_ENV, told)
        result = CliRunner().invoke(program, ["projects"])
        assert (result.exit_code, result.stdout) == (0, "")
        assert "~nobody-of-this-name" in result.stderr
        harmless(Answer(result.exit_code, result.stdout, result.stderr))


@pytest.mark.long
@pytest.mark.parametrize(
    "words", [("observations",), ("lessons",), ("actions",), ("search", "lyden"), ("export",), ("project", GIANT)]
)
def test_texts_of_any_size_are_told_in_full(shell: Shell, words: tuple[str, ...]) -> None:
    text = "Lyden faldt ud igen. " * 3_000
    Giant(shell.library, text=text, lines="Igen\n" * 5_000, name="Projekt " * 3_000).write()
    answer = shell.done(*words)
    assert answer.out
    if words == ("export",):
        assert text.strip() in answer.out
