"""Every command line in the documents works as it stands there, on a copy of the samples."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from journals.demo.sample import copy_samples
from tests.tui.cli.conftest import ROOT, TODAY, Answer, Shell
from tests.tui.cli.every_command import GOES_ON
from tui.cli import demo, launch
from tui.cli.program import COMMAND_MODULES, HIDDEN_COMMANDS, program
from tui.cli.session import Session

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / ".github").rglob("*.md"))]
NAMES = {name for section in COMMAND_MODULES.values() for name in section} | set(HIDDEN_COMMANDS)
REFUSED = {"purge RECORD": 2}
"""How a line ends that does not end with 0, and why: nobody is there to say that a text is to be erased for good."""


def _name(document: Path) -> str:
    return document.relative_to(ROOT).with_suffix("").as_posix()


class Line(NamedTuple):
    """A command line of a document."""

    number: int
    words: tuple[str, ...]


def lines(text: str) -> Iterator[Line]:
    """Yield the lines of code that begin with the program's name, without what is said about them."""
    fenced = False
    for number, line in enumerate(text.splitlines(), 1):
        fenced ^= line.startswith("```")
        code = line if fenced else line.removeprefix("    ")
        if (fenced or line.startswith("    ")) and re.match(r"tilbageblik(\s|$)", code):
            command = re.match(r"""(?:"[^"]*"|'[^']*'|\S| (?![ >|#&]))+""", code)
            assert command
            yield Line(number, tuple(shlex.split(command[0])[1:]))


def quoted(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the command lines within sentences."""
    for each in re.findall(r"`tilbageblik ([^`]+)`", text.replace("\n", " ")):
        yield tuple(each.split())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with a library and with the files that the documents speak of."""
    folder = tmp_path_factory.mktemp("documents")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Session, "today", property(lambda _: TODAY))
        patch.setenv("TILBAGEBLIK_LOCAL", str(folder / "local"))
        shell, theirs = Shell(folder / "library"), Shell(folder / "theirs")
        copy_samples(shell.library, TODAY)
        shell.done("new", "School portal")
        theirs.done("new", "Robots")
        theirs.done("log", "Robots", "the charger stood in the way")
        theirs.done("lesson", "Robots", "--title", "Ask where it is to stand", "--do", "Walk the ward first", "--final")
        theirs.done("export", "--format", "pack", "--origin", "Odense", "--to", str(folder / "theirs.pack"))
        for name in ("minutes.docx", "old.docx"):
            theirs.done("export", "Robots", "--to", str(folder / name))
    shutil.copytree(shell.library, folder / "old")
    for each in ("local", "theirs"):
        shutil.rmtree(folder / each)
    (folder / "board.csv").write_text("Date,Note\n2026-11-02,The sound dropped out\n", encoding="utf-8")
    return folder


class Reader:
    """Somebody who does what a document says, line by line."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self._fresh = 0

    def does(self, words: tuple[str, ...]) -> Answer:
        """Run a command line; on the library at hand where it names none."""
        if words[:1] == ("--library",):
            return Shell(Path(self.meant(words[1])).expanduser())(*map(self.meant, words[2:]))
        return self.shell(*map(self.meant, words))

    def meant(self, word: str) -> str:
        """Return what is put in place of a word in capitals, each time where that has to be new."""
        if word in ("DIR", "NEW"):
            self._fresh += 1
            return f"{word.lower()}-{self._fresh}"
        if word == "LESSON":
            video = self.shell.json("projects")
            ours = {each["id"] for each in video if each["name"].startswith("Video")}
            return str(next(each["id"] for each in self.shell.json("lessons") if each["project"] not in ours))
        if word in ("RECORD", "ID"):
            return str(self.shell.json("observations")[0]["id"])
        return {
            "LIBRARY": str(self.shell.library),
            "OLD": "old",
            "TEXT": "the sound dropped out",
        }.get(word, word)


@pytest.mark.long
@pytest.mark.skipif(shutil.which("git") is None, reason="no git")
@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_command_line_works(document: Path, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = list(lines(document.read_text(encoding="utf-8")))
    if not found:
        return
    shutil.copytree(made, tmp_path / "here")
    subprocess.run(["git", "init", "-q", "."], cwd=tmp_path / "here" / "library", check=True)
    monkeypatch.chdir(tmp_path / "here")
    for home in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(home, str(tmp_path))
    monkeypatch.setattr(Session, "today", property(lambda _: TODAY))
    monkeypatch.setattr(launch, "open_app", lambda _: 0)
    monkeypatch.setattr(demo, "open_demo", lambda _, plain: 0)
    reader = Reader(Shell(tmp_path / "here" / "library"))
    if not any("new" in line.words for line in found):
        reader.shell.done("new", "Video visits")
    if not any("--init" in line.words for line in found):
        reader.shell.done("sync", "--init")
    wrong = []
    for line in found:
        if GOES_ON & set(line.words):  # only their names and options are looked at
            continue
        answer = reader.does(line.words)
        if answer.status != REFUSED.get(" ".join(line.words), 0):
            wrong.append((line.number, line.words, answer.err or answer.out))
    assert wrong == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_command_within_a_sentence_is_there(document: Path) -> None:
    wrong = []
    for words in quoted(document.read_text(encoding="utf-8")):
        name = next((each for each in words if each in NAMES), None)
        ctx = click.Context(program)
        command = program.get_command(ctx, name) if name else None
        options = {each for known in (program, command) if known for each in options_of(known)}
        unknown = [each for each in words if each.startswith("--") and each.partition("=")[0] not in options]
        if unknown or (command is None and not words[0].startswith("--")):
            wrong.append(words)
    assert wrong == []


def options_of(command: click.Command) -> Iterator[str]:
    """Yield all options that a command knows."""
    for param in command.get_params(click.Context(command)):
        yield from (*param.opts, *param.secondary_opts)


def test_what_is_said_about_a_command_is_no_part_of_it() -> None:
    text = 'text\n\n    tilbageblik log V "a  b"   say\n\n```sh\ntilbageblik check > x\n```\n\n    tilbageblik'
    assert [line.words for line in lines(text)] == [("log", "V", "a  b"), ("check",), ()]
