"""The FTS5 terms of a record: its normalized words, and terms for the filters."""

from __future__ import annotations

import re
from collections.abc import Iterable

from journals.index.guide_page import IndexedGuidePage, name_key
from journals.records.base import Record, text_in
from journals.records.fields import schema
from journals.records.model import RECORDS, Action, Card, Lesson, Observation
from journals.records.retro import Reflection
from journals.text.language import Language
from journals.text.stopwords import DANISH_FUNCTION_WORDS, ENGLISH_FUNCTION_WORDS
from journals.text.tokens import normalize_word, token_spans, tokenize, words_in_capitals

MAX_SEARCHED_LENGTH = 100_000
"""The most characters of a record that are indexed: the app stores no longer texts, but others may send them."""
CAPITALS = "#b"
"""What the term of a word in capitals begins with."""
_ALL: tuple[type[Record], ...] = (*RECORDS, IndexedGuidePage)
SEARCHED_TYPES = tuple(kind for kind in _ALL if schema(kind).searched)
"""The record types that are indexed for searching."""

_IN_BOTH = {"at", "for", "i"}
_OF_DANISH = {normalize_word(word) for word in DANISH_FUNCTION_WORDS.split()} - _IN_BOTH - {"en", "her", "men"}
_OF_ENGLISH = {*ENGLISH_FUNCTION_WORDS.split()} - _IN_BOTH - {"a", "be", "do", "he", "if", "is", "of", "on", "or"}

_LOOKS_ENGLISH = re.compile(
    r"th|wh|ck|gh|ea|oo|ee|ou|ow|ew|w(?!orkshop)|qu|ch(?!ef)|(?:[^nrkld]ing|tion|ly|[^n]y|ness|ies)$"
).search
_LOOKS_DANISH = re.compile(
    r"[æøå]|kk|tj|ej|sk|kv|hv|gd|gn|bj|fj|(?:erne|ene|ning|else|hed|ende|ede|gt|dt|ig|er|et|en)$"
).search


def searchable_text(record: Record) -> str:
    """Return the searchable text of a record."""
    return "\n".join(each for each in searched_texts(record) if each)[:MAX_SEARCHED_LENGTH]


def searched_texts(record: Record) -> list[str]:
    """Return the texts of a record that are searched, the one that shows best what it is first."""
    return [text for _, text in searched_fields(record)]


def searched_fields(record: Record) -> list[tuple[str, str]]:
    """Return the searched texts of a record with the names of their fields, those of maps as `context.C7`."""
    found: list[tuple[str, str]] = []
    for name in schema(type(record)).searched:
        value = getattr(record, name)
        if isinstance(value, str):
            found.append((name, value))
        else:
            found += [(f"{name}.{member}", text_in(each)) for member, each in value.items()]
    if isinstance(record, Card):
        written = set(record.written)
        return [(name, text) for name, text in found if text in written]
    return found


def capital_terms(text: str) -> list[str]:
    """Return the terms of words in capitals; of a text that is all in capitals none, for there they say nothing."""
    return [] if text.isupper() else [CAPITALS + word for word in words_in_capitals(text)]


def detect_language(words: Iterable[str]) -> Language:
    """Return the language of normalized words, by the function words among them; Danish where undecided.

    A short line may have none, or as many of each: there it is told by the letters that either language has together.
    """
    words = [*words]
    english, danish = (sum(word in of for word in words) for of in (_OF_ENGLISH, _OF_DANISH))
    if english == danish:
        looks = [(_LOOKS_ENGLISH(word) is not None, _LOOKS_DANISH(word) is not None) for word in words]
        english, danish = looks.count((True, False)), looks.count((False, True))
    return "en" if english > danish else "da"


def filter_terms(record: Record, project: int) -> Iterable[str]:
    """Yield the terms that filters ask for; `project` is the row number of the record's project."""
    yield f"#r{record.TABLE}"
    yield f"#j{project}"
    if isinstance(record, IndexedGuidePage):
        yield f"#l{record.language}"
        named = (name_key((word for _, _, word in token_spans(name)), record.language) for name in record.names)
        yield from (f"#c{key}" for key in dict.fromkeys(named) if key)
    if isinstance(record, Reflection):
        yield f"#t{_id(record.pitfall)}"
    if isinstance(record, Observation | Lesson):
        yield from (f"#t{_id(pitfall)}" for pitfall in sorted(record.pitfalls))
    if isinstance(record, Observation):
        yield from (f"#t{_id(insight)}" for insight in sorted(record.insights))
        yield f"#k{record.kind or 'none'}"
        yield f"#g{record.sign or 'none'}"
        yield from (f"#w{word}" for word in tokenize(record.perspective))
    if isinstance(record, Action):
        yield from (f"#w{word}" for word in tokenize(record.owner))
    if stage := getattr(record, "stage", None):
        yield f"#s{_id(stage)}"


def _id(name: str) -> str:
    """Return the id of a guide item as a term: only letters, digits and dots, whatever a foreign log holds."""
    return "".join(letter for letter in name.casefold() if letter.isalnum() or letter == ".")
