"""What is sent to a browser: the page that holds the app, pages that say why there is none, and their files."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from string import Template

from aiohttp import web

from tui.locale import Catalogue

_OURS, _THEIRS = files("tui.web") / "page", files("textual_serve") / "static"
_FILES = {
    "page.css": (_OURS / "page.css", "text/css"),
    "page.js": (_OURS / "page.js", "text/javascript"),
    "xterm.css": (_THEIRS / "css" / "xterm.css", "text/css"),
    "textual.js": (_THEIRS / "js" / "textual.js", "text/javascript"),
    "mono.ttf": (_THEIRS / "fonts" / "RobotoMono-VariableFont_wght.ttf", "font/ttf"),
    "mono-italic.ttf": (_THEIRS / "fonts" / "RobotoMono-Italic-VariableFont_wght.ttf", "font/ttf"),
}
"""All that can be asked for, by name: no folder is open."""
_TEXTS = ("opening", "no_script", "ended", "again")
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), clipboard-read=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "Server": "Tilbageblik",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def add_headers(response: web.StreamResponse, host: str) -> None:
    """Have the browser keep nothing, and fetch nothing from anywhere but here."""
    response.headers.update(_HEADERS)
    response.headers["Content-Security-Policy"] = "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",  # the terminal writes its own styles into the page
            "font-src 'self'",
            "img-src data:",
            f"connect-src 'self' ws://{host}",  # not every browser takes a WebSocket for 'self'
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        ]
    )


def app_page(say: Catalogue, host: str) -> web.Response:
    """Return the page that the app is shown on."""
    texts = {name: say(f"web.{name}") for name in _TEXTS}
    return _filled("app.html", 200, lang=say.language, socket=f"ws://{host}/ws", **texts)


def notice_page(say: Catalogue, key: str, status: int, **words: object) -> web.Response:
    """Return a page of nothing but a text that says what is so, and what to do."""
    return _filled("notice.html", status, lang=say.language, text=say(f"web.{key}", **words))


def page_file(name: str) -> web.Response | None:
    """Return a file that a page is made of; None where there is none of that name."""
    if name not in _FILES:
        return None
    file, kind = _FILES[name]
    return web.Response(body=file.read_bytes(), content_type=kind)  # said here: a system may know another kind for it


def _filled(name: str, status: int, **words: str) -> web.Response:
    page = Template((_OURS / name).read_text(encoding="utf-8"))
    text = page.substitute({key: escape(word) for key, word in words.items()})
    return web.Response(text=text, status=status, content_type="text/html")
