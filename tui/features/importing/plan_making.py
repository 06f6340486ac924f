"""Reading files and making a plan of them, in a thread: what it needs of the app is taken before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TypeAlias

from msgspec.structs import replace

from content.heading_words import heading_words
from journals.export.progress import ProgressCallback
from journals.importing.import_memory import ImportMemory
from journals.importing.known_texts import KnownTexts
from journals.importing.log_changes import RecordsHere
from journals.importing.plan import PlanSettings, make_plan
from journals.importing.planned_items import ImportPlan
from journals.importing.reading import FileResult, ImportInput, read_inputs
from journals.library.journal import Journal
from tui.locale import SAYS
from tui.ui.base_app import BaseApp

PlanWork: TypeAlias = Callable[[ProgressCallback], tuple[list[FileResult], ImportPlan]]
_READ, _ALL = 600, 1000
"""Steps of reading, and of all."""


class PlanMaker:
    """Makes plans for one project."""

    def __init__(self, app: BaseApp, journal: Journal, memory: ImportMemory) -> None:
        self._app, self._journal, self._memory = app, journal, memory

    @cached_property
    def known(self) -> KnownTexts:
        """What the project has, or once got from a file."""
        return KnownTexts(self._journal, self._app.library.local.state)

    def work(self, inputs: Sequence[ImportInput], read: Sequence[FileResult]) -> PlanWork:
        """Return the work of reading files; of those that were `read` already, what became of them stays."""
        project = self._journal.project.name
        guide, today, memory = self._app.guide, self._app.today, self._memory
        done = {id(each.input): each for each in read}
        stages, pitfalls = (frozenset(each.id for each in those) for those in (guide.stages, guide.pitfalls))
        settings = PlanSettings(
            today=today,
            stage=self._journal.project.stage,
            role_word=self._app.say("importing.role_word"),
            is_known=self.known.has,
            stages=stages,
            pitfalls=pitfalls,
            here=RecordsHere(self._journal, stages, pitfalls),  # anew each time: others may have changed some
        )

        def make(tick: ProgressCallback) -> tuple[list[FileResult], ImportPlan]:
            def reading(step: int, of: int) -> None:
                tick(_READ * step // max(1, of), _ALL)

            def planning(step: int, of: int) -> None:
                tick(_READ + (_ALL - _READ) * step // max(1, of), _ALL)

            new = [each for each in inputs if id(each) not in done]
            fresh = iter(read_inputs(new, heading_words(), today, reading, memory.columns, SAYS, project))
            results = [done.get(id(each)) or next(fresh) for each in inputs]
            plan = make_plan([each.reading for each in results if each.reading], settings, planning)
            return results, replace(plan, items=tuple(plan.items))  # a list knows what it shows as itself

        return make
