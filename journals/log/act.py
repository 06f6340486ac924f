"""An act: the changes of one user action, atomic, as one line of JSON."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

import msgspec

from journals.ids import ID_PATTERN
from journals.log.stamp import well_formed

LOG_FORMAT = 1
"""The version of the log's form that this program writes."""

RecordChange: TypeAlias = tuple[str, str, dict[str, Any]]
"""Table, record id, and the fields set; a field set to null is removed."""


class Act(msgspec.Struct, frozen=True, omit_defaults=True):
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
_decoder = msgspec.json.Decoder(Act)
_encoder = msgspec.json.Encoder()


def decode(line: bytes) -> Act:
    """Decode one line.

    Raises:
        ValueError: not UTF-8, not JSON, or not an act (msgspec's errors are ValueErrors too).
    """
    try:
        act = _decoder.decode(line)
    except RecursionError as error:
        raise ValueError("nesting") from error
    if not well_formed(act.at):
        raise ValueError("stamp")
    if not _named(act.project or "-") or not all(_named(record) for _, record, _ in act.do):
        raise ValueError("id")  # ids reach file names and terminals as they are
    return act


def try_decode(line: bytes) -> Act | None:
    """Decode one line, None where it holds no act."""
    try:
        return decode(line)
    except ValueError:
        return None


def encode(act: Act) -> bytes:
    """Encode an act as one line, including the line end."""
    return _encoder.encode(act) + b"\n"
