"""The pages of a site for a browser: the same pages, and a search on the first that needs no server and no network."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from importlib.resources import files

from msgspec import Struct

from journals.export.html_form import PageParts, html_page
from journals.export.labels import Translator
from journals.export.markdown_tokens import PageBlock, page_blocks
from journals.export.progress import ignore_progress
from journals.export.site.page_names import INDEX

_SOURCES = files("journals.export.site")


class LeavingPage(Struct, frozen=True):
    """A page as it is to leave: it was looked at, and asked about."""

    path: str
    text: str


def browser_path(path: str) -> str:
    """Return where a page lies for a browser, given where it lies as Markdown; the same of a link."""
    before, _, name = path.rpartition("/")
    name = "index.html" if name == INDEX else f"{name.removesuffix('.md')}.html"
    return f"{before}/{name}" if before else name


def browser_pages(pages: Iterable[LeavingPage], language: str, say: Translator) -> Iterator[tuple[str, str]]:
    """Yield path and HTML of each page."""
    every = list(pages)
    script = _SOURCES.joinpath("search.js").read_text("utf-8")
    style = f"<style>\n{_SOURCES.joinpath('search.css').read_text('utf-8')}</style>"
    for page in every:
        if page.path == INDEX:
            found = f'<script type="application/json" id="pages">{_search_index(every, say)}</script>'
            end = f"{found}\n<script>{script}</script>"
            parts = PageParts(f"{_policy(script)}\n{style}", _search_form(say), end, browser_path)
        else:
            parts = PageParts(_policy(), address=browser_path)
        yield browser_path(page.path), html_page(page.text, language, say, ignore_progress, parts)


def _policy(script: str = "") -> str:
    """Return what the page lets a browser do: nothing but show it, and run this one script of ours."""
    scripts = f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" if script else "'none'"
    rules = f"default-src 'none'; style-src 'unsafe-inline'; script-src {scripts}; base-uri 'none'; form-action 'none'"
    return f'<meta http-equiv="Content-Security-Policy" content="{rules}">'


def _search_form(say: Translator) -> str:
    """Return the form, which the script shows: without scripts the list of contents is what there is."""
    counted = {"one": say.count("site.found", 1), "many": say("site.found.many", n="#"), "none": say("site.found_none")}
    words = " ".join(f'data-{name}="{escape(text)}"' for name, text in {**counted, "most": say("site.most")}.items())
    return (
        f'<form id="search" role="search" hidden {words}><label for="words">{escape(say("site.search"))}</label>\n'
        '<input type="search" id="words" autocomplete="off">\n'
        '<p id="counted" role="status"></p>\n<ul id="found"></ul></form>'
    )


def _search_index(pages: Iterable[LeavingPage], say: Translator) -> str:
    """Return the words of all other pages as JSON that no browser takes for the end of a script."""
    rows = [_row(page, say) for page in pages if page.path != INDEX]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _row(page: LeavingPage, say: Translator) -> dict[str, str]:
    title, *rest = map(_words, (block for block in page_blocks(page.text) if block.kind != "table"))
    kind = say(f"site.kind.{page.path.partition('/')[0]}")
    return {"title": title, "kind": kind, "address": browser_path(page.path), "text": "\n".join(filter(None, rest))}


def _words(block: PageBlock) -> str:
    """Return what a block says, without the link to the first page."""
    return "".join(run.text or " " for run in block.runs if not run.href.endswith(INDEX)).removeprefix(" · ")
