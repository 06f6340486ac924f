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
PATH_PARAMS = ("file", "files", "folder", "folders")
"""Words of a problem that say where something lies: what is only asked about stays, or nobody would find it."""

_TYPED_PARAMS = (
    *("answer", "entry", "extra", "field", "filter", "form", "key", "lesson", "name", "origin", "page", "part"),
    *("project", "query", "record", "text", "theme", "typed", "value"),
)
"""Words of a problem that are what somebody typed, or the name or text of something there is."""
_LONGEST_FILE = 300
"""Characters of a path that are said: more is none that there is on Windows."""


class FlaggedText(Struct, frozen=True):
    """A text and what was found in it, to be shown."""

    label: str
    """The field's name; empty where it is plain which text it is."""
    text: str
    found: list[Finding]

    @property
    def levels(self) -> list[Severity]:
        """How sure what was found is, the surest first."""
        return sorted({each.level for each in self.found}, key=_LEVELS.index)


def field_text(say: Catalogue, field: str) -> str:
    """Return a field of a record as it stands in a sentence."""
    return say(f"guard.field.{field.partition('.')[0]}")


def kinds_text(say: Catalogue, found: Iterable[FindingKind]) -> str:
    """Return kinds of personal data as they stand in a sentence, each once."""
    return ", ".join(say(f"guard.what.{what}") for what in dict.fromkeys(found))


def kinds_of_findings(say: Catalogue, found: Iterable[Finding]) -> str:
    """Return the kinds of findings as they stand in a sentence, the surest first."""
    return kinds_text(say, surest_first(found))


def surest_first(found: Iterable[Finding]) -> list[FindingKind]:
    """Return the kinds of findings, the surest first."""
    return [each.what for each in sorted(found, key=_sureness)]


def advice_text(say: Catalogue, found: Iterable[FindingKind]) -> str:
    """Return what had better be written instead of such kinds of personal data, each once."""
    texts = dict.fromkeys(say(f"guard.instead.{what}") for what in found)
    return say("guard.instead.or").join(texts)


def counts_text(say: Catalogue, counted: Mapping[FindingKind, int]) -> str:
    """Return the number of findings of each kind."""
    return ", ".join(say.count(f"guard.count.{what}", number) for what, number in counted.items())


def findings_by_field_text(say: Catalogue, found: FieldFindings) -> str:
    """Return what was found and in which fields."""
    each = [
        say("guard.in", what=kinds_of_findings(say, those), field=field_text(say, field))
        for field, those in found.items()
    ]
    return ", ".join(each)


def document_lines(say: Catalogue, counted: Mapping[Severity, Counter[FindingKind]]) -> list[str]:
    """Return the notes on a document, one line each: what was taken out of it, and what it still holds."""
    removed, holds = counts_text(say, counted["block"]), counts_text(say, counted["warn"])
    return [
        *([say("guard.document.removed", counts=removed)] if removed else []),
        *([say("guard.document.holds", counts=holds)] if holds else []),
    ]


def without_echo(say: Catalogue, words: Mapping[str, object]) -> dict[str, object]:
    """Return the words of an error without the personal data that somebody typed, and of a long text its beginning.

    An error only repeats what was typed.
    """
    return {name: _repeated(say, each, name) if isinstance(each, str) else each for name, each in words.items()}


def _repeated(say: Catalogue, text: str, name: str) -> str:
    from tui.wording.display import QUOTE_LENGTH, brief

    redacted = redact_text(text, say("guard.removed"), ("block",) if name in PATH_PARAMS else ACTIONABLE)
    if name in ("file", "folder"):
        return brief_file(redacted)
    return brief(redacted, QUOTE_LENGTH) if name in _TYPED_PARAMS and len(redacted) > QUOTE_LENGTH else redacted


def brief_file(path: str) -> str:
    """Return a path as it is or, where it is longer than any that people have, its beginning."""
    return path if len(path) <= _LONGEST_FILE else f"{path[:_LONGEST_FILE]}…"


def _sureness(finding: Finding) -> tuple[int, int]:
    return _LEVELS.index(finding.level), finding.start
