"""What disappears with the old way, that nobody wrote down? Some questions; what is answered is an observation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType

from journals.records.capture import CapturedLine, parse_line
from journals.records.model import Observation
from journals.retro.losses import LOSS_QUESTIONS, loss_prompt, loss_question
from journals.retro.meeting import Meeting
from journals.text.language import LANGUAGES
from tui.features.retro.phases.phase_part import PhasePart
from tui.locale import Catalogue, catalogue
from tui.ui.bindings import bindings
from tui.ui.dialogs.stored_prompt import StoredPrompt
from tui.ui.text_layout import fit, wrap
from tui.ui.widgets.line_view import Drawing, Line
from tui.ui.widgets.row_list import Rows
from tui.ui.widgets.static import Static
from tui.wording.display import KIND_SIGNS

_MOST = 2
_MOST_HERE = 6


@dataclass(frozen=True)
class LossQuestion:
    """A question, and what was answered."""

    name: str
    title: str
    question: str
    answers: tuple[Observation, ...]


def answers(gathered: list[Observation]) -> dict[str, tuple[Observation, ...]]:
    """Return what was answered to each question, the first first, in whichever language."""
    titles = [(name, catalogue(language)(f"disappears.{name}")) for language in LANGUAGES for name in LOSS_QUESTIONS]
    found: dict[str, list[Observation]] = {name: [] for name in LOSS_QUESTIONS}
    for note in reversed(gathered):
        if name := loss_question(note, titles):
            found[name].append(note)
    return {name: tuple(notes) for name, notes in found.items()}


def without_title(note: Observation) -> str:
    """Return an answer without the title it begins with."""
    return note.text.partition(": ")[2]


class LossRenderer:
    """Draws questions: the title, what is asked, and the answers below it."""

    def __init__(self, say: Catalogue) -> None:
        self.say = say
        self.drawing: Drawing[LossQuestion] = Drawing(lambda asked: asked.name, self.draw, self.height)

    def draw(self, asked: LossQuestion, width: int, here: bool) -> list[Line]:
        """Draw one question."""
        lines: list[Line] = [[(fit(asked.title, width), "accent" if here else "strong")]]
        lines += [[("  " + line, "")] for line in wrap(asked.question, max(6, width - 2), 3)]
        most = _MOST_HERE if here else _MOST
        shown = asked.answers[-most:]
        if hidden := len(asked.answers) - len(shown):
            lines.append([("  " + fit(self.say.count("disappears.more", hidden), max(1, width - 2)), "dim")])
        for note in shown:
            room = max(6, width - 6)
            first, *rest = wrap(without_title(note), room, 2)
            lines.append([(f"  {KIND_SIGNS[note.kind]} ", "strong"), (fit(first, room), "")])
            lines += [[("    ", ""), (fit(line, room), "")] for line in rest]
        return [*lines, []]

    def height(self, asked: LossQuestion, width: int, here: bool) -> int:
        """Return how many lines it takes."""
        return len(self.draw(asked, width, here))


class LossesPart(PhasePart):
    """The questions."""

    scope = "disappears"
    BINDINGS: ClassVar[list[BindingType]] = bindings("disappears")

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._asked: list[LossQuestion] = []

    def compose(self) -> ComposeResult:
        """Yield what it is about, and the questions."""
        self._renderer = LossRenderer(self.say)
        yield Static(id="about", markup=False)
        yield Rows[LossQuestion](self._renderer.drawing)

    @property
    def rows(self) -> Rows[LossQuestion]:
        """The questions."""
        return self.query_one(Rows)

    @property
    def position(self) -> str:
        """The question under the cursor."""
        return self.rows.item.name if self.rows.item else ""

    @property
    def status(self) -> str:
        """How many questions have an answer."""
        answered = sum(map(bool, answers(self.meeting.gathered).values()))
        return self.say("mirror.status", n=answered, of=len(LOSS_QUESTIONS))

    def fill(self) -> None:
        """Show the questions and what was answered."""
        self._renderer.say = self.say
        self.query_one("#about", Static).update(self.say("disappears.about"))
        self._asked = [
            LossQuestion(name, self.say(f"disappears.{name}"), self.say(f"disappears.{name}.ask"), answered)
            for name, answered in answers(self.meeting.gathered).items()
        ]
        self.rows.fill(self._asked)

    def go_to(self, at: str) -> None:
        """Go to a question."""
        self.rows.fill(self._asked, at=at)

    def take_focus(self) -> None:
        """Take the keyboard focus."""
        self.rows.focus()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Announce that the room looks at another question."""
        event.stop()
        if self.display:
            self.post_moved()

    def action_write(self) -> None:
        """Answer the question under the cursor; `!` before it makes it a concern."""
        if self.position:
            self._ask(self.position)

    def _ask(self, name: str) -> None:
        guide, title = self.app.guide, self.say(f"disappears.{name}")

        pasted: list[bool] = []

        def read(line: str) -> CapturedLine:
            pitfalls, stages = [p.id for p in guide.pitfalls], [s.id for s in guide.stages]
            return parse_line(line, pitfalls, stages, today=self.app.today, pasted=pasted)

        def make(line: str) -> Observation:
            new = read(line).observation(self.meeting.journal.project.stage, self.app.today.isoformat())
            return _titled(title, replace(new, prompt=loss_prompt(name))) if new.text else new

        def store(new: Observation, _: str) -> bool:
            return self.app.write(lambda: self.meeting.gather(new))

        StoredPrompt(self.app, f"disappears.{name}.ask", make, store, pasted=pasted, marks=read).ask()


def _titled(title: str, note: Observation) -> Observation:
    """Let an answer begin with what was asked about, so that it can be read by itself."""
    return replace(note, text=f"{title}: {note.text}")
