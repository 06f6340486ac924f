"""The words of our own documents, in all languages they are written in, so that what was edited in one is read back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol

from journals.errors import Invalid
from journals.records.model import ACTION_STATUSES, KINDS, LESSON_STATUSES, REPLY_KINDS, SIGNS
from journals.text.date_rules import Direction
from journals.text.dates import day_named, read_date

_SECTIONS = ("lessons", "actions", "observations")
_SHOWN = (
    *("waiting", "decisions", "meetings", "matrix", "project", "context", "profile", "contents", "across"),
    *("mirrors", "other_stages"),
)
"""Sections that hold nothing but what is shown of records, or what is not brought back."""
_FIELDS = (
    *("status", "stage", "pitfalls", "situation", "learned", "do", "conditions", "evidence", "context_then"),
    *("owner", "due", "first_step", "because", "reply", "waits"),
)
"""What stands behind a label."""
_PLACEHOLDERS = (
    *("no_observations", "no_lessons", "no_actions", "apart", "apart_here.one", "apart_here.many"),
    *("held_back.one", "held_back.many", "context_scale", "context_some", "context_none", "map_empty"),
)
_BEFORE = re.compile(r"^[^\w(]+")
_YEAR = re.compile(r"\b\d{4}\b")
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
_SIGN_MARKS = {"×": "bites", "✓": "handled", "○": "watch"}
_PITFALL = re.compile(r"(\d+\.\d+)(?=\s|$)")
NO_KIND = "none"


class LogCatalogue(Protocol):
    """The message catalogue of a language."""

    def __call__(self, key: str, /, **words: object) -> str:
        """Return the text named `key`; without words as it is written, its places in braces."""


class LogWords:
    """What a document of ours calls things."""

    def __init__(self, says: Sequence[LogCatalogue]) -> None:
        """`says`: the catalogues of all languages."""
        self._says = says
        sections = [*_SECTIONS, *_SHOWN, "open_actions", "closed_actions"]
        self._sections = {text: name for name in sections for text in self._folded(f"export.{name}")}
        self._labels = {text: name for name in _FIELDS for text in self._folded(f"export.{name}")}
        self._kinds = self._values("kind", (*KINDS, NO_KIND))
        self._signs = self._values("sign", SIGNS)
        self._replies = self._typed("reply_as", REPLY_KINDS) | self._values("reply_as", REPLY_KINDS)
        self._lesson_status = self._values("lesson_status", LESSON_STATUSES)
        self._action_status = self._values("action_status", ACTION_STATUSES)
        self._stage = [self._pattern("export.at_stage", say) for say in says]
        self._seen_by = [self._pattern("export.seen_by", say) for say in says]
        self._insight = [self._pattern("export.insight", say) for say in says]
        self._titles = [self._pattern("export.title", say) for say in says]
        self._retired = [self._pattern("export.taken_out", say) for say in says]
        self._placeholders = [self._pattern(f"export.{name}", say) for name in _PLACEHOLDERS for say in says]
        self.removed = tuple(say("guard.removed") for say in says)
        """What stands in the place of what was taken out."""
        self.empty = frozenset(("–", "-", *(say("export.untitled") for say in says)))
        """What stands in the place of a text that there is none of."""

    def section(self, heading: str) -> str | None:
        """Return which section a heading begins; `shown` for one of which nothing is read; None for one of others."""
        name = self._sections.get(_folded(heading))
        return "shown" if name in _SHOWN and name != "other_stages" else name

    def stage(self, heading: str) -> str | None:
        """Return the stage whose observations stand below a heading."""
        found = _first(self._stage, heading)
        return f"S{found.split()[0]}" if found and found[:1].isdigit() else None

    def is_title(self, heading: str) -> bool:
        """Return whether a heading is that of a document of ours."""
        return _first(self._titles, heading) is not None

    def is_placeholder(self, text: str) -> bool:
        """Return whether a paragraph says nothing but that there is nothing, or that something is not shown."""
        return _first(self._placeholders, text) is not None

    def label(self, label: str) -> str | None:
        """Return the field that a label names; a reply's holds more than its name."""
        folded = _folded(label)
        if folded in self._labels:
            return self._labels[folded]
        return "reply" if any(folded.startswith(f"{each} ") for each in self._folded("export.reply")) else None

    def kind(self, label: str) -> str | None:
        """Return the kind that a label names, `none` for no kind; None where it names nothing of that sort."""
        return self._kinds.get(_folded(_BEFORE.sub("", label)))

    def seen_by(self, text: str) -> str | None:
        """Return whose eyes saw it, where a text says that."""
        return _first(self._seen_by, text)

    def insight(self, text: str) -> str | None:
        """Return the insight that a text names."""
        found = _first(self._insight, text)
        name = found.split()[0] if found else ""
        return name if name.startswith("I") else f"I{name}" if name[:1].isdigit() else None

    def sign_and_pitfalls(self, text: str) -> tuple[str | None, frozenset[str]] | None:
        """Return the sign and the pitfalls that a text names; None where it names neither."""
        sign, rest = _SIGN_MARKS.get(text[:1]), text.lstrip("×✓○ ")
        for word, value in self._signs.items():
            if rest.casefold().startswith(word) and not rest[len(word) : len(word) + 1].isalpha():
                sign, rest = value, rest[len(word) :].strip()
                break
        pitfalls = self.pitfalls(rest)
        return None if pitfalls is None or not (sign or pitfalls) else (sign, pitfalls)

    @staticmethod
    def pitfalls(text: str) -> frozenset[str] | None:
        """Return the pitfalls of a list of them; None where it is none."""
        parts = [each.strip() for each in text.split("; ") if each.strip()]
        found = [_PITFALL.match(each) for each in parts]
        return frozenset(each[1] for each in found if each) if all(found) else None

    def reply_as(self, label: str) -> str | None:
        """Return what kind of reply a label names."""
        found = re.search(r"\(([^()]*)\)\W*$", label)
        return self._replies.get(_folded(found[1])) if found else None

    def lesson_status(self, text: str) -> str | None:
        """Return the status of a lesson; None for one that is not known, or was taken out."""
        return "retired" if _first(self._retired, text) is not None else self._lesson_status.get(_folded(text))

    def action_status(self, text: str) -> tuple[str, str] | None:
        """Return the status of an action, and what stands behind it."""
        word, _, rest = text.partition(",")
        status = self._action_status.get(_folded(word))
        return (status, rest.strip()) if status else None

    @staticmethod
    def day(text: str, today: date, direction: Direction = "past") -> str | None:
        """Return the ISO day or week that a text is, which names its year."""
        plain = _BRACKET.sub("", text).strip().rstrip(",:.")
        if not _YEAR.search(plain):
            return None
        try:
            return day_named(read_date(plain.replace(",", ""), today, direction))
        except Invalid:
            return None

    def _folded(self, key: str) -> list[str]:
        return [_folded(say(key)) for say in self._says]

    def _typed(self, what: str, values: Iterable[str]) -> dict[str, str]:
        """Return values by the words that can be typed for them: those that documents had before are among them."""
        words = (
            (word, value)
            for value in values
            for say in self._says
            for word in say(f"value.{what}.{value}").split(" | ")
        )
        return {_folded(word): value for word, value in words}

    def _values(self, topic: str, values: Iterable[str]) -> dict[str, str]:
        return {_folded(say(f"words.{topic}.{value}")): value for value in values for say in self._says}

    @staticmethod
    def _pattern(key: str, say: LogCatalogue) -> re.Pattern[str]:
        pieces = re.split(r"\{\w+\}", say(key))
        return re.compile("(.*)".join(map(re.escape, pieces)), re.IGNORECASE | re.DOTALL)


def _first(patterns: Iterable[re.Pattern[str]], text: str) -> str | None:
    """Return what stands in the first place of the first pattern that a text fits; None where it fits none."""
    return next(_places(patterns, text.strip()), None)


def _places(patterns: Iterable[re.Pattern[str]], text: str) -> Iterator[str]:
    for each in patterns:
        if found := each.fullmatch(text):
            yield found[1].strip() if each.groups else text


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" :.")
