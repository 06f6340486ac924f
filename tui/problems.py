"""Saying what went wrong: what happened, what is safe, what to do."""

from __future__ import annotations

from journals.changelog import Fault
from journals.errors import Problem
from tui.locale import Catalogue


def problem_text(say: Catalogue, problem: Problem) -> str:
    """Give a problem as one line."""
    return say(f"problem.{problem.code}", **_words(problem.params))


def fault_text(say: Catalogue, fault: Fault) -> str:
    """Give a fault as one line, without its place."""
    return say(f"fault.{fault.code}", **_words(fault.params))


def _words(params: dict[str, object]) -> dict[str, object]:
    return {name: ", ".join(map(str, each)) if isinstance(each, list) else each for name, each in params.items()}
