"""The docstring of a function begins with a verb in the imperative (PEP 257), and tells parameters in one form."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.sources import parsed, reads_sources

pytestmark = reads_sources

ROOT = Path(__file__).parent.parent
PACKAGES = ("content", "journals", "tui", "tests")
IMPERATIVE = ("content", "journals", "tui")
"""Packages in which each function says what it does, and so in the helpers of tests; a property is an attribute."""
NOT_RETURNING = ("Give", "Gives", "Say", "Says", "Tell", "Tells")
"""A function *returns* something, or *yields*, *prints* or *writes* it."""
_FRAGMENT = re.compile(
    r"""
    A|All|An|Another|Any|As|At|Both|By|Each|Either|Every|For|From|How|In|It|Its|Neither|No|Nobody|None|Nothing|Of|On|One
    |Others|Our|Some|Somebody|Something|Such|That|The|Their|There|These|They|This|Those|To|Two|Until|What|Whatever|When
    |Where|Whether|Which|Who|Whoever|Whose|Why|With|Within|Without|Yes|You
    """,
    re.VERBOSE,
)
_PLURAL = re.compile(r"\w*[^su]s")
"""No verb in the imperative ends so, but `Returns` and *Records* of something do."""
_SECTION = re.compile(r"^ *(?:Args|Arguments|Parameters|Returns|Yields):$", re.MULTILINE)
_NOT_RETURNING = re.compile(rf"""["']\s*(?:{"|".join(NOT_RETURNING)})\b""")
Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = Function | ast.ClassDef | ast.Module


class Documented(NamedTuple):
    """A docstring."""

    at: str
    """The file and the line of what it is of."""
    text: str
    function: str
    """The name of the function it is of; "" for a property, a class or a module."""


def is_fragment(docstring: str) -> bool:
    """Return whether a docstring begins with something else than a verb in the imperative."""
    first = re.split(r"[^\w`]", docstring, maxsplit=1)[0]
    return not first[:1].isupper() or any(each.fullmatch(first) for each in (_FRAGMENT, _PLURAL))


@cache
def documented(root: str) -> Sequence[Documented]:
    """Return the docstrings of a package; one that is not held to the imperative is parsed only where it must be."""
    return [
        Documented(f"{file.relative_to(ROOT).as_posix()}:{getattr(node, 'lineno', 1)}", text, _function(node))
        for file in sorted((ROOT / root).rglob("*.py"))
        if root in IMPERATIVE or _is_helper(file) or _NOT_RETURNING.search(file.read_text(encoding="utf-8"))
        for node in _definitions(parsed(file))
        if (text := ast.get_docstring(node))
    ]


def _is_helper(file: Path) -> bool:
    return not file.name.startswith("test_")


def _function(node: Definition) -> str:
    is_said_so = isinstance(node, Function) and not any("property" in ast.unparse(each) for each in node.decorator_list)
    return node.name if isinstance(node, Function) and is_said_so else ""


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


def _is_imperative(each: Documented) -> bool:
    """Return whether a docstring begins as it is to: that of `__init__` may tell parameters alone."""
    is_parameter = each.function == "__init__" and each.text.startswith("`")
    return not each.function or is_parameter or not is_fragment(each.text)


def test_no_docstring_gives_or_says() -> None:
    every = [each for root in PACKAGES for each in documented(root)]
    assert [each.at for each in every if each.text.split(maxsplit=1)[0] in NOT_RETURNING] == []


def test_the_docstring_of_a_function_begins_with_a_verb_in_the_imperative() -> None:
    every = [each for root in PACKAGES for each in documented(root) if "/test_" not in each.at]
    assert [f"{each.at} {each.text.splitlines()[0]}" for each in every if not _is_imperative(each)] == []


def test_a_parameter_is_told_as_its_name_a_colon_and_what_it_is() -> None:
    assert [each.at for root in IMPERATIVE for each in documented(root) if _SECTION.search(each.text)] == []


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
