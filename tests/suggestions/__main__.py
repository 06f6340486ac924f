"""`python -m tests.suggestions [--held] [--misses]`: several ways of suggesting, side by side, on the evaluation."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from math import log
from unittest import mock

from content.notes import Note, load_notes
from journals.lessons import suggest as engine
from journals.lessons.suggest import SuggestionModel, suggest, train
from journals.text.stemming import features
from tests.suggestions.evaluation import Result, cases, evaluate

Answer = Callable[[str], Sequence[str]]


def main() -> None:
    """Print the table, the confusions and the misses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true", help="the third that was held back, instead of the open part")
    parser.add_argument("--misses", action="store_true", help="list every case that went wrong")
    args = parser.parse_args()
    split = "held" if args.held else "open"
    for language in ("da", "en"):
        notes = load_notes(language)
        tried = cases(language, split)
        print(f"\n{language}, {split}: {len(tried)} observations; learned from {len(notes)} notes")
        print(f"{'way':34} {'first':>6} {'of two':>6} {'none kept':>9}")
        kept: Result | None = None
        for name, answer in ways(notes, language):
            kept = evaluate(tried, answer)
            print(f"{name:34} {kept.first / kept.fitting:6.0%} {kept.second / kept.fitting:6.0%} {_share(kept):>9}")
        model = train(notes, language)
        ours = evaluate(tried, _answer(model), _sign(model))
        print(f"  nothing suggested though something fits: {ours.silent} of {ours.fitting}")
        print(f"  sign told in {ours.signs_told} of {ours.signs}, right in {ours.signs_right}")
        print("  confused: " + ", ".join(f"{a} for {b} ×{n}" for (b, a), n in ours.confused.most_common(12)))
        if args.misses:
            for case, got in ours.missed:
                print(f"  {','.join(case.pitfalls) or '-':8} got {got:4} {case.text}")


def ways(notes: Sequence[Note], language: str) -> Iterator[tuple[str, Answer]]:
    """Yield the ways that were tried, the one that was kept last."""
    for name, some in (("bayes, stems alone", _stems), ("bayes, stems, pairs, letter runs", _with_runs)):
        with mock.patch.object(engine, "features", some):
            model = train(notes, language)
            pairs = {
                case.text: [s.pitfall for s in suggest(model, case.text)] for case in cases(language, "open", "held")
            }
        yield name, pairs.__getitem__
    yield "nearest notes", _nearest(notes, language)
    kept = train(notes, language)
    yield "bayes, stems and pairs (kept)", _answer(kept)


def _stems(text: str, language: str) -> Iterator[tuple[str, str]]:
    return ((feature, word) for feature, word in features(text, language) if " " not in feature)


def _with_runs(text: str, language: str) -> Iterator[tuple[str, str]]:
    for feature, word in features(text, language):
        yield feature, word
        if " " not in feature:
            marked = f"<{feature}>"
            yield from ((f"~{marked[i : i + n]}", word) for n in (4, 5) for i in range(len(marked) - n + 1))


def _nearest(notes: Sequence[Note], language: str, most: int = 25) -> Answer:
    """Let the notes that are most like the text vote."""
    often = Counter(f for note in notes for f in {f for f, _ in features(note.text, language)})
    idf = {f: log((len(notes) + 1) / (n + 1)) + 1 for f, n in often.items()}
    weighed = [
        (note.pitfall, engine._weighed(Counter(f for f, _ in features(note.text, language)), idf)) for note in notes
    ]

    def answer(text: str) -> list[str]:
        mine = engine._weighed(Counter(f for f, _ in features(text, language)), idf)
        likes = sorted(
            ((sum(w * mine.get(f, 0) for f, w in theirs.items()), p) for p, theirs in weighed), key=lambda x: -x[0]
        )
        votes: Counter[str | None] = Counter()
        for likeness, pitfall in likes[:most]:
            votes[pitfall] += likeness  # type: ignore[assignment]
        ranked = [pitfall for pitfall, _ in votes.most_common(3)]
        return [] if ranked[0] is None else [p for p in ranked if p is not None]

    return answer


def _answer(model: SuggestionModel) -> Answer:
    return lambda text: [each.pitfall for each in suggest(model, text)]


def _sign(model: SuggestionModel) -> Callable[[str], str | None]:
    return lambda text: next((each.sign for each in suggest(model, text)), None)


def _share(result: Result) -> str:
    return f"{result.abstained / result.none:.0%}" if result.none else "–"


if __name__ == "__main__":
    main()
