"""A server as `tilbageblik serve` runs it, in this process or in one of its own, and a browser to ask it."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from tests.tui.cli.conftest import shell as shell
from tui.locale import catalogue
from tui.web.access import Access
from tui.web.server import Server, listen, serve

ROOT = Path(__file__).parents[3]

ECHO = """
import os

def packet(data):
    os.write(1, b"D" + len(data).to_bytes(4, "big") + data)

os.write(1, b"__GANGLION__\\n")
packet(b"drawn")
while data := os.read(0, 65536):
    packet(data)
"""
"""In place of the program: draws a word, and then says again whatever it is told."""


class Site:
    """A server, and a browser that has not been let in."""

    def __init__(self, access: Access, browser: aiohttp.ClientSession) -> None:
        self.access = access
        self.browser = browser
        self.notices: list[str] = []

    @property
    def own(self) -> str:
        """The address of the page, without a token."""
        return f"http://{self.access.hosts[0]}/"

    @property
    def known(self) -> dict[str, str]:
        """What a browser sends that has been let in."""
        return {"Cookie": f"{self.access.cookie_name}={self.access.cookie}"}

    async def get(self, address: str = "", **headers: str) -> tuple[aiohttp.ClientResponse, str]:
        """Ask for something, and return the answer and its text; no redirection is followed."""
        async with self.browser.get(self.own + address, headers=headers, allow_redirects=False) as answer:
            return answer, (await answer.read()).decode("utf-8", "replace")

    def tab(self, **headers: str) -> aiohttp.client._WSRequestContextManager:
        """Open a tab's WebSocket, from a page of ours unless told."""
        sent = self.known | {"Origin": self.own.rstrip("/")} | headers
        return self.browser.ws_connect(self.own + "ws?width=80&height=24", headers=sent)


@asynccontextmanager
async def serving(code: str = ECHO) -> AsyncIterator[Site]:
    """Serve a program of some lines of Python."""
    listening = listen(0)
    access = Access(listening.getsockname()[1])
    ready, ended = asyncio.Event(), asyncio.Event()
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as browser:
        site = Site(access, browser)
        server = Server(catalogue("en"), [sys.executable, "-c", code], access, site.notices.append)
        running = asyncio.create_task(serve(server, listening, ready.set, ended))
        try:
            await ready.wait()
            yield site
        finally:
            ended.set()
            await running


class Program:
    """`tilbageblik serve` as a process of its own."""

    def __init__(self, library: Path) -> None:
        words = [sys.executable, "-m", "tui", "--lang", "da", "--library", str(library), "serve", "--no-browser"]
        pipe = subprocess.PIPE
        env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        apart = {"start_new_session": True} if os.name == "posix" else {}
        self.process = subprocess.Popen(words, stdout=pipe, stderr=pipe, env=env, **apart)  # type: ignore[call-overload]
        assert self.process.stdout is not None
        found = re.search(r"http://\S+", self.process.stdout.readline().decode())
        if not found:
            self.end()
        assert found, "it did not say its address"
        self.address = found[0]

    def rest(self) -> str:
        """Wait for its end, and return what it said besides the address."""
        _, said = self.process.communicate()
        return str(said, "utf-8")

    def end(self) -> None:
        """End it, unless it has ended."""
        self.process.terminate()
        self.process.communicate()


@pytest.fixture
def start() -> object:
    """Start the program on a library; it is ended with the test."""
    begun: list[Program] = []

    def start(library: Path) -> Program:
        begun.append(Program(library))
        return begun[-1]

    yield start
    for each in begun:
        if each.process.returncode is None:
            each.end()


Start = Callable[[Path], Program]
