"""Reading the evaluation set, and counting what was hit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

NONE = "-"
_FILES = ("evaluation", "check", "jotted", "scenes", "plain")


@dataclass(frozen=True)
class Case:
    """One observation, and what a thoughtful person would tag it with; nothing where nothing fits."""

    split: str
    pitfalls: tuple[str, ...]
    sign: str | None
    text: str


@dataclass
class Result:
    """What suggestions did with some cases."""

    fitting: int = 0
    first: int = 0
    """How often the first suggestion was right."""
    second: int = 0
    """How often one of the first two was."""
    silent: int = 0
    """How often nothing was suggested though something fits."""
    none: int = 0
    abstained: int = 0
    """How often nothing was suggested where nothing fits."""
    signs: int = 0
    signs_right: int = 0
    signs_told: int = 0
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)
    missed: list[tuple[Case, str]] = field(default_factory=list)


def cases(language: str, *splits: str) -> list[Case]:
    """Return the cases of some splits: `open`, `held`, `later`, `check`, `jotted`, `shut`, `scenes`, `plain`."""
    lines = (line for name in _FILES for line in _lines(f"{name}-{language}.tsv"))
    found = []
    for line in lines:
        split, pitfalls, sign, text = line.split("\t")
        known = () if pitfalls == NONE else tuple(pitfalls.split(","))
        found.append(Case(split, known, None if sign == NONE else sign, text))
    return [case for case in found if case.split in splits]


def _lines(name: str) -> list[str]:
    return (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()[1:]


def evaluate(
    tried: Iterable[Case], answer: Callable[[str], Sequence[str]], sign: Callable[[str], str | None] | None = None
) -> Result:
    """Count what `answer` (pitfalls, best first) and `sign` do with the cases."""
    result = Result()
    for case in tried:
        got = answer(case.text)
        best = got[0] if got else NONE
        if not case.pitfalls:
            result.none += 1
            result.abstained += not got
            if got:
                result.missed.append((case, best))
            continue
        result.fitting += 1
        result.silent += not got
        result.first += best in case.pitfalls
        result.second += bool(set(got[:2]) & set(case.pitfalls))
        if best not in case.pitfalls:
            result.confused[case.pitfalls[0], best] += 1
            result.missed.append((case, best))
        if sign is not None and case.sign and got:
            told = sign(case.text)
            result.signs += 1
            result.signs_told += told is not None
            result.signs_right += told == case.sign
    return result
