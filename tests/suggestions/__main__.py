"""`python -m tests.suggestions [--check | --jotted | --scenes | …]`: measure suggestions; or `--train`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from time import perf_counter

from content.notes import load_notes
from journals.lessons.suggest import SuggestionModel, suggest, train
from journals.lessons.trained_table import load_table
from tests.suggestions.evaluation import Case, Result, cases, evaluate

Answer = Callable[[str], Sequence[str]]
LANGUAGES = ("da", "en")


def main() -> None:
    """Print the table, the confusions and the misses; or make the tables anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", action="store_true", help="make the tables anew; needs the extra [train]")
    split = parser.add_mutually_exclusive_group()
    split.add_argument("--check", action="store_const", dest="split", const="check", help="the later check set")
    split.add_argument("--held", action="store_const", dest="split", const="held", help="the third that was held back")
    split.add_argument("--later", action="store_const", dest="split", const="later", help="the latest, in Danish alone")
    split.add_argument("--jotted", action="store_const", dest="split", const="jotted", help="jotted lines")
    split.add_argument("--shut", action="store_const", dest="split", const="shut", help="their shut half")
    split.add_argument("--scenes", action="store_const", dest="split", const="scenes", help="by one who saw no notes")
    parser.add_argument("--misses", action="store_true", help="list every case that went wrong")
    args = parser.parse_args()
    for language in LANGUAGES:
        if args.train:
            _train(language)
        elif tried := cases(language, args.split or "open"):
            _measure(language, args.split or "open", tried, misses=args.misses)


def _train(language: str) -> None:
    from tests.suggestions.training import make_table  # only here: scikit-learn is in an extra of its own

    begun = perf_counter()
    path = make_table(language)
    file = load_table(language).file
    print(
        f"{path}: {path.stat().st_size:,} bytes, {len(file.features.splitlines()):,} rows, sure from {file.sure}, "
        f"of signs from {file.sure_of_sign}; {perf_counter() - begun:.0f} s"
    )


def _measure(language: str, split: str, tried: Sequence[Case], *, misses: bool) -> None:
    notes = load_notes(language)
    learned = train(notes, language)
    print(f"\n{language}, {split}: {len(tried)} observations; learned from {len(notes)} notes")
    print(f"{'way':24} {'first':>6} {'of two':>6} {'none kept':>9}")
    ways = {"bayes alone": SuggestionModel(learned), "table and bayes": SuggestionModel(learned, load_table(language))}
    for name, model in ways.items():
        result = evaluate(tried, answer_of(model), sign_of(model))
        first, second = result.first / result.fitting, result.second / result.fitting
        print(f"{name:24} {first:6.0%} {second:6.0%} {_share(result):>9}")
        print(f"  nothing suggested though something fits: {result.silent} of {result.fitting}")
        print(f"  sign told in {result.signs_told} of {result.signs}, right in {result.signs_right}")
        print("  confused: " + ", ".join(f"{a} for {b} ×{n}" for (b, a), n in result.confused.most_common(12)))
    if misses:
        for case, got in result.missed:
            print(f"  {','.join(case.pitfalls) or '-':8} got {got:4} {case.text}")


def answer_of(model: SuggestionModel) -> Answer:
    """Return what asks a model for pitfalls."""
    return lambda text: [each.pitfall for each in suggest(model, text)]


def sign_of(model: SuggestionModel) -> Callable[[str], str | None]:
    """Return what asks a model for the sign."""
    return lambda text: next((each.sign for each in suggest(model, text)), None)


def _share(result: Result) -> str:
    return f"{result.abstained / result.none:.0%}" if result.none else "–"


if __name__ == "__main__":
    main()
