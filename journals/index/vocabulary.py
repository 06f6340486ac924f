"""All words of the library, to look into: those of one stem, those that begin so, those with a word inside."""

from __future__ import annotations

from journals.index.store import IndexStore
from journals.text.stemming import stem
from journals.text.tokens import matches_typed, strip_danish

MIN_INFIX_LENGTH = 4
"""Letters a word must have to be looked for inside others."""
MAX_INFIX_MATCHES = 250
"""Words with another inside that are asked for at once."""
MIN_INFLECTED_LENGTH = 4
MAX_SUFFIX_LENGTH = 5
"""Letters that an inflection may add to a stem; what has more begins with what was typed, as a rule."""
_ABOUT = "SELECT word, english FROM vocabulary WHERE word >= ? AND word < ? AND length(word) <= ?"
_LAST = "\U0010ffff"


class Vocabulary:
    """The words of a store's records."""

    def __init__(self, store: IndexStore) -> None:
        self._store = store
        self._version = -1
        self._words = self._bare = ""

    def inflections(self, word: str) -> set[str]:
        """Give the words of the same stem, other inflections; an English one only of words that have stood in English.

        Stems are made when they are asked for: to make those of all words takes longer than all else of the index.
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
        """Tell whether any word begins so."""
        sql = "SELECT 1 FROM vocabulary WHERE word >= ? AND word < ? LIMIT 1"
        return bool(self._store.read(sql, start, start + _LAST))

    def contains(self, word: str) -> bool:
        """Tell whether it is one of the words."""
        return bool(self._store.read("SELECT 1 FROM vocabulary WHERE word = ?", word))

    def containing(self, piece: str) -> list[str]:
        """Give the words with a piece inside that do not begin with it; a piece typed plainly may mean `æ ø å`."""
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
        """Give the words nearest to a mistyped one, one or two letters away; none for a short one."""
        from journals.index.typos import nearest_words

        self._refresh()
        return nearest_words(word, self._words, self._stands)

    def _stands(self, word: str) -> bool:
        """Tell whether a record has a word now: words are known for as long as the index lives."""
        return bool(self._store.read("SELECT 1 FROM finder WHERE finder MATCH ? LIMIT 1", f'"{word}"'))

    def _refresh(self) -> None:
        """Fetch the words anew where another connection has changed something."""
        ((version,),) = self._store.read("PRAGMA data_version")
        if version != self._version or not self._words:
            self._version = version
            self._words = "\n".join(["", *(word for (word,) in self._store.read("SELECT word FROM vocabulary")), ""])
            self._bare = strip_danish(self._words)
