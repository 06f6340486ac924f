"""A small library and its index, to log texts in and to search."""

from __future__ import annotations

from journals.index.guide_page import IndexedGuidePage
from journals.index.index import Index
from journals.index.query import Filters, query_from_text
from journals.index.search_result import SearchResult
from journals.library.library import Library
from journals.records.base import Record
from journals.records.model import Observation
from tests.journals.conftest import added, started
from tests.journals.indexing import update_fully


class Shelf:
    """A small library and its index."""

    def __init__(self, library: Library, index: Index) -> None:
        self.library, self.index = library, index
        self.journal = started(library, "Prøvehandling")

    def put(self, *texts: str) -> None:
        """Log texts, the oldest first."""
        for text in texts:
            added(self.journal, Observation(text=text))

    def ask(self, line: str, filters: Filters = Filters(), most: int = 60, language: str = "da") -> SearchResult:  # noqa: B008
        """Search for a line."""
        update_fully(self.index)
        return self.index.search(query_from_text(line, filters, language), most)

    def find(self, line: str, **filters: object) -> list[str]:
        """Return the texts of what is found, the best first."""
        return [told(hit.record) for hit in self.ask(line, Filters(**filters)).hits]  # type: ignore[arg-type]

    def all_of(self, line: str) -> list[str]:
        """Return what has all of the words as they were typed; nothing where only something near was found."""
        answer = self.ask(line)
        return [told(hit.record) for hit in answer.hits] if answer.mode == "all" else []


def told(record: Record) -> str:
    """Return the text that a record is known by."""
    for name in ("text", "title", "name"):
        if isinstance(text := getattr(record, name, None), str) and not isinstance(record, IndexedGuidePage):
            return text
    return record.id
