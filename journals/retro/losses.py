"""What disappears with the old way, that nobody wrote down: the questions, and what was answered to each."""

from __future__ import annotations

from collections.abc import Iterable

from journals.records.model import Observation

LOSS_QUESTIONS = ("relation", "whole", "latitude", "pride", "learning")
"""The questions, by the name their texts have in the catalogue. Other questions would only be named here."""


def loss_prompt(question: str) -> str:
    """Return what an answer to a question remembers that it was written under."""
    return f"disappears/{question}"


def loss_question(note: Observation, titles: Iterable[tuple[str, str]]) -> str:
    """Return the question that a note answers, "" for none.

    An answer begins with the question's title too; of those from before notes remembered their prompt that is all
    there is to tell by. `titles` are pairs of a question and its title, in as many languages as there are.
    """
    if note.prompt is not None:
        return _BY_PROMPT.get(note.prompt, "")
    return next((question for question, title in titles if note.text.startswith(f"{title}: ")), "")


_BY_PROMPT = {loss_prompt(question): question for question in LOSS_QUESTIONS}
