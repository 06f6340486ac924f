"""A linear model of our own guide's example notes, trained beforehand and shipped as a table of small numbers.

A row a feature (a stem, a pair of stems, a run of letters), a column a label: how much the feature speaks for it, in
one byte. A text's score for a label is the sum of its features' bytes, brought to scale. `python -m tests.suggestions
--train` makes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

import msgspec

from content.cache import folder_of

ZERO = 128
"""The byte that says nothing."""


class TableFile(msgspec.Struct, frozen=True, array_like=True):
    """A table as it lies in its file."""

    made_of: str
    """A hash of the notes and the script it was made from."""
    pitfalls: tuple[str, ...]
    """The first columns; one of them is `none`."""
    signs: tuple[str, ...]
    """The last columns."""
    scales: tuple[float, ...]
    """What one step of a column's bytes is worth."""
    biases: tuple[float, ...]
    sure: float
    """How much must speak against *none* for anything to be suggested, Bayes added."""
    sure_of_sign: float
    """How far a sign must be ahead of the next to be told, Bayes added."""
    features: str
    """A line a row."""
    weights: bytes


@dataclass(frozen=True)
class TrainedTable:
    """A table ready to be asked."""

    file: TableFile
    rows: dict[str, bytes]

    def scores(self, found: Sequence[bytes]) -> dict[str, float]:
        """Return the score for each label of a text that has the rows `found`."""
        file, length = self.file, sqrt(len(found)) or 1.0
        sums = _sums(found) or [0] * len(file.scales)
        return {
            label: total * scale / length + bias
            for label, total, scale, bias in zip(
                (*file.pitfalls, *file.signs), sums, file.scales, file.biases, strict=True
            )
        }

    def tells(self, found: Sequence[bytes]) -> dict[str, float]:
        """Return how much more the rows `found` speak for each pitfall than for all of them on average."""
        file = self.file
        scaled = [total * scale for total, scale in zip(_sums(found), file.scales, strict=False)]
        scaled = scaled[: len(file.pitfalls)]
        mean = sum(scaled) / len(file.pitfalls)
        return {label: mine - mean for label, mine in zip(file.pitfalls, scaled, strict=False)}


def _sums(rows: Sequence[bytes]) -> list[int]:
    """Return what rows say together, column by column."""
    nothing = ZERO * len(rows)
    return [sum(column) - nothing for column in zip(*rows, strict=True)]


def table_path(language: str) -> Path:
    """Return where the table of a language lies, beside our own guide's files."""
    return folder_of(language) / "suggestions.msgpack"


def load_table(language: str) -> TrainedTable:
    """Return the table of our own guide's notes in a language."""
    return ready_table(msgspec.msgpack.decode(table_path(language).read_bytes(), type=TableFile))


def ready_table(file: TableFile) -> TrainedTable:
    """Return the table that a file holds."""
    wide, weights = len(file.scales), file.weights
    names = file.features.split("\n")
    return TrainedTable(file, {name: weights[at * wide : (at + 1) * wide] for at, name in enumerate(names)})
