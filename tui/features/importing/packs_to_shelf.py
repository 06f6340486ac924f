"""Lessons packs among the files that are chosen: they go on the shelf, once that has been asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from journals.errors import Problem
from journals.importing.packs import look_at_pack
from journals.library.lesson_pack import personal_data_in
from journals.library.shelf import PackChanges
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.confirm import Confirm
from tui.wording.errors import problem_text
from tui.wording.privacy import document_lines
from tui.wording.shelf import changes_text


def put_on_shelf(app: BaseApp, paths: Iterable[Path]) -> None:
    """Ask about each pack, and put it on the shelf; of one that is refused it is told why."""
    for path in paths:
        try:
            _ask(app, look_at_pack(app.library, path))
        except Problem as problem:
            reason = problem_text(app.say, problem)
            app.notify_user(app.say("shelf.refused", file=path.name, reason=reason), "error")


def _ask(app: BaseApp, changes: PackChanges) -> None:
    say, pack = app.say, changes.pack
    words = {"origin": pack.origin.name, "counted": say.count("shelf.lessons", len(pack.lessons))}
    lines = [say("shelf.ask_put", **words)]
    if changes.is_update:
        lines.append(changes_text(say, changes))
    lines += document_lines(say, {"block": Counter(), "warn": personal_data_in(pack)})

    def answered(sure: bool | None) -> None:
        if sure and app.write(lambda: app.library.shelf.put(pack)):
            app.notify_user(say("shelf.put", **words))

    app.push_screen(Confirm("\n\n".join(lines), "shelf.do_put", title="shelf.title"), answered)
