"""One tab's program: what becomes of it, and what it may say."""

from __future__ import annotations

import asyncio
import os
import signal
import sys

import pytest

from tests.terminal import PATIENCE
from tests.tui.web.conftest import ECHO, Site, serving
from tui.web import app_process

DRAWN = ECHO.partition("while")[0]
FAULT = "import sys\nsys.stderr.write('Traceback (most recent call last)\\n typed = Karen')\nsys.exit(1)"
STUBBORN = DRAWN + "import time\npacket(str(os.getpid()).encode())\nwhile True: time.sleep(1)"
HOLDER = DRAWN + (
    "import subprocess, sys\n"
    f"held = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep({2 * PATIENCE})'])\n"
    "packet(str(held.pid).encode())"
)


async def until_closed(site: Site) -> bytes:
    """Open a tab, and return all that was drawn until it was closed from there."""
    async with site.tab() as tab:
        return b"".join([message.data async for message in tab if isinstance(message.data, bytes)])


async def told(code: str) -> list[str]:
    """Return what a program that ends by itself lets the server say."""
    async with serving(code) as site:
        await until_closed(site)
    return site.notices


async def test_the_tab_is_closed_when_the_program_ends() -> None:
    async with serving(DRAWN) as site:
        assert await until_closed(site) == b"drawn"


async def test_of_a_fault_no_more_is_said_than_that_there_was_one() -> None:
    for code in (FAULT, DRAWN + FAULT, DRAWN + "sys = __import__('sys')\nsys.stderr.write('Karen'); sys.exit(1)"):
        assert ["Karen" in each for each in await told(code)] == [False]


async def test_what_the_program_says_in_the_end_is_passed_on() -> None:
    refused = "import sys\nsys.stderr.write('No folder there.\\n')\nsys.exit(1)"
    assert await told(refused) == ["No folder there."]
    assert await told(DRAWN + "import sys; sys.stderr.write('Kept in x.\\nSee y.\\n')") == ["Kept in x.", "See y."]


async def unread(*_: object) -> None:
    """Wait in vain for a program to read what it is told."""
    await asyncio.Event().wait()


@pytest.mark.skipif(sys.platform == "win32", reason="a process is looked for by a signal")
@pytest.mark.parametrize("reads", [True, False])
async def test_a_program_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch, reads: bool) -> None:
    monkeypatch.setattr(app_process, "GRACE", 0.1)
    monkeypatch.setattr(app_process, "_TOLD", 0.1)
    if not reads:
        monkeypatch.setattr(app_process.AppProcess, "send_meta", unread)
    async with serving(STUBBORN) as site, site.tab() as tab:
        assert await tab.receive_bytes() == b"drawn"
        process = int(await tab.receive_bytes())
        os.kill(process, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="a process is looked for by a signal")
async def test_a_program_that_takes_no_more_of_what_is_typed_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its pipe is full, and until that is given up nobody would see that the tab is closed."""
    monkeypatch.setattr(app_process, "GRACE", 0.1)
    monkeypatch.setattr(app_process, "_TOLD", 0.1)
    async with serving(STUBBORN) as site, site.tab() as tab:
        process = int([await tab.receive_bytes() for _ in range(2)][-1])
        await tab.send_json(["stdin", "x" * 1_000_000])
        await asyncio.wait_for(tab.receive(), PATIENCE)
        assert tab.closed
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


async def test_what_a_program_started_and_left_keeps_no_tab_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clipboard's own program goes on, and holds the pipes it was given."""
    monkeypatch.setattr(app_process, "_AFTERWARDS", 0.1)
    async with serving(HOLDER) as site:
        drawn = await asyncio.wait_for(until_closed(site), PATIENCE)
    os.kill(int(drawn.removeprefix(b"drawn")), signal.SIGTERM)  # it was there all the time
