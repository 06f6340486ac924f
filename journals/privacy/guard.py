"""The privacy guard: what may be stored, what needs a confirmation, and redaction of names and documents.

It checks only texts that change, so that a record from before the guard can still be edited in other fields. It reports
the kind and the field of a finding, never its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, TypeAlias, TypeVar

import msgspec
from msgspec.structs import replace

from journals.errors import Invalid
from journals.privacy.detector import detect, redact
from journals.privacy.findings import Finding, Severity
from journals.records.base import Level as Stands
from journals.records.base import Record, text_in
from journals.records.fields import schema
from journals.records.model import TYPES, Project
from journals.text.clean import shown_part
from journals.text.dates import is_over

R = TypeVar("R", bound=Record)
FieldFindings: TypeAlias = dict[str, list[Finding]]
"""Field → findings. The note of a context factor has the name that it has in a log: `context.C3`."""

ACTIONABLE: tuple[Severity, ...] = ("block", "warn")
"""The severities that refuse a text or ask for a confirmation."""
EVERY_SEVERITY: tuple[Severity, ...] = (*ACTIONABLE, "underline")
"""All severities: what is only underlined is stored, and told."""


def free_texts(record: Record) -> dict[str, str]:
    """Return the free texts of a record by field."""
    found: dict[str, str] = {}
    for field in schema(type(record)).free_text:
        value = getattr(record, field)
        if isinstance(value, dict):
            found |= {f"{field}.{member}": text_in(each) for member, each in value.items()}
        else:
            found[field] = value
    return {field: text for field, text in found.items() if text}


def new_findings(record: R, before: R | None = None, levels: tuple[Severity, ...] = ACTIONABLE) -> FieldFindings:
    """Return the findings of these severities in the texts of `record` that differ from those of `before`."""
    looked = {field: findings_in(field, text, levels) for field, text in _changed_texts(record, before)}
    return {field: found for field, found in looked.items() if found}


def _changed_texts(record: Record, before: Record | None) -> Iterator[tuple[str, str]]:
    """Yield the free texts of a record that differ from those of the one before; asked of each of thousands."""
    for field in schema(type(record)).free_text:
        value, old = getattr(record, field), getattr(before, field, None)
        if value == old or not value:
            continue
        if isinstance(value, dict):
            stood = old if isinstance(old, dict) else {}
            for member, each in value.items():
                text = text_in(each)
                if text and (member not in stood or text != text_in(stood[member])):
                    yield f"{field}.{member}", text
        else:
            yield field, value


def findings_at(text: str, levels: tuple[Severity, ...] = ACTIONABLE) -> list[Finding]:
    """Return the findings of these severities in a text."""
    return [each for each in detect(text) if each.level in levels]


def findings_in(field: str, text: str, levels: tuple[Severity, ...] = ACTIONABLE) -> list[Finding]:
    """Return the findings of these severities in the text of a field (`detect_in`)."""
    return [each for each in detect_in(field, text) if each.level in levels]


def detect_in(field: str, text: str) -> list[Finding]:
    """Return what looks like personal data in the text of a field: of a function also a name is asked about."""
    found = detect(text)
    if found and field in functions():
        return [replace(each, level="warn") if each.what == "name" else each for each in found]
    return found


@cache
def functions() -> frozenset[str]:
    """Return the fields of all records in which a function is asked for, and never a name."""
    return frozenset(field for kind in TYPES.values() for field in schema(kind).functions)


def refuse_blocked(record: R, before: R | None = None) -> None:
    """Refuse changed texts that must never be stored.

    Raises:
        Invalid: `personal_blocked(field, what)`.
    """
    for field, found in new_findings(record, before, ("block",)).items():
        raise Invalid("personal_blocked", field=field, what=found[0].what)


def redacted(record: R, by: str, before: R | None = None, levels: tuple[Severity, ...] = ACTIONABLE) -> R:
    """Return `record` with each finding in the changed texts replaced by `by`."""
    return redact_findings(record, new_findings(record, before, levels), by, levels)


def redact_findings(record: R, found: FieldFindings, by: str, levels: tuple[Severity, ...]) -> R:
    """Return `record` with the findings of these severities replaced by `by`."""
    changes: dict[str, Any] = {}
    for field, those in found.items():
        if not (each := [finding for finding in those if finding.level in levels]):
            continue
        name, _, member = field.partition(".")
        if member:
            members: dict[str, Any] = changes.get(name) or getattr(record, name)
            old = members[member]
            new = redact(text_in(old), each, by)
            changes[name] = {**members, member: Stands(old.level, new) if isinstance(old, Stands) else new}
        else:
            changes[name] = redact(getattr(record, name), each, by)
    return msgspec.structs.replace(record, **changes) if changes else record


def redact_text(text: str, by: str = " ", levels: tuple[Severity, ...] = ACTIONABLE) -> str:
    """Return a text with its findings replaced, such as for the name of a folder or a file."""
    return redact(text, findings_at(text, levels), by)


def has_blocked(change: Mapping[str, Any], table: str) -> bool:
    """Return whether the fields of a change, as far as they are shown, hold text that must never be stored."""
    return any(findings_at(shown_part(text), ("block",)) for _, text in free_texts_in(change, table))


def free_texts_in(change: Mapping[str, Any], table: str) -> Iterable[tuple[str, str]]:
    """Yield (field, text) for the free texts in the fields of a change, whatever their form."""
    free = schema(TYPES[table]).free_text if table in TYPES else ()
    for field, value in change.items():
        if field.partition(".")[0] in free:
            yield from ((field, text) for text in _strings(value))


def is_deletion_due(project: Project, today: date) -> bool:
    """Return whether the date for deleting a project has passed."""
    return is_over(project.delete_after, today)


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
