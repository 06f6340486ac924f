"""The part of the export screen that chooses: which document, in which form, for whom, and about what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from msgspec import structs

from journals.export.audience import Audience
from journals.export.document_format import DocumentFormat
from journals.export.export_memory import ExportMemory
from journals.export.formats import DOCUMENT_FORMATS
from journals.export.forms import DOCUMENT_FORMS
from journals.export.scope import EVERYTHING, Scope
from journals.library.journal import Journal
from journals.retro.meeting import former_retros
from tui.commands import Command
from tui.features.export.period_prompt import ask_period
from tui.features.export.pickers import pick_audience, pick_document, pick_form, pick_meeting, pick_scope
from tui.features.export.selection import SHOWN_DOCUMENTS, ExportSelection
from tui.ui.dialogs.pick import pick_pitfall
from tui.ui.screen import AppScreen
from tui.wording.retro_formats import available_formats


class SelectingScreen(AppScreen):
    """A place about projects of which something is chosen."""

    def __init__(self, journals: Sequence[Journal]) -> None:
        super().__init__()
        self._asked = self._journals = sorted(journals, key=lambda journal: journal.id)
        """`_asked`: those it was opened for; it may be about all there are instead."""
        self._chosen = ExportSelection()
        """Its form is that of the file that is proposed; a name that is typed says it by its ending."""

    @property
    def _memory(self) -> ExportMemory:
        return ExportMemory(self.app.library.local.state)

    @property
    def _documents(self) -> list[DocumentFormat]:
        """The documents that there can be of these projects: a meeting's record needs a meeting that was held."""
        held = len(self._journals) == 1 and any(each.closed for each in former_retros(self._journals[0])[:1])
        return [each for each in SHOWN_DOCUMENTS if held or not each.is_of_meeting]

    def begin_anew(self) -> None:
        """Forget what was made of what was chosen before."""
        raise NotImplementedError

    def can(self, command: Command) -> bool:
        """Return whether a command would do anything: not every document has a choice of form, reader and part."""
        document = self._chosen.document
        has = {
            "export.file": not document.is_data,
            "export.audience": document.can_be_shared,
            "export.meeting": document.has_meeting,
            "export.scope": document.can_be_scoped or len(self.app.library.journals) > len(self._asked),
        }
        return has.get(command.id, True) and super().can(command)

    def _choose(self, chosen: ExportSelection) -> None:
        """Show another document than now, or another part of it."""
        self._chosen = chosen
        self.begin_anew()
        self.fill()
        self.show_keys()

    def action_form(self) -> None:
        """Choose which document it is."""

        def take(name: str | None) -> None:
            if name:
                self._choose(replace(self._chosen, document=DOCUMENT_FORMATS[name]))

        self.app.push_screen(pick_document(self.app, self._chosen, self._documents), take)

    def action_file(self) -> None:
        """Choose between a page, a file for Word, and Markdown."""

        def take(name: str | None) -> None:
            if name:
                self._choose(replace(self._chosen, chosen_form=DOCUMENT_FORMS[name]))

        self.app.push_screen(pick_form(self.app, self._chosen), take)

    def action_audience(self) -> None:
        """Choose for whom it is."""

        def take(name: str | None) -> None:
            if name:
                audience: Audience = "sharing" if name == "sharing" else "internal"
                self._choose(replace(self._chosen, chosen_audience=audience))

        self.app.push_screen(pick_audience(self.app, self._chosen), take)

    def action_meeting(self) -> None:
        """Choose the kind of meeting that it is for."""
        formats, _ = available_formats(self.say, self.app.guide_folder)

        def take(name: str | None) -> None:
            if name:
                self._choose(replace(self._chosen, meeting=name))

        self.app.push_screen(pick_meeting(self.app, self._chosen, formats), take)

    def action_scope(self) -> None:
        """Choose what of the projects it is about, and whether it is about all there are."""
        wider = self._journals is not self._asked
        others = len(self.app.library.journals) - len(self._asked)
        self.app.push_screen(pick_scope(self.app, self._chosen, others=others, is_wider=wider), self._take_scope)

    def _take_scope(self, name: str | None) -> None:
        scope = self._chosen.chosen_scope
        if name == "all":
            self._about_only(EVERYTHING)
        elif name == "lessons":
            self._about_only(structs.replace(scope, lessons_only=not scope.lessons_only))
        elif name == "pitfall":
            dialog = pick_pitfall(self.app, "export_room.ask_pitfall", none="export_room.any_pitfall")
            self.app.push_screen(dialog, self._take_pitfall)
        elif name == "period":
            ask_period(
                self.app, lambda since, until: self._about_only(structs.replace(scope, since=since, until=until))
            )
        elif name == "fewer":
            self._of_projects(self._asked)
        elif name == "more":
            every = sorted(self.app.library.journals, key=lambda journal: journal.id)
            self.app.fetch_each(every, lambda: self._of_projects(every))

    def _take_pitfall(self, pitfall: str | None) -> None:
        if pitfall is not None:
            self._about_only(structs.replace(self._chosen.chosen_scope, pitfall=pitfall))

    def _about_only(self, scope: Scope) -> None:
        self._choose(replace(self._chosen, chosen_scope=scope))

    def _of_projects(self, journals: list[Journal]) -> None:
        self._journals = journals
        self._choose(self._chosen)
