"""The message catalogue: every text a person sees, in Danish and in English.

A key begins with the name of the file it lies in: `export.title` is in `export.py` of each language's folder. Files are
read when a text of theirs is first asked for, so that a command that prints one line does not pay for the screens.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath

from journals.text.clean import shown_name
from journals.text.language import LANGUAGES, Language


class Catalogue:
    """The texts of one language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._topics: dict[str, dict[str, str]] = {}

    def __call__(self, key: str, /, **words: object) -> str:
        """Return the text named `key` with its words filled in; a key nobody wrote is the caller's mistake: KeyError."""
        text = self._topic(key.partition(".")[0])[key]
        return text.format(**{name: _shown(word) for name, word in words.items()}) if words else text

    def count(self, key: str, number: int, /, **words: object) -> str:
        """Return the text for a number of things: `key.one` for one, else `key.many`; `{n}` is the number."""
        return self(f"{key}.{'one' if number == 1 else 'many'}", n=number, **words)

    def has(self, key: str) -> bool:
        """Return whether there is a text named `key`."""
        return key in self._topic(key.partition(".")[0])

    def _topic(self, topic: str) -> dict[str, str]:
        if topic not in self._topics:
            self._topics[topic] = import_module(f"tui.locale.{self.language}.{topic}").TEXTS
        return self._topics[topic]


def _shown(word: object) -> object:
    return shown_name(word) if isinstance(word, PurePath) else word


_catalogues: dict[Language, Catalogue] = {}


def catalogue(language: Language) -> Catalogue:
    """Return the catalogue of a language, the same one each time."""
    if language not in _catalogues:
        _catalogues[language] = Catalogue(language)
    return _catalogues[language]


SAYS = tuple(map(catalogue, LANGUAGES))
"""The catalogues of all languages; none of their files is read by that."""
