"""A field that is added to a record is seen: in its form, the history and the export, or somebody said why not."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from msgspec.structs import replace

from journals.records.base import Level, Record
from journals.records.fields import schema
from journals.records.model import RECORDS, Action, Lesson, Observation, Project
from journals.text.language import LANGUAGES, Language
from tests.documents import learning_log
from tests.guides import guide_of
from tests.journals.making import journal_of
from tests.tui.conftest import Sit
from tui.features.common import record_forms as forms
from tui.features.common.lesson_form import lesson_form
from tui.locale import catalogue
from tui.ui.dialogs.form import Form

IN_NO_HISTORY = {"review", "at", "ends", "left", "leader", "time_left"}
"""Of `running`: where a meeting stands moves by itself and has no history."""
IN_NO_FORM = {
    "projects": {"ended", "context"},  # its status says when; a card asks
    "observations": {
        "review",
        "retro",
        "prompt",
        "private",
        "reply",
        "reply_as",
        "replied",
    },  # the meeting; a form of its own
    # what it was made of and became
    "lessons": {"evidence", "context", "theme", "retro", "because", "came_from", "revised"},
    "actions": {"stage", "source", "retro", "carried", "status", "done", "because"},  # where it was made; its keys
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.TABLE)
def test_the_history_has_a_word_for_every_field(kind: type[Record], language: Language) -> None:
    say = catalogue(language)
    assert say.has(f"bin.kind.{kind.TABLE}"), "purging names what it would erase"
    wanted = set(kind.__struct_fields__) - {"id"} - IN_NO_HISTORY
    assert [name for name in sorted(wanted) if not say.has(f"history.field.{name}")] == []
    for name, topic in schema(kind).words.items():
        assert any(say.has(f"words.{topic}.{value}") for value in _values(kind, name)), (name, topic)


def _values(kind: type[Record], name: str) -> list[str]:

    hint = get_type_hints(kind)[name]
    literals = (
        [hint] if get_origin(hint) is Literal else [each for each in get_args(hint) if get_origin(each) is Literal]
    )
    return [value for each in literals for value in get_args(each)]


@pytest.mark.parametrize("kind", [Project, Observation, Lesson, Action], ids=lambda kind: kind.TABLE)
def test_what_people_write_is_in_the_learning_log(kind: type[Record]) -> None:
    record = kind(id="R1", **{name: _told(name) for name in schema(kind).free_text})
    project = record if isinstance(record, Project) else Project(id="P1", name="p")
    records = [] if record is project else [record]
    if isinstance(record, Observation):
        records[-1] = replace(record, kind="concern", reply_as="plan")
    if isinstance(record, Lesson):
        records[-1:] = [replace(record, id="R2", because=""), replace(record, status="retired")]
    if isinstance(record, Action):
        records[-1:] = [replace(record, id="R2"), replace(record, status="dropped")]
    text = learning_log([journal_of(project, *records)], guide_of("da"), catalogue("da"), today=date(2026, 11, 24))
    missing = {name for name in schema(kind).free_text if _token(name) not in text}
    assert missing == set()


def _told(name: str) -> Any:
    return {"C1": Level(2, _token(name))} if name == "context" else _token(name)


def _token(name: str) -> str:
    return f"ord{name.replace('_', '')}"  # an underscore is escaped


async def test_every_field_is_in_its_form_or_somebody_said_why_not(sit: Sit) -> None:
    async with sit() as desk:
        app, journal = desk.app, desk.app.library.journals[0]
        made: dict[type[Record], Form] = {
            Project: forms.project_form(app, journal),
            Observation: forms.observation_form(app, journal, journal.observations[0]),
            Lesson: lesson_form(app, journal, journal.lessons[0]),
            Action: forms.action_form(app, journal, journal.actions[0]),
        }
        for kind, form in made.items():
            names = {field.name for field in form._fields}
            assert set(kind.__struct_fields__) - {"id"} - names == IN_NO_FORM[kind.TABLE], kind
