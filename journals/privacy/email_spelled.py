"""Mail addresses with the sign or the dot in words, brackets, or among spaces: `hanne snabel-a example.com`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journals.privacy.findings import Finding
from journals.privacy.text_signs import TextSigns
from journals.text.late_pattern import late_pattern

_BRACKETED = r"\s?[(\[{<]\s?(?:at|a|snabel-?a|æt|@)\s?[)\]}>]\s?"
_SIGN = rf"(?:{_BRACKETED}|\s{{1,2}}snabel[- ]?a\s{{1,2}}|\s?@\s?)"
_DOT_IN_WORDS = r"(?:\s{1,2}(?:dot|punktum)\s{1,2}|\s?[(\[{<]\s?(?:dot|punktum|\.)\s?[)\]}>]\s?)"
_DOT = rf"(?:{_DOT_IN_WORDS}|\s?\.\s?|,)"
_BOX, _LABEL = r"(?<![\w.%+'-])(?P<box>\w[\w.%+'-]{0,63})", r"[^\W_][\w-]{0,62}"
_TOP = r"(?:com|dk|net|org|eu|se|no|de|nu|info|uk|io|fi|gl|fo)(?![\w-])"
_SPELLED = late_pattern(
    rf"{_BOX}(?:{_SIGN}{_LABEL}(?:\.{_LABEL}){{0,3}}{_DOT}{_TOP}"
    rf"|\s{{1,2}}at\s{{1,2}}{_LABEL}(?:\.{_LABEL}){{0,3}}{_DOT_IN_WORDS}{_TOP})",
    re.IGNORECASE,
)
_HINT = late_pattern(
    r"@|snabel|[(\[{<]\s?(?:at|a|æt)\s?[)\]}>]|\s(?:dot|punktum)\s|[(\[{<](?:dot|punktum)", re.IGNORECASE
)
"""Hardly a text has any."""


def detect_spelled_emails(text: str, signs: TextSigns, shared: frozenset[str]) -> Iterator[Finding]:
    """Yield the mail addresses in `text` that are written so; not those of `shared` boxes."""
    low = signs.low
    if not (signs.has_at or signs.has_bracket or "dot" in low or "punktum" in low or "snabel" in low):
        return
    if not _HINT.search(text):
        return
    for match in _SPELLED.finditer(text):
        if match["box"].lower() not in shared and not match["box"].isdecimal():
            yield Finding("email", "warn", *match.span())
