"""Ending from outside: by a signal, or because the terminal has gone."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from types import FrameType, TracebackType
from typing import Self

from textual.driver import Driver

_ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
_HANGUP: int | None = getattr(signal, "SIGHUP", None)


class EndSignals:
    """While entered, a signal to end ends the program in order: the terminal as it was, temporary folders gone.

    The first signal calls `ask` with the exit status, 128 and the signal's number as shells have it, and leaves by
    `SystemExit` where there is nothing to ask. The second ends at once, in case the first cannot be obeyed. Hangups
    do not count for that: a shell that ends sends one beside the system's, and a system that ends another signal.
    """

    def __init__(self, ask: Callable[[int], bool] = lambda status: False) -> None:
        """Call `ask`, which returns whether it will see to the end."""
        self._ask = ask
        self._asked = False
        self._insisted = False
        """Whether there has been a signal that was no hangup."""

    def __enter__(self) -> Self:
        self._before = {each: signal.signal(each, self._end) for each in _ENDING}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for each, handler in self._before.items():
            signal.signal(each, signal.SIG_DFL if handler is None else handler)  # None: not Python's to put back
            outer = getattr(handler, "__self__", None)
            if isinstance(outer, EndSignals):  # its end is under way too
                outer._asked |= self._asked
                outer._insisted |= self._insisted

    def _end(self, number: int, _frame: FrameType | None) -> None:
        again = self._insisted and number != _HANGUP
        self._insisted |= number != _HANGUP
        if again:
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)
        if self._asked:
            return
        self._asked = True
        if not self._ask(128 + number):
            sys.exit(128 + number)


class LastingStream(io.TextIOWrapper):
    """Where the screen is drawn: UTF-8, and no error when the terminal has gone, for the end must come to its end.

    Textual's thread that writes would die of the error, and the app then wait for it for ever.
    """

    def write(self, text: str, /) -> int:
        """Write as far as there is a terminal."""
        with suppress(OSError):
            return super().write(text)
        return len(text)

    def flush(self) -> None:
        """Flush as far as there is a terminal."""
        with suppress(OSError):
            super().flush()


class _Enduring:
    """A driver whose thread that reads keys always ends: a terminal that has gone is no error."""

    def run_input_thread(self) -> None:
        """Read keys as long as there is a terminal."""
        with suppress(OSError):
            super().run_input_thread()  # type: ignore[misc]

    def start_application_mode(self) -> None:
        """Begin, or go on after the terminal was lent to another program: keys are read again, though it was closed."""
        if ended := getattr(self, "exit_event", None):
            ended.clear()
        super().start_application_mode()  # type: ignore[misc]

    def close(self) -> None:
        """End the thread also where it did not see that it should: the program would wait for it for ever."""
        if ended := getattr(self, "exit_event", None):
            ended.set()
        super().close()  # type: ignore[misc]


def enduring(driver: type[Driver]) -> type[Driver]:
    """Return a kind of `driver` that ends with the app, wherever the terminal goes meanwhile."""
    return type("TerminalDriver", (_Enduring, driver), {})


def watch_terminal() -> None:
    """Send ourselves a hangup when the terminal goes without one.

    Nobody would see the screen any more, and Textual would read a terminal that has gone for ever, at a full core.
    """
    if sys.platform == "win32" or sys.__stdin__ is None or not sys.__stdin__.isatty():
        return
    import select

    terminal = select.poll()
    terminal.register(sys.__stdin__.fileno(), 0)  # only what is told unasked: that it has gone

    def watch() -> None:
        if any(event & (select.POLLHUP | select.POLLERR) for _, event in terminal.poll()):
            os.kill(os.getpid(), signal.SIGHUP)

    Thread(target=watch, name="terminal", daemon=True).start()


@contextmanager
def lasting_output() -> Iterator[None]:
    """Let Textual draw on a stream that is UTF-8 and outlives its terminal: another encoding fills it with escapes.

    Half a character is no error either: the thread that draws would end with it.
    """
    name = "__stdout__" if sys.platform == "win32" else "__stderr__"  # as the drivers of each have it
    plain = getattr(sys, name)
    if not isinstance(plain, io.TextIOWrapper):
        yield
        return
    lasting = LastingStream(plain.buffer, encoding="utf-8", errors="replace")
    setattr(sys, name, lasting)
    try:
        yield
    finally:
        setattr(sys, name, plain)
        lasting.detach()
