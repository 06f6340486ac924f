"""`python -m tests.privacy [--held] [--misses]`: how well the privacy guard does on the evaluation set."""

from __future__ import annotations

import argparse
from collections import Counter

from content.notes import load_notes
from journals.privacy.detector import detect
from tests.privacy.evaluation import Result, evaluate, negatives, positives


def main() -> None:
    """Print the table, and the lines that went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true", help="the third that was held back, instead of the open part")
    parser.add_argument("--misses", action="store_true", help="list every line that went wrong")
    args = parser.parse_args()
    split = "held" if args.held else "open"
    result = evaluate(positives(split) + negatives(split))
    print(f"| {split}: kind | level | to be found | found | as meant | false alarms |")
    print("|---|---|---|---|---|---|")
    for (what, level), wanted in sorted(result.wanted.items()):
        found, whole, extra = (count[what, level] for count in (result.found, result.whole, result.extra))
        print(f"| {what} | {level} | {wanted} | {found / wanted:.0%} | {whole / wanted:.0%} | {extra} |")
    print(f"\nNothing was found in {result.clean} of {result.negatives} lines that only look like personal data.")
    print(f"Precision by level: {_precision(result)}.")
    print(_on_notes())
    if args.misses:
        for case, got in result.missed:
            print(f"  {case.group:10} {case.level:9} {case.text!r} {[(g.what, g.level, g.start, g.end) for g in got]}")


def _precision(result: Result) -> str:
    """Return for each level the part of what was found that was meant."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for (_, level), n in result.found.items():
        right[level] += n
    for (_, level), n in result.extra.items():
        wrong[level] += n
    return ", ".join(f"{level} {right[level] / (right[level] + wrong[level]):.1%}" for level in sorted(right))


def _on_notes() -> str:
    """Return how often the example notes, written without a thought of this, are marked."""
    notes = [note.text for language in ("da", "en") for note in load_notes(language)]
    levels = Counter(each.level for text in notes for each in detect(text))
    found = ", ".join(f"{levels[level]} {level}" for level in ("block", "warn", "underline"))
    return f"Findings in {len(notes)} example notes: {found}."


if __name__ == "__main__":
    main()
