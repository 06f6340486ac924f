"""Ending from outside: the terminal is as it was, the copy of a demo gone, and what was typed is there again."""

from __future__ import annotations

import io
import itertools
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from journals.demo import sample
from journals.library.library import Library
from tests.files import contents
from tests.terminal import Terminal, needs_terminal
from tui import app
from tui.cli import launch
from tui.cli.session import Session
from tui.ui.end_signals import EndSignals, lasting_output

pytestmark = needs_terminal
APP = [sys.executable, "-m", "tui", "--lang", "en"]
LEFT_AS_IT_WAS = [b"\x1b[?1003l", b"\x1b[?1006l", b"\x1b[?2004l", b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1004l"]
"""No mouse, no paste marks, the first screen, the cursor, no word of the focus."""


def local(tmp_path: Path) -> dict[str, str]:
    temporary = tmp_path / "tmp"
    temporary.mkdir(exist_ok=True)
    return {"TILBAGEBLIK_LOCAL": str(tmp_path / "local"), "TMPDIR": str(temporary)}


def holds(folder: Path, named: str, text: bytes) -> bool:
    return any(text in held for held in contents(folder, named=named).values())


@pytest.mark.long
@pytest.mark.parametrize("number", [n for n in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, n)])
def test_a_signal_ends_in_order(tmp_path: Path, number: str) -> None:
    with Terminal([*APP, "demo"], env=local(tmp_path)) as terminal:
        before = terminal.modes()
        terminal.until("Projects")
        assert terminal.modes() != before
        assert any((tmp_path / "tmp").iterdir())
        terminal.process.send_signal(getattr(signal, number))
        assert terminal.end() == 128 + getattr(signal, number)
        assert terminal.modes() == before
        for mode in LEFT_AS_IT_WAS:
            assert terminal.written.rfind(mode) > terminal.written.rfind(
                mode[:-1] + (b"l" if mode[-1:] == b"h" else b"h")
            )
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_signal_before_the_first_paint_leaves_nothing(tmp_path: Path) -> None:
    with Terminal([*APP, "demo"], env=local(tmp_path)) as terminal:
        while not any((tmp_path / "tmp").glob("tilbageblik-*")):  # Python looks with a file first whether it can write
            assert terminal.process.poll() is None
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.end() == 128 + signal.SIGTERM
    assert list((tmp_path / "tmp").iterdir()) == []


def begins_to_write(library: Library, *_: object, **__: object) -> tuple[int, None]:
    """Stand for the app: it has something to write when it ends."""

    def write() -> None:
        time.sleep(0.001)  # longer than it takes to remove a folder with little in it
        library.local.state.mkdir(parents=True, exist_ok=True)

    library.in_background(write)
    return 0, None


def test_a_signal_at_any_moment_leaves_nothing_of_a_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python hears of signals between two lines: here one comes at each line in turn, until there are no more."""
    temporary, passed = tmp_path / "tmp", 0
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setattr(launch, "_needs_terminal", lambda _: "")
    monkeypatch.setattr(sample, "copy_samples", lambda to, *_: to.mkdir(parents=True))
    monkeypatch.setattr(app, "run", begins_to_write)
    heard = list[int]()

    def comes(frame: FrameType, _event: str, _argument: object) -> Any:
        nonlocal passed
        if heard or frame.f_code.co_filename not in (launch.__file__, tempfile.__file__):
            return None
        if (passed := passed + 1) == moment:
            heard.append(moment)
            raise SystemExit
        return comes

    session = Session([])
    for moment in itertools.count(1):
        passed = 0
        heard.clear()
        before = sys.gettrace()
        sys.settrace(comes)
        try:
            launch.open_demo(session)
        except SystemExit:
            pass
        finally:
            sys.settrace(before)
        assert list(temporary.iterdir()) == [], moment
        if not heard:
            break
    assert moment > 20


def test_a_terminal_that_goes_without_a_hangup_ends_the_app(tmp_path: Path) -> None:
    with Terminal([*APP, "demo"], env=local(tmp_path)) as terminal:
        terminal.until("Projects")
        terminal.go()
        assert terminal.end() == 128 + signal.SIGHUP
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_terminal_that_goes_while_the_app_ends_does_not_hold_it(tmp_path: Path) -> None:
    with Terminal([*APP, "demo"], env=local(tmp_path)) as terminal:
        terminal.until("Projects")
        terminal.process.send_signal(signal.SIGTERM)
        terminal.go()
        assert terminal.end() in (128 + signal.SIGTERM, 128 + signal.SIGHUP), "no error of the thread that reads keys"


@pytest.mark.long
def test_what_is_typed_when_the_signal_comes_is_there_at_the_next_start(tmp_path: Path) -> None:
    library = tmp_path / "library"
    with Terminal([*APP, "--library", str(library)], env=local(tmp_path)) as terminal:
        terminal.leave_welcome("Begin your first project")
        terminal.until("Press n and give")
        terminal.press("n", "Screens", "Enter")
        terminal.until("An empty field is skipped")
        terminal.press("Esc")
        terminal.until("Press n and write")
        terminal.press("n", "the lift was slow")
        terminal.until("the lift was slow")
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.end() == 128 + signal.SIGTERM
    with Terminal([*APP, "--library", str(library)], env=local(tmp_path)) as terminal:
        terminal.until("Screens")
        terminal.press("Enter")
        terminal.press("n")
        terminal.until("the lift was slow")


@pytest.mark.long
def test_a_form_that_is_half_filled_in_outlives_a_kill(tmp_path: Path) -> None:
    arguments = [*APP, "--library", str(tmp_path / "library")]
    with Terminal(arguments, env=local(tmp_path)) as terminal:
        terminal.leave_welcome("Begin your first project")
        terminal.until("Press n and give")
        terminal.press("n", "Screens", "Enter")
        terminal.until("An empty field is skipped")
        terminal.press("Esc")
        terminal.until("Press n and write")
        terminal.press("n", "the lift was slow", "Enter")
        terminal.until("the lift was slow")
        terminal.press("Esc")
        terminal.until_not("Esc finished")
        terminal.press("d")
        terminal.until("Ctrl+S save")
        terminal.press("Take the stairs", "Tab", "Tab", "We lost an hour", "Enter", "and our breath")
        terminal.until("and our breath")
        terminal.wait(lambda: holds(tmp_path, "typed.json", b"our breath"), "what was typed was never kept")
        terminal.process.kill()
    with Terminal(arguments, env=local(tmp_path)) as terminal:
        terminal.until("Take the stairs")
        terminal.press("Enter")
        terminal.until("the lift was slow")
        terminal.press("d")
        terminal.until("Take the stairs", "We lost an hour", "and our breath", "was not saved")
        terminal.press("Ctrl+S")
        terminal.wait(lambda: holds(tmp_path / "library", "*.jsonl", b"Take the stairs"), "it was never saved")


def test_a_second_hangup_does_not_stop_what_is_tidied_up() -> None:
    tidied = []

    def work() -> None:
        try:
            signal.raise_signal(signal.SIGHUP)
        finally:
            signal.raise_signal(signal.SIGHUP)
            tidied.append("inside")

    with pytest.raises(SystemExit), EndSignals():
        work()
    with EndSignals():
        with EndSignals(lambda status: True):
            signal.raise_signal(signal.SIGHUP)
        signal.raise_signal(signal.SIGHUP)
        tidied.append("outside")
    assert tidied == ["inside", "outside"]


@pytest.mark.parametrize(("system", "stream"), [("linux", "__stderr__"), ("win32", "__stdout__")])
def test_half_a_character_does_not_end_the_thread_that_draws(
    monkeypatch: pytest.MonkeyPatch, system: str, stream: str
) -> None:
    drawn = io.BytesIO()
    monkeypatch.setattr(sys, stream, io.TextIOWrapper(drawn, encoding="latin-1"))
    monkeypatch.setattr(sys, "platform", system)
    with lasting_output():
        getattr(sys, stream).write("\ud800ø")
    assert drawn.getvalue() == "?ø".encode()


@pytest.mark.parametrize("kind", ["dumb", "unknown"])
def test_in_a_terminal_that_knows_only_lines_the_samples_are_shown_line_by_line(tmp_path: Path, kind: str) -> None:
    with Terminal([*APP, "demo"], env=local(tmp_path) | {"TERM": kind}) as terminal:
        terminal.until(f"TERM={kind}", "1. ")
        terminal.press("\x04")
        assert terminal.end() == 0
    assert b"\x1b" not in terminal.written


def test_a_signal_that_was_not_set_from_python_is_no_error_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where a program in C has this one inside it: there is nothing that could be put back."""
    given = signal.signal
    monkeypatch.setattr(signal, "signal", lambda number, handler: given(number, handler) and None)
    before = {name: signal.getsignal(name) for name in (signal.SIGINT, signal.SIGTERM)}
    try:
        with EndSignals():
            pass
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    finally:
        for number, handler in before.items():
            given(number, handler)


@pytest.mark.parametrize(
    ("sent", "status"),
    [(["SIGHUP", "SIGTERM"], 0), (["SIGTERM", "SIGHUP", "SIGHUP"], 0), (["SIGTERM", "SIGTERM"], -signal.SIGTERM)],
)
def test_only_a_second_signal_that_is_no_hangup_ends_at_once(sent: list[str], status: int) -> None:
    program = f"""
import signal
import subprocess
from tui.ui.end_signals import EndSignals
with EndSignals(lambda status: True):
    for name in {sent}:
        signal.raise_signal(getattr(signal, name))
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == status
