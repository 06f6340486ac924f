"""What the app draws on when it is shown in a browser: Textual's driver for that, so that it ends in order.

The server starts the program with this driver (`TEXTUAL_DRIVER`) and speaks with it through pipes.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from codecs import getincrementaldecoder
from contextlib import suppress
from functools import cache
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, ClassVar

from textual import events
from textual.drivers._byte_stream import ByteStream
from textual.drivers.web_driver import WebDriver

from tui.app import TilbageblikApp
from tui.ui.terminal_input import PasteParser

_TICK = 0.05
"""Seconds without anything typed after which an Esc is looked at: it may be the beginning of another key."""
_PRELUDE = b"__GANGLION__\n"
"""What tells the server, once, that an app speaks from here on."""
_INTERRUPTS = (signal.SIGINT, signal.SIGTERM)


class PacketReader:
    """What the server sends, read by one thread for the whole process: one app may follow another in it."""

    def __init__(self, source: int) -> None:
        self._source = source
        self._queue: SimpleQueue[tuple[str, bytes] | None] = SimpleQueue()
        Thread(target=self._read, name="browser", daemon=True).start()

    def get(self, timeout: float) -> tuple[str, bytes] | None:
        """Return the kind of the next packet and what is in it; None where the server has gone.

        Raises:
            Empty: nothing came in time.
        """
        packet = self._queue.get(timeout=timeout)
        if packet is None:
            self._queue.put(None)
        return packet

    def _read(self) -> None:
        stream = ByteStream()
        with suppress(OSError):
            while data := os.read(self._source, 1 << 16):
                for packet in stream.feed(data):
                    self._queue.put(packet)
        self._queue.put(None)


@cache
def _packets() -> PacketReader:
    assert sys.__stdin__ is not None
    return PacketReader(sys.__stdin__.fileno())


class BrowserDriver(WebDriver):
    """Textual's driver for a browser. What is typed is kept however it ends, and it ends with the server."""

    is_begun: ClassVar[bool] = False
    is_focused: ClassVar[bool] = False
    """Whether the browser's keys come here: it says so once, and another app may follow in this process."""

    def __init__(self, app: TilbageblikApp, **how: Any) -> None:
        super().__init__(app, **how)
        self._end_app = app.end_from_outside
        self._write = self._write_whole  # type: ignore[assignment]

    def _write_whole(self, data: bytes) -> None:
        """Write all of it, as long as there is a server."""
        if data == _PRELUDE:
            if BrowserDriver.is_begun:
                return
            BrowserDriver.is_begun = True
        with suppress(OSError):
            while data:
                data = data[os.write(self.fileno, data) :]

    def start_application_mode(self) -> None:
        """Begin, with signals left to whoever had them: Textual would end without keeping what is typed."""
        before = {each: signal.getsignal(each) for each in _INTERRUPTS}
        super().start_application_mode()
        for each, handler in before.items():
            if sys.platform != "win32":
                asyncio.get_running_loop().remove_signal_handler(each)
            signal.signal(each, handler)
        if BrowserDriver.is_focused:
            self._app.call_later(self._app.post_message, events.AppFocus())

    def stop_application_mode(self) -> None:
        """End the app's time on the page; the page itself ends with the process, for another app may follow."""
        self.exit_event.set()
        self._input_reader.close()

    def run_input_thread(self) -> None:
        """Pass on what is typed and told until the app has ended; end it where the server has gone."""
        parser = PasteParser(debug=self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        while not self.exit_event.is_set():
            with suppress(Empty):
                if (packet := _packets().get(_TICK)) is None:
                    self._end_app(0)
                    return
                kind, payload = packet
                if kind == "D":
                    for message in parser.feed(decode(payload)):
                        self.process_message(message)
                else:
                    self._on_meta(kind, payload)
            for message in parser.tick():
                self.process_message(message)

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Heed what the server tells; the end of the page keeps what is typed."""
        if packet_type == "quit":
            self._end_app(0)
            return
        if packet_type == "resize":  # also for an app that follows
            os.environ |= {"COLUMNS": str(payload["width"]), "ROWS": str(payload["height"])}
        elif packet_type in ("focus", "blur"):
            BrowserDriver.is_focused = packet_type == "focus"
        super().on_meta(packet_type, payload)
