"""One word for one thing: the table in CONTRIBUTING holds for both catalogues and for all that the guide holds."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

import content
from journals.text.language import LANGUAGES, Language
from tui import locale
from tui.locale import catalogue

ROOT = Path(locale.__file__).parents[2]
CONTENT = Path(content.__file__).parent
TITLE = "## One word for one thing"

PRIVATE = ("private", "ballot", "tally", "safety", "spent", "round", "voting")
"""Topics of rounds in which one person at a time sits at the keyboard."""

TYPED = ("value.", "palette.words.")
"""How keys begin whose texts are what somebody may type: more words than one, on purpose."""

EXCEPTIONS = {
    ("da", "cli.export.form", "briefing"): "It is a value that is typed.",
    ("da", "cli.fact.theme", "tema"): "It means the colours of the screen.",
    ("da", "2.4", "du"): "It is what one asks a colleague.",
    ("da", "S5", "ibrugtagning…"): "The stage is the beginning of use, not the whole introduction.",
    ("en", "cli.fact.theme", "theme…"): "It means the colours of the screen.",
    ("en", "cli.held.held", "hurt"): "It is a value that is typed.",
    ("en", "cli.no_conditions", "context"): "It is the id of a card, which is typed.",
    ("en", "import_formats.azure_json", "retrospective…"): "It is another program's name.",
    ("en", "import_formats.azure_csv", "retrospective…"): "It is another program's name.",
    ("en", "import_formats.azure_mail", "retrospective…"): "It is another program's name.",
    ("en", "importing.dropped.votes", "votes"): "It is what other programs call them.",
    ("en", "L02", "theme…"): "It is the title of a section of a web site.",
    ("en", "RO2", "the leader"): "It is the change leader, who need not be a manager.",
}
"""(language, key or heading, word) → why it is right there."""


class Word(NamedTuple):
    """A word that is not used, in one language, and the one that is."""

    language: str
    wrong: str
    better: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """What it looks like in a text; `…` stands for any letters."""
        form = re.escape(self.wrong).replace("…", r"\w*")
        return re.compile(rf"(?<![\w-]){form}(?![\w])", re.IGNORECASE)


def words() -> list[Word]:
    """All words that the table says are not used."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = text.partition(TITLE)[2].partition("\n## ")[0].splitlines()
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows if row.startswith("|")][2:]
    return [
        Word(language, wrong.strip(), better)
        for _, danish, english, not_danish, not_english in cells
        for language, better, wrongs in (("da", danish, not_danish), ("en", english, not_english))
        for wrong in wrongs.split(",")
        if wrong.strip()
    ]


class Text(NamedTuple):
    """A text that people read, and where it stands: the file, and the key or the heading it is under."""

    file: str
    key: str
    text: str


def catalogue_texts(language: str) -> Iterator[Text]:
    folder = Path(locale.__file__).parent / language
    for path in sorted(folder.glob("*.py")):
        if path.stem != "__init__":
            for key, text in import_module(f"tui.locale.{language}.{path.stem}").TEXTS.items():
                if not key.startswith(TYPED):
                    yield Text(f"tui/locale/{language}/{path.name}", key, text)


def guide_texts(language: str) -> Iterator[Text]:
    """Yield what stands in the guide, line by line, but for what it is also called and what is another's own title.

    Example notes are what staff wrote, and speak as they like.
    """
    for path in sorted(
        path for folder in (CONTENT, CONTENT / "templates") for path in (folder / language).rglob("*.md")
    ):
        if path.parent.name == "notes":
            continue
        heading = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith(("# ", "## ")):
                heading = line.lstrip("#").split()[0]
            if not re.match(r"- (Kilde|Source|Findes på|Found at|Også kaldet|Also called): ", line):
                yield Text(str(path.relative_to(ROOT)), heading, re.sub(r"^#+ [^\s:]+", "", line))


def read_by_people(text: str) -> str:
    """Return a text without what the command line takes, which is one for both languages, and words to fill in."""
    text = re.sub(r"`[^`]*`|\{(?!key\})[^}]*\}|\b[\w-]+ = ", "…", text)
    text = re.sub(r"--[a-z-]+(?: [a-z]+\b)?", "…", text)
    return re.sub(r"tilbageblik [a-z]+(?: (?:[A-Z]+\b|…))+", "…", text)


def found(language: str) -> Iterator[str]:
    """Yield where a word of the table stands that should not, and the better one."""
    patterns = [(word, word.pattern) for word in words() if word.language == language]
    for text in (*catalogue_texts(language), *guide_texts(language)):
        shown = read_by_people(text.text)
        for word, pattern in patterns:
            if word.better == "I" and text.key.partition(".")[0] in PRIVATE:
                continue
            if pattern.search(shown) and (language, text.key, word.wrong) not in EXCEPTIONS:
                yield f"{text.file}, {text.key}: »{word.wrong}«; better: {word.better}. {text.text}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_thing_is_called_by_one_word(language: str) -> None:
    assert list(found(language)) == []


def test_a_word_of_the_table_is_found_with_its_place_and_the_better_one() -> None:
    word = next(word for word in words() if word.wrong == "redskab…")
    assert (word.language, word.better) == ("da", "værktøj")
    assert word.pattern.search("med Redskabet, som")
    assert not word.pattern.search("et skab, et medredskab")
    assert not next(word for word in words() if word.wrong == "app").pattern.search("apparat")
    assert read_by_people("Se dem med: tilbageblik retro PROJEKT --format retro. {retro}") == "Se dem med: …. …"


def test_each_exception_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    argued = list(EXCEPTIONS)
    monkeypatch.setattr(sys.modules[__name__], "EXCEPTIONS", {})
    without: dict[str, list[str]] = {language: list(found(language)) for language in LANGUAGES}
    for language, key, wrong in argued:
        assert any(f", {key}: »{wrong}«" in each for each in without[language]), (key, wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_kinds_of_two_things_have_two_names_everywhere(language: Language) -> None:
    say = catalogue(language)
    of_projects = ("form.project_kind", "compare.kind", "export.project_kind", "history.field.project_kind")
    of_observations = ("form.kind", "export.csv.kind", "history.field.kind")
    assert len({say(key) for key in of_projects}) == 1
    assert {say(key) for key in of_projects}.isdisjoint(say(key) for key in of_observations)
