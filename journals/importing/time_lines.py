"""Lines that are nothing but a time: `12. marts 2025`, `Møde tirsdag d. 3/12-2024, kl. 14.00:`, `Efteråret 2024`.

What stands below one happened then, until the next one comes.
"""

from __future__ import annotations

import re

from journals.importing.days import is_day_with_year
from journals.importing.rough_days import is_rough_time
from journals.text.date_words import MEETING_NAMES, WEEKDAYS, folded_date, one_of

_LONGEST = 60
_BEFORE = re.compile(
    rf"(?:{MEETING_NAMES}[ ,:–-]+)?(?:(?:fra|from|på|for|i|in|of) )?(?:(?:{one_of(WEEKDAYS)})\.?,? )?"
    r"(?:(?:den|d\.?|on|the) ?(?=\d))?"
)
_CLOCK = re.compile(r",? *\(?(?:kl\.?|at|fra)? *\d{1,2}[.:]\d{2}(?: *[–-] *\d{1,2}[.:]\d{2})?\)?\Z")
_ONLY_NUMBERS = re.compile(r"[\d ]{5,}")
"""More than a year: it may be the number of anything."""


def is_time_alone(text: str) -> bool:
    """Return whether a line or heading names a day, a week or another time with its year, and says nothing else."""
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return False
    words = folded_date(text).strip(" :.,–-*_#=()[]")
    words = words[_BEFORE.match(words).end() :]  # type: ignore[union-attr]  # it may be empty
    if _is_time(words):
        return True
    return any(
        _is_time(words[: clock.start()].rstrip(" ,")) for clock in _CLOCK.finditer(words) if clock.end() == len(words)
    )


def _is_time(words: str) -> bool:
    return not _ONLY_NUMBERS.fullmatch(words) and (is_day_with_year(words) or is_rough_time(words))
