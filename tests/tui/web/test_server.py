"""What the server answers, to whom, and what goes with every answer."""

from __future__ import annotations

import json
import re
import socket

import aiohttp
import pytest

from journals.errors import Problem
from tests.tui.web.conftest import Site, serving
from tui.web import server
from tui.web.server import MOST_SESSIONS, listen

PLACES = ["", "ws", "files/page.js", "files/textual.js", "files/mono.ttf", "files/none", "nowhere"]
PAGE = ["files/xterm.css", "files/page.css", "files/page.js", "files/textual.js", "files/mono.ttf"]


async def drawn(tab: aiohttp.ClientWebSocketResponse[bool], text: bytes) -> None:
    """Wait until a text has been drawn."""
    seen = b""
    while text not in seen:
        seen += await tab.receive_bytes()


async def status_of_tab(site: Site, **headers: str) -> int:
    """Return what a WebSocket is answered with that is not opened."""
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await site.tab(**headers)
    return refused.value.status


@pytest.mark.parametrize("place", PLACES)
async def test_nothing_is_answered_to_whom_nobody_let_in(place: str) -> None:
    async with serving() as site:
        for headers in ({}, {"Cookie": f"{site.access.cookie_name}=guessed"}):
            answer, text = await site.get(place, **headers, Origin=site.own.rstrip("/"))
            assert answer.status == 403
            assert "Use the address in the window" in text


@pytest.mark.parametrize("place", PLACES)
async def test_nothing_is_answered_that_was_meant_for_another_or_comes_from_elsewhere(place: str) -> None:
    async with serving() as site:
        for wrong in ({"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}):
            answer, text = await site.get(place, **site.known | wrong)
            assert answer.status == 403
            assert "was refused" in text


async def test_no_websocket_is_opened_for_a_page_elsewhere_or_without_a_cookie() -> None:
    async with serving() as site:
        for wrong in ({"Origin": "http://evil.example"}, {"Host": "evil.example"}, {"Cookie": ""}):
            assert await status_of_tab(site, **wrong) == 403
        async with site.tab() as tab:
            await drawn(tab, b"drawn")


async def test_the_address_lets_one_browser_in_once() -> None:
    async with serving() as site:
        address = site.access.address.removeprefix(site.own)
        answer, _ = await site.get(address)
        assert (answer.status, answer.headers["Location"]) == (303, "/")
        cookie = answer.headers["Set-Cookie"]
        assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
        page, text = await site.get(Cookie=cookie.partition(";")[0])
        assert page.status == 200
        assert '<html lang="en">' in text
        assert "<title>Tilbageblik</title>" in text
        again, said = await site.get(address)
        assert again.status == 403
        assert "has been used once" in said
        assert "Set-Cookie" not in again.headers
        assert [each.partition("http")[2] for each in site.notices] == [site.access.address.removeprefix("http")]
        inside, _ = await site.get(address, **site.known)
        assert inside.status == 303


async def test_a_look_that_is_no_visit_does_not_use_the_address_up() -> None:
    async with serving() as site:
        async with site.browser.head(site.access.address) as answer:
            assert answer.status == 405
        wrong, _ = await site.get("?token=guessed")
        assert wrong.status == 403
        answer, _ = await site.get(site.access.address.removeprefix(site.own))
        assert answer.status == 303


@pytest.mark.parametrize("known", [True, False])
async def test_every_answer_keeps_to_itself(known: bool) -> None:
    async with serving() as site:
        headers = site.known if known else {}
        for place in [*PLACES, *PAGE, "?token=x"]:
            answer, text = await site.get(place, **headers)
            policy = answer.headers["Content-Security-Policy"]
            assert answer.headers["Cache-Control"] == "no-store"
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert "aiohttp" not in answer.headers["Server"]
            assert policy.startswith("default-src 'none'")
            assert "frame-ancestors 'none'" in policy
            fetched = re.findall(r"(?:src|href)=[\"']?([^\"' >]+)|url\([\"']?([^\"')]+)", text)
            if not answer.content_type.endswith("javascript"):
                assert [each for pair in fetched for each in pair if each and each[0] != "/" and each != "data:,"] == []
            assert re.findall(r"https?://(?!127\.0\.0\.1)(\S+)", policy) == []
            assert "googleapis" not in text


async def test_the_page_is_made_of_what_can_be_fetched_and_of_nothing_inline() -> None:
    async with serving() as site:
        _, page = await site.get(**site.known)
        _, styles = await site.get("files/page.css", **site.known)
        files = re.findall(r"/(files/[\w.-]+)", page + styles)
        assert set(files) >= set(PAGE)
        for each in files:
            answer, _ = await site.get(each, **site.known)
            assert answer.status == 200, each
        assert f'"ws://{site.access.hosts[0]}/ws"' in page
        assert not re.search(r"<script(?! src)|\son\w+=|<style", page)


@pytest.mark.parametrize("place", ["files", "files/", "files/../server.py", "files/%2e%2e%2fserver.py", "static/", "x"])
async def test_there_is_no_listing_and_nothing_beside_the_files(place: str) -> None:
    async with serving() as site:
        answer, text = await site.get(place, **site.known)
        assert answer.status == 404
        assert "There is nothing here" in text


async def test_so_many_tabs_and_no_more_until_one_is_closed() -> None:
    async with serving() as site:
        tabs = [await site.tab() for _ in range(MOST_SESSIONS)]
        assert await status_of_tab(site) == 503
        answer, text = await site.get(**site.known)
        assert answer.status == 503
        assert f"open in {MOST_SESSIONS} tabs" in text
        await tabs[0].close()
        while (await site.get(**site.known))[0].status == 503:
            pass
        async with site.tab() as tab:
            await drawn(tab, b"drawn")


async def test_what_is_typed_and_told_reaches_the_program_and_all_else_is_left_out() -> None:
    async with serving() as site, site.tab() as tab:
        await drawn(tab, b"drawn")
        for nonsense in ("no json", "[]", "{}", '["stdin", 7]', '["resize", {"width": "x"}]', '["resize", 1]', "null"):
            await tab.send_str(nonsense)
        await tab.send_bytes(b"\x00\xff")
        await tab.send_json(["resize", {"width": 10**9, "height": -1}])
        await tab.send_json(["stdin", "Ærø \ud83d"])
        seen = b""
        while b"D" + len("Ærø ?".encode()).to_bytes(4, "big") + "Ærø ?".encode() not in seen:
            seen += await tab.receive_bytes()
        assert json.dumps({"type": "resize", "width": 500, "height": 10}).encode() in seen
        await tab.send_json(["ping", "1"])
        assert json.loads(await tab.receive_str()) == ["pong", "1"]


async def test_a_fault_of_ours_is_told_without_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("what somebody typed")

    monkeypatch.setattr(server, "app_page", broken)
    monkeypatch.setattr(server, "AppProcess", broken)
    async with serving() as site:
        answer, text = await site.get(**site.known)
        assert answer.status == 500
        async with site.tab() as tab:
            assert (await tab.receive()).type is aiohttp.WSMsgType.CLOSE
        told = [text, *site.notices]
    assert len(told) == 3
    assert [each for each in told if "typed" in each or "RuntimeError" in each] == []


def test_only_this_machine_can_reach_it_and_a_port_is_had_once() -> None:
    with listen(0) as listening:
        address, port = listening.getsockname()
        assert address == "127.0.0.1"
        with pytest.raises(Problem, match="port_taken"):
            listen(port)


def test_a_port_can_be_had_again_at_once_where_a_tab_was_open() -> None:
    with listen(0) as listening:
        address = listening.getsockname()
        with socket.create_connection(address):
            listening.accept()[0].close()
    listen(address[1]).close()
