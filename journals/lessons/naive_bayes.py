"""A complement naive Bayes, as simple as it is explainable, made in a blink of whatever notes there are.

Each feature of a text speaks for the labels whose notes hold more than their share of it, and a text's score for a
label is the sum of what its features say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

import msgspec


class NaiveBayes(msgspec.Struct, frozen=True):
    """What features of notes say about their labels."""

    labels: tuple[str, ...]
    idf: dict[str, float]
    says: dict[str, list[tuple[int, float]]]
    """Feature → the labels it speaks for, by place in `labels`, and how strongly."""
    fair: list[float]
    """Label → what any feature counts less for labels with many notes."""

    def scores(self, text: Mapping[str, float]) -> dict[str, float]:
        """Return each label's score for a text's weighed features."""
        length = sum(text.values())
        found = [-fair * length for fair in self.fair]
        for feature, weight in text.items():
            for place, strength in self.says.get(feature, ()):
                found[place] += weight * strength
        return dict(zip(self.labels, found, strict=True))

    def weighed(self, counts: Mapping[str, int]) -> dict[str, float]:
        """Weigh a text's features; those that no note holds are left out."""
        return _weighed(counts, self.idf)

    def tells(self, feature: str, label: str) -> float:
        """Return how much more a feature speaks for a label than for the others."""
        index, mine, rest = self.labels.index(label), 0.0, 0.0
        for place, strength in self.says.get(feature, ()):
            if place == index:
                mine += strength
            else:
                rest += strength
        return mine - rest / max(1, len(self.labels) - 1)


def train_bayes(examples: Sequence[tuple[str, Counter[str], int]], smoothing: float) -> NaiveBayes:
    """Learn labels, the features of their notes, and how many notes each is worth."""
    labels = tuple(sorted({label for label, _, _ in examples}))
    place = {label: index for index, label in enumerate(labels)}
    often = Counter(feature for _, counts, _ in examples for feature in counts)
    idf = {feature: log((len(examples) + 1) / (times + 1)) + 1 for feature, times in often.items()}
    sums: dict[str, dict[int, float]] = {}
    for label, counts, worth in examples:
        for feature, weight in _weighed(counts, idf).items():
            shares = sums.setdefault(feature, {})
            shares[place[label]] = shares.get(place[label], 0.0) + weight * worth
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
