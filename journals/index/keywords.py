"""Keyword extraction: the stems of a text's significant words, by which two texts are compared."""

from __future__ import annotations

from functools import lru_cache

from journals.index.terms import detect_language
from journals.records.model import Lesson
from journals.text.language import Language
from journals.text.stemming import stem
from journals.text.stopwords import COMMON_WORDS
from journals.text.tokens import tokenize

_SMALLEST = 3
"""The fewest letters of a significant word."""


@lru_cache(maxsize=1 << 12)
def stems_of(text: str, language: Language | None = None) -> frozenset[str]:
    """Return the stems of a text's significant words; without `language` it is detected."""
    found = list(tokenize(text))
    language = language or detect_language(found)
    return frozenset(stem(word, language) for word in found if _tells(word))


def lesson_stems(lesson: Lesson) -> frozenset[str]:
    """Return the stems of a lesson's significant words."""
    return stems_of(lesson_text(lesson))


def word_with_stem(root: str, text: str) -> str:
    """Return the first word of a text with a given stem, "" where there is none."""
    found = list(tokenize(text))
    language: Language = detect_language(found)
    return next((word for word in found if _tells(word) and stem(word, language) == root), "")


def lesson_text(lesson: Lesson) -> str:
    """Return the text of a lesson, field after field."""
    return "\n".join((lesson.title, lesson.situation, lesson.learned, lesson.do))


def _tells(word: str) -> bool:
    return len(word) >= _SMALLEST and word not in COMMON_WORDS and not word.isdigit()
