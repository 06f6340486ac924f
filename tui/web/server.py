"""The server of `tilbageblik serve`: for this machine alone, one page and its files, one process a tab."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Awaitable, Callable, Sequence

from aiohttp import web

from journals.errors import Problem
from tui.locale import Catalogue
from tui.web.access import LOOPBACK, Access
from tui.web.app_process import GRACE, AppProcess
from tui.web.pages import add_headers, app_page, notice_page, page_file

MOST_SESSIONS = 4
"""Tabs that can be open at once: each is a process of its own."""
_HEARTBEAT = 15.0
"""Seconds between looks at whether a tab is still there."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """Shows the app to browsers that are let in."""

    def __init__(self, say: Catalogue, words: Sequence[str], access: Access, notice: Callable[[str], object]) -> None:
        """`words`: the command line that opens the app. `notice` tells whoever started the server something."""
        self._say = say
        self._words = words
        self._access = access
        self._notice = notice
        self._sockets: set[web.WebSocketResponse] = set()
        self._sessions = 0

    def application(self) -> web.Application:
        """Return all routes, with what every answer goes through."""
        app = web.Application(middlewares=[self._guard])
        app.add_routes(
            [
                web.get("/", self._page, allow_head=False),
                web.get("/ws", self._session, allow_head=False),
                web.get("/files/{name}", self._file, allow_head=False),
            ]
        )
        app.on_response_prepare.append(self._finish)
        app.on_shutdown.append(self._close)
        return app

    async def _finish(self, request: web.Request, response: web.StreamResponse) -> None:
        add_headers(response, self._access.hosts[0] if request.host not in self._access.hosts else request.host)

    async def _close(self, app: web.Application) -> None:
        await asyncio.gather(*(each.close(code=1001) for each in self._sockets))

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer whom we know; tell all others, and whoever asks for what is not there, no more than that."""
        try:
            return self._refusal(request) or await handler(request)
        except web.HTTPException as error:
            return notice_page(self._say, "nothing_here", error.status)
        except Exception:  # whatever it is, it stays here: a fault's text may hold what somebody typed
            self._notice(self._say("web.fault"))
            return notice_page(self._say, "fault", 500)

    def _refusal(self, request: web.Request) -> web.Response | None:
        headers = request.headers
        is_socket = request.path == "/ws"
        if not self._access.is_ours(headers.get("Host"), headers.get("Origin"), needs_origin=is_socket):
            return notice_page(self._say, "foreign", 403)
        if self._access.admits(request.cookies) or (request.path == "/" and "token" in request.query):
            return None
        return notice_page(self._say, "not_let_in", 403)

    async def _page(self, request: web.Request) -> web.Response:
        if "token" in request.query:
            return self._let_in(request)
        if self._sessions >= MOST_SESSIONS:
            return notice_page(self._say, "too_many", 503, n=MOST_SESSIONS)
        return app_page(self._say, request.host)

    def _let_in(self, request: web.Request) -> web.Response:
        """Take the token for a cookie. A browser that has that already goes in all the same."""
        response = web.Response(status=303, headers={"Location": "/"})
        if self._access.admits(request.cookies):
            return response
        if not self._access.redeem(request.query["token"]):
            return notice_page(self._say, "used", 403)
        self._notice(self._say("web.next_address", address=self._access.address))
        response.set_cookie(self._access.cookie_name, self._access.cookie, httponly=True, samesite="Strict")
        return response

    async def _file(self, request: web.Request) -> web.Response:
        return page_file(request.match_info["name"]) or notice_page(self._say, "nothing_here", 404)

    async def _session(self, request: web.Request) -> web.StreamResponse:
        if self._sessions >= MOST_SESSIONS:
            return notice_page(self._say, "too_many", 503, n=MOST_SESSIONS)
        self._sessions += 1
        try:
            return await self._show(request)
        finally:
            self._sessions -= 1

    async def _show(self, request: web.Request) -> web.WebSocketResponse:
        tab = web.WebSocketResponse(heartbeat=_HEARTBEAT)
        await tab.prepare(request)
        self._sockets.add(tab)
        try:
            process = AppProcess(self._words, tab)
            await process.show(_number(request, "width", 80), _number(request, "height", 24))
            process.report(self._notice, self._say("web.crashed"))
        except Exception:  # as in `_guard`; an answer has been begun here
            self._notice(self._say("web.fault"))
        finally:
            self._sockets.discard(tab)
            await tab.close()
        return tab


def _number(request: web.Request, name: str, otherwise: int) -> int:
    given = request.query.get(name, "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 6 else otherwise


def listen(port: int) -> socket.socket:
    """Return a socket that only this machine can reach; port 0 is any free one.

    Raises:
        Problem: `port_taken`, where that one cannot be had.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # else a port is taken for a while after a tab was open; on Windows it would be shared
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise Problem("port_taken", port=port) from error
    return listening


async def serve(server: Server, listening: socket.socket, ready: Callable[[], object], ended: asyncio.Event) -> None:
    """Serve until it is ended; all processes have ended then too."""
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)  # as with faults of requests
    runner = web.AppRunner(server.application(), access_log=None, handle_signals=False, shutdown_timeout=2 * GRACE)
    await runner.setup()
    try:
        await web.SockSite(runner, listening).start()
        ready()
        await ended.wait()
    finally:
        await runner.cleanup()
