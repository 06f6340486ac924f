"""A tour of the samples that one does oneself: a line says what to press, and the next comes once that is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from journals.library.journal import Journal
from tui.locale import Catalogue


@dataclass(frozen=True)
class TourStep:
    """Something to be tried: `tour.<name>` says how, with the keys of its commands as {key} and {then}."""

    name: str
    commands: tuple[str, ...]
    scopes: tuple[str, ...] = ()
    """It is done by coming to one of these places."""
    at: str = ""
    """The place where its keys work, where that is one."""
    counted: Callable[[Journal], int] | None = None
    """It is done once there is more of this in any project."""


_PROJECT = "project"

TOUR_STEPS: Sequence[TourStep] = (
    TourStep("open", ("home.open",), scopes=("project", "review")),
    TourStep("log", ("project.log",), at=_PROJECT, counted=lambda journal: len(journal.observations)),
    TourStep(
        "tag",
        ("capture.close", "project.tag"),
        at=_PROJECT,
        counted=lambda journal: sum(len(o.pitfalls) for o in journal.observations),
    ),
    TourStep("distil", ("project.distil", "form.save"), at=_PROJECT, counted=lambda journal: len(journal.lessons)),
    TourStep("others", ("project.look_back",), scopes=("review",), at=_PROJECT),
    TourStep("guide", ("app.guide",), scopes=("guide",)),
    TourStep("search", ("app.back", "app.search"), scopes=("search",)),
)
"""From what happens to what the next project begins with."""


class Tour:
    """How far somebody has come."""

    def __init__(self) -> None:
        self.is_on = False
        self._index = 0
        self._before = 0
        """How much there was when the step began."""

    @property
    def step(self) -> TourStep | None:
        """What is to be tried now; None once all is."""
        return TOUR_STEPS[self._index] if self._index < len(TOUR_STEPS) else None

    def toggle(self, journals: Iterable[Journal]) -> None:
        """Begin it, put it aside, take it up where it was, or begin it again after its end."""
        self.is_on = not self.is_on
        if self.is_on and self.step is None:
            self._index = 0
        self._before = self._count(journals)

    def advance(self, scopes: Sequence[str], journals: Sequence[Journal]) -> None:
        """See whether the step is done, in a place with these scopes; then go on to the next that is not."""
        while self.is_on and (step := self.step) is not None:
            if not {*step.scopes} & {*scopes} and self._count(journals) <= self._before:
                return
            self._index += 1
            self._before = self._count(journals)

    def text(self, say: Catalogue, key_of: Callable[[str], str], scopes: Sequence[str]) -> str:
        """Return what to do now in a place with these scopes, and first how to come to where it is done."""
        if (step := self.step) is None:
            return say("tour.done", key=key_of("app.tour"))
        keys = dict(zip(("key", "then"), map(key_of, step.commands), strict=False))
        place = say("tour.place", n=self._index + 1, all=len(TOUR_STEPS))
        way = ""
        if step.at and step.at not in scopes:
            is_home = "home" in scopes
            key = key_of("home.open" if is_home else "app.back")
            way = say("tour.from_home" if is_home else "tour.from_elsewhere", key=key)
        return " ".join(filter(None, (place, way, say(f"tour.{step.name}", **keys))))

    def _count(self, journals: Iterable[Journal]) -> int:
        counted = self.step.counted if self.step else None
        return sum(counted(journal) for journal in journals if journal.is_open) if counted else 0
