"""The vocabulary of the library: lookup by stem, prefix, infix and spelling."""

from __future__ import annotations

from journals.index.store import IndexStore
from journals.text.stemming import stem
from journals.text.tokens import matches_typed, strip_danish

MIN_INFIX_LENGTH = 4
"""The fewest letters of an infix that is searched for."""
MAX_INFIX_MATCHES = 250
"""The most infix matches in one query."""
MIN_INFLECTED_LENGTH = 4
MAX_SUFFIX_LENGTH = 5
"""The most letters that an inflection adds to a stem; longer words are found by prefix as a rule."""
_ABOUT = "SELECT word, english FROM vocabulary WHERE word >= ? AND word < ? AND length(word) <= ?"
_LAST = "\U0010ffff"


class Vocabulary:
    """The words of the indexed records."""

    def __init__(self, store: IndexStore) -> None:
        self._store = store
        self._version = -1
        self._words = self._bare = ""

    def inflections(self, word: str) -> set[str]:
        """Return the words with the same stem; by the English stemmer only words that occur in English texts.

        Words are stemmed on demand: to stem the whole vocabulary takes longer than all other indexing.
        """
        if len(word) < MIN_INFLECTED_LENGTH:
            return set()
        danish, english = stem(word, "da"), stem(word, "en")
        start = min(danish, english, key=len)[:-1] or word[0]
        rows = self._store.read(_ABOUT, start, start + _LAST, max(len(danish), len(english)) + MAX_SUFFIX_LENGTH)
        return {
            found
            for found, in_english in rows
            if (found.startswith(danish) and stem(found, "da") == danish)
            or (in_english and stem(found, "en") == english)
        }

    def has_prefix(self, start: str) -> bool:
        """Return whether any word begins with `start`."""
        sql = "SELECT 1 FROM vocabulary WHERE word >= ? AND word < ? LIMIT 1"
        return bool(self._store.read(sql, start, start + _LAST))

    def contains(self, word: str) -> bool:
        """Return whether a word is in the vocabulary."""
        return bool(self._store.read("SELECT 1 FROM vocabulary WHERE word = ?", word))

    def containing(self, piece: str) -> list[str]:
        """Return the words that contain an infix but do not begin with it; typed `o` and `a` may stand for `æ ø å`."""
        if len(piece) < MIN_INFIX_LENGTH:
            return []
        self._refresh()
        wanted = strip_danish(piece)
        found: dict[str, None] = {}
        place = self._bare.find(wanted)
        while place >= 0:
            start = self._words.rfind("\n", 0, place) + 1
            end = self._words.find("\n", place)
            if start < place and matches_typed(piece, self._words[place : place + len(piece)]):
                found[self._words[start:end]] = None
            place = self._bare.find(wanted, place + 1)
        return list(found)

    def nearest(self, word: str) -> list[str]:
        """Return the words with the least edit distance, one or two, from a mistyped one; none for a short one."""
        from journals.index.typos import nearest_words

        self._refresh()
        return nearest_words(word, self._words, self._stands)

    def _stands(self, word: str) -> bool:
        """Return whether any record has a word now: the vocabulary itself never shrinks."""
        return bool(self._store.read("SELECT 1 FROM finder WHERE finder MATCH ? LIMIT 1", f'"{word}"'))

    def _refresh(self) -> None:
        """Reload the words where another connection has changed the file."""
        ((version,),) = self._store.read("PRAGMA data_version")
        if version != self._version or not self._words:
            words = [word for (word,) in self._store.read("SELECT word FROM vocabulary")]
            self._words = "\n".join(["", *words, ""])
            self._bare = strip_danish(self._words)
            self._version = version  # last: where reading was interrupted, it is done again
