"""Reading the evaluation set, and counting what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from journals.privacy.detector import detect
from journals.privacy.findings import Finding, FindingKind, Severity

HERE = Path(__file__).parent
BEGIN, END, HARD_SPACE = "‹", "›", "␣"
"""How a line marks what is to be found, and a space that does not break."""


@dataclass(frozen=True)
class Case:
    """A line, and what is to be found in it: in a positive all of one kind and level, in a negative nothing."""

    split: str
    group: str
    level: str
    text: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass
class Result:
    """What the guard did with some lines."""

    wanted: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(Kind, level) → how many are to be found."""
    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    """… were found, at any level."""
    whole: Counter[tuple[str, str]] = field(default_factory=Counter)
    """… were found from first to last character, at that level."""
    extra: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(Kind, level) found where nothing is to be found."""
    clean: int = 0
    """Negatives in which nothing was found."""
    negatives: int = 0
    missed: list[tuple[Case, list[Finding]]] = field(default_factory=list)


def positives(*splits: str) -> list[Case]:
    """Return the lines with personal data of some splits (`open`, `held`)."""
    return [_marked(*row) for row in _rows("positives.tsv") if row[0] in splits]


def negatives(*splits: str) -> list[Case]:
    """Return the lines without."""
    return [Case(split, group, "-", text) for split, group, text in _rows("negatives.tsv") if split in splits]


def evaluate(cases: Iterable[Case]) -> Result:
    """Look at every line and count."""
    result = Result()
    for case in cases:
        got = detect(case.text)
        if case.spans:
            wrong = _count_positive(result, case, got)
        else:
            result.negatives += 1
            result.clean += not got
            wrong = bool(got)
        result.extra.update((each.what, each.level) for each in got if not _is_meant(case, each))
        if wrong:
            result.missed.append((case, got))
    return result


def precision(result: Result, what: FindingKind, level: Severity) -> float | None:
    """Return the part of what was found of this kind and level that was meant (kind and place), if any was."""
    right = sum(n for (kind, _), n in result.found.items() if kind == what)
    wrong = sum(n for (kind, at), n in result.extra.items() if (kind, at) == (what, level))
    return right / (right + wrong) if right + wrong else None


def _count_positive(result: Result, case: Case, got: list[Finding]) -> bool:
    kind = case.group, case.level
    wrong = False
    for start, end in case.spans:
        there = [each for each in got if each.what == case.group and each.start < end and start < each.end]
        whole = any((each.start, each.end, each.level) == (start, end, case.level) for each in there)
        result.wanted[kind] += 1
        result.found[kind] += bool(there)
        result.whole[kind] += whole
        wrong |= not whole
    return wrong


def _is_meant(case: Case, found: Finding) -> bool:
    return found.what == case.group and any(found.start < end and start < found.end for start, end in case.spans)


def _marked(split: str, what: str, level: str, text: str) -> Case:
    spans, plain = [], ""
    for piece in text.split(BEGIN):
        inside, mark, outside = piece.partition(END)
        if mark:
            spans.append((len(plain), len(plain) + len(inside)))
        plain += inside + outside
    return Case(split, what, level, plain, tuple(spans))


def _rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()[1:]
    return [line.replace(HARD_SPACE, "\u00a0").split("\t") for line in lines]
