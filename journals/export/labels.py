"""The words of a document: what the guide and the message catalogue call things, ready to stand in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from content import Guide
from content.retro_format import Format
from journals.export.escape import line
from journals.export.markdown_blocks import labelled_text
from journals.records.base import Level
from journals.records.model import Kind, Observation, Sign
from journals.retro.prompts import note_heading


class Translator(Protocol):
    """The message catalogue of the chosen language: `tui.locale.catalogue("da")` is one."""

    def __call__(self, key: str, /, **words: object) -> str:
        """Return the text named `key` with its words filled in."""

    def count(self, key: str, number: int, /, **words: object) -> str:
        """Return the text for a number of things; `{n}` is the number."""


KIND_MARKS: Mapping[Kind | None, str] = {
    "worked": "+",
    "hindered": "-",
    "concern": "!",
    "question": "?",
    "idea": "\\*",
    "surprise": "»",
    None: "·",
}
SIGN_MARKS: Mapping[Sign, str] = {"bites": "×", "handled": "✓", "watch": "○"}
"""The screen's own marks (`tui/wording/display.py`), as Markdown."""


class Labels:
    """The words of one document. All that is given back is Markdown, user text and the guide's escaped."""

    def __init__(
        self,
        guide: Guide,
        say: Translator,
        today: date,
        retro_title: Callable[[str], str] = str,
        formats: Sequence[Format] = (),
    ) -> None:
        """`today` tells what is late; `retro_title` returns the title of a retro's format, given its id.

        `formats` are those of meetings, whose prompts notes were written under.
        """
        self.guide = guide
        self.say = say
        self.today = today
        self.retro_title = retro_title
        self.formats = formats
        self.stages = {stage.id: f"{_number(stage.id)} {line(stage.title)}" for stage in guide.stages}
        self._pitfalls = {pitfall.id: f"{pitfall.id} {line(pitfall.title)}" for pitfall in guide.pitfalls}
        self._insights = {insight.id: insight.title for insight in guide.insights}
        self._factors = {factor.id: line(factor.title) for factor in guide.factors}
        self._kinds = {kind: mark + " " + say(f"words.kind.{kind or 'none'}") for kind, mark in KIND_MARKS.items()}
        self._signs = {sign: mark + " " + say(f"words.sign.{sign}") for sign, mark in SIGN_MARKS.items()}
        self._days: dict[str, str] = {}
        self.facts: dict[str, str] = {}
        """Facts that were written of records → the text of a user's in them, "" where all of it is ours."""

    def fact(self, written: str, text: str = "") -> str:
        """Return a fact of a record as it is written, noted as one with no text of a user's in it but `text`."""
        self.facts[written] = text
        return written

    def unknown(self, ids: Iterable[str]) -> str:
        """Return those pitfalls and insights that the guide does not know, as one text."""
        return " ".join(each for each in ids if each not in self._pitfalls and each not in self._insights)

    def technology_type(self, type_id: str) -> str:
        """Return what a type of technology is called; "" where nobody has said one."""
        return line(self.guide.technology_title(type_id))

    def stage(self, stage: str) -> str:
        """Return a stage's number and title; its id where the guide does not know it."""
        return self.stages.get(stage) or line(stage)

    def pitfall(self, pitfall: str) -> str:
        """Return a pitfall's number and title; its id where the guide does not know it."""
        return self._pitfalls.get(pitfall) or line(pitfall)

    def insight(self, insight: str) -> str:
        """Return an insight's number and title; its id where the guide does not know it."""
        name = f"{insight.removeprefix('I')} {self._insights[insight]}" if insight in self._insights else insight
        return self.say("export.insight", name=line(name))

    def pitfalls(self, pitfalls: Iterable[str]) -> str:
        """Return pitfalls by number and title, in the order of their numbers."""
        return "; ".join(map(self.pitfall, sorted(pitfalls)))

    def kind(self, kind: Kind | None) -> str:
        """Return an observation's kind as sign and word."""
        return self._kinds[kind]

    def sign(self, sign: Sign | None) -> str:
        """Return a sign towards pitfalls as sign and word; "" for none."""
        return self._signs[sign] if sign else ""

    def heading_of(self, note: Observation) -> str:
        """Return what a note was written under at a meeting, where its sign does not say as much."""
        return line(note_heading(self.formats, note))

    def retired(self, because: str) -> str:
        """Return the words for a retired lesson, with the reason."""
        reason = line(because)
        return self.say("export.taken_out", because=reason) if reason else self.say("words.lesson_status.retired")

    def day(self, when: str) -> str:
        """Return a stored day or week as it is written in a document; as it stands where it is neither."""
        if when not in self._days:  # thousands of observations are of the same few hundred
            self._days[when] = self._day(when)
        return self._days[when]

    def _day(self, when: str) -> str:
        try:
            then = date.fromisoformat(when)
        except ValueError:
            return line(when)
        if "W" in when:
            return self.say("dates.week_long", week=then.isocalendar().week, year=when[:4])
        return self.say("export.day", day=then.day, month=self.say(f"export.month.{then.month}"), year=then.year)

    def factor(self, factor: str) -> str:
        """Return a context factor's title; its id where the guide does not know it."""
        return self._factors.get(factor) or line(factor)

    def level(self, at: Level) -> str:
        """Return how a context factor stands, with its note."""
        level, note = self.say(f"words.level.{at.level or 'none'}"), line(at.note)
        return f"{level} – {note}" if note else level

    def context(self, factors: Iterable[str], context: Mapping[str, Level]) -> list[str]:
        """Return how each of these context factors stands; one that nobody has said anything of is unknown."""
        return [labelled_text(self.factor(each), self.level(context.get(each, Level()))) for each in factors]


def _number(stage: str) -> str:
    return line(stage.removeprefix("S"))
