"""The option that takes dates as they are read, where one is otherwise asked about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from tui.cli.framework import option
from tui.cli.session import current_session

F = TypeVar("F", bound=Callable[..., Any])


def any_date() -> Callable[[F], F]:
    """Return a decorator that adds the option which takes dates as they are, without asking."""
    return option("--yes", is_flag=True, is_eager=True, expose_value=False, callback=_take_any_date)


def _take_any_date(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        current_session(ctx).takes_any_date = True
