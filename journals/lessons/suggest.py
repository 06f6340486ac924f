"""Which pitfalls a text looks like, and which words say so.

A complement naive Bayes over example notes (`content.notes`), as simple as it is explainable: each feature of a text
speaks for the pitfalls whose notes hold more than their share of it, and a text's score for a pitfall is the sum of
what its words say. It is made of the notes in a blink and kept in the cache. A linear model trained by descent hits
a little more often, but takes half a minute to make without a library for numbers.

A team's own tagged observations are notes too: what it has tagged before, it is shown sooner.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt

import msgspec

from content.notes import NO_PITFALL, Note, NoteSign
from journals.text.stemming import features

MAX_SUGGESTIONS = 3
"""Suggestions for one text."""
_SMOOTHING = 0.5
_SURE = 0.2
"""How far a pitfall must be ahead of *none* to be shown."""
_NEAR = 0.25
"""How much of the best one's lead the others must have."""
_SIGN_SMOOTHING = 0.1
_SURE_OF_SIGN = 0.4
_WORDS = 3


class NaiveBayes(msgspec.Struct, frozen=True):
    """A complement naive Bayes model: what features of notes say about their labels."""

    labels: tuple[str, ...]
    idf: dict[str, float]
    says: dict[str, list[tuple[int, float]]]
    """Feature → the labels it speaks for, by place in `labels`, and how strongly."""
    fair: list[float]
    """Label → what any feature counts less for labels with many notes."""

    def scores(self, text: Mapping[str, float]) -> list[float]:
        """Return each label's score for a text's features."""
        length = sum(text.values())
        found = [-fair * length for fair in self.fair]
        for feature, weight in text.items():
            for place, strength in self.says.get(feature, ()):
                found[place] += weight * strength
        return found


class SuggestionModel(msgspec.Struct, frozen=True):
    """What is learned of one language's notes."""

    language: str
    pitfalls: NaiveBayes
    signs: NaiveBayes


@dataclass(frozen=True)
class Suggestion:
    """A pitfall a text looks like."""

    pitfall: str
    score: float
    """How far it is ahead of *none*; only good for comparing."""
    because: tuple[str, ...]
    """The words of the text that say so, as they were typed, the strongest first."""
    sign: NoteSign | None
    """Whether it sounds as if it bites, is handled, or ought to be watched; None where the words do not tell."""


def train(notes: Iterable[Note], language: str) -> SuggestionModel:
    """Train a model on notes."""
    seen = [(note, Counter(feature for feature, _ in features(note.text, language))) for note in notes]
    return SuggestionModel(
        language,
        _bayes([(note.pitfall or NO_PITFALL, counts) for note, counts in seen], _SMOOTHING),
        _bayes([(note.sign, counts) for note, counts in seen if note.sign], _SIGN_SMOOTHING),
    )


def suggest(model: SuggestionModel, text: str) -> list[Suggestion]:
    """Return the pitfalls `text` looks like, best first; none where nothing fits."""
    found = list(features(text, model.language))
    weights = _weighed(Counter(feature for feature, _ in found), model.pitfalls.idf)
    labels = model.pitfalls.labels
    if not weights or NO_PITFALL not in labels:
        return []
    scores = dict(zip(labels, model.pitfalls.scores(weights), strict=True))
    nothing = scores.pop(NO_PITFALL)
    best = sorted(scores, key=lambda pitfall: -scores[pitfall])[:MAX_SUGGESTIONS]
    lead = scores[best[0]] - nothing
    if lead < _SURE:
        return []
    sign = _sign(model.signs, Counter(feature for feature, _ in found))
    words = dict(reversed(found))
    return [
        Suggestion(pitfall, scores[pitfall] - nothing, _because(model.pitfalls, pitfall, weights, words), sign)
        for pitfall in best
        if scores[pitfall] - nothing >= _NEAR * lead
    ]


def _bayes(examples: list[tuple[str, Counter[str]]], smoothing: float) -> NaiveBayes:
    labels = tuple(sorted({label for label, _ in examples}))
    place = {label: index for index, label in enumerate(labels)}
    often = Counter(feature for _, counts in examples for feature in counts)
    idf = {feature: log((len(examples) + 1) / (times + 1)) + 1 for feature, times in often.items()}
    sums: dict[str, dict[int, float]] = {}
    for label, counts in examples:
        for feature, weight in _weighed(counts, idf).items():
            shares = sums.setdefault(feature, {})
            shares[place[label]] = shares.get(place[label], 0.0) + weight
    every = {feature: sum(shares.values()) + smoothing for feature, shares in sums.items()}
    total = sum(every.values())
    own = [0.0] * len(labels)
    for shares in sums.values():
        for index, share in shares.items():
            own[index] += share
    says = {
        feature: [(index, log(every[feature] / (every[feature] - share))) for index, share in shares.items()]
        for feature, shares in sums.items()
    }
    return NaiveBayes(labels, idf, says, [log(total / (total - share)) for share in own])


def _weighed(counts: Mapping[str, int], idf: Mapping[str, float]) -> dict[str, float]:
    """Weigh features by how often they stand here and how seldom elsewhere, and bring texts to the same length."""
    weights = {feature: (1 + log(times)) * idf[feature] for feature, times in counts.items() if feature in idf}
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {feature: weight / length for feature, weight in weights.items()}


def _because(
    bayes: NaiveBayes, pitfall: str, weights: Mapping[str, float], words: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the words that speak most for a pitfall, more than for the others."""
    index = bayes.labels.index(pitfall)
    said: dict[str, float] = {}
    for feature, weight in weights.items():
        strengths = bayes.says.get(feature, ())
        mine = sum(strength for place, strength in strengths if place == index)
        rest = sum(strength for place, strength in strengths if place != index) / max(1, len(bayes.labels) - 1)
        said[words[feature]] = said.get(words[feature], 0.0) + weight * (mine - rest)
    strong = sorted((word for word in said if said[word] > 0), key=lambda word: -said[word])
    chosen: list[str] = []
    for word in strong:
        if len(chosen) < _WORDS and not any(word in other or other in word for other in chosen):
            chosen.append(word)
    return tuple(chosen)


def _sign(bayes: NaiveBayes, counts: Counter[str]) -> NoteSign | None:
    weights = _weighed(counts, bayes.idf)
    ranked = sorted(zip(bayes.scores(weights), bayes.labels, strict=True), reverse=True)
    if len(ranked) < 2 or ranked[0][0] - ranked[1][0] < _SURE_OF_SIGN:
        return None
    return ranked[0][1]  # type: ignore[return-value]
