"""Both languages say the same things, and everything the program says is there to be said."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, get_args

import pytest

from content.fault import TEXTS as GUIDE_FAULTS
from journals.overview.timeline import HAPPENINGS
from journals.privacy.findings import FindingKind
from journals.records.model import (
    ACTION_STATUSES,
    DECISIONS,
    KINDS,
    LESSON_STATUSES,
    OUTCOMES,
    PROJECT_KINDS,
    RECORDS,
    REPLY_KINDS,
    SIGNS,
    STATUSES,
    Action,
    Use,
)
from journals.records.retro import MIRROR_ANSWERS, ParkedItem
from journals.retro.answers import ANSWERS_BY_TYPE
from journals.text.language import LANGUAGES
from tests.sources import parsed, reads_sources
from tui import locale
from tui.locale import catalogue

pytestmark = reads_sources

ROOT = Path(locale.__file__).parents[2]
FOLDERS = {language: Path(locale.__file__).parent / language for language in LANGUAGES}
TOPICS = sorted({path.stem for folder in FOLDERS.values() for path in folder.glob("*.py")} - {"__init__"})
PROBLEMS = ("Problem", "NotFound", "Ambiguous", "Invalid", "NotSaved")


def texts(language: str, topic: str) -> dict[str, str]:
    found = import_module(f"tui.locale.{language}.{topic}").TEXTS
    assert isinstance(found, dict)
    return found


ALL = {key: text for topic in TOPICS for key, text in texts("da", topic).items()}


def names(text: str) -> set[str]:
    """The words to fill in; none in a text that is shown as it is, braces and all."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return set()


def test_both_languages_have_the_same_texts_with_the_same_words_to_fill_in() -> None:
    for topic in TOPICS:
        danish, english = texts("da", topic), texts("en", topic)
        assert danish.keys() == english.keys(), topic
        assert {key: names(text) for key, text in danish.items()} == {key: names(text) for key, text in english.items()}


def test_texts_lie_where_their_name_says_and_say_something() -> None:
    for language in LANGUAGES:
        for topic in TOPICS:
            for key, text in texts(language, topic).items():
                assert key.startswith(f"{topic}."), key
                assert text.strip(), key


def test_every_fault_of_a_guide_has_a_text_with_the_same_words() -> None:
    for language in LANGUAGES:
        own = texts(language, "fault")
        for code, text in GUIDE_FAULTS.items():
            assert names(own[f"fault.guide.{code}"]) <= names(text), code


class Said(NamedTuple):
    """A place in the source where a text is asked for."""

    where: str
    key: str | re.Pattern[str]
    """The key, or what it looks like where part of it is worked out."""
    words: frozenset[str] | None
    """The words it is given; None where that cannot be seen."""
    counted: bool


def sources() -> Iterator[Path]:
    for room in ("content", "journals", "tui"):
        yield from (path for path in (ROOT / room).rglob("*.py") if "locale" not in path.parts)


def scan() -> Iterator[Said]:
    for path in sources():
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call):
                for key, counted in keys(node):
                    given = [word.arg for word in node.keywords]
                    words = None if None in given else frozenset(word for word in given if word)
                    yield Said(f"{path.relative_to(ROOT)}:{node.lineno}", key, words, counted)


def keys(call: ast.Call) -> Iterator[tuple[str | re.Pattern[str], bool]]:
    """Yield the keys that a call asks for, and whether it counts."""
    func, args = call.func, call.args
    name = func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""
    if name == "count" and isinstance(func, ast.Attribute) and ends(func.value) == "say" and args:
        yield from ((key, True) for key in literal(args[0]))
    elif (name == "say" and args) or (name == "Usage" and args):
        yield from ((key, False) for key in literal(args[0]))
    elif name in PROBLEMS and args:
        yield from ((key if isinstance(key, re.Pattern) else f"problem.{key}", False) for key in literal(args[0]))
    elif name == "LogFault" and len(args) > 3:
        yield from ((key if isinstance(key, re.Pattern) else f"fault.{key}", False) for key in literal(args[3]))


def ends(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def literal(node: ast.expr) -> Iterator[str | re.Pattern[str]]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literal(node.body)
        yield from literal(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values]
        if isinstance(node.values[0], ast.Constant) and "." in str(node.values[0].value):
            yield re.compile("".join(parts))


@pytest.fixture(scope="module")
def said() -> list[Said]:
    """Read all sources once, where the tests run and not where they are collected."""
    return list(scan())


def test_what_is_said_is_found(said: list[Said]) -> None:
    """The scan sees all ways a text is asked for."""
    assert {each.key for each in said} >= {
        "undo.left",
        "cli.error.missing",
        "problem.no_project",
        "fault.torn_tail",
        "fault.lost_reference",
        "app.kept",
    }
    assert len([each for each in said if isinstance(each.key, re.Pattern)]) > 10


def test_every_text_that_is_asked_for_is_there(said: list[Said]) -> None:
    assert [each for each in said if isinstance(each.key, str) and not is_there(each)] == []


def is_there(each: Said) -> bool:
    """Return whether the catalogue has a text, and the call all words that are to be filled in."""
    wanted = [f"{each.key}.one", f"{each.key}.many"] if each.counted else [str(each.key)]
    if each.words is None or wanted[0].startswith(("problem.", "fault.")):
        return all(key in ALL for key in wanted)
    given = each.words | {"n"} if each.counted else each.words
    return all(key in ALL and names(ALL[key]) <= given for key in wanted)


def test_every_text_that_is_worked_out_has_something_to_find(said: list[Said]) -> None:
    assert [each for each in said if isinstance(each.key, re.Pattern) and not finds(each.key, each.counted)] == []


FROM_VALUES: dict[str, Iterable[str]] = {
    "follow_up.{}": {each for kind in (Action, Use, ParkedItem) for each in ANSWERS_BY_TYPE[kind]} | {"answered"},
    "words.kind.{}": (*KINDS, "none"),
    "words.sign.{}": SIGNS,
    "words.project_kind.{}": PROJECT_KINDS,
    "words.status.{}": STATUSES,
    "words.lesson_status.{}": LESSON_STATUSES,
    "words.action_status.{}": ACTION_STATUSES,
    "words.decision.{}": (*DECISIONS, "none"),
    "words.held.{}": (*OUTCOMES, "unknown"),
    "words.reply_as.{}": REPLY_KINDS,
    "words.bitten.{}": MIRROR_ANSWERS,
    "overview.event.{}": HAPPENINGS,
    "guard.what.{}": get_args(FindingKind),
    "guard.instead.{}": get_args(FindingKind),
    "guard.count.{}.many": get_args(FindingKind),
    "bin.kind.{}": [each.TABLE for each in RECORDS],
    "undo.{}.many": [each.TABLE for each in RECORDS],
}
"""What is made of a value, and the values it can have."""


@pytest.mark.parametrize("key", FROM_VALUES)
def test_every_value_that_is_said_has_a_text(key: str) -> None:
    assert [each for each in FROM_VALUES[key] if key.format(each) not in ALL] == []


def finds(key: re.Pattern[str], counted: bool) -> bool:
    pattern = re.compile(key.pattern + (r"\.(one|many)" if counted else ""))
    return any(pattern.fullmatch(each) for each in ALL)


def test_a_text_nobody_wrote_is_the_callers_mistake() -> None:
    with pytest.raises(KeyError):
        catalogue("da")("app.nothing_like_it")
