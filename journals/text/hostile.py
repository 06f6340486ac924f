"""Removal of control and invisible characters, for the few texts that `clean` does not accept as they are."""

from __future__ import annotations

import re
import unicodedata

MAX_COMBINING_MARKS = 8
"""The most combining marks on one letter."""

# Control characters, C1, line and paragraph separators, bidi overrides, interlinear notes, surrogates: in a terminal
# they act, not show.
_HOSTILE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")
# What Unicode says shows as nothing: zero-width spaces, soft hyphens, direction marks, fillers, tags. It hides words
# from a filter and numbers from the privacy guard.
_UNSEEN = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\u3164"
    "\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Two that choose between a sign and its emoji: of use after a sign that has both, or before the frame of a key.
_STRAY_CHOICE = re.compile(
    "(?<![\xa9\xae\u203c\u2049\u2122\u2139\u2190-\u3299\U0001f000-\U0001faff])[\ufe0e\ufe0f](?!\u20e3)"
)
# Two that join or part letters: of use between emoji, and in scripts other than those of Europe.
_JOINED = "[\u0590-\u1dbf\u2190-\ufe0f\U00010000-\U000dffff]"
_STRAY_JOINER = re.compile(f"(?<!{_JOINED})[\u200c\u200d]|[\u200c\u200d](?!{_JOINED})")
# What editors and word processors write for a line break within a paragraph, and an old system for any.
_BREAK = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_LONG_RUN = re.compile(f"[^\x00-\u02ff]{{{MAX_COMBINING_MARKS + 1},}}")
"""Where a stack of marks could be."""


def strip_hostile(text: str) -> str:
    """Return `text` without hostile characters, in one pass; see `journals.text.clean.clean`.

    Stacks are cut before letters and marks are composed, which sorts the marks of each in the square of their number,
    and once more after it, because some marks stand for two.
    """
    text = unicodedata.normalize("NFC", _LONG_RUN.sub(_cut_stacks, _BREAK.sub("\n", text)))
    for unseen in (_UNSEEN, _STRAY_CHOICE, _STRAY_JOINER):
        text = unseen.sub("", text)
    return _HOSTILE.sub("\ufffd", _LONG_RUN.sub(_cut_stacks, text))


def _cut_stacks(run: re.Match[str]) -> str:
    """Return a run of letters and marks without the marks that are too many on one letter, of whatever script."""
    kept, marks = [], 0
    for character in run[0]:
        is_mark = unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me")
        marks = marks + 1 if is_mark else 0
        if marks <= MAX_COMBINING_MARKS:
            kept.append(character)
    return "".join(kept)
