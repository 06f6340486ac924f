"""What can stand after an option: texts, days, and the ids of the guide; refused with what would have done."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Literal, TypeAlias

import click

from journals.errors import Invalid
from journals.records.base import Level
from journals.text.clean import clean
from journals.text.dates import parse_day
from tui.cli.clicking import Option, session_of
from tui.cli.usage import Usage

NONE = "none"
"""Takes a value away again."""

GuideKind: TypeAlias = Literal["stage", "pitfall", "insight", "factor"]
_LEVEL = re.compile(r"(\w+)=([1-5]?)(?::(.*))?", re.DOTALL)


class Text(click.ParamType):  # type: ignore[type-arg]
    """A text. Where the system's own encoding could not read it, it is UTF-8 all the same."""

    name = "text"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """Leave it to the option's name."""
        return None

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the text as it was typed, but clean."""
        if value.isascii() or not any("\udc80" <= character <= "\udcff" for character in value):
            return clean(value)
        try:
            return clean(os.fsencode(value).decode())
        except UnicodeError:
            raise Usage("cli.error.not_utf8", name=_name(param, ctx)) from None


class OneOf(Text):
    """One of a few words; `none` among them where `optional`."""

    def __init__(self, values: Sequence[str], *, optional: bool = False) -> None:
        self.values = (*values, *([NONE] if optional else []))

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """Show the words."""
        return "|".join(self.values)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the word."""
        if value not in self.values:
            raise Usage("cli.error.choice", name=_name(param, ctx), value=value, valid=", ".join(self.values))
        return value


class Count(Text):
    """A number from 1 up."""

    def convert(  # type: ignore[override]
        self, value: str | int, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Give the number."""
        text = str(value).strip()
        if not text.isdecimal() or int(text) < 1:
            raise Usage("cli.error.count", name=_name(param, ctx), value=value)
        return int(text)


class Day(Text):
    """A day as people write it; an empty text takes it away."""

    def __init__(self, *, ahead: bool = False) -> None:
        """`ahead`: it is to come, so that a day without a year is never one that has been."""
        self.ahead = ahead

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the ISO day, or an empty text."""
        assert ctx is not None
        if not value.strip():
            return ""
        try:
            return parse_day(value, session_of(ctx).today, ahead=self.ahead)
        except Invalid as problem:
            raise Usage(f"problem.{problem.code}", **problem.params) from problem


class GuideId(Text):
    """The id of something in the guide: `S4`, `s4` or `4` for a stage; `4.4`, `44` or `#44` for a pitfall."""

    def __init__(self, kind: GuideKind) -> None:
        self.kind = kind

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the id as the guide writes it."""
        assert ctx is not None
        guide = session_of(ctx).guide
        typed = {"stage": f"S{value.strip()}"}.get(self.kind) if value.strip().isdecimal() else value
        for each in (value, typed or value):
            if (item := guide.find(each)) is not None and item.kind == self.kind:
                return item.id
        valid = ", ".join(item.id for item in guide.items() if item.kind == self.kind)
        raise Usage("cli.error.choice", name=_name(param, ctx), value=value, valid=valid)


class Context(GuideId):
    """How a context factor stands here: `C1=2:a note`, `C1=2`, `C1=:a note`; `C1=` is unknown."""

    def __init__(self) -> None:
        super().__init__("factor")

    def convert(  # type: ignore[override]
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Level]:
        """Give the factor's id and its level."""
        match = _LEVEL.fullmatch(Text.convert(self, value, param, ctx))
        if match is None:
            raise Usage("cli.error.context", value=value)
        factor, level, note = match.groups()
        return super().convert(factor, param, ctx), Level(int(level) if level else None, note or "")


def given(value: str | None) -> str | None:
    """Give a value that was told to be none, or is empty, as none."""
    return None if value in (None, "", NONE) else value


def _name(param: click.Parameter | None, ctx: click.Context | None) -> str:
    if isinstance(param, Option):
        return param.opts[0]
    return "" if param is None or ctx is None else param.make_metavar(ctx)
