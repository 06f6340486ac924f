"""The forms for each kind of record: its fields, and how what is typed becomes the record again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

from msgspec.structs import replace

from content.guide import Factor
from journals.dates import parse_day
from journals.errors import Invalid
from journals.journal import Journal
from journals.model import KINDS, PROJECT_KINDS, REPLY_KINDS, SIGNS, STATUSES, Action, Lesson, Observation
from journals.record import Level, Record
from tui.app import TilbageblikApp
from tui.dialogs.form import Field, Form, Values
from tui.show import KIND_SIGNS, MOST_TAGS, brief, long_date, signs

R = TypeVar("R", bound=Record)
Options = Callable[[], Sequence[tuple[str | None, str]]]


def observation_form(app: TilbageblikApp, journal: Journal, observation: Observation) -> Form:
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


def project_form(app: TilbageblikApp, journal: Journal) -> Form:
    """What is known of a project, its context (chapter 1, pitfall 1) included."""
    project = journal.project
    fields = [
        Field("name"),
        Field("technology"),
        Field("kind", "choice", label="project_kind", options=_words(app, "project_kind", PROJECT_KINDS)),
        Field("area"),
        Field("unit"),
        _stage(app, "stage_now"),
        Field("status", "choice", options=_words(app, "status", STATUSES)),
        Field("ending", "text"),
        Field("delete_after"),
        Field("context", "heading"),
    ]
    values: Values = {
        "name": project.name,
        "technology": project.technology,
        "kind": project.kind,
        "area": project.area,
        "unit": project.unit,
        "stage": project.stage,
        "status": project.status,
        "ending": project.ending,
        "delete_after": long_date(app.say, project.delete_after),
    }
    for factor in app.guide.factors:
        at = project.context.get(factor.id, Level())
        fields.append(_level(app, factor))
        fields.append(Field(f"note-{factor.id}", label="note"))
        values[f"level-{factor.id}"] = str(at.level) if at.level else None
        values[f"note-{factor.id}"] = at.note

    def submit(typed: Values) -> None:
        context = dict(project.context)
        for factor in app.guide.factors:
            level, note = typed[f"level-{factor.id}"], typed[f"note-{factor.id}"] or ""
            note = note if note == values[f"note-{factor.id}"] else note.strip()
            context.pop(factor.id, None)
            if level or note:
                context[factor.id] = Level(int(level) if level else None, note)
        status = typed["status"]
        ended = project.ended or (app.today.isoformat() if status in ("finished", "stopped") else None)
        new = _with(
            project,
            typed,
            context=context,
            ended=ended if status in ("finished", "stopped") else None,
            delete_after=_day(app, typed["delete_after"]),
        )
        _store(journal, project, new)

    return Form("form.project", fields, values, submit, about=brief(project.name))


def lesson_form(app: TilbageblikApp, journal: Journal, lesson: Lesson) -> Form:
    """A lesson, new where it has no id."""
    fields = [
        Field("title"),
        Field("situation", "text"),
        Field("learned", "text"),
        Field("do", "text"),
        _stage(app),
        Field("pitfalls", hint=lambda typed: _titles(app, typed)),
        Field("conditions", "text"),
        Field("status", "choice", label="lesson_status", options=_words(app, "lesson_status", ("draft", "final"))),
    ]
    values: Values = {
        name: getattr(lesson, name) for name in ("title", "situation", "learned", "do", "stage", "conditions", "status")
    }
    values["pitfalls"] = " ".join(sorted(lesson.pitfalls))

    def submit(typed: Values) -> None:
        new = _with(lesson, typed, pitfalls=_ids(app, typed["pitfalls"], "pitfall", lesson.pitfalls))
        _store(journal, lesson, new)

    about = app.say.count("form.evidence", len(lesson.evidence)) if lesson.evidence else ""
    return Form("form.lesson", fields, values, submit, about=about, new=not lesson.id)


def action_form(app: TilbageblikApp, journal: Journal, action: Action, about: str = "") -> Form:
    """An action, new where it has no id."""
    fields = [Field("text", label="action"), Field("owner"), Field("due"), Field("first_step")]
    values = {
        "text": action.text,
        "owner": action.owner,
        "due": long_date(app.say, action.due),
        "first_step": action.first_step,
    }

    def submit(typed: Values) -> None:
        _store(journal, action, _with(action, typed, due=_day(app, typed["due"])))

    return Form("form.action_title", fields, values, submit, about=brief(about), new=not action.id)


def reply_form(
    app: TilbageblikApp,
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
    """Give `record` with what was typed; an empty choice is nothing, an empty line an empty text."""
    fields = set(record.__struct_fields__)
    return replace(record, **{name: value for name, value in typed.items() if name in fields} | changed)


def _day(app: TilbageblikApp, typed: str | None) -> str | None:
    return parse_day(typed, app.today) if typed and typed.strip() else None


def _ids(app: TilbageblikApp, typed: str | None, kind: str, there: frozenset[str]) -> frozenset[str]:
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


def _titles(app: TilbageblikApp, typed: str) -> str:
    """Say what the typed ids are called."""
    items = [app.guide.find(word) for word in typed.replace(",", " ").split()[:MOST_TAGS]]
    return " · ".join(f"{item.id} {item.title}" if item else "?" for item in items)


def _stage(app: TilbageblikApp, label: str = "stage") -> Field:
    return Field(
        "stage", "choice", label=label, options=lambda: [(s.id, f"{s.id[1:]} {s.short}") for s in app.guide.stages]
    )


def _words(
    app: TilbageblikApp, topic: str, values: Sequence[str], marks: dict[Any, str] | None = None, *, none: bool = False
) -> Options:
    """Options with their words, and their sign before them."""

    def options() -> list[tuple[str | None, str]]:
        marked = marks or {}
        named = [(value, f"{marked.get(value, '')} {app.say(f'words.{topic}.{value}')}".strip()) for value in values]
        return cast("list[tuple[str | None, str]]", [*named, *([(None, app.say("form.none"))] if none else [])])

    return options


def _level(app: TilbageblikApp, factor: Factor) -> Field:
    levels = [str(level) for level in range(1, 6)]

    def options() -> list[tuple[str | None, str]]:
        return [*((level, app.say(f"words.level.{level}")) for level in levels), (None, app.say("words.level.none"))]

    return Field(f"level-{factor.id}", "choice", options=options, says=lambda: factor.title)
