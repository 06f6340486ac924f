"""A text for programs that is put together piece by piece, and where in it personal data stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container

from journals.export.redaction import Document, FlaggedPassage, PersonalCounts
from journals.privacy.guard import findings_at

Encode = Callable[[str], str]
"""Writes each character of a text as a form has it, whatever stands beside it."""


class DataText:
    """Pieces of a text, and the passages that must be asked about before it leaves."""

    def __init__(self, harmless: Container[str] = ()) -> None:
        """`harmless` are texts in which nothing was found (`Redactor.harmless`), so that nobody looks there again."""
        self._harmless = harmless
        self._pieces: list[str] = []
        self._length = 0
        self._found: list[FlaggedPassage] = []

    def put(self, text: str) -> None:
        """Append a piece that no person wrote."""
        self._pieces.append(text)
        self._length += len(text)

    def put_value(self, text: str, encode: Encode) -> None:
        """Append what a person wrote, in the form `encode` gives it."""
        if text not in self._harmless and (found := findings_at(text, ("warn",))):
            spans = [
                (self._length + len(encode(text[: each.start])), self._length + len(encode(text[: each.end])))
                for each in found
            ]
            self._found.append(FlaggedPassage(text, found, spans))
        self.put(encode(text))

    def document(self, personal: PersonalCounts, encode: Encode) -> Document:
        """Return the whole; `personal` counts what the records hold and what was taken out of them."""
        held = Counter(finding.what for passage in self._found for finding in passage.found)
        return Document("".join(self._pieces), {**personal, "warn": held}, self._found, encode)
