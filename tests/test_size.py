"""A file has one job: it is not longer than somebody reads at once, nor is a function."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.sources import parsed, reads_sources

pytestmark = reads_sources

ROOT = Path(__file__).parent.parent
CODE = ("content", "journals", "tui")
MOST_LINES = 350
MOST_OF_A_FUNCTION = 60
"""Lines of a function, its docstring aside."""
ARGUED = ("one file", "én fil")
"""What the docstring of a longer file says why it is."""


def files(*packages: str) -> Iterator[Path]:
    """Yield the files of some packages."""
    for package in packages:
        yield from sorted((ROOT / package).rglob("*.py"))


def test_a_file_is_short_or_says_why_it_is_not() -> None:
    found = set()
    for file in files(*CODE, "tests"):
        text = file.read_text(encoding="utf-8")
        if len(text.splitlines()) > MOST_LINES:
            docstring = ast.get_docstring(ast.parse(text)) or ""
            if not any(words in docstring for words in ARGUED):
                found.add(file.relative_to(ROOT).as_posix())
    assert not found


def test_a_function_fits_a_screen() -> None:
    found = set()
    for file in files(*CODE):
        for node in ast.walk(parsed(file)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _length(node) > MOST_OF_A_FUNCTION:
                found.add(f"{file.relative_to(ROOT).as_posix()}: {node.name}")
    assert not found


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    docstring = node.body[0] if ast.get_docstring(node) is not None else None
    told = (docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0
    return (node.end_lineno or 0) - node.lineno + 1 - told
