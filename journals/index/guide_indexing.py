"""Indexing the guide, so that one search covers records and guide alike."""

from __future__ import annotations

import zlib

from content import Guide, Item
from journals.index.guide_page import IndexedGuidePage, page_id
from journals.index.rows import index_row
from journals.index.store import IndexStore
from journals.index.text_indexing import remove_record
from journals.records.base import to_fields

_PUT = """INSERT INTO records (project, tbl, id, there, day, flags, facets, held)
    VALUES (0, ?, ?, ?, '', 0, 0, ?)"""


def _forms(guide: Guide, item: Item) -> str:
    """Return what the forms that a page leads to are called, one sentence a form."""
    forms = guide.cards_about(item.id)
    return "\n".join(f"{form.title}: {', '.join(form.also)}." if form.also else f"{form.title}." for form in forms)


def index_guide(store: IndexStore, guide: Guide) -> None:
    """Replace the indexed pages of the guide's language by those of `guide`.

    Raises:
        IndexLost, sqlite3.OperationalError: as `journals.index.ingest.ingest`.
    """
    pages = [
        IndexedGuidePage(
            id=page_id(guide.language, item.id),
            title=item.title,
            summary=item.summary,
            text=f"{item.id} {item.body}",
            also=", ".join(item.also),
            forms=_forms(guide, item),
        )
        for item in guide.items()
    ]
    note = f"guide.{guide.language}"
    state = f"{zlib.crc32(repr(pages).encode(errors='replace')):08x}"
    known = "SELECT value FROM notes WHERE name = ?"
    if store.read(known, note) == [(state,)]:
        return
    with store.write_transaction():
        for (number,) in store.read(
            "SELECT number FROM records WHERE tbl = ? AND id GLOB ?", IndexedGuidePage.TABLE, f"{guide.language}-*"
        ):
            remove_record(store, number)
        for page in pages:
            fields = {field: ("", value) for field, value in to_fields(page).items()}
            made = index_row(IndexedGuidePage.TABLE, page.id, fields)
            store.execute(
                _PUT,
                *(made.table, made.id, made.there, made.packed),
            )
        store.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", note, state)
