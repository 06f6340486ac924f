"""The vocabulary of texts that are in no index."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from journals.index.terms import detect_language
from journals.index.vocabulary import Vocabulary


class FixedVocabulary(Vocabulary):
    """The words of texts that are in no index, and do not change."""

    def __init__(self, texts: Iterable[Collection[str]]) -> None:
        """`texts`: the normalized words of each."""
        words: dict[str, bool] = {}
        for text in texts:
            is_english = detect_language(text) == "en"
            words |= {word: words.get(word, False) or is_english for word in text}
        self._set_words(sorted(words.items()))

    def refresh(self) -> bool:
        """Return False: they do not change."""
        return False

    def _stands(self, word: str) -> bool:
        return word in self._known

    def _is_seldom(self, word: str) -> bool:
        return False
