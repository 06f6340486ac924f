"""The forms of a project's profile, as frozen values, and what their conditions and warnings mean.

A form's answers are texts by field: what was written, the name of an option, `1` to `5`, `yes`, `no` or `unknown`, a
day or ISO week, or the id of an observation. A note to a field stands below `<field>.note`; another form's answer below
`<form>/<field>`. A form with `several` entries is answered once for each of them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from content.value import Value

FieldKind: TypeAlias = Literal["line", "text", "choice", "level", "check", "date", "stage", "role", "observation"]
Answers: TypeAlias = Mapping[str, str]
UNKNOWN = "unknown"
LEVEL_ANSWERS = ("1", "2", "3", "4", "5")
CHECKS = ("yes", "no")
WRITTEN_KINDS: tuple[FieldKind, ...] = ("line", "text", "role")
"""Kinds of fields whose answer an entry can be known by."""
NOTE = ".note"
STAR = re.compile(r"[A-Z]+\*")
_NAMED = re.compile(r"\{[A-Z]+\*\}")


class CardOption(Value, frozen=True, kw_only=True):
    """One answer of a choice: the name it is stored by, and what it is called."""

    name: str
    label: str


class Condition(Value, frozen=True, kw_only=True):
    """Something that answers are asked for: whether a field `is` one of `values`, is `answered`, or is `empty`.

    In `field` a star (`G*`) stands for the item that is being looked at. A condition about several fields at once
    names them all in `among`, and of those at least `least` must be so; where that is 0, none may be.
    Among entries only those count in which `where` is answered, if it names a field.
    """

    field: str
    test: Literal["is", "answered", "empty"] = "is"
    values: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    least: int = 0
    where: str = ""

    def holds(self, answers: Answers, item: str = "") -> bool:
        """Return whether the condition holds; `item` takes the place of the star."""
        if self.among:
            number = sum(self._so(answers.get(field, "")) for field in self.among)
            return number >= self.least if self.least else number == 0
        return self._so(answers.get(STAR.sub(item, self.field), ""))

    def holds_among(self, entries: Sequence[Answers]) -> bool:
        """Return whether it holds of as many entries of a form as it asks for; of one where it says nothing."""
        number = sum(
            self._so(entry.get(self.field, "")) for entry in entries if not self.where or entry.get(self.where)
        )
        return number == 0 if self.among and not self.least else number >= max(1, self.least)

    def _so(self, answer: str) -> bool:
        if self.test == "is":
            return answer in self.values
        return bool(answer) == (self.test == "answered")


class Rule(Value, frozen=True, kw_only=True):
    """What a form warns of, when all its conditions hold; for one of `items` where they have a star.

    A star in braces in the text, `{G*}`, names the items it is about.
    """

    when: tuple[Condition, ...]
    text: str
    items: tuple[str, ...] = ()
    line: int = 0


class CardField(Value, frozen=True, kw_only=True):
    """Something a form asks. It is asked only where all conditions of `when` hold.

    `item` is the guide's item it is about, `poles` are what 1 and 5 mean, `note` whether a note can stand beside;
    `short` is what it is called where there is little room. A date that lies `ahead` is the next that fits what is
    typed, else the latest. `shown_with` are the fields without which the answer is never shown.
    """

    id: str
    kind: FieldKind
    label: str
    help: str = ""
    item: str = ""
    options: tuple[CardOption, ...] = ()
    poles: tuple[str, ...] = ()
    note: bool = False
    short: str = ""
    ahead: bool = False
    shown_with: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    line: int = 0

    @property
    def brief_label(self) -> str:
        """What it is called where there is little room."""
        return self.short or self.label

    @property
    def names(self) -> tuple[str, ...]:
        """What can be answered, in the order of the digits; nothing where one writes."""
        if self.kind in ("choice", "stage"):
            return tuple(option.name for option in self.options)
        return {"level": LEVEL_ANSWERS, "check": CHECKS}.get(self.kind, ())


class CardForm(Value, frozen=True, kw_only=True):
    """One form. `essential` ones are filled in first; one that `reopens` is asked anew when the use is new.

    `stages` are those it matters at. One with `several` holds many entries, each with answers of its own. `sources` are
    the guide's items that it rests on, and that lead to it; `also` other words for what it is about.
    """

    id: str
    title: str
    help: str
    stages: tuple[str, ...] = ()
    essential: bool = False
    reopens: bool = False
    several: bool = False
    sources: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    fields: tuple[CardField, ...] = ()
    rules: tuple[Rule, ...] = ()
    entry_rules: tuple[Rule, ...] = ()
    """What it warns of as all its entries stand together."""
    file: str = ""
    line: int = 1

    def field(self, field_id: str) -> CardField | None:
        """Return the field of that id, or None."""
        return next((field for field in self.fields if field.id == field_id), None)

    @property
    def date_field(self) -> CardField | None:
        """The field that entries are ordered by, or None."""
        return next((field for field in self.fields if field.kind == "date"), None)

    @property
    def title_field(self) -> CardField | None:
        """The field that an entry is known by: the first in which one writes, or None."""
        return next((field for field in self.fields if field.kind in WRITTEN_KINDS), None)

    def asked(self, answers: Answers) -> tuple[CardField, ...]:
        """Return the fields that are asked, as the answers stand."""
        return tuple(field for field in self.fields if all(condition.holds(answers) for condition in field.when))

    def warnings(self, answers: Answers) -> Iterator[str]:
        """Yield what the form warns of."""
        for rule in self.rules:
            if not rule.items:
                if all(condition.holds(answers) for condition in rule.when):
                    yield rule.text
            elif about := [i for i in rule.items if all(condition.holds(answers, i) for condition in rule.when)]:
                named = ", ".join(field.label for field in self.fields if field.id in about)
                yield _NAMED.sub(lambda _, named=named: named, rule.text)  # type: ignore[misc]

    def entry_warnings(self, entries: Sequence[Answers]) -> Iterator[str]:
        """Yield what the form warns of as all its entries stand together; nothing where there is none."""
        for rule in self.entry_rules if entries else ():
            if all(condition.holds_among(entries) for condition in rule.when):
                yield rule.text
