"""What an option needs beside it, and what it cannot stand beside: whatever would be passed over is refused."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import click
from click.core import ParameterSource

from tui.cli.session import current_session
from tui.cli.usage_error import UsageError, parameter_name
from tui.cli.value_words import shown_word


class PairedOption(click.Option):
    """An option that says which parameters of its command it goes with."""

    def __init__(
        self, *args: Any, belongs_to: str = "", of: Collection[str] = (), not_with: Sequence[str] = (), **attrs: Any
    ) -> None:
        """`belongs_to` has no use without that parameter, or without one of its values `of`; `not_with` do the same."""
        super().__init__(*args, **attrs)
        self.belongs_to, self.of, self.not_with = belongs_to, of, not_with


def given(ctx: click.Context) -> Iterator[click.Parameter]:
    """Yield the parameters that were typed, those with an empty value too."""
    for each in ctx.command.params:
        if each.name and ctx.get_parameter_source(each.name) is ParameterSource.COMMANDLINE:
            yield each


def refuse_misplaced(ctx: click.Context) -> None:
    """Refuse what would be passed over.

    Raises:
        UsageError: an option without what it belongs to, or beside one that says otherwise.
    """
    typed = {each.name: each for each in given(ctx)}
    for option in typed.values():
        if not isinstance(option, PairedOption):
            continue
        for name in option.not_with:
            if name in typed:
                raise UsageError(
                    "cli.error.not_beside", name=parameter_name(option, ctx), other=parameter_name(typed[name], ctx)
                )
        if option.belongs_to and not _is_at_home(ctx, option, typed):
            raise UsageError("cli.error.belongs", name=parameter_name(option, ctx), to=_home(ctx, option))


def refuse_backwards(ctx: click.Context) -> None:
    """Refuse a period that ends before it begins, of which nothing could be found.

    Raises:
        UsageError: `--until` is before `--since`.
    """
    since, until = ctx.params.get("since"), ctx.params.get("until")
    if since and until and since > until:
        raise UsageError("cli.error.until_before_since", since=since, until=until)


def _is_at_home(ctx: click.Context, option: PairedOption, typed: Collection[str | None]) -> bool:
    return option.belongs_to in typed and (not option.of or ctx.params[option.belongs_to] in option.of)


def _home(ctx: click.Context, option: PairedOption) -> str:
    """Return what an option belongs to, with the values where it does."""
    say = current_session(ctx).say
    (to,) = (each for each in ctx.command.params if each.name == option.belongs_to)
    topic = getattr(to.type, "topic", "")
    words = say("cli.error.or").join(shown_word(topic, each, say) for each in option.of)
    return f"{parameter_name(to, ctx)} {words}".strip()
