"""Quick capture: one line of plain typing at the bottom of a project, always one key away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from msgspec.structs import replace
from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Paste
from textual.message import Message
from textual.widgets import Input

from journals.lessons.announcement import Announcement, is_in_trouble
from journals.lessons.suggest import Suggestion
from journals.library.journal import Journal
from journals.privacy.detector import detect
from journals.records.capture import KIND_MARKERS, CapturedLine, parse_line, unread_marks
from journals.records.model import MOST_PITFALLS, Kind, Sign
from journals.records.pasted import PastedLine, pasted_lines
from journals.records.pasted_days import dated_lines
from tui.ui.base_app import BaseApp
from tui.ui.bindings import bindings
from tui.ui.dialogs.date_question import date_meaning
from tui.ui.findings_view import marked
from tui.ui.pasted_rows import Paste as PastedText
from tui.ui.widgets.announcement_line import announcement_line, open_announced
from tui.ui.widgets.inputs import LineInput
from tui.ui.widgets.static import Static
from tui.wording.display import KIND_SIGNS, signs, without_sign
from tui.wording.privacy import FlaggedText

_MARKS: dict[Kind | None, str] = {kind: mark for mark, kind in KIND_MARKERS.items()}
_CONTRARY: Mapping[Kind, Sign] = {"worked": "bites", "hindered": "handled"}
"""What is not asked of a line that says how it went itself."""


@dataclass(frozen=True)
class QueuedLine:
    """A line that waits to stand in the line; of one that was pasted, only its first characters count as typed."""

    text: str
    typed: int | None = None

    @classmethod
    def of_paste(cls, text: str, kind: Kind | None, day: str = "") -> QueuedLine:
        """Return a pasted line, with the marks of the kind and of the day that were chosen for it."""
        mark = _MARKS.get(kind, "") + (f";{day} " if day else "")
        return cls(mark + text, len(mark))


class CaptureInput(LineInput):
    """A line that knows when many are pasted into it."""

    @dataclass
    class Pasted(Message):
        """More than one line was pasted."""

        lines: list[PastedLine]

    def take_edited(self, text: str) -> None:
        """Take what came of an editor: several lines are asked about, as when they are pasted."""
        if len(lines := pasted_lines(text)) > 1:
            self.clear()
            self.post_message(self.Pasted(lines))
        else:
            super().take_edited(text)

    def _on_paste(self, event: Paste) -> None:
        event.stop()
        if len(lines := pasted_lines(event.text)) > 1:
            event.prevent_default()
            self.post_message(self.Pasted(lines))


class Capture(Vertical):
    """The line, what it is understood as, and room for what it looks like."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("capture")
    app = getters.app(BaseApp)

    def __init__(self, *, suggests: bool = True) -> None:
        """`suggests`: whether it shows what a line looks like while one types, or only where a key asks for it."""
        super().__init__()
        self._suggests = suggests
        self._is_asked = False
        """Whether it is asked what this line looks like."""
        self._queued: list[QueuedLine] = []
        self.kind: Kind | None = None
        """What a line is that does not say so itself."""
        self.prompt: str | None = None
        """Id of what is asked."""
        self.paste: PastedText | None = None
        """Pasted lines, as long as it is asked what they are, or until somebody opens the line to be asked again."""
        self._journal: Journal | None = None
        """The project it was opened in."""
        self._earlier: Announcement | None = None
        """The lesson that what stands in the line has announced; of a line that is sent, until one types on."""
        self._is_sent = False
        self._asked_about = ""
        """The line of which it was said that a mark in it is none."""

    @dataclass
    class Logged(Message):
        """A line is to be logged; the line stays open for the next."""

        quick: CapturedLine

    class ManyPasted(Message):
        """Several lines were pasted, each perhaps an observation; they are in `Capture.paste`."""

    class Closed(Message):
        """The line was left."""

    class AllSent(Message):
        """What was typed is sent, and nothing more stands in the line."""

    def compose(self) -> ComposeResult:
        """Yield the line and what it is understood as."""
        with Horizontal(id="line"):
            yield Static(id="where", markup=False)
            yield CaptureInput(select_on_focus=False, id="capture")
        yield Static(id="understood", markup=False)

    def on_mount(self) -> None:
        """Be out of the way until it is asked for."""
        self.display = False

    @property
    def input(self) -> CaptureInput:
        """The line."""
        return self.query_one(CaptureInput)

    @property
    def is_open(self) -> bool:
        """Return whether one can type."""
        return self.display

    @property
    def is_all_sent(self) -> bool:
        """Whether what was typed is sent, and nothing has been typed since."""
        return self._is_sent and not self.input.value and self.paste is None

    @property
    def typed(self) -> list[str]:
        """What is typed or pasted and not logged, in the order in which it would be."""
        return [*(self.paste.texts if self.paste else []), *self.unsent_lines]

    @property
    def unsent_lines(self) -> list[str]:
        """What stands in the line, and waits to stand in it."""
        lines = [*(each.value for each in self.query(CaptureInput)), *(each.text for each in self._queued)]
        return [line for line in lines if line.strip()]

    def open(self, stage: str) -> None:
        """Let one type; what was left half typed is still there."""
        self._stage, self._is_sent = stage, False
        self._journal = self.app.journal_here
        self.app.announcer.forget()
        if self._suggests:
            self.app.suggester.fetch(self.app.language, self.app.library)
        self.display = True
        self.screen.set_focus(self.input)
        self.show()
        if self.paste is not None and not self.paste.is_asked:
            self.post_message(self.ManyPasted())

    def action_close(self) -> None:
        """Leave the line; what is half typed is kept for next time."""
        self.display = False
        self.post_message(self.Closed())

    def action_take(self) -> None:
        """Take the first suggestion: its number goes into the line, where it can be seen and taken out again.

        Where none is shown, the key asks what the line looks like, and it is said where that is nothing.
        """
        if suggestions := self._suggestions():
            number = suggestions[0].pitfall.replace(".", "")
            self._is_asked = False
            line = self.input
            line.replace(f" #{number} ", len(line.value.rstrip()), len(line.value))
        elif self.input.value.strip():
            self._is_asked = True
            self.app.suggester.fetch(self.app.language, self.app.library)
            self.show()

    def action_earlier(self) -> None:
        """Read the lesson that has announced itself; what is typed waits."""
        open_announced(self.app, self._earlier)

    async def action_save(self) -> None:
        """Do what Enter does: in forms this key saves."""
        await self.input.action_submit()

    def action_editor(self) -> None:
        """Go on in an editor of one's own."""
        from tui.ui.own_editor import edit_outside  # the line opens fast

        edit_outside(self.app)

    def action_stay(self) -> None:
        """Keep typing: there is nowhere else to go, and what is typed next must not be taken for commands."""

    def next(self) -> None:
        """Be ready for the next line; what was queued before comes first."""
        self._is_asked = False
        if self._journal is not None and self._earlier is not None:
            self.app.announcer.note_said(self._journal, self._earlier)
        queued = self._queued.pop(0) if self._queued else QueuedLine("")
        self.input.show_pasted(queued.text, len(queued.text) if queued.typed is None else queued.typed)
        self.input.action_end()
        self._note_sent()

    def _note_sent(self) -> None:
        self._is_sent = not self.input.value
        if self._is_sent:
            self.post_message(self.AllSent())

    def queue_lines(self, lines: Sequence[QueuedLine]) -> int:
        """Offer lines that were not logged, one after another, and then what is half typed; return how many."""
        drafts = [QueuedLine(self.input.value)] if self.input.value.strip() else []
        self._queued = [
            *(QueuedLine(each.text.replace("\t", " "), each.typed) for each in lines),
            *drafts,
            *self._queued,
        ]
        self.next()
        return len(lines)

    def show(self) -> None:
        """Show what the line is understood as."""
        say, guide = self.app.say, self.app.guide
        quick = self._quick()
        stage = guide.get(quick.stage or self._stage)
        kind = say(f"words.kind.{quick.kind or 'none'}")
        where = f"{(quick.stage or self._stage)[1:]} {getattr(stage, 'short', '')}  {KIND_SIGNS[quick.kind]} {kind} │"
        self.query_one("#where", Static).update(where)
        found = detect(quick.text)
        lines = [marked(say, FlaggedText("", quick.text, found))] if found else []
        if unread := self._unread(quick):
            words = ", ".join(say("project.quoted", word=each) for each in unread)
            key = "project.not_read_sure" if self._asked_about == self.input.value else "project.not_read"
            lines.append(Content.assemble((say(key, marks=words), "bold $bites")))
        if self._queued:
            lines.append(Content.assemble((say.count("project.more_wait", len(self._queued)), "bold")))
        if quick.happened:
            lines.append(Content.assemble((date_meaning(self.app, quick.happened, "past"), "bold $accent")))
        tags = [Content.assemble((f"#{p} {guide[p].title}", "bold $accent")) for p in quick.pitfalls]
        earlier = self._earlier_lines(quick)
        lines += [*earlier, *tags] if self.query_one("#understood").size.height == 1 else [*tags, *earlier]
        suggestions = self._suggestions()
        lines += [self._looks_like(place, each) for place, each in enumerate(suggestions)]
        if self._is_asked and not suggestions:
            lines.append(Content(say("project.looks_like_none")))
        self.query_one("#understood", Static).update(Content("\n").join(lines[:3]) if lines else self._marks())

    def _marks(self) -> Content:
        """Return the marks that can be typed; before them, where there is room, what a line without one is here."""
        say = self.app.say
        asked = "" if self.screen.has_class("-short") else without_sign(say, self.kind)
        return Content.assemble((f"{asked}\n" if asked else "", "bold $accent"), say("project.markers"))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Follow the typing."""
        event.stop()
        self._is_sent = self._is_sent and not self.input.value
        self.show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Log the line."""
        event.stop()
        quick = self._quick()
        if self._unread(quick) and self._asked_about != self.input.value:
            self._asked_about = self.input.value  # once: what it is taken for is shown, and Enter again stores it
            self.show()
        elif quick.text:
            self.post_message(self.Logged(quick))
        elif self._queued:
            self.next()
        else:
            self._note_sent()

    def on_capture_input_pasted(self, event: CaptureInput.Pasted) -> None:
        """Ask what many lines at once are."""
        event.stop()
        today = self.app.today
        lines = dated_lines(event.lines, today)
        self.paste = PastedText.of_lines(lines, self._stage, self.kind, self.day or today.isoformat())
        self.post_message(self.ManyPasted())

    _stage = "S1"

    def _earlier_lines(self, quick: CapturedLine) -> list[Content]:
        """Return the line on the earlier lesson; in what is sent it stands until somebody types on."""
        if self._journal is not None and (self.input.value or not self._is_sent):
            pitfalls = quick.pitfalls if is_in_trouble(quick.kind) else ()
            stage = quick.stage or self._stage
            self._earlier = self.app.announcer.look_up(self._journal, pitfalls, stage, self._show_if_open)
        if self._earlier is None:
            return []
        return [announcement_line(self.app, self._earlier, "capture.earlier", typing=True)]

    def _show_if_open(self) -> None:
        if self.is_attached and self.is_open:
            self.show()

    def _unread(self, quick: CapturedLine) -> list[str]:
        """Return what looks like a mark and is none; in what was pasted nothing is meant to be one."""
        return [] if any(self.input.pasted) else unread_marks(quick)

    def _suggestions(self) -> list[Suggestion]:
        """Return what the line looks like, without its tags; none once it has all the tags it can have."""
        quick = self._quick()
        if not (self._suggests or self._is_asked) or len(quick.pitfalls) >= MOST_PITFALLS:
            return []
        found = self.app.suggester.suggest(self.app.language, quick.text)
        return [each for each in found if each.pitfall not in quick.pitfalls and each.pitfall in self.app.guide]

    def _looks_like(self, place: int, suggestion: Suggestion) -> Content:
        """Return a suggestion with the words that say so; the first says which key takes it."""
        say, pitfall = self.app.say, self.app.guide[suggestion.pitfall]
        key = say("project.take") if place == 0 else say("project.looks_like")
        words = ", ".join(say("project.quoted", word=word) for word in suggestion.because)
        kind, asked = self._quick().kind, suggestion.sign
        is_asked = asked is not None and (kind is None or asked != _CONTRARY.get(kind))
        sign = f"  {signs()[asked]} {say(f'words.sign.{asked}')}?" if is_asked else ""
        return Content.assemble(
            (f"{key} ", "bold $accent" if place == 0 else "$dim"),
            f"{pitfall.id} {pitfall.title}",
            (f"  {words}{sign}", "$dim"),
        )

    @property
    def day(self) -> str | None:
        """The day that is marked in the line; None where none is."""
        return self._quick().happened

    def _quick(self) -> CapturedLine:
        """Read the line: the marks in what was typed, and what is asked."""
        guide, line = self.app.guide, self.input
        pitfalls, stages = [p.id for p in guide.pitfalls], [s.id for s in guide.stages]
        quick = parse_line(line.value, pitfalls, stages, today=self.app.today, pasted=line.pasted)
        return replace(quick, kind=quick.kind or self.kind, prompt=self.prompt)
