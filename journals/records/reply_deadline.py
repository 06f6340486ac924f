"""By when a concern gets its first answer, where a project agreed on that (chapter 4: fast, also when it is *wait*)."""

from __future__ import annotations

from datetime import date, timedelta

from journals.text.dates import day_to_order_by, is_stored_date


def reply_deadline(noted: str | None, within: int | None) -> str | None:
    """Return the ISO day until whose end there is time to answer; None where that or when it was seen is not known.

    `noted`: the stored day or week; a week counts from its Monday, as the wait does. `within`: the days agreed on.
    """
    day = "" if within is None else day_to_order_by(noted)
    if within is None or not is_stored_date(day):
        return None
    return (date.fromisoformat(day) + timedelta(days=within)).isoformat()
