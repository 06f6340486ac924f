"""What the pages of a site are called, so that any disk, web server and link can hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256

from journals.privacy.guard import redact_text
from journals.text.clean import slug

INDEX = "README.md"
"""What GitHub and Gitea show of a folder; for a browser it is `index.html`."""
_WORDS = 40
_is_ulid = re.compile(r"[0-9A-Z]{26}").fullmatch


def page_paths(folder: str, titles: Iterable[tuple[str, str]], fallback: str = "") -> dict[str, str]:
    """Return the path of a page for each id, given ids and titles: `lessons/a-title-k3f9x2ab.md`.

    Names are lower case, so that none clash where a disk does not tell cases apart; the same id always gives the same
    end of a name. What looks like personal data in a title stands in none. Without a `fallback` for titles of which no
    letters are left, titles tell pages apart by themselves, as the guide's do, which begin with their numbers.
    """
    paths: dict[str, str] = {}  # path → id
    for each, title in sorted(titles):
        words = slug(redact_text(title), _WORDS, fallback or "-")
        path = f"{folder}/{words}-{_short(each)}.md" if fallback else f"{folder}/{words}.md"
        paths[path if path not in paths else f"{folder}/{words}-{_drawn(each, 32)}.md"] = each
    return {each: path for path, each in paths.items()}


def link_to(path: str, page: str) -> str:
    """Return the address of a page as it stands in another: relative, so that the folder can lie anywhere."""
    return f"../{path}" if "/" in page else path


def _short(record: str) -> str:
    return record[-8:].lower() if _is_ulid(record) else _drawn(record, 8)


def _drawn(record: str, length: int) -> str:
    return sha256(record.encode(errors="replace")).hexdigest()[:length]
