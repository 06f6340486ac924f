"""`tilbageblik serve`: the program in a browser, on this machine."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
import webbrowser
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import click

from journals.errors import Problem
from tui.cli.framework import command, mouse_option, option
from tui.cli.output import print_notice
from tui.cli.param_types import PositiveIntType
from tui.cli.session import Session

_NEEDED = ("aiohttp", "textual_serve")
"""What the extra `[web]` brings."""
_PORTS = 65_535
_INTERRUPTED = 130
_START = "import sys; sys.path.append(sys.argv.pop(1)); from tui.cli import main; main()"
"""Opens the program wherever it was installed; what lies in the folder one stands in is not taken for it."""


class PortType(PositiveIntType):
    """A port; 0 is any free one."""

    def __init__(self) -> None:
        super().__init__(_PORTS)

    def convert(  # type: ignore[override]
        self, value: str | int, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Return the number."""
        return 0 if str(value).strip() == "0" else super().convert(value, param, ctx)


@command("serve")
@option("--port", type=PortType(), default="0")
@option("--no-browser", is_flag=True)
@mouse_option()
@click.pass_obj
def serve_command(session: Session, /, port: int, no_browser: bool) -> None:
    """Show the program in a browser on this machine until it is ended.

    Raises:
        Problem: `no_web_part`, `port_taken`, or that the library or the guide cannot be read.
    """
    if any(find_spec(each) is None for each in _NEEDED):
        raise Problem("no_web_part")
    session.report_missing()
    _ = session.guide
    gc.enable()
    logging.disable(logging.CRITICAL)  # nothing of a request or a fault is written down
    click.get_current_context().exit(_serve(session, port, opens=not no_browser))


def _serve(session: Session, port: int, *, opens: bool) -> int:
    from tui.ui.end_signals import EndSignals
    from tui.web.access import Access
    from tui.web.server import Server, listen, serve

    listening = listen(port)
    access = Access(listening.getsockname()[1])
    server = Server(session.say, words_to_open(session), access, print_notice)
    statuses = list[int]()

    async def run() -> None:
        loop, ended = asyncio.get_running_loop(), asyncio.Event()

        def end(status: int) -> bool:
            statuses.append(status)
            loop.call_soon_threadsafe(ended.set)
            return True

        with EndSignals(end):
            await serve(server, listening, partial(_show, session, access.address, opens=opens), ended)

    asyncio.run(run())
    return 0 if statuses == [_INTERRUPTED] else statuses[0]


def _show(session: Session, address: str, *, opens: bool) -> None:
    """Print the address, and open it."""
    if session.json:
        session.out.json({"address": address})
    else:
        session.out.line(session.say("web.address" if opens else "web.address_only", address=address))
        print_notice(session.say("web.how_to_end"))
    if opens:
        Thread(target=open_browser, args=(address,), daemon=True).start()  # some browsers answer late


def open_browser(address: str) -> bool:
    """Open an address in the user's browser; return whether there is one, and not one that draws in this terminal."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    return type(browser) is not webbrowser.GenericBrowser and browser.open(address)


def words_to_open(session: Session) -> list[str]:
    """Return the command line that opens the app with what this run was given."""
    words = [sys.executable]
    if not getattr(sys, "frozen", False):
        words += ["-P", "-c", _START, str(Path(__file__).parents[2])]
    words += ["--lang", session.language] if session.requested_language else []
    for folder in session.requested_folders:
        words += ["--library", str(folder)]
    words += ["--guide", str(session.guide_folder)] if session.guide_folder else []
    return words if session.mouse else [*words, "--no-mouse"]
