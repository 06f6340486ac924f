"""The question that is asked before a document leaves: what looks like personal data in it stays, goes, or stops it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from msgspec import structs

from journals.export.audience import Audience
from journals.export.finished import without_findings
from journals.export.redaction import Document, FlaggedPassage
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.privacy import Answer, PrivacyDialog
from tui.wording.privacy import FlaggedText


class DocumentPrivacyDialog(PrivacyDialog):
    """The paragraphs of a document with personal data in them, and what may be done before it leaves."""

    words = "guard.outgoing"


class SharedDocumentDialog(DocumentPrivacyDialog):
    """The same of a document for others than one's own organisation, in which nothing of it may stay."""

    words = "guard.sharing"
    keeps: ClassVar[bool] = False


def confirm_outgoing(
    app: BaseApp, made: Document, leave: Callable[[Document], object], audience: Audience = "internal"
) -> None:
    """Call `leave` with a document as it may leave, once what looks like personal data in it has been asked about."""
    if not made.found:
        leave(made)
        return

    def take(answer: Answer | None) -> None:
        if answer is not None:
            leave(made if answer == "keep" else without_findings(made, app.say("guard.removed")))

    dialog = SharedDocumentDialog if audience == "sharing" else DocumentPrivacyDialog
    app.push_screen(dialog([_shown(each) for each in made.found]), take)


def _shown(passage: FlaggedPassage) -> FlaggedText:
    """Return a paragraph without the sign of a list or a heading that it begins with."""
    text, found = passage.text, passage.found
    sign = min(len(text) - len(text.lstrip("-# ")), found[0].start)
    moved = [structs.replace(each, start=each.start - sign, end=each.end - sign) for each in found]
    return FlaggedText("", text[sign:], moved)
