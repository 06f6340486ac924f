"""`tilbageblik guide`: the guide as text, and a skeleton for one of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from journals.errors import NotFound, Problem
from journals.text.clean import shown_name
from tui.cli.framework import argument, command
from tui.cli.json_shapes import guide_item_json
from tui.cli.param_types import PathType, TextType
from tui.cli.session import Session
from tui.cli.usage_error import UsageError
from tui.cli.value_words import meant_value

if TYPE_CHECKING:
    pass

NEW = "new"


@command("guide")
@argument("page", type=TextType(), required=False)
@argument("to", type=PathType(), required=False)
@click.pass_obj
def guide_command(session: Session, /, page: str | None, to: str | None) -> None:
    """Print a page of the guide, or all of it; `new DIR` writes a small guide to begin from."""
    if page is not None and meant_value("word", [NEW], page):
        _new(session, to)
        return
    if to is not None:
        raise UsageError("cli.error.extra", extra=to)
    from content import plain

    guide = session.guide
    item = guide.find(page) if page is not None else None
    if page is not None and item is None:
        raise NotFound("no_page", typed=page)
    if not session.json:
        session.out.document(plain(guide, item))
    elif item is not None:
        session.out.json(guide_item_json(guide, item))
    else:
        session.out.json([guide_item_json(guide, each) for each in guide.items()])


def _new(session: Session, to: str | None) -> None:
    from content import skeleton

    if to is None:
        raise UsageError("cli.error.missing", name=session.say("cli.value.to"))
    try:
        files = skeleton(Path(to).absolute(), session.language)
    except FileExistsError as error:
        raise Problem("folder_not_empty", folder=to) from error
    if session.json:
        session.out.json({"files": [str(file) for file in files]})
    else:
        for file in files:
            session.out.line(shown_name(file))
