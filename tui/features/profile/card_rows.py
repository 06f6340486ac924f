"""How the fields of a card look in its list, and what the card warns of in the lines below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual.content import Content
from textual.geometry import Size

from content import CardField
from content.cards import NOTE
from journals.lessons.profile import FormerAnswers
from journals.library.journal import Journal
from tui.locale import Catalogue
from tui.ui.text_layout import cells, fit, wrap
from tui.ui.widgets.line_view import Drawing, Line, Piece
from tui.wording.display import brief
from tui.wording.profile import answer_words, digit_options

_MOST = 6
"""Lines of one text at the field under the cursor; two at the others."""
_ANSWER = 40
"""Characters of a chosen answer, which another program may have made anything of."""
_TALL, _SHORT = 5, 2
"""Lines for warnings."""
_IS_TALL = 18
"""Lines of a screen from which on there is room for more, as the app's styles have it."""


class CardFieldRenderer:
    """Draws fields with their answers; the one under the cursor with its options, its help and the former answer."""

    def __init__(self, say: Catalogue, journal: Journal, note_before: Callable[[], str]) -> None:
        """`note_before`: how the note to the field above the cursor is written, where it was just answered."""
        self._say, self._journal, self._note_before = say, journal, note_before
        self._answers: Mapping[str, str] = {}
        self._former: FormerAnswers | None = None
        self._roles: Sequence[str] = ()
        self.drawing: Drawing[CardField] = Drawing(lambda field: field.id, self._draw, self._height)

    def update(
        self, say: Catalogue, answers: Mapping[str, str], former: FormerAnswers | None, roles: Sequence[str] = ()
    ) -> None:
        """Draw in this language, with these answers, those of another time, and roles that the project knows."""
        self._say, self._answers, self._former, self._roles = say, answers, former, roles

    def _draw(self, field: CardField, width: int, here: bool) -> list[Line]:
        indent = "  " if "." in field.id else ""
        answer = self._answers.get(field.id, "")
        most = _MOST if here else 2
        drawn: list[Line] = []
        if field.names:
            right = brief(answer_words(self._say, self._journal, field, answer), _ANSWER) if answer else "–"
            room = max(8, width - cells(right) - len(indent) - 1)
            look = "accent" if answer else "dim"
            if here and cells(field.label) > room:
                drawn += [*_wrapped(field.label, "", width, indent, most), [(f"{indent}  {right}", look)]]
            else:
                drawn.append([(indent + fit(field.label, room), ""), (f" {right}", look)])
        else:
            drawn += _wrapped(field.label, "", width, indent, most)
            shown = answer_words(self._say, self._journal, field, answer)
            drawn += _wrapped(shown or "–", "accent" if answer else "dim", width, f"{indent}  ", most)
        if note := self._answers.get(field.id + NOTE, ""):
            drawn += _wrapped(note, "dim", width, f"{indent}  ", most)
        return [*drawn, *self._details(field, width, f"{indent}  ")] if here else drawn

    def _height(self, field: CardField, width: int, here: bool) -> int:
        return len(self._draw(field, width, here))

    def _details(self, field: CardField, width: int, indent: str) -> list[Line]:
        """Return what stands below the field under the cursor: its digits, what was answered last time, its help."""
        lines = _side_by_side([(digit, text) for digit, text in digit_options(self._say, field)], width, indent)
        hints = [self._note_before(), field.help]
        if field.kind == "role" and self._roles:
            hints.append(self._say("profile.roles", roles=" · ".join(brief(each, _ANSWER) for each in self._roles)))
        if field.note and not self._answers.get(field.id + NOTE):
            hints.append(self._say("profile.enter_note"))
        if (former := self._former) and (answer := former.answers.get(field.id)):
            key = "profile.last_here" if former.journal is self._journal else "profile.last"
            text = answer_words(self._say, self._journal, field, answer)
            former_answer = self._say(key, project=brief(former.journal.project.name), answer=text)
            lines += _wrapped(former_answer, "watch", width, indent, _MOST)
        return lines + [line for text in hints if text for line in _wrapped(text, "dim", width, indent, _MOST)]


def warning_lines(say: Catalogue, warnings: Sequence[str], size: Size) -> Content:
    """Return warnings in full as far as there is room on a screen of this size, and how many there are besides."""
    room = _TALL if size.height >= _IS_TALL else _SHORT
    lines: list[Content] = []
    for number, text in enumerate(warnings):
        first, *more = wrap(text, max(10, size.width - 4), room)
        if lines and len(lines) + 1 + len(more) > room - (number < len(warnings) - 1):
            lines.append(Content.assemble((say.count("profile.more", len(warnings) - number), "$dim")))
            break
        lines += [Content.assemble(("! ", "bold $watch"), first), *(Content(f"  {line}") for line in more)]
    return Content("\n").join(lines)


def _wrapped(text: str, style: str, width: int, indent: str, most: int) -> list[Line]:
    return [[(indent + line, style)] for line in wrap(text, max(8, width - len(indent)), most)]


def _side_by_side(options: list[tuple[str, str]], width: int, indent: str) -> list[Line]:
    """Put digits and words beside each other, as many on a line as there is room for."""
    lines: list[Line] = []
    here: list[Piece] = []
    used = 0
    for digit, text in options:
        size = cells(text) + len(digit) + (3 if text else 2)
        if here and used + size > width - len(indent):
            lines.append([(indent, ""), *here])
            here, used = [], 0
        here += [(digit, "strong"), (f" {text}  " if text else "  ", "")]
        used += size
    return [*lines, [(indent, ""), *here]] if here else lines
