"""The guide in the index, so that one search finds what teams wrote and what is known beforehand."""

from __future__ import annotations

import zlib

from content import Guide
from journals.index.entries import entry
from journals.index.pages import Page, named
from journals.index.placing import take_out
from journals.index.store import Store
from journals.records.base import to_fields

_PUT = """INSERT INTO records (project, tbl, id, there, day, flags, bites, held)
    VALUES (0, ?, ?, ?, '', 0, '', ?)"""


def take_guide_in(store: Store, guide: Guide) -> None:
    """Keep the pages of a guide, in the place of those of its language that were kept before.

    Raises:
        Lost, sqlite3.OperationalError: as `journals.index.follow.follow`.
    """
    pages = [
        Page(id=named(guide.language, item.id), title=item.title, summary=item.summary, text=f"{item.id} {item.body}")
        for item in guide.items()
    ]
    note = f"guide.{guide.language}"
    state = f"{zlib.crc32(repr(pages).encode(errors='replace')):08x}"
    known = "SELECT value FROM notes WHERE name = ?"
    if store.read(known, note) == [(state,)]:
        return
    with store.changing():
        for (number,) in store.read(
            "SELECT number FROM records WHERE tbl = ? AND id GLOB ?", Page.TABLE, f"{guide.language}-*"
        ):
            take_out(store, number)
        for page in pages:
            held = {field: ("", value) for field, value in to_fields(page).items()}
            made = entry(Page.TABLE, page.id, held)
            store.write(
                _PUT,
                *(made.table, made.id, made.there, made.held),
            )
        store.write("INSERT OR REPLACE INTO notes VALUES (?, ?)", note, state)
