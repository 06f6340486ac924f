"""What the lines of a paste hold of personal data: each is looked at once, and many beside the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journals.privacy.findings import Finding
from journals.privacy.guard import findings_at
from journals.records.pasted import PastedLine

SEEN_THROUGH_AT_ONCE = 20_000
"""Characters that are looked through before one could see it."""
_STEP = 100


class PastedFindings:
    """The findings in each line; looked for by `look`, which may run in a thread."""

    def __init__(self, lines: Sequence[PastedLine]) -> None:
        """Look through a short paste at once."""
        self._texts = [line.text for line in lines]
        self._found: dict[str, list[Finding]] = {}
        self.is_done = False
        """Whether all lines have been looked through."""
        if sum(map(len, self._texts)) <= SEEN_THROUGH_AT_ONCE:
            self.scan(lambda done, of: None)

    def scan(self, tick: Callable[[int, int], None]) -> None:
        """Look through the lines; `tick` hears between steps how many are done, and may stop it."""
        for place, text in enumerate(self._texts):
            if place % _STEP == 0:
                tick(place, len(self._texts))
            if found := findings_at(text):
                self._found[text] = found
        self.is_done = True

    def of(self, text: str) -> list[Finding]:
        """Return the findings in a line's text, as far as it has been looked through."""
        return self._found.get(text, [])

    def is_blocked(self, text: str) -> bool:
        """Return whether a line holds what is never stored."""
        return any(each.level == "block" for each in self.of(text))

    def flagged(self) -> list[int]:
        """Return the places of the lines that hold something."""
        return [place for place, text in enumerate(self._texts) if text in self._found]
