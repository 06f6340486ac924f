"""A public name stands in one module, and is the standard term of the field."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.sources import parsed, reads_sources

pytestmark = reads_sources

ROOT = Path(__file__).parent.parent
PACKAGES = ("content", "journals", "tui")
_IN_BOTH_LANGUAGES = ("journals/demo/stress/danish.py", "journals/demo/stress/english.py")
SAME_IN_TWO = dict.fromkeys(
    (
        *("ADJECTIVES", "AREAS", "FIRSTS", "NAME", "NOUNS", "PLACES"),
        *("ROLES", "SENTENCES", "TECHNOLOGIES", "UNITS", "VERBS", "WHENS"),
    ),
    _IN_BOTH_LANGUAGES,  # the words of made-up notes, one meaning in two languages
)
"""Name → the modules that it may stand in, all with one meaning."""
ABOLISHED = {
    "Beside": "PromptContext",
    "Front": "FrontMatter",
    "HeldLine": "QueuedLine",
    "HeldVocabulary": "FixedVocabulary",
    "LedOnly": "LeaderOnlyProject",
    "LogSay": "LogCatalogue",
    "LookFailures": "PollFailures",
    "Many": "ManyPasted",
    "Mark": "PitfallMark",
    "Meaning": "DateMeaning",
    "Noted": "GapContext",
    "Packets": "PacketReader",
    "Rested": "AllSent",
    "Room": "PlainSession",
    "Spoken": "NamedProjects",
    "StyleSays": "StyleProperties",
    "Teller": "SentenceGenerator",
    "ToldSummaries": "SummaryTracker",
    "UnlessLost": "SuppressIndexLoss",
    "best_unsaid": "best_new_announcement",
    "forgive_console": "harden_console_input",
    "forgive_input": "harden_terminal_input",
    "gave_way": "displaced_commands",
    "go_where_it_is_done": "go_to_waiting",
    "half_typed": "unsent_lines",
    "hold": "queue_lines",
    "led_only": "leader_only_projects",
    "let_go": "deselect_all",
    "let_out": "confirm_outgoing",
    "lose": "confirm_discard",
    "prompt_and_store": "StoredPrompt",
    "sit_down": "start_turn",
    "sits": "in_turn",
    "stand_in": "occur_in",
    "take_up": "restore_lines",
    "tell_replaced": "report_replaced",
    "tell_what_gave_way": "notify_displaced_keys",
    "tell_withheld": "notify_withheld",
    "update_fully": "update",
}
"""Name of our own making, of a class, a function or a parameter → what it is called by the words of the field."""
VAGUE = ("look", "met", "taken", "told")
"""What may hold anything: → `snapshot`, `answers`, `undone`, `item`; of a function → `poll`, `refresh`, `resolve`."""


class Defined(NamedTuple):
    """What a file of the three packages defines."""

    file: str
    public: Sequence[str]
    classes: Sequence[str]
    """Public classes, those within others too, without messages."""
    named: Sequence[tuple[str, int]]
    """All classes, functions and parameters, each with its line."""


@cache
def defined() -> Sequence[Defined]:
    """Return what each file defines, without the catalogues, which all define `TEXTS`."""
    files = [file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py"))]
    return [_defined(file) for file in files if file.parent.parent != ROOT / "tui" / "locale"]


def _defined(file: Path) -> Defined:
    tree = parsed(file)
    classes, named = list[str](), list[tuple[str, int]]()
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef(name=name):
                classes += [name] if not name.startswith("_") and not _is_message(node) else []
                named.append((name, node.lineno))
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.arg(arg=name):
                named.append((name, node.lineno))
    return Defined(file.relative_to(ROOT).as_posix(), list(dict.fromkeys(public_names(tree))), classes, named)


def public_names(tree: ast.Module) -> Iterator[str]:
    """Yield the public names that a module defines: classes, functions, constants and type aliases."""
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                names = [name]
            case ast.Assign(targets=targets, value=value) if not _is_type_variable(value):
                names = [target.id for target in targets if isinstance(target, ast.Name)]
            case ast.AnnAssign(target=ast.Name(id=name)):
                names = [name]
            case _:
                names = []
        yield from (name for name in names if not name.startswith("_"))


def _is_type_variable(value: ast.expr) -> bool:
    return (
        isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in ("TypeVar", "ParamSpec")
    )


def files_by_name(names: Iterable[tuple[str, Sequence[str]]]) -> dict[str, tuple[str, ...]]:
    """Return the names that stand in several files or several times, each with those."""
    found: dict[str, list[str]] = defaultdict(list)
    for file, each in names:
        for name in each:
            found[name].append(file)
    return {name: tuple(files) for name, files in found.items() if len(files) > 1}


def test_no_public_name_stands_in_two_modules_unless_it_is_argued_for() -> None:
    assert files_by_name((each.file, each.public) for each in defined()) == SAME_IN_TWO


def test_a_class_within_a_class_has_a_name_of_its_own_unless_it_is_a_message() -> None:
    assert files_by_name((each.file, each.classes) for each in defined()) == {}


def _is_message(node: ast.ClassDef) -> bool:
    """Return whether a class is a Textual message: by its convention `Rows.Moved` is said with its widget's name."""
    return "Message" in [ast.unparse(base) for base in node.bases]


def test_no_name_that_was_given_up_comes_back() -> None:
    found = [f"{each.file}:{line} {name}" for each in defined() for name, line in each.named if name in ABOLISHED]
    assert not found


def test_no_parameter_is_called_by_what_was_done_to_it() -> None:
    found = [f"{each.file}:{line} {name}" for each in defined() for name, line in each.named if name in VAGUE]
    assert not found
