"""Saying what an undo or redo took back."""

from __future__ import annotations

from collections import Counter

from journals.library import Taken
from journals.model import TYPES
from tui.locale import Catalogue


def told(say: Catalogue, taken: Taken, *, redo: bool) -> str:
    """Say what was undone or redone, how much, where, and what was left because someone has changed it since."""
    tables = Counter(table for table, _, _ in taken.act.do if table in TYPES)
    things = ", ".join(say.count(f"undo.{table}", number) for table, number in sorted(tables.items()))
    text = say("undo.redone" if redo else "undo.undone", things=things, project=taken.journal.project.name or "–")
    if taken.left:
        text += " " + say.count("undo.left", len(taken.left))
    return text
