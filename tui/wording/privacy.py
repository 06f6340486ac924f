"""The privacy guard in words: what kind of thing was found, in which field, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from journals.privacy.findings import Finding, FindingKind, Severity
from journals.privacy.guard import ACTIONABLE, FieldFindings, redact_text
from tui.locale import Catalogue

if TYPE_CHECKING:
    from collections import Counter

_LEVELS: tuple[Severity, ...] = (*ACTIONABLE, "underline")
PLACES = ("file", "files", "folder", "folders")
"""Words of a problem that say where something lies: what is only asked about stays, or nobody would find it."""


class Marked(Struct, frozen=True):
    """A text and what was found in it, to be shown."""

    label: str
    """The field's name; empty where it is plain which text it is."""
    text: str
    found: list[Finding]

    @property
    def levels(self) -> list[Severity]:
        """How sure what was found is, the surest first."""
        return sorted({each.level for each in self.found}, key=_LEVELS.index)


def field_words(say: Catalogue, field: str) -> str:
    """Give a field of a record as it stands in a sentence."""
    return say(f"guard.field.{field.partition('.')[0]}")


def kinds(say: Catalogue, found: Iterable[FindingKind]) -> str:
    """Give kinds of personal data as they stand in a sentence, each once."""
    return ", ".join(say(f"guard.what.{what}") for what in dict.fromkeys(found))


def kinds_in(say: Catalogue, found: Iterable[Finding]) -> str:
    """Give the kinds of what was found, the surest first."""
    return kinds(say, surest_first(found))


def surest_first(found: Iterable[Finding]) -> list[FindingKind]:
    """Give the kinds of what was found, the surest first."""
    return [each.what for each in sorted(found, key=_sureness)]


def instead(say: Catalogue, found: Iterable[FindingKind]) -> str:
    """Give what had better be written in the place of such kinds of personal data, each once."""
    texts = dict.fromkeys(say(f"guard.instead.{what}") for what in found)
    return say("guard.instead.or").join(texts)


def counts(say: Catalogue, counted: Mapping[FindingKind, int]) -> str:
    """Give how many there are of each kind."""
    return ", ".join(say.count(f"guard.count.{what}", number) for what, number in counted.items())


def places(say: Catalogue, found: FieldFindings) -> str:
    """Give what was found and in which fields."""
    each = [say("guard.in", what=kinds_in(say, those), field=field_words(say, field)) for field, those in found.items()]
    return ", ".join(each)


def document_lines(say: Catalogue, counted: Mapping[Severity, Counter[FindingKind]]) -> list[str]:
    """Give what is to be said of a document, one line each: what was taken out of it, and what it still holds."""
    removed, holds = counts(say, counted["block"]), counts(say, counted["warn"])
    return [
        *([say("guard.document.removed", counts=removed)] if removed else []),
        *([say("guard.document.holds", counts=holds)] if holds else []),
    ]


def without_echo(say: Catalogue, words: Mapping[str, object]) -> dict[str, object]:
    """Give the words of an error without the personal data that somebody typed, which an error only repeats."""
    return {name: _cut(say, each, name) if isinstance(each, str) else each for name, each in words.items()}


def _cut(say: Catalogue, text: str, name: str) -> str:
    return redact_text(text, say("guard.removed"), ("block",) if name in PLACES else ACTIONABLE)


def _sureness(finding: Finding) -> tuple[int, int]:
    return _LEVELS.index(finding.level), finding.start
