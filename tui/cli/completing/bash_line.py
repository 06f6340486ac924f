"""A line as bash holds it, up to the cursor: its words without quotes, and words written so that bash reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_BREAKS = "\"'><=;|&(:@"
"""Signs at which bash begins the word that it replaces (COMP_WORDBREAKS): what stands before them stays."""
_SPECIAL = re.compile(r"[^\w./,+%-]")
_IN_DOUBLE_QUOTES = re.compile(r'(["\\$`])')


class BashLine:
    """The words of a line; the last is the one that is being typed."""

    def __init__(self, line: str) -> None:
        self.words: list[str] = []
        self._quote = ""
        """The quote that is open where the cursor stands."""
        self._kept = 0
        """So many characters of the last word bash leaves as they are."""
        self._read(iter(line))

    def _read(self, line: Iterator[str]) -> None:
        word: str | None = ""
        for sign in line:
            if self._quote != "'" and sign == "\\":
                following = next(line, "")
                word = (word or "") + (sign if self._quote and following not in '"\\$`' else "") + following
            elif sign == self._quote:
                self._quote = ""
                self._kept = len(word or "")
            elif self._quote:
                word = (word or "") + sign
            elif sign in "\"'":
                self._quote, word = sign, word or ""
                self._kept = len(word)
            elif sign.isspace():
                if word:
                    self.words.append(word)
                word, self._kept = None, 0
            else:
                word = (word or "") + sign
                self._kept = len(word) if sign in _BREAKS else self._kept
        self.words.append(word or "")

    def written(self, offers: Iterable[str]) -> Iterator[str]:
        """Yield what takes the place of the word that is being typed, or of its end, for each that is offered."""
        kept = self.words[-1][: self._kept]
        for offer in offers:
            if offer.casefold().startswith(kept.casefold()):
                yield self._quoted(offer[len(kept) :])

    def _quoted(self, text: str) -> str:
        if self._quote == '"':
            return _IN_DOUBLE_QUOTES.sub(r"\\\1", text)
        if self._quote:
            return text.replace("'", "'\\''")
        return _SPECIAL.sub(lambda found: f"\\{found[0]}", text)
