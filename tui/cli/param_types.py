"""Types of arguments and of options' values: texts, numbers, days, paths, and ids of the guide."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from journals.errors import Invalid
from journals.records.base import Level
from journals.records.fields import GuideKind
from journals.text.clean import clean
from journals.text.date_rules import Direction
from journals.text.dates import DateReading, read_date
from journals.text.numbers import whole_number
from tui.cli.dates import confirmed_date
from tui.cli.session import current_session
from tui.cli.usage_error import UsageError, parameter_name
from tui.cli.value_words import NO_VALUE, all_words, in_a_row, meant_value, named_so, refuse_value, shown_word
from tui.wording.date_text import far_date

if TYPE_CHECKING:
    from content import Guide

STDIN = "-"
"""What is typed in the place of a text for the lines of stdin."""

MOST_AT_ONCE = 1_000_000
"""The most that can be asked for of anything."""
_LEVEL = re.compile(r"([^=:]+)=([^:]*)(?::(.*))?", re.DOTALL)
_UNKNOWN = "unknown"
_LEVELS = ("1", "2", "3", "4", "5", _UNKNOWN)


class TextType(click.ParamType):  # type: ignore[type-arg]
    """A text. Where the system's own encoding could not read it, it is UTF-8 all the same."""

    name = "text"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """Return None: the option's name says it."""
        return None

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text as it was typed, but clean."""
        if value.isascii() or not any("\udc80" <= character <= "\udcff" for character in value):
            return clean(value)
        try:
            return clean(os.fsencode(value).decode())
        except UnicodeError:
            raise UsageError("cli.error.not_utf8", name=_name(param, ctx)) from None


class PathType(click.ParamType):  # type: ignore[type-arg]
    """A file or folder. An empty one is a mistake (a variable that was never set), not the folder we are in."""

    name = "place"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return it as it was typed."""
        if not value.strip():
            raise UsageError("cli.error.needs_value", name=_name(param, ctx))
        return value


class ChoiceType(TextType):
    """One of a few values, called by a word of any language; `none` among them where `optional`.

    `topic`: what they are called lies below it in the catalogue (`tui.cli.value_words`).
    """

    between = "|"
    """What stands between the words in the help."""

    def __init__(self, topic: str, values: Sequence[str], *, optional: bool = False) -> None:
        self.topic = topic
        self.values = (*values, *([NO_VALUE] if optional else []))

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """Return the words of the app's language."""
        return self.between.join(self._shown(ctx).values())

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the value's own name, which is what is stored."""
        if found := meant_value(self.topic, self.values, value):
            return found
        assert ctx is not None
        called = {name: all_words(self.topic, name) for name in self.values}
        raise refuse_value(_name(param, ctx), value, called, self._shown(ctx))

    def _shown(self, ctx: click.Context) -> dict[str, str]:
        say = current_session(ctx).say
        return {name: shown_word(self.topic, name, say) for name in self.values}


class SeveralType(ChoiceType):
    """One or more of a few values, with commas between them."""

    between = ","

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the names of the values, with commas between them."""
        return ",".join(super(SeveralType, self).convert(each.strip(), param, ctx) for each in value.split(","))


class PositiveIntType(TextType):
    """A number from 1 up: the type of every option that is one."""

    def __init__(self, most: int = MOST_AT_ONCE) -> None:
        self.most = most

    def convert(  # type: ignore[override]
        self, value: str | int, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Return the number."""
        number = whole_number(str(value), 1, self.most)
        if number is None:
            raise UsageError("cli.error.count", name=_name(param, ctx), value=str(value), most=self.most)
        return number


class OptionalIntType(PositiveIntType):
    """A number from 1 up; an empty text, which is 0, takes it away."""

    def convert(  # type: ignore[override]
        self, value: str | int, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Return the number, or 0."""
        return super().convert(value, param, ctx) if str(value).strip() else 0


class DateType(TextType):
    """A day or week as people write it; an empty text takes it away. What is hardly meant is asked about."""

    def __init__(self, direction: Direction) -> None:
        self.direction = direction

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return it as it is stored, or an empty text."""
        assert ctx is not None
        if not value.strip():
            return ""
        session = current_session(ctx)
        return confirmed_date(session, _read(value, session.today, self.direction), value)


class BoundType(TextType):
    """The first or last day of a list: of a day, week, month or year as people write it, the latest such."""

    def __init__(self, *, last: bool = False) -> None:
        self.last = last

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the ISO day, or an empty text."""
        assert ctx is not None
        if not value.strip():
            return ""
        session = current_session(ctx)
        read = _read(value, session.today, "past", long=True)
        if read.doubt == "far":
            problem = far_date(session.say, read, value)
            raise UsageError(f"problem.{problem.code}", **problem.params)
        return (read.last if self.last else read.first).isoformat()


def _read(value: str, today: date, direction: Direction, *, long: bool = False) -> DateReading:
    try:
        return read_date(value, today, direction, long=long)
    except Invalid as problem:
        raise UsageError(f"problem.{problem.code}", **problem.params) from problem


_STAGES = {f"{letter}{number}": f"S{number}" for number in range(1, 8) for letter in ("S", "s", "")}
"""What is typed → the stage's id, in the guide that comes with the program."""


class GuideIdType(TextType):
    """Something in the guide: by its id (`S4`, `s4`, `4`; `4.4`, `44`, `#44`) or by what any language calls it."""

    def __init__(self, kind: GuideKind) -> None:
        self.kind = kind

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the id as the guide writes it."""
        assert ctx is not None
        session = current_session(ctx)
        if self.kind == "stage" and session.guide_folder is None and value in _STAGES:
            return _STAGES[value]  # without the guide, which takes longer to load than a line to log
        guide = session.guide
        typed = {"stage": f"S{value.strip()}"}.get(self.kind) if value.strip().isdecimal() else value
        for each in (value, typed or value):
            if (item := guide.find(each)) is not None and item.kind == self.kind:
                return item.id
        titles, called = self._called((guide, *session.other_guides))
        if found := named_so(titles, value) or named_so(called, value):
            return found
        own = [item for item in guide.items() if item.kind == self.kind]
        shown = {item.id: f"{item.id} {getattr(item, 'short', '')}".strip() for item in own}
        raise refuse_value(_name(param, ctx), value, called, shown)

    def _called(self, guides: Iterable[Guide]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """Return the titles of each item of the kind, and all that it is called: another may be called so too."""
        titles: dict[str, list[str]] = {}
        called: dict[str, list[str]] = {}
        for guide in guides:
            for item in guide.items():
                if item.kind == self.kind:
                    names = [item.title, *filter(None, [getattr(item, "short", "")])]
                    titles.setdefault(item.id, []).extend(names)
                    called.setdefault(item.id, []).extend((*names, *item.also))
        return titles, called


class TechnologyTypeType(TextType):
    """A type of technology: its id, what it is called in any language, or how that begins; empty takes it away."""

    name = "type"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the id of the type, or an empty text."""
        from content.technologies import types_called, types_meant  # only here: most commands know no guide

        assert ctx is not None
        session, typed = current_session(ctx), super().convert(value, param, ctx).strip()
        if not typed or named_so({NO_VALUE: all_words("technology_type", NO_VALUE)}, typed):
            return ""
        called: dict[str, list[str]] = {}
        parts: dict[str, list[str]] = {}
        """What a mistyped word may have meant: titles are long, and one word of them is typed."""
        for guide in (session.guide, *session.other_guides):
            found = types_called(guide.technologies, typed)
            if len(found) == 1:
                return found[0].id
            for each in guide.technologies:
                called.setdefault(each.id, []).append(each.title)
                parts.setdefault(each.id, []).extend((each.title, *each.title.split()))
        if named := named_so(called, typed):
            return named
        shown = {each.id: each.title for each in session.guide.technologies}
        name = _name(param, ctx)
        for guide in (session.guide, *session.other_guides):
            if guessed := [shown[each.id] for each in types_meant(guide.technologies, typed) if each.id in shown]:
                nearest = session.say("cli.error.or").join(guessed)  # asked, and never taken for said
                raise UsageError(
                    "cli.error.choice_nearest",
                    name=name,
                    value=typed,
                    valid=in_a_row(shown.values()),
                    nearest=nearest,
                )
        raise refuse_value(name, typed, parts, shown)


class ContextLevelType(GuideIdType):
    """How a context factor stands here: `C1=2:a note`, `C1=2`, `C1=:a note`; `C1=` is unknown."""

    def __init__(self) -> None:
        super().__init__("factor")

    def convert(  # type: ignore[override]
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Level]:
        """Return the factor's id and its level."""
        match = _LEVEL.fullmatch(TextType.convert(self, value, param, ctx))
        if match is None:
            raise UsageError("cli.error.context", value=value)
        factor, level, note = match.groups()
        name = meant_value("level", _LEVELS, level) if level.strip() else _UNKNOWN
        if name is None:
            raise UsageError("cli.error.context", value=value)
        return super().convert(factor, param, ctx), Level(None if name == _UNKNOWN else int(name), note or "")


def none_if_empty(value: str | None) -> str | None:
    """Return None for `none` and for an empty text, else the value."""
    return None if value in (None, "", NO_VALUE) else value


def _name(param: click.Parameter | None, ctx: click.Context | None) -> str:
    return "" if param is None or ctx is None else parameter_name(param, ctx)
