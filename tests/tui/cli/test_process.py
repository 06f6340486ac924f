"""The command line as a process of its own: what it imports, its streams, and what a system does to it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.files import no_space
from tests.tui.cli.conftest import ROOT, Made, Shell, logs
from tui.settings import Settings, read_config, remember

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
posix = pytest.mark.skipif(os.name == "nt", reason="not on Windows")


def imported(shell: Shell, *args: str) -> set[str]:
    """Run a command line and give all that was imported until the process ended."""
    code = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(*sys.modules, sep='\\n', file=sys.stderr))\n"
        "sys.argv[0] = 'tilbageblik'\n"
        "from tui.cli import main\n"
        "main()\n"
    )
    command = [sys.executable, "-c", code, "--library", str(shell.library), *args]
    ended = subprocess.run(command, capture_output=True, env=shell.env(), check=True, input=b"")
    return set(ended.stderr.decode().split())


EVERY = [
    ["--help"],
    ["log", "--help"],
    ["projects"],
    ["observations", "--kind", "idea"],
    ["search", "noget"],
    ["guide", "4.4"],
    ["check"],
    ["keys"],
    ["info"],
    ["export"],
    ["undo"],
    ["bin"],
    ["history", "skærm"],
    ["backup", "--to", "{beside}"],
]


@pytest.mark.long
@pytest.mark.parametrize("args", EVERY, ids=" ".join)
def test_no_command_that_ends_imports_textual(shell: Shell, project: Made, args: list[str]) -> None:
    wanted = [each.format(beside=shell.library.parent) for each in args]
    assert not imported(shell, *wanted) & {"textual", "rich"}


def test_log_imports_only_what_it_needs(shell: Shell, project: Made) -> None:
    modules = imported(shell, "log", "skærm", "Lyden faldt ud", "--stage", "S4", "--json")
    assert "tinydb" in modules
    unwanted = {"textual", "rich", "markdown_it", "asyncio", "importlib.metadata", "platformdirs", "content", "tomllib"}
    unwanted |= {"dataclasses", "hashlib", "difflib", "tui.commands", "sqlite3", "shutil", "tempfile", "calendar"}
    assert not modules & unwanted


def test_log_with_markers_reads_the_guide_from_its_cache(shell: Shell, project: Made) -> None:
    shell.run("guide", "4.4")  # in a process too: here the guide is read once for all tests, past the cache
    modules = imported(shell, "log", "skærm", "-Lyden #44", "--quick", "--stage", "4", "--json")
    assert "content" in modules
    assert not modules & {"markdown_it", "textual"}


def test_each_line_is_told_when_it_is_on_disk_and_before_the_next_one_comes(shell: Shell, project: Made) -> None:
    with shell.process("log", "skærm", "-", "--json") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for text in ("en", "to"):
            process.stdin.write(f"{text}\n".encode())
            process.stdin.flush()
            told = json.loads(process.stdout.readline())
            assert told["text"] == text
            assert told["id"] in "".join(log.read_text(encoding="utf-8") for log in logs(shell.library))
        process.kill()
    assert [row["text"] for row in shell.json("observations")] == ["to", "en"]


@posix
def test_whoever_reads_no_more_is_no_reason_to_fall_over(shell: Shell, project: Made) -> None:
    with shell.process("log", "skærm", "-", "--json") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b"en\n")
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write(b"to\ntre\n")
        process.stdin.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1
    assert len(shell.json("observations")) == 3


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_below_stdout_is_one_line(shell: Shell, project: Made) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "tui", "--library", str(shell.library), "projects"]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=shell.env(), check=False)
    assert ended.returncode == 1
    assert ended.stderr.decode().count("\n") == 1


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_what_is_saved_where_nothing_can_be_printed_is_not_said_to_have_failed(shell: Shell, project: Made) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "tui", "--library", str(shell.library), "log", "skærm", "-"]
        ended = subprocess.run(
            command, input=b"en\nto\n", stdout=full, stderr=subprocess.PIPE, env=shell.env(), check=False
        )
    assert (ended.returncode, ended.stderr.decode().count("\n")) == (1, 1)
    assert "kunne ikke skrives ud" in ended.stderr.decode()
    assert [each["text"] for each in shell.json("observations")] == ["to", "en"]


def test_no_lines_at_all_is_told(shell: Shell, project: Made) -> None:
    told = shell("log", "skærm", "-", stdin="\n \n")
    assert (told.status, told.out, told.err) == (0, "", "Der kom ingen linjer.\n")


@posix
def test_an_interrupt_is_one_line_and_what_was_told_is_saved(shell: Shell, project: Made) -> None:
    with shell.process("log", "skærm", "-", "--json") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b"en\n")
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        (told,) = json.loads(process.stderr.read()).values()
        assert told == {"code": "interrupted", "message": "Afbrudt. Det, der er vist, er gemt."}
    assert process.returncode == 130
    assert len(shell.json("observations")) == 1


@pytest.mark.long
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_console_that_is_not_utf8_shows_what_it_can(shell: Shell, project: Made, encoding: str) -> None:
    shell.done("log", "skærm", "Ældre → “skærm” 視")
    plain = shell.run("observations", PYTHONUTF8="0", PYTHONIOENCODING=encoding)
    assert plain.status == 0
    assert "findes ikke i" in plain.err
    assert "ldre" in plain.out
    told = shell.run("observations", "--json", PYTHONUTF8="0", PYTHONIOENCODING=encoding)
    assert told.json[0]["text"] == "Ældre → “skærm” 視"
    document = shell.run("export", PYTHONUTF8="0", PYTHONIOENCODING=encoding)
    assert (document.status, document.err) == (0, "")
    assert "Ældre → “skærm” 視" in document.out
    assert shell.run("--help", PYTHONUTF8="0", PYTHONIOENCODING=encoding).status == 0
    assert shell.run("log", "ikke", "æ", PYTHONUTF8="0", PYTHONIOENCODING=encoding).status == 1


@posix
def test_an_argument_is_utf8_whatever_the_locale(shell: Shell, project: Made) -> None:
    line = ("log", "skærm", "Ældre på gården", "--json")
    answer = shell.run(*line, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", LC_ALL="POSIX")
    assert answer.json["text"] == "Ældre på gården"
    broken = os.fsdecode(b"skidt \xff")
    answer = shell.run("log", "skærm", broken)
    assert (answer.status, "er ikke UTF-8-tekst" in answer.err, answer.err.count("\n")) == (2, True, 1)
    assert len(shell.json("observations")) == 1


def test_streams_that_are_closed_are_no_reason_to_fall_over(shell: Shell, project: Made) -> None:
    code = "import sys; sys.stdin = sys.stdout = sys.stderr = None; sys.argv[0] = 'x'\nfrom tui.cli import main\nmain()"
    command = [sys.executable, "-c", code, "--library", str(shell.library)]
    for args, status in (
        (["log", "skærm", "x"], 0),
        (["log", "skærm", "-"], 0),
        (["log", "nej", "x"], 1),
        (["nej"], 2),
    ):
        assert subprocess.run([*command, *args], env=shell.env(), check=False).returncode == status
    assert len(shell.json("observations")) == 1


@posix
@pytest.mark.skipif(AS_ROOT, reason="root may write anywhere")
def test_a_library_that_cannot_be_written_is_one_line_and_nothing_is_lost(shell: Shell, project: Made) -> None:
    log = logs(shell.library)[0]
    log.chmod(0o400)
    answer = shell("log", "skærm", "x", "--json")
    assert (answer.status, answer.out) == (1, "")
    log.chmod(0o600)
    assert [row["text"] for row in shell.json("observations")] == ["x"]


def test_a_change_that_cannot_be_written_is_kept_and_comes_along_next_time(
    shell: Shell, project: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(os, "write", no_space)
        answer = shell("log", "skærm", "x", "--json")
    assert (answer.status, answer.out) == (1, "")
    refused, kept = answer.err.splitlines()
    assert "bliver gemt, næste gang mappen kan bruges" in kept
    why = json.loads(refused)["error"]["message"]
    assert why.endswith("kunne ikke skrives: der er ikke mere plads på disken")
    assert [row["text"] for row in shell.json("observations")] == ["x"]


@pytest.mark.parametrize("line", [["new", "x"], ["projects"], ["check"], ["log", "x", "y"]])
def test_a_library_that_is_a_file_is_one_line(shell: Shell, line: list[str]) -> None:
    shell.library.write_text("en fil")
    answer = shell(*line)
    assert (answer.status, answer.out) == (1, "")
    assert answer.told.startswith(f"Biblioteket {shell.library} kan ikke læses: ")
    assert shell.library.read_text() == "en fil"


def test_a_folder_of_our_own_that_cannot_be_used_is_one_line(shell: Shell, own_places: Path) -> None:
    own_places.write_text("en fil")
    answer = shell("new", "x")
    assert (answer.status, "TILBAGEBLIK_LOCAL" in answer.told) == (1, True)
    assert shell("projects").status == 0


def test_an_export_that_cannot_be_written_is_one_line(shell: Shell, project: Made, tmp_path: Path) -> None:
    answer = shell("export", "--to", str(tmp_path / "a" / "b" / "log.md"))
    assert (answer.status, "kunne ikke skrives" in answer.told) == (1, True)
    (tmp_path / "fil").write_text("en fil")
    answer = shell("demo", "--to", str(tmp_path / "fil" / "x"))
    assert (answer.status, "kunne ikke skrives" in answer.told) == (1, True)


def test_python_dash_m_is_the_program() -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    ended = subprocess.run([sys.executable, "-m", "tui", "--version"], capture_output=True, env=env, check=True)
    assert ended.stdout.startswith(b"tilbageblik ")


def test_settings_are_remembered_across_processes(own_places: Path, shell: Shell) -> None:
    from journals.library.paths import local_folders

    remember(local_folders(), theme="light", language="en")
    assert read_config(local_folders()).settings == Settings(language="en", theme="light")
    assert shell.run("info", "--json").json["theme"] == "light"


def test_a_search_reads_the_index_and_not_the_library(shell: Shell) -> None:
    found = imported(shell, "search", "noget")
    assert "journals.index.search" in found
    assert not {"textual", "tinydb", "journals.library.library"} & found


OPENING = """
import sys, types
app = types.ModuleType("tui.app")
def run(*_, **__):
    from textual.constants import MAX_FPS
    print(MAX_FPS)
    return 0, None
app.run = run
sys.modules["tui.app"] = app
sys.argv[0] = "tilbageblik"
from tui.cli import main
main()
"""


@pytest.mark.long
@pytest.mark.parametrize(
    ("command", "more", "rate"),
    [([], {}, "240"), (["demo"], {}, "240"), ([], {"SSH_CONNECTION": "a b"}, "60"), ([], {"TEXTUAL_FPS": "30"}, "30")],
    ids=["here", "demo", "over SSH", "as set"],
)
def test_the_app_paints_sooner_than_textual_would(
    shell: Shell, project: Made, command: list[str], more: dict[str, str], rate: str
) -> None:
    env = {name: value for name, value in shell.env().items() if not name.startswith(("SSH_", "TEXTUAL_"))}
    ended = subprocess.run(
        [sys.executable, "-c", OPENING, "--library", str(shell.library), *command],
        capture_output=True,
        env={**env, "TEXTUAL_DRIVER": "any", **more},
        check=True,
    )
    assert ended.stdout.decode().split() == [rate]
