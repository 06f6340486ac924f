"""The shell completes a command line: what is offered, how bash's lines are read and written, and real shells."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.terminal import Terminal, needs_terminal
from tests.tui.cli.conftest import Made, Shell
from tests.tui.cli.test_process import imported
from tui.cli.completing.bash_line import BashLine
from tui.cli.program import COMMAND_MODULES

NAMES = st.text(st.sampled_from("abÆø æ:=\"'\\$`!*#;|&()@~-./5"), min_size=1)
SENSORS = "Eksempel: Sensorer i affaldsspande"


def offered(shell: Shell, *words: str) -> list[str]:
    """Return what the last word can become."""
    lines = shell.done("completion", "fish", "--", "--library", str(shell.library), *words).lines
    return [line.partition("\t")[0] for line in lines]


@given(NAMES, st.sampled_from(["", '"', "'"]), st.integers(0, 30))
def test_what_bash_gets_it_reads_as_the_name(name: str, quote: str, typed: int) -> None:
    """Somebody has written the beginning of a name, in quotes or without, and presses Tab."""
    whole = f"{quote}{next(BashLine(f'log {quote}').written([name]))}"
    assert BashLine(whole).words == [name]
    if quote != '"':  # in which shlex knows no \\$
        assert shlex.split(whole + quote) == [name]
    begun = next(BashLine(f"log {quote}").written([name[:typed]])) if name[:typed] else ""
    line = BashLine(f"log {quote}{begun}")
    assert line.words == ["log", name[:typed]]
    end = next(line.written([name]))
    left = whole.removesuffix(end)
    assert left + end == whole, "only the end of the word is replaced"


@needs_terminal
def test_bash_itself_reads_what_it_gets_as_the_names() -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash here")
    names = ["Eksempel: Sensorer i spande", "æ 'ø' \"å\" $x `y` \\ z", "a=b|c;d&(e)<f>*?[g]#h~!{i,j}", "-x", "~", "#"]
    for quote in ("", '"', "'"):
        words = [f"{quote}{each}{quote}" for each in BashLine(quote).written(names)]
        line = f"printf '%s\\n' {' '.join(words)}"
        answer = subprocess.run([bash, "-c", line], capture_output=True, check=True)
        assert answer.stdout.decode().splitlines() == names


def test_commands_options_and_values_are_offered(shell: Shell) -> None:
    assert set(offered(shell, "")) == {name for section in COMMAND_MODULES.values() for name in section}
    assert offered(shell, "obs") == ["observations"]
    assert offered(shell, "log", "--pit") == ["--pitfall"]
    assert offered(shell, "log", "x", "y", "--quick", "--kind", "hind") == ["hindrede"]
    assert offered(shell, "log", "--kind=hindered") == ["--kind=hindered"], "in the other language, once it is meant"
    assert "hindered" not in offered(shell, "log", "--kind", "")
    assert offered(shell, "log", "--pitfall", "4.") == ["4.1", "4.2", "4.3", "4.4"]
    assert offered(shell, "new", "x", "--technology-type", "video-c") == ["video-calls"]
    assert offered(shell, "log", "x", "--stage", "S4") == ["S4"]
    assert offered(shell, "guide", "I2.3") == ["I2.3"]
    assert offered(shell, "card", "x", "purp") == ["purpose"]
    assert offered(shell, "completion", "po") == ["powershell"]
    assert offered(shell, "backup", "--to", "x") == [":files"]
    for nothing in (
        ["nope", ""],
        ["log", "--nope", "x", ""],
        ["log", "x", "--date", ""],
        ["log", "x", "y", "z"],
        ["log", "--nope=x"],
    ):
        assert offered(shell, *nothing) == []


def test_projects_are_offered_by_name_and_by_any_word_of_one(sampled: Shell) -> None:
    everyone = offered(sampled, "log", "")
    assert len(everyone) == 4
    assert offered(sampled, "log", "eks") == everyone
    assert offered(sampled, "log", "sens") == [SENSORS]
    assert offered(sampled, "log", "skær") == [], "several that do not begin so"
    assert offered(sampled, "export", SENSORS, "foraeld") == ["Eksempel: Ny udgave af forældreportalen"]
    assert offered(sampled, "import", "x", "--project", "sens") == [SENSORS]
    assert offered(sampled, "log", "--project=sens") == [f"--project={SENSORS}"]
    assert offered(sampled, "log", "--project", SENSORS, "") == [], "a text"
    for _ in range(2):
        assert sampled("new", "Ens").status == 0
    twins = offered(sampled, "log", "ens")
    assert twins == []
    folders = [each for each in offered(sampled, "log", "") if "-ens-" in each]
    assert [sampled.json("project", each)["name"] for each in folders] == ["Ens", "Ens"]


def test_what_is_wrong_offers_nothing_and_stores_nothing(shell: Shell, tmp_path: Path) -> None:
    shell.library.write_text("no folder", encoding="utf-8")
    assert offered(shell, "log", "") == []
    assert not (tmp_path / "library").is_dir()
    assert shell("completion", "nope").status == 2


def test_the_script_is_printed_for_each_shell(shell: Shell) -> None:
    for name in ("bash", "zsh", "fish", "powershell"):
        script = shell.done("completion", name).out
        assert f"completion {name} -- " in script
        assert shell.json("completion", name) == {"shell": name, "script": script.removesuffix("\n")}
    assert shell.done("completion", "powershell", "--", "revi", ":").lines == []
    assert [line.partition("\t")[0] for line in shell.done("completion", "powershell", "--", ":revi").lines] == [
        "review"
    ]


def test_completing_imports_no_screen(shell: Shell, project: Made) -> None:
    modules = imported(shell, "completion", "bash", "--", f"tilbageblik --library {shell.library} log Sk")
    assert not modules & {"textual", "rich", "docx", "markdown_it"}


def _at(tmp_path: Path) -> str:
    """Return a folder with the program in it, as it is installed."""
    program = tmp_path / "bin" / "tilbageblik"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tui "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return str(program.parent)


SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'eval "$(tilbageblik completion bash)"'),
    "zsh": (["zsh", "-f", "-i"], 'eval "$(tilbageblik completion zsh)"'),
}


def _env(shell: Shell, tmp_path: Path, name: str) -> dict[str, str]:
    """Return the environment of a shell; the test is left out where the machine has none of that name."""
    if shutil.which(name) is None:
        pytest.skip(f"no {name} here")
    path = f"{_at(tmp_path)}:/usr/bin:/bin"
    return shell.env(PATH=path, HOME=str(tmp_path), PS1="> ", LC_ALL="C.UTF-8", TERM="xterm", TILBAGEBLIK_LANG="da")


def test_fish_completes(sampled: Shell, tmp_path: Path) -> None:
    env = _env(sampled, tmp_path, "fish")
    asked = [f"complete -C 'tilbageblik --library {sampled.library} {each}'" for each in ("log sens", "obs", "log ")]
    script = f"tilbageblik completion fish | source; {'; echo; '.join(asked)}"
    answer = subprocess.run(["fish", "--no-config", "-c", script], env=env, capture_output=True, check=True)
    project, command, everyone = answer.stdout.decode().split("\n\n")
    assert project.split("\t")[0] == SENSORS
    assert command.split("\t")[0] == "observations"
    assert everyone.count("\n") == 4


@needs_terminal
@pytest.mark.parametrize("name", SHELLS)
def test_a_real_shell_completes(sampled: Shell, tmp_path: Path, name: str) -> None:
    command, load = SHELLS[name]
    env = _env(sampled, tmp_path, name)
    with Terminal(command, env=env, columns=160) as terminal:
        terminal.press(f"{load}; echo loa''ded", "Enter")
        terminal.until("loaded")
        terminal.press(f"cd {sampled.library.parent}; clear; echo cle''ared", "Enter")
        terminal.until("cleared")
        terminal.press("tilbageblik --library library observations sens", "Tab")
        terminal.until("affaldsspande")
        terminal.press("--kind hind", "Tab")
        terminal.until("hindrede")
        terminal.press("--json | wc -c; echo en''ded", "Enter")
        terminal.until("ended")
        counted = [int(line) for line in terminal.text.splitlines() if line.strip().isdigit()]
        assert counted
        assert counted[0] > 100, "the line that was completed is a command that runs"
