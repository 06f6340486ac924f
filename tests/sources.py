"""Sources as trees, for tests that read the code: each is parsed once, and these tests run in one process."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

reads_sources = pytest.mark.xdist_group("sources")
"""Of tests that read all of the code: to parse it takes seconds, and so they share it."""


def parsed(file: Path) -> ast.Module:
    """Return the tree of a source; it is not to be changed."""
    return _parsed(file.read_text(encoding="utf-8"))


@cache
def _parsed(source: str) -> ast.Module:
    return ast.parse(source)
