"""`tilbageblik guide`: the guide as text, and a skeleton for one of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journals.errors import NotFound, Problem
from tui.cli.clicking import Place, argument, command
from tui.cli.session import Session
from tui.cli.usage import Usage
from tui.cli.values import Text

if TYPE_CHECKING:
    from content import Item

NEW = "new"


@command("guide")
@argument("page", type=Text(), required=False)
@argument("to", type=Place(), required=False)
@click.pass_obj
def guide_command(session: Session, /, page: str | None, to: str | None) -> None:
    """Print a page of the guide, or all of it; `new DIR` writes a small guide to begin from."""
    if page == NEW:
        _new(session, to)
        return
    if to is not None:
        raise Usage("cli.error.extra", extra=to)
    from content import plain

    guide = session.guide
    item = guide.find(page) if page is not None else None
    if page is not None and item is None:
        raise NotFound("no_page", typed=page)
    if not session.json:
        session.out.text(plain(guide, item))
    elif item is not None:
        session.out.json(_json(item))
    else:
        session.out.json([_json(each) for each in guide.items()])


def _new(session: Session, to: str | None) -> None:
    from content import skeleton

    if to is None:
        raise Usage("cli.error.missing", name=session.say("cli.value.to"))
    try:
        files = skeleton(Path(to).absolute(), session.language)
    except FileExistsError as error:
        raise Problem("folder_not_empty", folder=to) from error
    if session.json:
        session.out.json({"files": [str(file) for file in files]})
    else:
        for file in files:
            session.out.line(str(file))


def _json(item: Item) -> dict[str, Any]:
    names = ("id", "kind", "title", "summary", "reference", "body")
    return {name: getattr(item, name) for name in names} | {"links": list(item.links)}
