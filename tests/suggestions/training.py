"""`python -m tests.suggestions --train`: make the tables that ship in `content/`; needs the extra `[train]`.

One linear support vector machine a pitfall, against all other notes (those that speak to none are a label too), and
one a sign. The same notes make the same bytes: features are sorted, the seed is fixed, what is written is rounded.
How sure a suggestion must be is found among the notes themselves: each quarter is read by models made of the others.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log, sqrt
from pathlib import Path
from typing import Any

import msgspec

from content.cache import folder_of
from content.notes import NO_PITFALL, Note, load_notes
from journals.lessons.suggest import Opinion, SuggestionModel, train
from journals.lessons.trained_table import ZERO, TableFile, ready_table, table_path
from journals.text import small_words, stemming
from journals.text.stemming import RUN, features, letter_runs, split_words

PENALTY = 0.03
"""The machine's C: the smaller, the less it believes single notes."""
WHOLE_WORDS, SHORT_RUNS = 2.0, 0.5
"""What a stem or pair of stems, and a run of two letters, counts beside a longer run: a word has many runs."""
FEWEST = 2
"""A feature that fewer notes have is not looked at."""
MOST = 32_000
"""The rows that are kept: those with the greatest weights, and that most notes have."""
PARTS = 4
NONE_KEPT = 0.94
"""The share of notes that fit nothing for which nothing may be suggested, in calibration: it is harder there, where
words tempt, than outside."""
SIGN_RIGHT = 0.88
"""The share of signs told that must be right, in calibration: it is harder there than outside."""


def make_table(language: str) -> Path:
    """Train a language's table, write it where it ships from, and return where that is."""
    notes = load_notes(language)
    sure, sure_of_sign = _calibrate(notes, language)
    made = fit(notes, language)
    made = msgspec.structs.replace(made, made_of=made_of(language), sure=sure, sure_of_sign=sure_of_sign)
    path = table_path(language)
    path.write_bytes(msgspec.msgpack.encode(made))
    return path


def made_of(language: str) -> str:
    """Return the hash of what a table is made from: the notes, this script, and how words are read."""
    found = hashlib.sha256()
    notes = sorted((folder_of(language) / "notes").glob("*.md"))
    for path in (*notes, *(Path(str(module)) for module in (__file__, stemming.__file__, small_words.__file__))):
        found.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return found.hexdigest()[:16]


def fit(notes: Sequence[Note], language: str) -> TableFile:
    """Train a table, not yet calibrated."""
    texts = [_features(note.text, language) for note in notes]
    often = Counter(feature for text in texts for feature in text)
    idf = {
        feature: (log((len(notes) + 1) / (n + 1)) + 1) * _worth(feature)
        for feature, n in sorted(often.items())
        if n >= FEWEST
    }
    kept = sorted(_strongest(_machines(notes, texts, idf)[1], idf, often))
    labels, rows, biases = _machines(notes, texts, {feature: idf[feature] for feature in kept})
    weights = [[weight * idf[feature] for weight in row] for feature, row in zip(kept, rows, strict=True)]
    scales = [round(float(max(abs(row[at]) for row in weights)) / (ZERO - 1), 8) for at in range(len(labels))]
    return TableFile(
        made_of="",
        pitfalls=tuple(label for label in labels if not label.isalpha() or label == NO_PITFALL),
        signs=tuple(label for label in labels if label.isalpha() and label != NO_PITFALL),
        scales=tuple(scales),
        biases=tuple(round(bias, 4) for bias in biases),
        sure=0.0,
        sure_of_sign=0.0,
        features="\n".join(kept),
        weights=bytes(
            ZERO + round(weight / scale) for row in weights for weight, scale in zip(row, scales, strict=True)
        ),
    )


@lru_cache(maxsize=20_000)
def _features(text: str, language: str) -> list[str]:
    words = split_words(text, language)
    return sorted({feature for feature, _ in (*features(words), *letter_runs(words))})


def _worth(feature: str) -> float:
    if not feature.startswith(RUN):
        return WHOLE_WORDS
    return SHORT_RUNS if len(feature) == len(RUN) + 2 else 1.0


def _machines(
    notes: Sequence[Note], texts: Sequence[Sequence[str]], idf: dict[str, float]
) -> tuple[list[str], Any, list[float]]:
    """Return labels, a row of their weights for each feature, and their biases."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.svm import LinearSVC

    place = {feature: at for at, feature in enumerate(idf)}
    worth = list(idf.values())
    columns, values, starts = [], [], [0]
    for text in texts:
        known = [place[feature] for feature in text if feature in place]
        columns += known
        values += [worth[at] / sqrt(len(known)) for at in known]
        starts.append(len(columns))
    every = csr_matrix((values, columns, starts), shape=(len(texts), len(place)))
    machines = []
    for answers in ([note.pitfall or NO_PITFALL for note in notes], [note.sign for note in notes]):
        those = [at for at, answer in enumerate(answers) if answer]
        machine = LinearSVC(C=PENALTY, class_weight="balanced", random_state=0)
        machines.append(machine.fit(every[those], [answers[at] for at in those]))
    labels = [str(label) for machine in machines for label in machine.classes_]
    rows = np.vstack([machine.coef_ for machine in machines]).T
    return labels, rows, [float(bias) for machine in machines for bias in machine.intercept_]


def _strongest(rows: Any, idf: dict[str, float], often: Counter[str]) -> list[str]:
    """Return the features that say the most, to any label, in all notes together."""
    strength = {
        feature: round(float(abs(row).max()) * worth * sqrt(often[feature]), 6)
        for (feature, worth), row in zip(idf.items(), rows, strict=True)
    }
    return sorted(strength, key=lambda feature: (-strength[feature], feature))[:MOST]


def _calibrate(notes: Sequence[Note], language: str) -> tuple[float, float]:
    """Return how much must speak against *none*, and how far a sign must be ahead of the next, to be told."""
    nothing: list[float] = []
    signs: list[tuple[float, bool]] = []
    for part in range(PARTS):
        others = [note for at, note in enumerate(notes) if at % PARTS != part]
        model = SuggestionModel(train(others, language), ready_table(fit(others, language)))
        for note in notes[part::PARTS]:
            opinion = Opinion(model, note.text)
            if note.pitfall is None:
                nothing.append(opinion.fits)
            else:
                (best, first), (_, second) = opinion.ranked_signs[:2]
                signs.append((first - second, best == note.sign))
    sure = sorted(nothing)[int(NONE_KEPT * len(nothing))]
    return round(sure, 2), _where_right(signs)


def _where_right(told: Sequence[tuple[float, bool]]) -> float:
    """Return the least lead from which on enough signs are right."""
    right, least = 0, float("inf")
    for count, (lead, is_right) in enumerate(sorted(told, reverse=True), start=1):
        right += is_right
        if right / count >= SIGN_RIGHT:
            least = lead
    return round(least, 2)
