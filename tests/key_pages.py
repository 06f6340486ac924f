"""`python -m tests.key_pages`: write the pages of keys anew, from the table of commands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from journals.text.language import LANGUAGES, Language
from tui.commands import COMMANDS, keys_shown, of_scope
from tui.locale import Catalogue

_DOCS = Path(__file__).parents[1] / "docs"
_BEGINS: dict[Language, str] = {
    "da": """# Taster

Det samme bogstav gør det samme på dansk og engelsk, og ingen af dem kræver AltGr. I programmet viser `h` tasterne, dér
hvor I er, og `Ctrl+P` alt, hvad der kan gøres. På kommandolinjen: `tilbageblik keys`. Tasterne kan I selv
[lave om](config.md).

Siden er lavet af programmets egen tabel med `python -m tests.key_pages`;
ret den ikke i hånden. [In English](../keys.md).
""",
    "en": """# Keys

The same letter does the same in Danish and English, and none of them needs AltGr. In the program `h` shows the keys of
where you are, and `Ctrl+P` all that can be done. On the command line: `tilbageblik keys`. You can
[give commands other keys](config.md).

The page is made from the program's own table by `python -m tests.key_pages`; do not
edit it by hand. [På dansk](da/keys.md).
""",
}
_HEADS: dict[Language, str] = {"da": "| tast | hvad den gør |", "en": "| key | what it does |"}


def keys_file(language: Language) -> Path:
    """Return where the page in a language lies."""
    return _DOCS / ("" if language == "en" else language) / "keys.md"


def keys_page(language: Language) -> str:
    """Return the page: what can be pressed, place by place."""
    return "\n".join([_BEGINS[language], *_lines(language)])


def _lines(language: Language) -> Iterator[str]:
    say = Catalogue(language)
    for scope in dict.fromkeys(each.scope for each in COMMANDS):
        yield from (f"## {say(f'commands.scope.{scope}')}", "", _HEADS[language], "|---|---|")
        for each in of_scope(scope):
            keys = keys_shown(each, language, {}) or say("cli.no_key")
            yield f"| {_cell(keys)} | {_cell(say(f'commands.{each.id}'))} |"
        yield ""
    yield from (say("commands.move"), "", _cell(say("commands.capture")))
    yield ""


def _cell(text: str) -> str:
    """Return a text that Markdown leaves as it is."""
    return text.replace("*", "\\*").replace("|", "\\|")


if __name__ == "__main__":
    for each in LANGUAGES:
        keys_file(each).write_text(keys_page(each), encoding="utf-8", newline="\n")
