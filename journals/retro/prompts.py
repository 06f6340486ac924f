"""What a note of a meeting was written under, and what an answer to a prompt is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from content.retro_format import Format, Prompt
from journals.records.capture import KIND_MARKERS
from journals.records.model import Kind, Observation

_KINDS: Mapping[str, Kind] = {**KIND_MARKERS, "»": "surprise"}


def answer_kind(prompt: Prompt | None) -> Kind | None:
    """Return the kind of an answer that does not say its kind itself; none to a prompt that is merely asked."""
    return _KINDS.get(prompt.sign) if prompt else None


def note_heading(formats: Iterable[Format], note: Observation) -> str:
    """Return what a note was written under, where its sign says neither as much nor something else; else "".

    The sign says it where the prompt gives that sign to its answers and no other prompt of the format does. A note that
    has another sign than its prompt gives is no answer to it: what hindered is not what worked.
    """
    form = next((each for each in formats if (note.prompt or "").startswith(f"{each.id}/")), None)
    prompt = next((each for each in form.prompts if each.id == note.prompt), None) if form else None
    if form is None or prompt is None:
        return ""
    kind = answer_kind(prompt)
    if note.kind is None or kind is None:
        return prompt.heading
    alike = sum(each.sign == prompt.sign for each in form.prompts)
    return prompt.heading if note.kind == kind and alike > 1 else ""


def format_title(formats: Iterable[Format], form: str) -> str:
    """Return the title of a format by its id; the id where there is no such format."""
    return next((each.title for each in formats if each.id == form), form)
