"""Who may come in."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.web.access import Access


def token(access: Access) -> str:
    return parse_qs(urlsplit(access.address).query)["token"][0]


def test_a_token_works_once_and_another_takes_its_place() -> None:
    access = Access(8000)
    first = token(access)
    assert access.redeem(first)
    assert not access.redeem(first)
    assert access.redeem(token(access))
    assert token(access) != first


@given(st.text())
def test_no_other_text_is_a_token_or_a_cookie(text: str) -> None:
    access = Access(8000)
    before = token(access)
    assert not access.redeem(text)
    assert not access.admits({access.cookie_name: text})
    assert token(access) == before


def test_a_cookie_is_of_one_server() -> None:
    one, other = Access(8000), Access(8001)
    assert one.admits({one.cookie_name: one.cookie})
    assert not other.admits({one.cookie_name: one.cookie})
    assert not other.admits({other.cookie_name: one.cookie})
    assert not one.admits({})


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000"])
def test_what_a_page_of_ours_asks_is_answered(host: str) -> None:
    access = Access(8000)
    assert access.is_ours(host, None, needs_origin=False)
    assert access.is_ours(host, f"http://{host}", needs_origin=True)
    assert not access.is_ours(host, None, needs_origin=True)


FOREIGN = [
    ("evil.example", None),
    ("evil.example:8000", "http://evil.example:8000"),
    ("127.0.0.1", None),
    ("127.0.0.1:8001", None),
    ("127.0.0.1:8000.evil.example", None),
    ("", None),
    (None, None),
    ("127.0.0.1:8000", "null"),
    ("127.0.0.1:8000", "https://127.0.0.1:8000"),
    ("127.0.0.1:8000", "http://127.0.0.1:8001"),
    ("127.0.0.1:8000", "http://localhost:8000"),
    ("localhost:8000", "http://evil.example"),
]


@pytest.mark.parametrize(("host", "origin"), FOREIGN)
def test_what_was_meant_for_another_or_comes_from_elsewhere_is_not(host: str | None, origin: str | None) -> None:
    assert not Access(8000).is_ours(host, origin, needs_origin=False)


def test_a_port_that_browsers_leave_out_is_left_out() -> None:
    assert Access(80).address.startswith("http://127.0.0.1/?token=")
    assert Access(80).is_ours("localhost", "http://localhost", needs_origin=True)
