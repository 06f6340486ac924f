"""The docstring of a function begins with a verb in the imperative (PEP 257), and tells parameters in one form."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("content", "journals", "tui", "tests")
IMPERATIVE = ("content", "journals")
"""Packages in which each function says what it does. A property is said as the attribute that it is."""
NOT_RETURNING = ("Give", "Gives", "Say", "Says", "Tell", "Tells")
"""A function *returns* something, or *yields*, *prints* or *writes* it."""
_FRAGMENTS = frozenset(
    (
        *(
            "A",
            "All",
            "An",
            "Another",
            "Any",
            "As",
            "At",
            "Both",
            "By",
            "Each",
            "Either",
            "Every",
            "For",
            "From",
            "How",
        ),
        *("In", "It", "Its", "Neither", "No", "Nobody", "None", "Nothing", "Of", "On", "One", "Others", "Our"),
        *(
            "Some",
            "Somebody",
            "Something",
            "Such",
            "That",
            "The",
            "Their",
            "There",
            "These",
            "They",
            "This",
            "Those",
            "To",
        ),
        *("Two", "Until", "What", "Whatever", "When", "Where", "Whether", "Which", "Who", "Whoever", "Whose", "Why"),
        *("With", "Within", "Without", "Yes", "You"),
    )
)
_PLURAL = re.compile(r"\w*[^su]s")
"""No verb in the imperative ends so, but `Returns` and *Records* of something do."""
_SECTION = re.compile(r"^ *(?:Args|Arguments|Parameters|Returns|Yields):$", re.MULTILINE)
_NOT_RETURNING = re.compile(rf"""["']\s*(?:{"|".join(NOT_RETURNING)})\b""")
Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = Function | ast.ClassDef | ast.Module


def is_fragment(docstring: str) -> bool:
    """Return whether a docstring begins with something else than a verb in the imperative."""
    first = re.split(r"[^\w`]", docstring, maxsplit=1)[0]
    return first in _FRAGMENTS or not first[:1].isupper() or bool(_PLURAL.fullmatch(first))


def _documented(root: str) -> Iterator[tuple[str, Definition, str]]:
    for file in sorted((ROOT / root).rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        if root in IMPERATIVE or _NOT_RETURNING.search(text):  # to parse every file takes seconds
            path = file.relative_to(ROOT).as_posix()
            for node in _definitions(ast.parse(text)):
                if told := ast.get_docstring(node):
                    yield f"{path}:{getattr(node, 'lineno', 1)}", node, told


def _definitions(node: Definition) -> Iterator[Definition]:
    """Yield a module, class or function and those defined in it, under conditions too."""
    yield node
    waiting: list[ast.AST] = [*node.body]
    while waiting:
        match waiting.pop():
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef() as inner:
                yield from _definitions(inner)
            case ast.If() | ast.With() | ast.Try() | ast.For() | ast.While() as block:
                waiting += [each for each in ast.iter_child_nodes(block) if isinstance(each, ast.stmt)]


def _is_property(node: Function) -> bool:
    return any("property" in ast.unparse(each) for each in node.decorator_list)


def test_docstrings_are_in_standard_english() -> None:
    found = []
    for root in PACKAGES:
        for at, node, told in _documented(root):
            is_begun = told.split(maxsplit=1)[0] in NOT_RETURNING
            is_noun = root in IMPERATIVE and isinstance(node, Function) and not _is_property(node) and is_fragment(told)
            is_parameter = is_noun and node.name == "__init__" and told.startswith("`")  # the class says what it is
            if is_begun or (is_noun and not is_parameter):
                found.append(f"{at} {told.splitlines()[0]}")
    assert not found


def test_a_parameter_is_told_as_its_name_a_colon_and_what_it_is() -> None:
    assert [at for root in IMPERATIVE for at, _, told in _documented(root) if _SECTION.search(told)] == []


@pytest.mark.parametrize(
    ("docstring", "is_one"),
    [
        ("Return the page.", False),
        ("Discuss what focus is.", False),
        ("Focus the line.", False),
        ("Pass on what came.", False),
        ("The page.", True),
        ("What it is.", True),
        ("Yes.", True),
        ("Returns the page.", True),
        ("Records of a project.", True),
        ("`by`: the words.", True),
        ("what it is", True),
    ],
)
def test_a_fragment_is_known_by_its_first_word(docstring: str, is_one: bool) -> None:
    assert is_fragment(docstring) == is_one
