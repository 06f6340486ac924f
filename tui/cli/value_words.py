"""What the values of an option are called: each is understood in every language, and shown in the app's own.

The words lie in the catalogue, `value.<topic>.<name>`, several with ` | ` between them: the first is shown. A value is
understood by its own name too, which is what is stored and what `--json` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from journals.text.clean import filter_key
from tui.cli.usage_error import UsageError
from tui.locale import SAYS, Catalogue

NO_VALUE = "none"
"""What is typed to take a value away again."""
_BETWEEN = " | "
_ON_SCREEN = {"status": ("status", "lesson_status", "action_status")}
"""Topic → those of the words on the screen, where they are several."""
_NEAR = 0.6
"""How like a word must be to what was typed, of 1."""


def value_words(topic: str, name: str, say: Catalogue) -> Sequence[str]:
    """Return what a value is called in a language, its shown word first; its name where it has no other."""
    for key in (f"value.{topic}.{name}", f"value.{name}"):
        if say.has(key):
            return say(key).split(_BETWEEN)
    return (name,)


def shown_word(topic: str, name: str, say: Catalogue) -> str:
    """Return the word by which a value is shown."""
    return value_words(topic, name, say)[0]


def meant_value(topic: str, names: Iterable[str], typed: str) -> str | None:
    """Return the value that is called so in any language, whatever its signs and letters; None where none is."""
    return named_so({name: all_words(topic, name) for name in names}, typed)


def named_so(called: Mapping[str, Iterable[str]], typed: str) -> str | None:
    """Return the one of `called` (name → what it is called) that was typed: its name, or a word for it alone."""
    if typed in called:
        return typed
    wanted = _folded(typed)
    found = [name for name, words in called.items() if wanted and wanted in map(_folded, (name, *words))]
    return found[0] if len(found) == 1 else None


def all_words(topic: str, name: str) -> list[str]:
    """Return what a value is called in all languages, on the command line and on the screen."""
    keys = [f"words.{each}.{name}" for each in _ON_SCREEN.get(topic, (topic,))]
    on_screen = [say(key) for say in SAYS for key in keys if say.has(key)]
    return [*(word for say in SAYS for word in value_words(topic, name, say)), *on_screen]


def refuse_value(option: str, typed: str, called: Mapping[str, Iterable[str]], shown: Mapping[str, str]) -> UsageError:
    """Return the error that says what a value can be, and which of them is called most like what was typed.

    `called`: name → what it is called; `shown`: name → the word to show, in the order to list them.
    """
    from difflib import get_close_matches  # only here: nobody who types what is there pays for it

    if not shown:
        return UsageError("cli.error.no_choice", name=option, value=typed)
    names = {_folded(word): name for name in shown for word in (name, *called.get(name, ()))}
    nearest = get_close_matches(_folded(typed), names, 1, _NEAR)
    key = "cli.error.choice_nearest" if nearest else "cli.error.choice"
    found = shown[names[nearest[0]]] if nearest else ""
    return UsageError(key, name=option, value=typed, valid=in_a_row(shown.values()), nearest=found)


def in_a_row(words: Iterable[str]) -> str:
    """Return words in a row, so that one sees where each ends: some hold commas themselves."""
    shown = list(words)
    return (" · " if any(", " in word for word in shown) else ", ").join(shown)


def _folded(word: str) -> str:
    """Return a word without case, the signs between its parts, and the marks of its letters."""
    return "".join(letter for letter in filter_key(word) if letter.isalnum())
