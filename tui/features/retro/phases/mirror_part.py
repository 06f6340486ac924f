"""The mirror: the guide's pitfalls one by one, and for each whether it bit, with what was written that speaks of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from content import Guide
from content.guide import Pitfall
from journals.records.model import Observation, Sign
from journals.records.retro import MIRROR_ANSWERS, MirrorAnswer, Reflection
from journals.retro.meeting import Meeting
from tui.features.retro.phases.phase_part import PhasePart
from tui.ui.bindings import bindings
from tui.ui.dialogs.prompt import prompt_and_store
from tui.ui.text_layout import wrap
from tui.wording.display import KIND_SIGNS, PREVIEW_LENGTH, brief, shortened, signs

_MOST = 4
_MOST_WIDE = 12
_BESIDE = 96
"""Cells from which what was written stands beside the question."""
_NARROW = 60
"""Cells below which the answers stand close."""
_INDENT = 5
_EDGES = 5
"""Cells at both sides of what was written."""
_SHORT = 18
"""Lines below which there are no empty ones."""
_SIGNS: dict[MirrorAnswer, Sign | None] = {"yes": "bites", "partly": "watch", "no": "handled", "unknown": None}
"""Each answer has the sign that the same would have on an observation."""
_KEYS: dict[MirrorAnswer, str] = {"yes": "1", "partly": "2", "no": "3", "unknown": "0"}


def likely(guide: Guide, stages: Sequence[str]) -> list[Pitfall]:
    """Give the pitfalls that typically bite at these stages, the hardest first; all where none does."""
    hardest = {each.id: max((each.weight(stage) for stage in stages), default=0) for each in guide.pitfalls}
    found = [each for each in guide.pitfalls if hardest[each.id]]
    return sorted(found, key=lambda each: -hardest[each.id]) or list(guide.pitfalls)


class Page(VerticalScroll, inherit_bindings=False):
    """What scrolls up and down only: left and right go to the next and the one before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", show=False),
        Binding("down", "scroll_down", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
    ]


class MirrorPart(PhasePart):
    """One pitfall, the four answers, and what speaks for it and against it."""

    scope = "mirror"
    BINDINGS: ClassVar[list[BindingType]] = bindings("mirror")

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._every = False
        self._at = ""

    def compose(self) -> ComposeResult:
        """The question, and what was written."""
        with Page(id="glass"):
            yield Static(id="asked", markup=False)
            yield Static(id="spoken", markup=False)
        yield Static(id="answers", markup=False)

    @property
    def pitfalls(self) -> list[Pitfall]:
        """The pitfalls that are gone through."""
        guide = self.app.guide
        if self._every:
            return list(guide.pitfalls)
        stages = sorted(self.meeting.retro.stages) or [self.meeting.journal.project.stage]
        return likely(guide, stages)

    @property
    def pitfall(self) -> Pitfall | None:
        """The one the room looks at: the first that has no answer, until somebody goes to another."""
        there = self.pitfalls
        answered = self.meeting.reflections
        if not self._at:
            return next((each for each in there if each.id not in answered), there[0] if there else None)
        return next((each for each in there if each.id == self._at), there[0] if there else None)

    @property
    def place(self) -> str:
        """The pitfall."""
        return self.pitfall.id if self.pitfall else ""

    @property
    def status(self) -> str:
        """How many have an answer."""
        answered = self.meeting.reflections
        there = self.pitfalls
        return self.say("mirror.status", n=sum(each.id in answered for each in there), of=len(there))

    def look_at(self, at: str) -> None:
        """Go to a pitfall, and to all of them where it is none of the likely ones."""
        if any(each.id == at for each in self.app.guide.pitfalls):
            self._every = self._every or all(each.id != at for each in self.pitfalls)
            self._at = at
            self.fill()

    def take_keys(self) -> None:
        """Have the keys."""
        self.query_one(Page).focus()

    def guide_page(self) -> str | None:
        """Give the pitfall's page."""
        return self.place or None

    def on_resize(self) -> None:
        """Break what was written anew."""
        self.fill()

    # What is shown

    def fill(self) -> None:
        """Show the pitfall, its answer, and what was written of it."""
        pitfall = self.pitfall
        if pitfall is None:
            self.query_one("#asked", Static).update(self.say("mirror.none"))
            return
        self._at = pitfall.id
        self.query_one("#asked", Static).update(self._question(pitfall))
        self.query_one("#spoken", Static).update(self._spoken(pitfall))
        self.query_one("#answers", Static).update(self._counts())

    def _question(self, pitfall: Pitfall) -> Content:
        there = self.pitfalls
        number = next(place for place, each in enumerate(there, 1) if each.id == pitfall.id)
        which = self.say("mirror.every" if self._every else "mirror.likely")
        head = self.say("mirror.number", n=number, of=len(there), which=which)
        given = self.meeting.reflections.get(pitfall.id)
        title = Content.assemble((f"{pitfall.id}  {pitfall.title}", "bold $accent"))
        asked, choices = Content.assemble((self.say("mirror.bit"), "bold")), self._choices(given)
        if self.screen.size.height < _SHORT:
            parts = [title, choices, Content(pitfall.summary)]
        else:
            counted = Content.assemble((f"{head}   ({pitfall.reference})", "$dim"))
            parts = [counted, Content(""), title, Content(""), Content(pitfall.summary), Content(""), asked, choices]
        if given is not None and given.note:
            note = shortened(self.say, given.note, PREVIEW_LENGTH)
            parts.append(Content.assemble((self.say("mirror.note") + " ", "$dim"), note))
        return Content("\n").join([*parts, Content("")])

    def _choices(self, given: Reflection | None) -> Content:
        words: list[tuple[str, str]] = []
        for answer in MIRROR_ANSWERS:
            here = given is not None and given.answer == answer
            word = self.say(f"mirror.answer.{answer}")
            words.append((f" {_KEYS[answer]} {_sign(answer) if here else ''}{word} ", "bold reverse" if here else ""))
            words.append((" " if self.screen.size.width < _NARROW else "  ", ""))
        return Content.assemble(*words)

    def _spoken(self, pitfall: Pitfall) -> Content:
        for_it, against_it = self.meeting.evidence_on(pitfall.id)
        if not for_it and not against_it:
            return Content.assemble((self.say("mirror.nothing"), "$dim"))
        parts = [*self._side("mirror.for", for_it), *self._side("mirror.against", against_it)]
        return Content("\n").join(parts)

    def _side(self, key: str, notes: list[Observation]) -> list[Content]:
        if not notes:
            return []
        width = self.screen.size.width
        wide = width >= _BESIDE
        most = _MOST_WIDE if wide else _MOST
        room = max(10, (width // 2 - 1 if wide else width) - _EDGES - _INDENT)
        parts = [Content.assemble((self.say(key), "bold"))]
        for note in notes[:most]:
            sign = f" {signs()[note.sign]} {KIND_SIGNS[note.kind]} "
            look = note.sign or "dim"
            first, *rest = wrap(f"{brief(note.text)}  {self.say('mirror.stage', n=note.stage[1:])}", room, 3)
            parts.append(Content.assemble((sign, f"${look}"), first))
            parts += [Content(" " * _INDENT + line) for line in rest]
        if (more := len(notes) - most) > 0:
            parts.append(Content.assemble((" " + self.say.count("mirror.more", more), "$dim")))
        return parts

    def _counts(self) -> Content:
        """How often each answer was given; what was not answered is not counted as no."""
        answered = self.meeting.reflections
        there = {each.id for each in self.pitfalls}
        given = Counter(each.answer for pitfall, each in answered.items() if pitfall in there)
        counts = "   ".join(
            f"{_sign(answer)}{self.say(f'mirror.answer.{answer}')} {given[answer]}" for answer in MIRROR_ANSWERS
        )
        left = self.say("mirror.left", n=len(there) - given.total())
        return Content.assemble((self.say("mirror.so_far") + "  ", "$dim"), counts, ("   " + left, "$dim"))

    # Answering

    def action_yes(self) -> None:
        """It bit."""
        self._answer("yes")

    def action_partly(self) -> None:
        """It bit a little."""
        self._answer("partly")

    def action_no(self) -> None:
        """It did not."""
        self._answer("no")

    def action_unknown(self) -> None:
        """Nobody knows."""
        self._answer("unknown")

    def _answer(self, answer: MirrorAnswer) -> None:
        if pitfall := self.place:
            given = self.meeting.reflections.get(pitfall)
            self.app.write(lambda: self.meeting.reflect(pitfall, answer, given.note if given else ""))
            self.looked()

    def action_note(self) -> None:
        """Write a line to the answer."""
        if self.place:
            self._ask_note(self.place)

    def _ask_note(self, pitfall: str) -> None:
        given = self.meeting.reflections.get(pitfall) or Reflection(retro=self.meeting.id, pitfall=pitfall)

        def store(new: Reflection, _: str) -> bool:
            return self.app.write(lambda: self.meeting.reflect(pitfall, new.answer, new.note))

        prompt_and_store(
            self.app,
            "mirror.ask_note",
            lambda note: replace(given, note=note) if note != given.note else None,
            store,
            stored=given.note,
            empty=True,
            about=pitfall,
            before=given,
        )

    # Going through them

    def action_next(self) -> None:
        """Go to the next pitfall."""
        self._go(1)

    def action_previous(self) -> None:
        """Go to the one before."""
        self._go(-1)

    def _go(self, by: int) -> None:
        names = [each.id for each in self.pitfalls]
        place = names.index(self.place) + by if self.place in names else 0
        if 0 <= place < len(names):
            self._to(names[place])
        else:
            self.app.tell(self.say("mirror.last" if by > 0 else "mirror.first"))

    def action_which(self) -> None:
        """All pitfalls, or only those that are likely now; the one that shows stays where it can."""
        self._every = not self._every
        self._to(self.place)

    def _to(self, pitfall: str) -> None:
        self._at = pitfall
        self.fill()
        self.query_one(Page).scroll_home(animate=False)
        self.looked()


def _sign(answer: MirrorAnswer) -> str:
    """Give the sign of an answer with a space after it; what nobody knows has none."""
    sign = _SIGNS[answer]
    return f"{signs()[sign]} " if sign else "? "
