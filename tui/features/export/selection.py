"""What is written out: which document, in which form, for whom, and what of the projects it is about."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec import structs

from journals.export.audience import Audience
from journals.export.document_format import DocumentFormat
from journals.export.export_memory import ExportChoice
from journals.export.formats import DOCUMENT_FORMATS
from journals.export.forms import AS_IT_IS, DOCUMENT_FORMS, DocumentForm
from journals.export.scope import EVERYTHING, Scope

SHOWN_DOCUMENTS: list[DocumentFormat] = [each for each in DOCUMENT_FORMATS.values() if each.title_key]


@dataclass(frozen=True)
class ExportSelection:
    """What is chosen. What a document has no use for stays chosen for the next one, and means nothing for this."""

    document: DocumentFormat = SHOWN_DOCUMENTS[0]
    chosen_form: DocumentForm = AS_IT_IS
    chosen_audience: Audience = "internal"
    chosen_scope: Scope = EVERYTHING
    meeting: str = ""
    """The id of a meeting's format; that of the latest meeting where none is chosen."""

    @classmethod
    def remembered(cls, choice: ExportChoice) -> ExportSelection:
        """Return what was chosen the last time, as far as there is such a thing."""
        named = {each.name: each for each in SHOWN_DOCUMENTS}
        return cls(
            named.get(choice.document, SHOWN_DOCUMENTS[0]),
            DOCUMENT_FORMS.get(choice.form, AS_IT_IS),
            choice.audience,
        )

    def choice(self, folder: str) -> ExportChoice:
        """Return what is to be remembered of it."""
        return ExportChoice(self.document.name, self.chosen_form.name, self.chosen_audience, folder)

    @property
    def form(self) -> DocumentForm:
        """The form of the file; data has its own."""
        return AS_IT_IS if self.document.is_data else self.chosen_form

    @property
    def audience(self) -> Audience:
        """For whom it is; only some documents can be for others."""
        if self.document.is_always_shared:
            return "sharing"
        return self.chosen_audience if self.document.can_be_shared else "internal"

    @property
    def scope(self) -> Scope:
        """What it is about."""
        if not self.document.can_be_scoped:
            return EVERYTHING
        chosen = self.chosen_scope
        return chosen if self.document.tells_lessons else structs.replace(chosen, lessons_only=False)
