"""`tilbageblik serve` as somebody runs it: a process of its own, the app in it, and how all of it ends."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
import time

import aiohttp
import pyte
import pytest
from yarl import URL

from tests.terminal import PATIENCE
from tests.tui.cli.conftest import Shell
from tests.tui.web.conftest import Program, Start

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are looked for by `ps`")


class Tab:
    """A tab of a browser that has used the address: what a person would see in it."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse[bool]) -> None:
        self._socket = socket
        self._screen = pyte.Screen(100, 30)
        self._stream = pyte.ByteStream(self._screen)

    async def press(self, keys: str) -> None:
        await self._socket.send_str(json.dumps(["stdin", keys]))

    async def until(self, text: str) -> None:
        """Wait until a text is on the screen."""
        async with asyncio.timeout(PATIENCE):
            while text not in "\n".join(self._screen.display):
                self._stream.feed(await self._socket.receive_bytes())

    async def close(self) -> None:
        await self._socket.close()

    async def until_closed(self) -> None:
        async for _ in self._socket:
            pass


async def open_tab(program: Program, browser: aiohttp.ClientSession) -> Tab:
    """Use the address, if that has not been done, and open a tab."""
    own = program.address.partition("?")[0]
    if not browser.cookie_jar.filter_cookies(URL(own)):
        async with browser.get(program.address) as page:
            assert page.status == 200
    socket = await browser.ws_connect(f"{own}ws?width=100&height=30", headers={"Origin": own.rstrip("/")})
    return Tab(socket)


def browsing() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))


def children(program: Program) -> list[int]:
    found = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True)
    pairs = [each.split() for each in found.stdout.splitlines()]
    return [int(process) for process, parent in pairs if int(parent) == program.process.pid]


def is_gone(process: int) -> bool:
    """Return whether a process has ended; one that nobody has waited for has ended too."""
    found = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True)
    return found.stdout.strip()[:1] in ("", "Z")


def wait_until_gone(process: int) -> None:
    """Wait until a process has ended."""
    deadline = time.monotonic() + PATIENCE
    while not is_gone(process):
        assert time.monotonic() < deadline, "it has not ended"
        time.sleep(0.02)


@pytest.mark.long
async def test_what_is_half_typed_is_kept_when_a_tab_is_closed_and_all_ends_with_the_server(
    shell: Shell, start: Start
) -> None:
    shell.done("new", "Skærmbesøg")
    program = start(shell.library)
    async with browsing() as browser:
        tab = await open_tab(program, browser)
        await tab.until("Skærmbesøg")
        await tab.press("\r")
        await tab.until("Tryk n, og skriv")
        await tab.press("n")
        await tab.press("frøs på Ærø")
        await tab.until("frøs på Ærø")
        (first,) = children(program)
        await tab.close()
        wait_until_gone(first)
        again = await open_tab(program, browser)
        await again.until("frøs på Ærø")
        await again.press("\r")
        await again.until("Tryk n, og skriv")
        await again.press("n")
        await again.until("Enter gem")
        await again.press("\x1b")  # by itself no beginning of another key
        await again.until("Tryk n, og skriv")
        (second,) = children(program)
        program.process.send_signal(signal.SIGINT)
        await again.until_closed()
    said = program.rest()
    assert program.process.returncode == 0
    wait_until_gone(second)
    assert "Traceback" not in said
    assert said.count("\n") == 2  # how to end it, and the next address


@pytest.mark.long
async def test_no_program_is_left_by_a_server_that_was_killed(shell: Shell, start: Start) -> None:
    program = start(shell.library)
    async with browsing() as browser:
        tab = await open_tab(program, browser)
        await tab.until("Tilbageblik")
        (left,) = children(program)
        program.process.kill()
        wait_until_gone(left)
