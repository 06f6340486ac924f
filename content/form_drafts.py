"""A Markdown file in `cards/`, cut at its headings into drafts of a form and its fields."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from content.drafts import read_text
from content.fault import Fault
from content.markdown import Node, nodes
from content.words import CARD_FIELD_NAMES, WARNING_NAMES

_OF_FORM = ("stages", "essential", "reopens", "several", "sources", "also")
_OF_FIELD = ("kind", "options", "poles", "note", "short", "ahead", "shown_with", "when")
_FORM_ID = re.compile(r"[a-z][a-z-]{0,30}")
_FIELD_ID = re.compile(r"(?:[A-Z]+(?:\*|[0-9]+)|[a-z][a-z-]*)(?:\.[a-z-]+)?")


@dataclass(slots=True)
class FormDraft:
    """A form or a field as it is written: its heading, what is known of it by name, and its help."""

    id: str
    title: str
    line: int
    attributes: dict[str, tuple[str, int]] = field(default_factory=dict)
    help: list[str] = field(default_factory=list)


@dataclass(slots=True)
class FormFile:
    """One form as it is written."""

    name: str
    form: FormDraft
    fields: list[FormDraft] = field(default_factory=list)
    rules: dict[str, list[Node]] = field(default_factory=dict)
    """What stands below each heading of warnings: `warnings`, `entry_warnings`."""


def cut_form(path: Path, name: str, faults: list[Fault]) -> FormFile | None:
    """Cut a file at its headings; None where it opens no form."""
    made: FormFile | None = None
    here: FormDraft | None = None
    rules: list[Node] | None = None

    def fault(code: str, node: Node, **params: str) -> None:
        faults.append(Fault(code, name, node.line, params))

    for node in nodes(read_text(path, name, faults)):
        if node.kind == "heading" and node.level == 1 and made is None:
            form_id, _, title = node.text.partition(" ")
            if not _FORM_ID.fullmatch(form_id) or not title:
                fault("card-heading", node, heading=node.text)
            here = FormDraft(form_id, title.strip(), node.line)
            made = FormFile(name, here)
        elif made is None or here is None:
            fault("card-opens", node)
            return None
        elif node.kind == "heading" and node.level == 2:
            kind = WARNING_NAMES.get(node.text.casefold())
            rules = made.rules.setdefault(kind, []) if kind else None
            field_id, _, title = node.text.partition(" ")
            if rules is None:
                here = FormDraft(field_id, title.strip(), node.line)
                if _FIELD_ID.fullmatch(field_id):
                    made.fields.append(here)
                else:
                    fault("card-field", node, heading=node.text)
        elif node.kind == "bullet" and rules is not None:
            rules.append(node)
        elif node.kind == "bullet" and not here.help:
            _take(node, here, _OF_FORM if here is made.form else _OF_FIELD, fault)
        elif node.kind == "paragraph" and rules is None:
            here.help.append(node.text)
        else:
            fault("block", node)
    if made is None:
        faults.append(Fault("card-opens", name, 1))
    return made


def _take(node: Node, draft: FormDraft, known: Sequence[str], fault: Callable[..., None]) -> None:
    label, colon, value = (part.strip() for part in node.text.partition(":"))
    name = CARD_FIELD_NAMES.get(label.casefold(), "")
    if not colon or not value:
        fault("field-form", node, id=draft.id, text=node.text)
    elif name not in known:
        fault("field-unknown", node, id=draft.id, field=label)
    elif name in draft.attributes:
        fault("field-twice", node, id=draft.id, field=label)
    else:
        draft.attributes[name] = (value, node.line)
