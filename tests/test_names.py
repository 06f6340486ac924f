"""A public name stands in one module, and is the standard term of the field."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

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
    "HeldVocabulary": "FixedVocabulary",
    "LedOnly": "LeaderOnlyProject",
    "LogSay": "LogCatalogue",
    "LookFailures": "PollFailures",
    "Mark": "PitfallMark",
    "Meaning": "DateMeaning",
    "Noted": "GapContext",
    "Room": "PlainSession",
    "Spoken": "NamedProjects",
    "StyleSays": "StyleProperties",
    "Teller": "SentenceGenerator",
    "ToldSummaries": "SummaryTracker",
    "UnlessLost": "SuppressIndexLoss",
    "best_unsaid": "best_new_announcement",
    "led_only": "leader_only_projects",
    "let_go": "deselect_all",
    "lose": "confirm_discard",
    "stand_in": "occur_in",
    "take_up": "restore_lines",
    "update_fully": "update",
}
"""Name of our own making, of a class, a function or a parameter → what it is called by the words of the field."""


def sources() -> Iterator[Path]:
    """Yield the files of the three packages, without the catalogues, which all define `TEXTS`."""
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            if file.parent.parent != ROOT / "tui" / "locale":
                yield file


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


def modules_by_name() -> dict[str, list[str]]:
    """Return the modules that define each public name."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in sources():
        for name in dict.fromkeys(public_names(ast.parse(file.read_text(encoding="utf-8")))):
            found[name].append(file.relative_to(ROOT).as_posix())
    return found


def test_no_public_name_stands_in_two_modules_unless_it_is_argued_for() -> None:
    double = {name: tuple(files) for name, files in modules_by_name().items() if len(files) > 1}
    assert double == SAME_IN_TWO


def test_a_class_within_a_class_has_a_name_of_its_own_unless_it_is_a_message() -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for file in sources():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and not _is_message(node):
                found[node.name].append(file.relative_to(ROOT).as_posix())
    assert {name: files for name, files in found.items() if len(files) > 1} == {}


def _is_message(node: ast.ClassDef) -> bool:
    """Return whether a class is a Textual message: by its convention `Rows.Moved` is said with its widget's name."""
    return "Message" in [ast.unparse(base) for base in node.bases]


def test_no_name_that_was_given_up_comes_back() -> None:
    found = []
    for file in sources():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case (
                    ast.FunctionDef(name=name)
                    | ast.AsyncFunctionDef(name=name)
                    | ast.ClassDef(name=name)
                    | ast.arg(arg=name)
                ):
                    found += [f"{file.name}:{node.lineno} {name}"] if name in ABOLISHED else []
    assert not found
