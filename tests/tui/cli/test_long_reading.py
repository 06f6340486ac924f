"""A long log: it can be seen how far reading has come, and an interrupt ends it at once."""

from __future__ import annotations

import os
import signal
import threading
import time

import pytest

from journals.log import reader
from journals.log.reading_watch import ReadingWatch, reading_watch
from tests.tui.cli.conftest import Made, Shell, logs
from tui.cli import progress_line


@pytest.fixture
def long_log(shell: Shell, project: Made, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """The bytes of a log that is long enough to be read in several parts."""
    shell.done("log", "skærm", "-", stdin="".join(f"nr. {number}\n" for number in range(20)))
    monkeypatch.setattr(reader, "MANY_ACTS", 3)
    return logs(shell.library)[0].read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="no signals to threads")
@pytest.mark.parametrize("command", [["observations"], ["compact", "skærm"], ["check"], ["export"]])
def test_an_interrupt_ends_reading_at_once(
    shell: Shell, long_log: bytes, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    parts: list[int] = []
    advance = ReadingWatch.advance

    def interrupted(watch: ReadingWatch, read: int) -> None:
        parts.append(read)
        if len(parts) == 1:
            main = threading.main_thread().ident or 0
            signal.pthread_kill(main, signal.SIGINT)
            until = time.monotonic() + 10
            while not watch.is_stopped and time.monotonic() < until:
                time.sleep(0.001)
                signal.pthread_kill(main, signal.SIGUSR1)  # it may have begun to wait just as the interrupt came
        advance(watch, read)

    monkeypatch.setattr(ReadingWatch, "advance", interrupted)
    before = signal.signal(signal.SIGUSR1, lambda *_: None)
    try:
        answer = shell(*command)
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert (answer.status, answer.out) == (130, "")
    assert answer.told == "Afbrudt.", "nothing was stored that it could speak of"
    assert len(parts) == 1, "no more of it is read"
    assert [log.read_bytes() for log in logs(shell.library)] == [long_log]


def test_how_far_it_has_come_is_shown_to_people_and_not_beside_json(
    shell: Shell, long_log: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress_line, "is_interactive", lambda: True)
    monkeypatch.setattr(progress_line, "_FIRST", 0)
    shown = "\rLæser projekternes logge: 0 MB"
    cleared = "\r" + " " * (len(shown) - 1) + "\r"
    assert shell("observations").err == shown + cleared
    assert shell("observations", "--json").err == ""
    assert reading_watch.heard is None
