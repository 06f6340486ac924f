"""Types of arguments and of options' values: texts, numbers, days, paths, and ids of the guide."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from datetime import date

import click

from content.technologies import types_called
from journals.errors import Invalid
from journals.records.base import Level
from journals.records.fields import GuideKind
from journals.text.clean import clean
from journals.text.date_rules import Direction
from journals.text.dates import DateReading, read_date
from journals.text.numbers import whole_number
from tui.cli.dates import confirmed_date
from tui.cli.session import current_session
from tui.cli.usage_error import UsageError
from tui.wording.date_text import far_date
from tui.wording.display import brief

NO_VALUE = "none"
"""What is typed to take a value away again."""

STDIN = "-"
"""What is typed in the place of a text for the lines of stdin."""

MOST_AT_ONCE = 1_000_000
"""The most that can be asked for of anything."""
_SHOWN = 40
"""Characters of what was typed that are said again."""
_LEVEL = re.compile(r"(\w+)=([1-5]?)(?::(.*))?", re.DOTALL)


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
            raise UsageError("cli.error.needs_value", name="" if param is None or ctx is None else param.opts[0])
        return value


class ChoiceType(TextType):
    """One of a few words; `none` among them where `optional`."""

    def __init__(self, values: Sequence[str], *, optional: bool = False) -> None:
        self.values = (*values, *([NO_VALUE] if optional else []))

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """Return the words."""
        return "|".join(self.values)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word."""
        if value not in self.values:
            raise UsageError("cli.error.choice", name=_name(param, ctx), value=value, valid=", ".join(self.values))
        return value


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
            typed = brief(str(value), _SHOWN)
            raise UsageError("cli.error.count", name=_name(param, ctx), value=typed, most=self.most)
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


class GuideIdType(TextType):
    """The id of something in the guide: `S4`, `s4` or `4` for a stage; `4.4`, `44` or `#44` for a pitfall."""

    def __init__(self, kind: GuideKind) -> None:
        self.kind = kind

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the id as the guide writes it."""
        assert ctx is not None
        guide = current_session(ctx).guide
        typed = {"stage": f"S{value.strip()}"}.get(self.kind) if value.strip().isdecimal() else value
        for each in (value, typed or value):
            if (item := guide.find(each)) is not None and item.kind == self.kind:
                return item.id
        valid = ", ".join(item.id for item in guide.items() if item.kind == self.kind)
        raise UsageError("cli.error.choice", name=_name(param, ctx), value=value, valid=valid)


class TechnologyTypeType(TextType):
    """A type of technology: its id, what it is called in any language, or how that begins; empty takes it away."""

    name = "type"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the id of the type, or an empty text."""
        from tui.wording.search_query import other_guides

        assert ctx is not None
        session, typed = current_session(ctx), super().convert(value, param, ctx).strip()
        if not typed or typed == NO_VALUE:
            return ""
        others = other_guides(session.language, session.guide_folder, session.local_folders.cache)
        for guide in (session.guide, *others):
            found = types_called(guide.technologies, typed)
            if len(found) == 1:
                return found[0].id
        valid = ", ".join(each.title for each in session.guide.technologies)
        raise UsageError("cli.error.choice", name=_name(param, ctx), value=brief(typed, _SHOWN), valid=valid)


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
        return super().convert(factor, param, ctx), Level(int(level) if level else None, note or "")


def none_if_empty(value: str | None) -> str | None:
    """Return None for `none` and for an empty text, else the value."""
    return None if value in (None, "", NO_VALUE) else value


def _name(param: click.Parameter | None, ctx: click.Context | None) -> str:
    if isinstance(param, click.Option):
        return param.opts[0]
    return "" if param is None or ctx is None else param.make_metavar(ctx)
