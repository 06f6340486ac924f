"""Personal data in free text: what it looks like, where it stands, and how sure we are.

What was found is never written anywhere: a finding says what kind it is and where it stands, not what it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from journals.privacy.findings import Finding, FindingKind, Severity

_LEVELS: tuple[Severity, ...] = get_args(Severity)
_KINDS: tuple[FindingKind, ...] = ("cpr", "case", "email", "address", "phone", "plate", "name", "health")
"""Where two kinds are equally sure, the first is right: the number of a case may look like a telephone number."""
_HIDDEN = "["
"""What stands for a finding while the rest of its text is looked at; no pattern reaches across it."""
_HIDING = frozenset[FindingKind](("cpr", "phone", "email", "address", "case", "plate"))
"""What can hide another finding beside it, as a house number hides a telephone number, being a part of it."""
_ROUNDS = 4
"""How often a text is looked at; one hides another, but hardly in a chain."""


def detect(text: str) -> list[Finding]:
    """Return what looks like personal data in `text`, in the order it stands there; findings never overlap.

    Where several things could stand in the same place, the surest is kept. What `replaced` leaves is as good as free
    of findings: each is also looked for as if the others were gone already.
    """
    kept: list[Finding] = []
    for _ in range(_ROUNDS):
        new = _without_overlaps(_matches(text))
        if not new:
            break
        kept += new
        if _HIDING.isdisjoint(each.what for each in new):
            break
        text = _masked(text, new)
    return sorted(kept, key=_start)


def redact(text: str, found: Iterable[Finding], by: str) -> str:
    """Return `text` with each finding replaced by the words `by`."""
    pieces: list[str] = []
    at = 0
    for finding in sorted(found, key=_start):
        pieces += text[at : finding.start], by
        at = finding.end
    return "".join((*pieces, text[at:]))


def _matches(text: str) -> Iterator[Finding]:
    """Return everything that some pattern says, as it comes."""
    if text.isspace() or not text:
        return
    # The patterns are made when a text is first looked at: most command lines end without one.
    from journals.privacy import numbers as privacy_numbers
    from journals.privacy import words as privacy_words

    yield from privacy_numbers.detect_numbers(text)
    yield from privacy_words.detect_words(text)


def _without_overlaps(found: Iterable[Finding]) -> list[Finding]:
    """Keep the surest of findings that overlap."""
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
