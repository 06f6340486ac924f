"""`tilbageblik serve` before it serves: what it needs, and what it hands on."""

from __future__ import annotations

import subprocess
import sys
import webbrowser
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Shell
from tui.cli import serve
from tui.cli.session import Session
from tui.web.server import listen

SERVE = serve._serve


@pytest.mark.parametrize("missing", ["aiohttp", "textual_serve"])
def test_without_the_extra_it_says_what_to_install_and_all_else_works(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setattr(serve, "find_spec", lambda name: None if name == missing else object())
    answer = shell("--lang", "en", "serve")
    assert answer.status == 1
    assert 'pipx install --force "tilbageblik[web]"' in answer.told


def test_the_base_starts_without_the_extra(shell: Shell) -> None:
    """Whatever is listed, helped with or opened: nothing of it needs what the extra brings."""
    code = (
        "import sys\n"
        "sys.modules |= dict.fromkeys(('aiohttp', 'textual_serve'))\n"
        "import tui.app, tui.cli.launch\n"
        "sys.argv[1:] = ['serve', '--help']\n"
        "from tui.cli import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=shell.env(), text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_port_that_is_taken_is_said(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "_serve", SERVE)
    shell.library.mkdir()
    with listen(0) as listening:
        port = str(listening.getsockname()[1])
        answer = shell("--lang", "en", "serve", "--port", port, "--no-browser")
    assert answer.status == 1
    assert answer.told.startswith(f"Port {port} is taken")


@pytest.mark.parametrize("port", ["x", "-1", "65536", "80.0", ""])
def test_what_is_no_port_is_refused(shell: Shell, port: str) -> None:
    assert shell("serve", "--port", port).status == 2


def test_no_other_machine_can_be_let_in(shell: Shell) -> None:
    assert shell("serve", "--host", "0.0.0.0").status == 2


def test_a_library_that_cannot_be_read_is_said_before_anything_is_opened(shell: Shell) -> None:
    shell.library.write_text("no folder")
    answer = shell("serve", "--no-browser")
    assert answer.status == 1
    assert str(shell.library) in answer.told


def test_what_it_is_given_goes_to_the_app(tmp_path: Path) -> None:
    session = Session(["--lang", "en"])
    session.requested_folders = [tmp_path / "a b", tmp_path / "c&d"]
    session.guide_folder = tmp_path / "guide"
    session.mouse = False
    given = ["--lang", "en", "--library", str(tmp_path / "a b"), "--library", str(tmp_path / "c&d")]
    assert serve.words_to_open(session)[-9:] == [*given, "--guide", str(tmp_path / "guide"), "--no-mouse"]


def test_the_app_is_that_of_this_program_wherever_one_stands(tmp_path: Path, shell: Shell) -> None:
    (tmp_path / "tui").mkdir()
    (tmp_path / "tui" / "__init__.py").write_text("raise SystemExit('another one')")
    env = {name: value for name, value in shell.env().items() if name != "PYTHONPATH"}
    words = [*serve.words_to_open(Session([])), "--version"]
    done = subprocess.run(words, cwd=tmp_path, env=env, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("tilbageblik ")


def test_no_browser_is_opened_that_draws_in_this_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    class Window(webbrowser.BackgroundBrowser):
        def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
            opened.append(url)
            return True

    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("lynx"))
    assert not serve.open_browser("http://127.0.0.1/")
    monkeypatch.setattr(webbrowser, "get", lambda: Window("firefox"))
    assert serve.open_browser("http://127.0.0.1/")
    assert opened == ["http://127.0.0.1/"]
    monkeypatch.setattr(webbrowser, "get", lambda: (_ for _ in ()).throw(webbrowser.Error()))
    assert not serve.open_browser("http://127.0.0.1/")
