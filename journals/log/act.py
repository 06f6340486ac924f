"""An act: the changes of one user action, atomic, as one line of JSON."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

import msgspec

from journals.ids import ID_PATTERN
from journals.log.stamp import is_wall_time, well_formed

LOG_FORMAT = 1
"""The version of the log's form that this program writes."""

RecordChange: TypeAlias = tuple[str, str, dict[str, Any]]
"""Table, record id, and the fields set; a field set to null is removed."""


class Act(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A line of a change log.

    A log's first line is its *head*: an act that changes nothing and names the project and the form's version, so
    that a folder whose other logs have not arrived yet still knows whose it is.
    """

    at: str
    do: list[RecordChange]
    undoes: str | None = None
    """The stamp of the act that this one undoes."""
    project: str | None = None
    format: int | None = None
    by: str | None = None
    """In a head: the function of whoever writes this log, such as *leader's laptop*; never a name."""
    since: str | None = None
    """In a head: acts up to this stamp have been compacted (`journals.log.compaction`), so that undo ends there."""


_named = re.compile(ID_PATTERN).fullmatch
_is_ulid = re.compile(r"[0-9A-Za-z]{26}").fullmatch
_decoder = msgspec.json.Decoder(Act)
_encoder = msgspec.json.Encoder()
_LONGEST = 1 << 26
"""Bytes of a line. No act of ours comes near it; SQLite and memory end not far beyond."""
_LONGEST_NAME = 1_000
"""Characters in the name of a table or a field."""
_DEEPEST = 16
"""How deep lists and objects may stand in each other in a value; ours are two deep."""
_LEAST, _MOST = -(1 << 63), (1 << 63) - 1
_HELD = frozenset((str, bool, float, type(None)))
"""Types of values that every part can hold, whatever they are: JSON has no numbers that are not finite."""


def decode(line: bytes) -> Act:
    """Decode one line. This is the gate: what other parts of the program could not hold is not an act.

    Raises:
        ValueError: not UTF-8, not JSON, not an act (msgspec's errors are ValueErrors too), or one that points to what
            comes after it, or with a whole number beyond 64 bits, or with what is nested too deep or far too long.
    """
    if len(line) > _LONGEST:
        raise ValueError("length")
    try:
        act = _decoder.decode(line)
    except RecursionError as error:
        raise ValueError("nesting") from error
    if not well_formed(act.at) or not _points_back(act):
        raise ValueError("stamp")
    if act.format is not None and not _is_holdable(act.format):
        raise ValueError("number")
    if act.project and not _named(act.project):
        raise ValueError("id")  # ids reach file names and terminals as they are
    for table, record, fields in act.do:
        if not _named(record):
            raise ValueError("id")
        if len(line) > _LONGEST_NAME and max(map(len, (table, *fields))) > _LONGEST_NAME:
            raise ValueError("length")  # no name is longer than its line
        if not _HELD.issuperset(map(type, fields.values())) and not all(map(_is_holdable, fields.values())):
            raise ValueError("value")
    return act


def _points_back(act: Act) -> bool:
    """Return whether an act undoes, and has compacted, what came before it.

    One that changes nothing may undo an act from the far future: such stamps are contained (`journals.log.stamp`).
    """
    if act.undoes is not None and (not well_formed(act.undoes) or (act.do and act.undoes >= act.at)):
        return False
    return act.since is None or well_formed(act.since) or is_wall_time(act.since)


def _is_holdable(value: Any, depth: int = _DEEPEST) -> bool:
    """Return whether every part of the program can hold a value: the index has whole numbers of 64 bits."""
    kind = type(value)
    if kind is int:
        return bool(_LEAST <= value <= _MOST)
    if kind is dict or kind is list:
        return depth > 0 and all(_is_holdable(each, depth - 1) for each in (value.values() if kind is dict else value))
    return True


def project_in(act: Act) -> str | None:
    """Return the project that a line names, None for one that is no head. The letters of a ULID have no case."""
    if act.project is None or not _is_ulid(act.project):
        return act.project
    return act.project.upper()


def try_decode(line: bytes) -> Act | None:
    """Decode one line, None where it holds no act."""
    try:
        return decode(line)
    except ValueError:
        return None


def encode(act: Act) -> bytes:
    """Encode an act as one line, including the line end."""
    return _encoder.encode_lines([act])
