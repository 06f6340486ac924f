"""Which pitfalls a text looks like, and which of its words say so.

Two models are asked. A table that was trained beforehand on our own guide's example notes (`trained_table.py`) knows
most; a naive Bayes, which is learned where it is used, knows a team's own tagged observations too: what a team has
tagged before, it is shown sooner. The table's scores and half of Bayes's are added. A guide of one's own has no
table, and there Bayes is asked alone.

Nothing is suggested unless something tells: two words at least, and not only such as *and* or *have*. All that was
needed is shown. Where no word can be shown for the best pitfall, none is suggested.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import log1p, sqrt
from typing import NamedTuple

import msgspec

from content.notes import NO_PITFALL, Note, NoteSign
from journals.lessons.naive_bayes import NaiveBayes, train_bayes
from journals.lessons.trained_table import TrainedTable
from journals.text.small_words import is_small_word
from journals.text.stemming import features, is_pair, letter_runs, split_words

MAX_SUGGESTIONS = 3
"""Suggestions for one text."""
_BAYES = 0.5
"""What Bayes's scores count beside the table's."""
_OWN = 4
"""How many of a guide's notes one of a team's own is worth: there are few, and they are in its words."""
_SMOOTHING = 0.5
_SURE = 0.2
"""How far a pitfall must be ahead of *none* to be shown, where Bayes is asked alone."""
_BAYES_SURE = 0.9
"""How far a pitfall must be ahead of *none* for Bayes to be believed where the table says that nothing fits: it knows a
team's own words, which the table does not."""
_KNOWN = 1.5
"""What it counts beside the table's scores that a text's words are known from notes that fit something: a log of
servers and releases is told in words that they do not have, and no word speaks for *none* that no note has."""
_AHEAD = 0.3
"""What it counts beside them how far the best is ahead of the second: what fits nothing is a little like several."""
_LONG = 0.3
"""What it counts beside them how many words there are (their logarithm): a few seldom tell what happened."""
_OF_ITS_OWN = 0.3
"""What it counts beside them how many large words the best one's own notes have (their logarithm): by runs of letters
alone anything is a little like something."""
_MANY_OF_ITS_OWN = 8
"""The words of its own from which on more count no more."""
_WHOLE_LINE = 12
"""The words from which on more count no more: a line that long is seldom half a line."""
_NEAR = 0.25
"""How much of the best one's lead the others must have."""
_SIGN_SMOOTHING = 0.1
_SURE_OF_SIGN = 0.4
_WORDS = 3
"""The most words that are shown as reasons."""
_TELLING = 2
"""The fewest words that must tell."""
_EVERYWHERE, _EVEN = 0.75, 0.25
"""In the notes of how many of the pitfalls a word is that tells none, and how much it says for one at the most."""
_FAR_AHEAD = 1.4
"""How far ahead of *none* a pitfall must be where only such words tell (*something that helped the first week*)."""
_LOUD = 0.3
"""How much of the strongest word's say a small word must have to be one of them."""
_SOME_WORDS = 5
"""The fewest words of a text in which a small word can be one of them."""


class LearnedNotes(msgspec.Struct, frozen=True):
    """What Bayes has learned of one language's notes."""

    language: str
    pitfalls: NaiveBayes
    signs: NaiveBayes


@dataclass(frozen=True)
class SuggestionModel:
    """What is asked about a text."""

    learned: LearnedNotes
    table: TrainedTable | None = None
    """Our own guide's."""


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


def train(notes: Iterable[Note], language: str, ours: Iterable[Note] = ()) -> LearnedNotes:
    """Learn a guide's notes, and a library's own, which are worth more.

    A pair of words that stands in one note only is left out: there are many, and they tell little.
    """
    worth = [*((note, 1) for note in notes), *((note, _OWN) for note in ours)]
    seen = [
        (note, Counter(feature for feature, _ in features(split_words(note.text, language))), times)
        for note, times in worth
    ]
    often = Counter(feature for _, counts, _ in seen for feature in counts if is_pair(feature))
    for _, counts, _ in seen:
        for feature in [each for each in counts if often[each] == 1]:
            del counts[feature]
    return LearnedNotes(
        language,
        train_bayes([(note.pitfall or NO_PITFALL, counts, times) for note, counts, times in seen], _SMOOTHING),
        train_bayes([(note.sign, counts, times) for note, counts, times in seen if note.sign], _SIGN_SMOOTHING),
    )


def suggest(model: SuggestionModel, text: str) -> list[Suggestion]:
    """Return the pitfalls `text` looks like, best first; none where nothing fits."""
    opinion = Opinion(model, text)
    if not opinion.is_sure:
        return []
    found: list[Suggestion] = []
    for pitfall, ahead in opinion.ranked[:MAX_SUGGESTIONS]:
        because = opinion.telling_words(pitfall)
        if not (because or found):
            return []  # where no word tells for the best, the next best is a guess
        if because and (ahead >= _NEAR * opinion.lead or not found):
            found.append(Suggestion(pitfall, ahead, because, opinion.sign))
    return found


class _Telling(NamedTuple):
    """How much a word tells."""

    tells: float
    typed: str
    is_small: bool
    is_everyday: bool
    """Whether all sorts of notes have it, so that it is shown only where there is no better."""


class Opinion:
    """What the models say about one text."""

    def __init__(self, model: SuggestionModel, text: str) -> None:
        self._model, self._table = model.learned, model.table
        self._words = split_words(text, model.learned.language)
        self._features = list(features(self._words))
        self._counts = Counter(feature for feature, _ in self._features)
        self._weights = self._model.pitfalls.weighed(self._counts)

    @cached_property
    def ranked(self) -> list[tuple[str, float]]:
        """The pitfalls, best first, with how far each is ahead of *none*; nothing where the words are not known."""
        scores = _added(self._table_scores, self._bayes_scores)
        if not (self._weights or self._rows) or NO_PITFALL not in scores:
            return []
        nothing = scores.pop(NO_PITFALL)
        signs = self._table.file.signs if self._table else ()
        ahead = [(label, score - nothing) for label, score in scores.items() if label not in signs]
        return sorted(ahead, key=lambda each: -each[1])

    @property
    def lead(self) -> float:
        """How far the best is ahead of *none*."""
        return self.ranked[0][1] if self.ranked else float("-inf")

    @property
    def fits(self) -> float:
        """How much says that any pitfall fits; the table is asked for *none* itself, which it knows best."""
        if not self.ranked:
            return float("-inf")
        if self._table is None:
            return self.lead
        (best, first), (_, second) = self.ranked[:2]
        told = _KNOWN * self._known_share + _LONG * log1p(min(len(self._words), _WHOLE_LINE))
        told += _AHEAD * (first - second) + _OF_ITS_OWN * log1p(min(self._words_known_of(best), _MANY_OF_ITS_OWN))
        return _BAYES * self._bayes_lead - self._table_scores[NO_PITFALL] + told

    @property
    def is_sure(self) -> bool:
        """Whether enough says so."""
        if self._table is None:
            return self.fits >= _SURE
        return self.fits >= self._table.file.sure or self._bayes_lead >= _BAYES_SURE

    @cached_property
    def sign(self) -> NoteSign | None:
        """The sign, where it is sure."""
        ranked = self.ranked_signs
        sure = self._table.file.sure_of_sign if self._table else _SURE_OF_SIGN
        if len(ranked) < 2 or ranked[0][1] - ranked[1][1] < sure:
            return None
        return ranked[0][0]  # type: ignore[return-value]

    @cached_property
    def ranked_signs(self) -> list[tuple[str, float]]:
        """The signs, best first, with their scores."""
        signs = self._model.signs
        table = {sign: self._table_scores[sign] for sign in self._table.file.signs} if self._table else {}
        scores = _added(table, signs.scores(signs.weighed(self._counts)))
        return sorted(scores.items(), key=lambda each: (-each[1], each[0]))

    def telling_words(self, pitfall: str) -> tuple[str, ...]:
        """Return the words that speak for a pitfall more than for the others, the strongest first; no lone ones.

        Where only one large word tells, the small one that speaks loud beside it is said, too (*samme kursus*); it
        suffices for the best pitfall alone, and only in a text of some words: any line is short while it is typed. In
        a whole line it need not be loud. Words that all sorts of notes have suffice only for what is far ahead.
        """
        said: dict[str, _Telling] = {}
        for word, tells in zip(self._words, self._told(pitfall), strict=True):
            if word.stem not in said or tells > said[word.stem].tells:
                is_small = is_small_word(word.folded, self._model.language)
                said[word.stem] = _Telling(tells, word.typed, is_small, self._is_everyday(word.stem))
        ranked = sorted((each for each in said.values() if each.tells > 0), key=lambda each: -each.tells)
        large = [each for each in ranked if not each.is_small]
        own = [each for each in large if not each.is_everyday]
        if not own and dict(self.ranked)[pitfall] < _FAR_AHEAD:
            return ()
        if len(large) >= _TELLING:
            return tuple(each.typed for each in (own if len(own) >= _TELLING else large)[:_WORDS])
        least = 0.0 if len(self._words) >= _WHOLE_LINE else _LOUD
        loud = [each for each in ranked if each.is_small and each.tells >= least * ranked[0].tells]
        if not (large and loud and len(self._words) >= _SOME_WORDS and pitfall == self.ranked[0][0]):
            return ()
        return tuple(each.typed for each in ranked if each in (large[0], loud[0]))

    def _is_everyday(self, stem: str) -> bool:
        """Return whether nearly every pitfall's notes have a word, and none of them much: it is no reason."""
        says = self._model.pitfalls.says.get(stem, ())
        return len(says) >= _EVERYWHERE * len(self._model.pitfalls.labels) and max(s for _, s in says) < _EVEN

    def _told(self, pitfall: str) -> Iterator[float]:
        """Yield for each word how much more it speaks for a pitfall than for the others."""
        told = [0.0] * len(self._words)
        for feature, place in self._features:
            if feature not in self._weights:
                continue
            tells = self._weights[feature] * self._model.pitfalls.tells(feature, pitfall)
            for each in (place, place + 1) if is_pair(feature) else (place,):
                told[each] += tells * (_BAYES / 2 if is_pair(feature) else _BAYES)
        for place, by_table in enumerate(self._told_by_table):
            yield told[place] + by_table.get(pitfall, 0.0)

    @cached_property
    def _told_by_table(self) -> list[dict[str, float]]:
        """For each word how much more it speaks for each pitfall than for the others, by the table."""
        if self._table is None:
            return [{} for _ in self._words]
        length = sqrt(len(self._rows))
        return [
            {label: tells / length for label, tells in self._table.tells([row for _, row in found]).items()}
            for found in self._rows_of_words
        ]

    @cached_property
    def _rows_of_words(self) -> list[list[tuple[str, bytes]]]:
        """For each word its features that the table has, with their rows."""
        found: list[list[tuple[str, bytes]]] = [[] for _ in self._words]
        if self._table:
            known = self._table.rows
            for feature, place in chain(self._features, letter_runs(self._words)):
                if feature in known:
                    found[place].append((feature, known[feature]))
        return found

    @cached_property
    def _rows(self) -> dict[str, bytes]:
        """The table's rows of the text's features, each once."""
        return dict(chain.from_iterable(self._rows_of_words))

    @cached_property
    def _bayes_scores(self) -> dict[str, float]:
        return self._model.pitfalls.scores(self._weights)

    @property
    def _bayes_lead(self) -> float:
        scores = dict(self._bayes_scores)
        nothing = scores.pop(NO_PITFALL, 0.0)
        return max(scores.values(), default=0.0) - nothing

    @property
    def _known_share(self) -> float:
        """The share of the words, small ones left out, that notes of any pitfall have."""
        bayes = self._model.pitfalls
        nothing = bayes.labels.index(NO_PITFALL)
        large = self._large_stems
        known = sum(any(place != nothing for place, _ in bayes.says.get(stem, ())) for stem in large)
        return known / len(large) if large else 0.0

    def _words_known_of(self, pitfall: str) -> int:
        """Return how many words, small ones left out, a pitfall's notes have."""
        bayes = self._model.pitfalls
        index = bayes.labels.index(pitfall)
        return sum(any(place == index for place, _ in bayes.says.get(stem, ())) for stem in self._large_stems)

    @cached_property
    def _large_stems(self) -> set[str]:
        return {word.stem for word in self._words if not is_small_word(word.folded, self._model.language)}

    @cached_property
    def _table_scores(self) -> Mapping[str, float]:
        return self._table.scores(list(self._rows.values())) if self._table else {}


def _added(table: Mapping[str, float], bayes: Mapping[str, float]) -> dict[str, float]:
    if not table:
        return dict(bayes)
    return {label: score + _BAYES * bayes.get(label, 0.0) for label, score in table.items()}
