"""A real browser shows the app, asks for nothing elsewhere, and gives the keys to it."""

from __future__ import annotations

import asyncio
import itertools
import json
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest

from tests.terminal import PATIENCE
from tests.tui.cli.conftest import Shell
from tests.tui.web.conftest import Start

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--remote-debugging-port=0",
]

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is found here: the page was seen by no browser")


class Page:
    """A page of a browser, by the protocol of its developer tools."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse[bool]) -> None:
        self._socket = socket
        self._numbers = itertools.count()
        self.asked: list[str] = []
        """All addresses that the page has asked for, WebSockets too."""
        self.drawn = 0
        """How often the app has told the page something, which is mostly what to draw."""
        self.said: list[str] = []
        """What could not be fetched, or was refused by the page's own policy."""

    async def do(self, method: str, **params: object) -> dict[str, Any]:
        """Have the browser do something, and return what it answers; meanwhile note what it tells."""
        number = next(self._numbers)
        await self._socket.send_json({"id": number, "method": method, "params": params})
        while True:
            told = await self._socket.receive_json()
            match told.get("method"):
                case "Network.requestWillBeSent":
                    self.asked.append(told["params"]["request"]["url"])
                case "Network.webSocketCreated":
                    self.asked.append(told["params"]["url"])
                case "Network.webSocketFrameReceived":
                    self.drawn += 1
                case "Log.entryAdded" if told["params"]["entry"]["source"] in ("network", "security"):
                    self.said.append(told["params"]["entry"]["text"])
            if told.get("id") == number:
                assert "error" not in told, told
                return dict(told["result"])

    async def value(self, script: str) -> object:
        """Return the value of some JavaScript."""
        return (await self.do("Runtime.evaluate", expression=script))["result"].get("value")

    async def until(self, script: str) -> None:
        """Wait until some JavaScript is true."""
        async with asyncio.timeout(PATIENCE):
            while not await self.value(script):  # noqa: ASYNC110
                await asyncio.sleep(0.05)

    async def press(self, key: str, number: int, **more: object) -> None:
        """Press a key by its name and its number."""
        text = {"text": "\r"} if key == "Enter" else {"text": key} if len(key) == 1 and not more else {}
        keyed = {"key": key, "windowsVirtualKeyCode": number, **more}
        await self.do("Input.dispatchKeyEvent", type="keyDown", **keyed, **text)
        await self.do("Input.dispatchKeyEvent", type="keyUp", **keyed)


@asynccontextmanager
async def browsing(folder: Path) -> AsyncIterator[Page]:
    """Open a page of a browser that nobody has used."""
    assert CHROMIUM is not None
    quiet = asyncio.subprocess.DEVNULL
    words = [CHROMIUM, *QUIET, f"--user-data-dir={folder}", "about:blank"]
    process = await asyncio.create_subprocess_exec(*words, stdout=quiet, stderr=asyncio.subprocess.PIPE)
    assert process.stderr is not None
    try:
        while not (found := re.search(rb"ws://([\w.:]+)/", await process.stderr.readline())):
            assert not process.stderr.at_eof(), "the browser did not begin"
        async with aiohttp.ClientSession() as tools:
            async with tools.get(f"http://{found[1].decode()}/json/list") as answer:
                pages = [each for each in json.loads(await answer.text()) if each["type"] == "page"]
            async with tools.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                page = Page(socket)
                for each in ("Network", "Log", "Page"):
                    await page.do(f"{each}.enable")
                yield page
    finally:
        process.kill()
        await process.communicate()


def has_project(library: Path) -> bool:
    """Return whether the project that is typed has a folder."""
    return any(library.glob("*blaabaer*"))


async def begins_project(page: Page, library: Path) -> bool:
    """Type a project's name and answer all that is asked of it; return whether it came to be.

    The name is typed once the app has drawn something for the key before: a browser that is very busy may give a text
    to the page before a key that was pressed earlier.
    """
    drawn = page.drawn
    await page.press("n", 78)
    while page.drawn == drawn:
        await page.value("1")
        await asyncio.sleep(0.05)
    await page.do("Input.insertText", text="Blåbær på Ærø")
    for _ in range(100):
        await page.press("Enter", 13)
        await asyncio.sleep(0.1)
        if has_project(library):
            return True
    return False


@pytest.mark.long
async def test_the_app_is_shown_and_typed_in_and_nothing_is_asked_of_another_machine(
    shell: Shell, start: Start, tmp_path: Path
) -> None:
    program = start(shell.library)
    own = urlsplit(program.address).netloc
    async with browsing(tmp_path / "browser") as page:
        await page.do("Page.navigate", url=program.address)
        await page.until("document.body?.classList.contains('-first-byte')")
        assert await page.value("location.href") == f"http://{own}/"
        assert await page.value("document.documentElement.lang + document.title") == "daTilbageblik"
        await page.until("document.activeElement.className === 'xterm-helper-textarea'")
        await page.until("document.fonts.size > 0 && [...document.fonts].every(font => font.status === 'loaded')")
        async with asyncio.timeout(PATIENCE):
            while not await begins_project(page, shell.library):
                for _ in range(4):  # back from wherever that has led
                    await page.press("Escape", 27)
        await page.press("q", 81, modifiers=2, code="KeyQ")
        await page.until("document.body.classList.contains('-closed')")
        await page.until("document.activeElement.id === 'again'")
        assert {urlsplit(each).netloc for each in page.asked if not each.startswith("data:")} == {own}
        assert f"ws://{own}/ws" in {each.partition("?")[0] for each in page.asked}
        assert page.said == []
