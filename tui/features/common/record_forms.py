"""The forms for each kind of record: its fields, and how what is typed becomes the record again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

from msgspec.structs import replace

from journals.errors import Invalid
from journals.lessons import lifecycle as lessons
from journals.lessons.closing import is_closed
from journals.lessons.profile import reopened_cards
from journals.library.journal import Journal
from journals.records.base import Record
from journals.records.model import (
    KINDS,
    LESSON_STATUSES,
    PROJECT_KINDS,
    REPLY_KINDS,
    SIGNS,
    STATUSES,
    Action,
    Lesson,
    Observation,
)
from journals.text.dates import parse_day
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.form import Field, Form, Values
from tui.ui.places import ClosingPage
from tui.wording.display import KIND_SIGNS, MOST_TAGS, brief, long_date, signs

R = TypeVar("R", bound=Record)
Options = Callable[[], Sequence[tuple[str | None, str]]]


def observation_form(app: BaseApp, journal: Journal, observation: Observation) -> Form:
    """Everything about an observation."""
    fields = [
        Field("text", "text"),
        _stage(app),
        Field(
            "kind", "choice", options=_words(app, "kind", KINDS, {k: v for k, v in KIND_SIGNS.items() if k}, none=True)
        ),
        Field("pitfalls", hint=lambda typed: _titles(app, typed)),
        Field("sign", "choice", options=_words(app, "sign", SIGNS, {k: v for k, v in signs().items() if k}, none=True)),
        Field("insights", hint=lambda typed: _titles(app, typed)),
        Field("perspective"),
        Field("happened"),
    ]
    values = {
        "text": observation.text,
        "stage": observation.stage,
        "kind": observation.kind,
        "sign": observation.sign,
        "pitfalls": " ".join(sorted(observation.pitfalls)),
        "insights": " ".join(sorted(observation.insights)),
        "perspective": observation.perspective,
        "happened": long_date(app.say, observation.happened),
    }

    def submit(typed: Values) -> None:
        unchanged = typed["happened"] == values["happened"]
        new = _with(
            observation,
            typed,
            pitfalls=_ids(app, typed["pitfalls"], "pitfall", observation.pitfalls),
            insights=_ids(app, typed["insights"], "insight", observation.insights),
            happened=observation.happened if unchanged else _day(app, typed["happened"]),
        )
        _store(journal, observation, new)

    return Form("form.observation", fields, values, submit, about=brief(journal.project.name))


def project_form(app: BaseApp, journal: Journal) -> Form:
    """The facts of a project; what else is known of it is in the cards of its profile."""
    project = journal.project
    fields = [
        Field("name"),
        Field("technology"),
        Field("kind", "choice", label="project_kind", options=_words(app, "project_kind", PROJECT_KINDS)),
        Field("hearsay", "choice", options=lambda: [(None, app.say("words.no")), ("yes", app.say("words.yes"))]),
        Field("area"),
        Field("unit"),
        _stage(app, "stage_now"),
        Field("status", "choice", options=_words(app, "status", STATUSES)),
        Field("ending", "text"),
        Field("delete_after"),
    ]
    values: Values = {
        "name": project.name,
        "technology": project.technology,
        "kind": project.kind,
        "hearsay": "yes" if project.hearsay else None,
        "area": project.area,
        "unit": project.unit,
        "stage": project.stage,
        "status": project.status,
        "ending": project.ending,
        "delete_after": long_date(app.say, project.delete_after),
    }

    def submit(typed: Values) -> None:
        status = typed["status"]
        ended = project.ended or (app.today.isoformat() if status in ("finished", "stopped") else None)
        new = _with(
            project,
            typed,
            hearsay=typed["hearsay"] == "yes",
            ended=ended if status in ("finished", "stopped") else None,
            delete_after=_day(app, typed["delete_after"], ahead=True),
        )
        opened = reopened_cards(journal, app.guide.cards, new)
        journal.edit((project, new), *opened)
        if opened:
            app.tell(app.say("profile.opened"))
        if is_closed(new) and not is_closed(project):
            # The last look back, once this box is gone.
            app.call_later(app.fetch, journal, lambda: app.go(ClosingPage(journal)))

    return Form("form.project", fields, values, submit, about=brief(project.name))


def lesson_form(
    app: BaseApp,
    journal: Journal,
    lesson: Lesson,
    *,
    key: str = "form.lesson",
    asked: bool = False,
    store: Callable[[Lesson], object] | None = None,
) -> Form:
    """A lesson, new where it has no id. `asked`: whether how it did asks for a revision, so that this is one.

    `key` names the title, and `store` writes it, where it is more than that one lesson that changes.
    """

    def submit(typed: Values) -> None:
        new = typed_lesson(app, lesson, typed)
        if store:
            store(new)
        elif lesson.id:
            lessons.revise(journal, lesson, new, asked=asked, today=app.today)
        else:
            journal.add(new)

    about = app.say.count("form.evidence", len(lesson.evidence)) if lesson.evidence else ""
    statuses = LESSON_STATUSES if lesson.status == "retired" else ("draft", "final")
    return Form(
        key, lesson_fields(app, statuses=statuses), lesson_values(lesson), submit, about=about, new=not lesson.id
    )


def lesson_fields(app: BaseApp, part: str = "", *, statuses: Sequence[str] = ("draft", "final")) -> list[Field]:
    """Return the fields of a lesson; `part` is added to their names where a form has those of several."""
    return [
        Field(f"title{part}", label="title"),
        Field(f"situation{part}", "text", label="situation"),
        Field(f"learned{part}", "text", label="learned"),
        Field(f"do{part}", "text", label="do"),
        _stage(app, name=f"stage{part}"),
        Field(f"pitfalls{part}", label="pitfalls", hint=lambda typed: _titles(app, typed)),
        Field(f"conditions{part}", "text", label="conditions"),
        Field(
            f"status{part}",
            "choice",
            label="lesson_status",
            options=_words(app, "lesson_status", statuses),
        ),
    ]


def lesson_values(lesson: Lesson, part: str = "") -> Values:
    """Return what stands in the fields of a lesson to begin with."""
    names = ("title", "situation", "learned", "do", "stage", "conditions", "status")
    pitfalls = {f"pitfalls{part}": " ".join(sorted(lesson.pitfalls))}
    return {f"{name}{part}": getattr(lesson, name) for name in names} | pitfalls


def typed_lesson(app: BaseApp, lesson: Lesson, typed: Values, part: str = "") -> Lesson:
    """Return a lesson with what was typed in its fields."""
    told = {name.removesuffix(part): value for name, value in typed.items() if name.endswith(part)}
    return _with(lesson, told, pitfalls=_ids(app, told["pitfalls"], "pitfall", lesson.pitfalls))


def action_form(app: BaseApp, journal: Journal, action: Action, about: str = "") -> Form:
    """An action, new where it has no id."""
    fields = [Field("text", label="action"), Field("owner"), Field("due"), Field("first_step")]
    values = {
        "text": action.text,
        "owner": action.owner,
        "due": long_date(app.say, action.due),
        "first_step": action.first_step,
    }

    def submit(typed: Values) -> None:
        _store(journal, action, _with(action, typed, due=_day(app, typed["due"], ahead=True)))

    return Form("form.action_title", fields, values, submit, about=brief(about), new=not action.id)


def reply_form(
    app: BaseApp,
    journal: Journal,
    observation: Observation,
    store: Callable[[Observation], object] | None = None,
) -> Form:
    """The reply to a concern or question: acted, how and when, or no and why (chapter 4, on fast answers).

    `store`: what writes it, where more than the reply is to be stored.
    """
    fields = [
        Field("reply_as", "choice", options=_words(app, "reply_as", REPLY_KINDS)),
        Field("reply", "text"),
    ]
    values = {"reply_as": observation.reply_as or "plan", "reply": observation.reply}

    def submit(typed: Values) -> None:
        replied = (observation.replied or app.today.isoformat()) if (typed["reply"] or "").strip() else None
        new = _with(observation, typed, replied=replied, reply_as=typed["reply_as"] if replied else None)
        if store is not None:
            store(new)
        else:
            _store(journal, observation, new)

    return Form("form.reply_title", fields, values, submit, about=brief(observation.text))


def _store(journal: Journal, old: Record, new: Record) -> None:
    """Write a new record, or what changed in an old one."""
    if old.id:
        journal.edit((old, new))
    else:
        journal.add(new)


def _with(record: R, typed: Values, **changed: Any) -> R:
    """Return `record` with what was typed; an empty choice is nothing, an empty line an empty text."""
    fields = set(record.__struct_fields__)
    return replace(record, **{name: value for name, value in typed.items() if name in fields} | changed)


def _day(app: BaseApp, typed: str | None, *, ahead: bool = False) -> str | None:
    return parse_day(typed, app.today, ahead=ahead) if typed and typed.strip() else None


def _ids(app: BaseApp, typed: str | None, kind: str, there: frozenset[str]) -> frozenset[str]:
    """Read `44 2.3` or `#4.4, I2.1` into ids of the guide; what was `there` may stay, also where it is from another."""
    found = set()
    for word in (typed or "").replace(",", " ").replace(";", " ").split():
        item = app.guide.find(word)
        if item is not None and item.kind == kind:
            found.add(item.id)
        elif word in there:
            found.add(word)
        else:
            raise Invalid(f"no_{kind}", typed=word)
    return frozenset(found)


def _titles(app: BaseApp, typed: str) -> str:
    """Return what the typed ids are called."""
    items = [app.guide.find(word) for word in typed.replace(",", " ").split()[:MOST_TAGS]]
    return " · ".join(f"{item.id} {item.title}" if item else "?" for item in items)


def _stage(app: BaseApp, label: str = "stage", *, name: str = "stage") -> Field:
    return Field(
        name, "choice", label=label, options=lambda: [(s.id, f"{s.id[1:]} {s.short}") for s in app.guide.stages]
    )


def _words(
    app: BaseApp, topic: str, values: Sequence[str], marks: dict[Any, str] | None = None, *, none: bool = False
) -> Options:
    """Options with their words, and their sign before them."""

    def options() -> list[tuple[str | None, str]]:
        marked = marks or {}
        named = [(value, f"{marked.get(value, '')} {app.say(f'words.{topic}.{value}')}".strip()) for value in values]
        return cast("list[tuple[str | None, str]]", [*named, *([(None, app.say("form.none"))] if none else [])])

    return options
