"""Detection of personal data in free text.

A finding holds the kind, position and severity, never the text itself, so that it can be shown and logged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TypeAlias, get_args

from journals.privacy.findings import Finding, FindingKind, Severity
from journals.privacy.text_signs import TextSigns, text_signs

_WordPatterns: TypeAlias = Callable[[str, TextSigns], list[Finding]]
_NumberPatterns: TypeAlias = Callable[[str, TextSigns], Iterator[Finding]]
_HiddenPatterns: TypeAlias = Callable[[str, _NumberPatterns], Iterator[Finding]]
_LEVELS: tuple[Severity, ...] = get_args(Severity)
_KINDS: tuple[FindingKind, ...] = ("cpr", "case", "email", "address", "insurance", "phone", "plate", "name", "health")
"""Of two equally sure kinds the first wins: a case number may look like a telephone number."""
_HIDDEN = "["
"""Masks a finding while the rest of the text is matched; no pattern matches across it."""
_HIDING = frozenset[FindingKind](("cpr", "phone", "email", "address", "case", "plate", "insurance"))
"""What can hide another finding beside it, as a house number hides a telephone number, being a part of it."""
_FEWEST_DIGITS, _FEWEST_HIDDEN = 3, 6
"""The fewest digits of any number that is looked for, and of one with signs in it that nobody sees."""
_ROUNDS = 4
"""The most passes over a text: one finding may hide another, but hardly in a chain."""


def detect(text: str) -> list[Finding]:
    """Return what looks like personal data in `text`, ordered by position and without overlaps.

    Of overlapping matches the surest is kept. A text is matched again with the findings masked, so that what `redact`
    leaves is practically free of findings.
    """
    kept: list[Finding] = []
    for _ in range(_ROUNDS):
        matches = _matches(text)
        if not matches:
            break
        new = _without_overlaps(matches)
        kept += new
        if _HIDING.isdisjoint(each.what for each in new):
            break
        text = _masked(text, new)
    return sorted(kept, key=_start) if kept else kept


def redact(text: str, found: Iterable[Finding], by: str) -> str:
    """Return `text` with each finding replaced by `by`."""
    pieces: list[str] = []
    at = 0
    for finding in sorted(found, key=_start):
        pieces += text[at : finding.start], by
        at = finding.end
    return "".join((*pieces, text[at:]))


def _matches(text: str) -> list[Finding]:
    """Return the matches of all patterns, unordered and overlapping."""
    if text.isspace() or not text:
        return []
    signs = text_signs(text)
    found: list[Finding] = []
    may_hide = signs.digits >= _FEWEST_HIDDEN or (signs.digits and "&#" in text)  # `&#xAEF;` is a digit, and has none
    if may_hide or signs.digits >= _FEWEST_DIGITS:
        detect_numbers, hidden_numbers = _number_patterns()
        if signs.digits >= _FEWEST_DIGITS:
            found += detect_numbers(text, signs)
        if may_hide:
            found += hidden_numbers(text, detect_numbers)
    found += _word_patterns()(text, signs)
    return found


@cache
def _number_patterns() -> tuple[_NumberPatterns, _HiddenPatterns]:
    """Return what knows the patterns of numbers; they are made for the first text with digits: most have none."""
    from journals.privacy.hidden_signs import hidden_numbers
    from journals.privacy.numbers import detect_numbers

    return detect_numbers, hidden_numbers


@cache
def _word_patterns() -> _WordPatterns:
    """Return what knows the patterns of words; they are made for the first text, as most command lines have none."""
    from journals.privacy.words import detect_words

    return detect_words


def _without_overlaps(found: Iterable[Finding]) -> list[Finding]:
    """Return the surest of overlapping findings."""
    ranked = sorted(found, key=lambda each: (_LEVELS.index(each.level), _KINDS.index(each.what), each.start))
    if len(ranked) < 2:
        return ranked
    taken = bytearray(max(each.end for each in ranked))
    kept = []
    for each in ranked:
        if taken.find(1, each.start, each.end) < 0:
            taken[each.start : each.end] = b"\1" * (each.end - each.start)
            kept.append(each)
    return kept


def _masked(text: str, found: Iterable[Finding]) -> str:
    pieces: list[str] = []
    at = 0
    for finding in sorted(found, key=_start):
        pieces += text[at : finding.start], _HIDDEN * (finding.end - finding.start)
        at = finding.end
    return "".join((*pieces, text[at:]))


def _start(finding: Finding) -> int:
    return finding.start
