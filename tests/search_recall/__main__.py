"""Prints recall and precision of the search: `python -m tests.search_recall [--held | --others] [--all]`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from journals.text.language import Language
from tests.search_recall.recall import OTHERS, Score, measured


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.search_recall", description="What the search finds.")
    parser.add_argument("--held", action="store_true", help="the half that is for the end: never tune on it")
    parser.add_argument("--others", action="store_true", help="the set that somebody wrote who knew no code")
    parser.add_argument("--all", action="store_true", help="each query, also those without a fault")
    told = parser.parse_args(arguments)
    languages: tuple[Language, ...] = ("da", "en")
    for language in languages:
        scores = measured(language, OTHERS if told.others else "held" if told.held else "open")
        for each in scores:
            if told.all or each.missed or each.wrong:
                print(f"{each.query:24} missed: {_numbers(each.missed):20} wrong: {_numbers(each.wrong)}")
        print(f"{language}: {len(scores)} queries, {_summary(scores)}")


def _summary(scores: Sequence[Score]) -> str:
    asked = [each for each in scores if each.wanted]
    recall = sum(each.recall for each in asked) / len(asked)
    wrong, found = sum(len(each.wrong) for each in scores), sum(len(each.found) for each in scores)
    return f"recall {recall:.3f}, precision {1 - wrong / max(1, found):.3f} ({wrong} wrong hits of {found})"


def _numbers(notes: frozenset[int]) -> str:
    return " ".join(map(str, sorted(notes))) or "–"


if __name__ == "__main__":
    main()
