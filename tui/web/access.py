"""Who may come in: a browser on this machine, once by the address that was shown and then by its cookie."""

from __future__ import annotations

from collections.abc import Mapping
from secrets import compare_digest, token_urlsafe

LOOPBACK = "127.0.0.1"
_HTTP_PORT = 80
"""The port that browsers leave out."""


class Access:
    """What one server takes for its own: its names, a token that works once, and the cookie that is got for it."""

    def __init__(self, port: int) -> None:
        self.cookie_name = f"tilbageblik-{port}"
        """Each server has a name of its own: to a browser all ports of a machine are one place."""
        self.cookie = token_urlsafe(32)
        self._port = port
        self._token = token_urlsafe(32)
        end = "" if port == _HTTP_PORT else f":{port}"
        self.hosts = (f"{LOOPBACK}{end}", f"localhost{end}")

    @property
    def address(self) -> str:
        """The address that lets one browser in, once."""
        return f"http://{self.hosts[0]}/?token={self._token}"

    def redeem(self, token: str) -> bool:
        """Return whether this is the token of now; it is used up by that, and another takes its place."""
        if not _same(token, self._token):
            return False
        self._token = token_urlsafe(32)
        return True

    def admits(self, cookies: Mapping[str, str]) -> bool:
        """Return whether a browser has been let in before."""
        return _same(cookies.get(self.cookie_name, ""), self.cookie)

    def is_ours(self, host: str | None, origin: str | None, *, needs_origin: bool) -> bool:
        """Return whether a request was meant for us, and comes from a page of ours or from none.

        A page elsewhere can have its own name lead here, and can open a WebSocket to any address.
        """
        if host not in self.hosts:
            return False
        return origin == f"http://{host}" or (origin is None and not needs_origin)


def _same(one: str, other: str) -> bool:
    """Return whether two secrets are the same, in a time that tells nothing of them."""
    return compare_digest(one.encode("utf-8", "replace"), other.encode())
