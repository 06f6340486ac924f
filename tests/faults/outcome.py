"""What a fault test found: one line of the table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Outcome:
    """One thing that was done to libraries, how often, and what was lost by it."""

    what: str
    times: int = 0
    held: str = ""
    """What stood firm meanwhile, such as *1,204 acknowledged changes*."""
    lost: list[str] = field(default_factory=list)
    """What was not as promised, one text each."""
    skipped: str = ""
    """Why it could not be done here; "" when it was."""

    def add(self, lost: Iterable[str], where: object = "") -> None:
        """Note what was lost, and where."""
        self.lost += [f"{where}: {each}" if where else each for each in lost]

    def expect(self, kept: bool, otherwise: str) -> None:
        """Note `otherwise` unless a promise was kept."""
        if not kept:
            self.lost.append(otherwise)

    @property
    def verdict(self) -> str:
        """The last column of the table."""
        if self.skipped:
            return f"not run: {self.skipped}"
        return f"{len(self.lost):,} broken" if self.lost else "nothing"


def numbered(number: int, thing: str) -> str:
    """Return a number and what it counts."""
    return f"{number:,} {thing}"
