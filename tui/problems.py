"""Saying what went wrong: what happened, what is safe, what to do."""

from __future__ import annotations

from journals.changelog import Fault
from journals.errors import Problem
from tui.locale import Catalogue

_MOST = 5


def problem_text(say: Catalogue, problem: Problem) -> str:
    """Give a problem as one line."""
    return say(f"problem.{problem.code}", **_words(problem.params))


def fault_text(say: Catalogue, fault: Fault) -> str:
    """Give a fault as one line, without its place."""
    return say(f"fault.{fault.code}", **_words(fault.params))


def _words(params: dict[str, object]) -> dict[str, object]:
    return {name: _some(each) if isinstance(each, list) else each for name, each in params.items()}


def _some(many: list[object]) -> str:
    """Name the first few: it has to stay one line."""
    return ", ".join(map(str, many[:_MOST])) + (" …" if len(many) > _MOST else "")
