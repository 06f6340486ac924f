"""One tab's program: a process of its own, which ends with the tab and with the server."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

DRIVER = "tui.web.driver:BrowserDriver"
GRACE = 15.0
"""Seconds that a process has to write what is left to write; after that nothing more is to be hoped for."""
_TOLD = 1.0
"""Seconds for a process to be told to end."""
_AFTERWARDS = 1.0
"""Seconds for the last of what an ended process said: one that it started may still hold its pipes."""
_LOOK = 0.02
"""Seconds between looks at whether a process has ended."""
_KEPT = 1 << 14
"""Bytes of what a process says on stderr that are kept, from its end."""
_SIDES = (10, 500)
"""The fewest and the most columns and lines that a page is taken to have."""
_FPS = "TEXTUAL_FPS"


class AppProcess(AppService):
    """The program behind one WebSocket."""

    def __init__(self, words: Sequence[str], socket: web.WebSocketResponse) -> None:
        """`words`: the command line that opens the app."""
        super().__init__(
            subprocess.list2cmdline(words),
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=socket.close,  # type: ignore[arg-type]
            download_manager=DownloadManager(),
        )
        self._words = words
        self._socket = socket
        self._has_drawn = False
        self._said = bytearray()
        self._listening: asyncio.Task[None] | None = None

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        environment = super()._build_environment(width, height) | {"TEXTUAL_DRIVER": DRIVER}
        del environment[_FPS]  # how often it paints is for the program to say
        return environment | {name: os.environ[name] for name in (_FPS,) if name in os.environ}

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Start the program itself and not a shell, and out of the reach of a Ctrl+C that is meant for the server."""
        apart: dict[str, Any] = {"start_new_session": True}
        if sys.platform == "win32":
            apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
        environment = self._build_environment(width, height)
        process = await asyncio.create_subprocess_exec(
            *self._words, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment, **apart
        )
        assert process.stderr is not None
        self._listening = asyncio.create_task(self._listen(process.stderr))
        process.stderr = asyncio.StreamReader()  # `run` would print it all, a fault's local variables too
        process.stderr.feed_eof()
        self._process, self._stdin = process, process.stdin
        return process

    async def _listen(self, stderr: asyncio.StreamReader) -> None:
        while data := await stderr.read(_KEPT):
            self._said = (self._said + data)[-_KEPT:]

    async def on_data(self, payload: bytes) -> None:
        """Pass on what the app draws; without a tab it is read all the same, or the app could not come to its end."""
        self._has_drawn = True
        with suppress(ConnectionError):
            if not self._socket.closed:
                await self._socket.send_bytes(payload)

    async def on_meta(self, data: bytes) -> None:
        """Do nothing: what the program writes lies on this machine already, and it opens no addresses."""

    async def show(self, width: int, height: int) -> None:
        """Run the program until it or the tab ends; return when both have."""
        await self.start(_side(width), _side(height))
        assert self._process is not None
        assert self._task is not None
        typed = asyncio.create_task(self._pass_on())
        ended = asyncio.create_task(_end_of(self._process))
        try:
            await asyncio.wait({typed, ended, self._task}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            typed.cancel()
            await self.stop()
            await asyncio.wait({typed, ended})

    async def _pass_on(self) -> None:
        """Pass on what comes from the page, until the tab is closed or the program has stopped taking anything."""
        with suppress(TimeoutError):
            async for message in self._socket:
                if message.type is WSMsgType.TEXT:
                    # While a pipe is full nobody would see, either, that the tab is closed.
                    await asyncio.wait_for(self._pass_on_message(message.data), GRACE)

    async def _pass_on_message(self, text: str) -> None:
        """Pass on one message; what is none of a page's is left out."""
        with suppress(json.JSONDecodeError):
            match json.loads(text):
                case ["stdin", str(typed)]:
                    await self.send_bytes(typed.encode("utf-8", "replace"))
                case ["resize", {"width": int(width), "height": int(height)}]:
                    await self.set_terminal_size(_side(width), _side(height))
                case ["ping", sent]:
                    await self._socket.send_json(["pong", sent])
                case ["focus"]:
                    await self.focus()
                case ["blur"]:
                    await self.blur()

    async def stop(self) -> None:
        """Let the program end in order, with what is typed kept; end it where it does not."""
        if self._process is None or self._task is None:
            return
        with suppress(TimeoutError):  # it may have stopped reading
            await asyncio.wait_for(self.send_meta({"type": "quit"}), _TOLD)
        with suppress(OSError, RuntimeError):
            self.stdin.close()
        try:
            await asyncio.wait_for(_end_of(self._process), GRACE)
        except TimeoutError:
            with suppress(ProcessLookupError):
                self._process.kill()
            await _end_of(self._process)
        left = {task for task in (self._task, self._listening) if task is not None}
        _, pending = await asyncio.wait(left, timeout=_AFTERWARDS)
        for task in pending:
            task.cancel()
        self._process._transport.close()  # type: ignore[attr-defined]  # the pipes, where something it left holds them
        self._task = None

    def report(self, notice: Callable[[str], object], crashed: str) -> None:
        """Pass on what the program had to say in the end.

        Of a fault only that there was one: its text holds what was typed.
        """
        said = self._said.decode("utf-8", "replace")
        status = self._process.returncode if self._process else 0
        if "Traceback" in said or (self._has_drawn and status):
            notice(crashed)
        else:
            for line in said.splitlines():
                notice(line)


async def _end_of(process: Process) -> None:
    """Wait until a process has ended; its own `wait` waits also for whatever it started and left with its pipes."""
    while process.returncode is None:  # noqa: ASYNC110
        await asyncio.sleep(_LOOK)


def _side(length: int) -> int:
    """Return a number of columns or lines that an app can be drawn in."""
    fewest, most = _SIDES
    return max(fewest, min(length, most))
