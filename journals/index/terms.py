"""What the index holds of a record: its words as they are compared, and marks for what can be told without reading."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from journals.index.guide_page import GuidePage
from journals.records.base import Record
from journals.records.fields import schema
from journals.records.model import RECORDS, Action, Lesson, Observation
from journals.text.stopwords import DANISH_FUNCTION_WORDS, ENGLISH_FUNCTION_WORDS
from journals.text.tokens import normalize_word, tokenize

Language: TypeAlias = Literal["da", "en"]

MAX_SEARCHED_LENGTH = 100_000
"""The most characters of a record that are searched: what a team writes is never longer, what others send may be."""
_ALL: tuple[type[Record], ...] = (*RECORDS, GuidePage)
SEARCHED_TYPES = tuple(kind for kind in _ALL if schema(kind).searched)
"""The kinds of records that are searched."""

_IN_BOTH = {"at", "for", "i"}
_OF_DANISH = {normalize_word(word) for word in DANISH_FUNCTION_WORDS.split()} - _IN_BOTH - {"en", "her", "men"}
_OF_ENGLISH = {*ENGLISH_FUNCTION_WORDS.split()} - _IN_BOTH - {"a", "be", "do", "he", "if", "is", "of", "on", "or"}


def searchable_text(record: Record) -> str:
    """Give all that is searched of a record."""
    texts = (getattr(record, name) for name in schema(type(record)).searched)
    return "\n".join(each for each in texts if each)[:MAX_SEARCHED_LENGTH]


def detect_language(words: Iterable[str]) -> Language:
    """Tell which language folded words are of, by the small ones among them; Danish where nothing says otherwise."""
    english = danish = 0
    for word in words:
        english += word in _OF_ENGLISH
        danish += word in _OF_DANISH
    return "en" if english > danish else "da"


def filter_terms(record: Record, project: int) -> Iterable[str]:
    """Give what filters ask for; `project` is the number the index has for its project."""
    yield f"#r{record.TABLE}"
    yield f"#j{project}"
    if isinstance(record, GuidePage):
        yield f"#l{record.language}"
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
    """Give the id of something in the guide as it stands in a term; what comes from others may be anything."""
    return "".join(letter for letter in name.casefold() if letter.isalnum() or letter == ".")
