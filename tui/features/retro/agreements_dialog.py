"""What a meeting ends on: its agreements, to be read aloud before everyone leaves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from journals.records.model import Action
from journals.records.retro import Retro
from journals.retro.follow_up import agreed_actions
from journals.retro.meeting import Meeting
from tui.locale import Catalogue
from tui.ui.bindings import bindings
from tui.ui.dialogs.reader import ReaderDialog
from tui.ui.text_layout import wrap
from tui.wording.display import brief, long_date

_INDENT = "   "
_AROUND = 8
"""Cells beside the text: the box, room on either side, and the bar that scrolls it."""
_NARROWEST = 16


class AgreementsDialog(ReaderDialog):
    """What, who and when, with room around each; Enter leaves."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("confirm")

    def __init__(self, meeting: Meeting) -> None:
        super().__init__()
        self._retro = meeting.retro
        self._agreed = [each for each in agreed_actions(meeting) if each.status == "open"]

    def heading(self) -> str:
        """Return how many agreements there are."""
        agreed = len(self._agreed)
        return self.say.count("agreements.title", agreed) if agreed else self.say("agreements.none")

    def text(self) -> Content:
        """Return the agreements, and when we meet next."""
        return agreements_text(self.say, self._agreed, self._retro, max(_NARROWEST, self.size.width - _AROUND))

    def hints(self) -> list[tuple[str, str]]:
        """Return the one key that matters."""
        return [(self.key("confirm.do"), self.say("agreements.leave"))]

    def action_do(self) -> None:
        """Leave."""
        self.dismiss(None)

    def _fit(self) -> None:
        """Leave the height to the style, for it is all there is to see; only the lines break elsewhere."""
        self.fill()


def agreements_text(say: Catalogue, agreed: Sequence[Action], retro: Retro, width: int) -> Content:
    """Return agreements as they are read aloud, each a sentence with who and when below it."""
    lines: list[Content] = []

    def add(before: str, text: str, style: str) -> None:
        for each in wrap(brief(text), width - len(_INDENT)):
            lines.append(Content.assemble((before, "bold $accent"), (each, style)))
            before = _INDENT

    for number, action in enumerate(agreed, 1):
        add(f"{number:<{len(_INDENT)}}", action.text, "bold")
        when = say("agreements.by", day=long_date(say, action.due)) if action.due else ""
        if who := " · ".join(filter(None, [brief(action.owner), when])):
            add(_INDENT, who, "bold $accent")
        if action.first_step:
            add(_INDENT, say("agreements.first", step=action.first_step), "")
        lines.append(Content(""))
    ending = (("check_out.told", brief(retro.told)), ("check_out.next_day", long_date(say, retro.next)))
    lines += [Content.assemble((f"{say(key)}: ", "$dim"), (text, "bold")) for key, text in ending if text]
    return Content("\n").join(lines)
