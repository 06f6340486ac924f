"""Many new records at once: checked one by one, which a thread can do, before they are stored as one act."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from journals.errors import Invalid
from journals.ids import ulid
from journals.privacy.validation import checked_record
from journals.records.base import R

MOST_BYTES = 30_000_000
"""So much one act takes: a line that is more than twice as long would be no act to whoever reads the log."""
_BYTES_BESIDE = 300
"""What a record needs in a log besides its text."""
_STEP = 100
"""Records between two looks at whether somebody wants to stop."""
_MB = 1_000_000


def refuse_too_much(texts: Iterable[str], code: str) -> None:
    """Refuse more than one act takes.

    Raises:
        Invalid: `code`, with `size` and `most` in megabytes.
    """
    size = sum(len(text.encode(errors="replace")) + _BYTES_BESIDE for text in texts)
    if size > MOST_BYTES:
        raise Invalid(code, size=round(size / _MB), most=MOST_BYTES // _MB)


def checked_batch(records: Iterable[tuple[R, R | None]], of: int, tick: Callable[[int, int], object]) -> list[R]:
    """Return new records as `Journal.add_checked` takes them, as `checked_each` yields them."""
    return list(checked_each(records, of, tick))


def checked_each(records: Iterable[tuple[R, R | None]], of: int, tick: Callable[[int, int], object]) -> Iterator[R]:
    """Yield new records checked and with ids; `tick` hears how many are done, and may stop it.

    Beside each stands a record of nothing but the texts that the guard has looked at already, where it has.

    Raises:
        Invalid: a value that cannot be stored.
    """
    for number, (record, looked_over) in enumerate(records):
        if number % _STEP == 0:
            tick(number, of)
        yield checked_record(record if record.id else replace(record, id=ulid()), looked_over)
