"""When an earlier lesson is looked for anew."""

from __future__ import annotations

from collections.abc import Coroutine
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest

from journals.lessons import announcement
from journals.records.model import Lesson, Project
from tests.guides import guide_of
from tests.journals.making import journal_of
from tui.ui.announcer import Announcer

TODAY = date(2026, 11, 24)


async def test_what_is_found_of_before_it_was_to_look_anew_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [SimpleNamespace(lesson=Lesson(id=name), score=3.0) for name in ("old", "new")]
    asked = [SimpleNamespace(answer=lambda guide, each=each: each) for each in answers]
    begun: list[Coroutine[None, None, None]] = []
    monkeypatch.setattr(announcement, "announcement_query", lambda *_: asked[len(begun)])
    finds = Announcer(cast(Any, None), lambda: guide_of("da"), begun.append)
    journal = journal_of(Project(id="P"))

    def look_up() -> Any:
        return finds.look_up(journal, ["4.1"], "S5", lambda: None)

    assert look_up() is None
    finds.forget()
    await begun[0]
    assert look_up() is None, "what was found is of before"
    await begun[1]
    assert look_up().lesson.id == "new"
