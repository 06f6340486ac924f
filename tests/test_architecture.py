"""No file imports itself by way of others: counted over all imports, in functions and under `TYPE_CHECKING` too."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.sources import parsed, reads_sources

pytestmark = reads_sources

ROOT = Path(__file__).parent.parent
PACKAGES = ("content", "journals", "tui")

Graph = Mapping[str, set[str]]
"""The modules that each module imports."""


def modules(root: Path, packages: tuple[str, ...]) -> dict[str, Path]:
    """Return the files of some packages by the names of their modules."""
    files = [file for package in packages for file in (root / package).rglob("*.py")]
    return {".".join(file.relative_to(root).with_suffix("").parts).removesuffix(".__init__"): file for file in files}


def imported(module: str, file: Path) -> Iterator[str]:
    """Yield all that a file names in its imports, wherever they stand: modules, and names that may be modules."""
    package = module if file.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def import_graph(root: Path, packages: tuple[str, ...]) -> Graph:
    """Return which file imports which. Nobody is held to import an `__init__` that only passes on names."""
    files = modules(root, packages)
    known = {module for module, file in files.items() if file.name != "__init__.py" or _defines(file)}
    return {module: {name for name in imported(module, file) if name in known} for module, file in files.items()}


def _defines(file: Path) -> bool:
    """Return whether a file defines anything itself, besides `__all__`."""
    for node in parsed(file).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.AnnAssign):
            return True
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) != "__all__":
            return True
    return False


def circles(graph: Graph) -> list[list[str]]:
    """Return the strongly connected components of more than one module: all that reach each other."""
    reach = {module: _reachable(graph, module) for module in graph}
    found = {tuple(sorted(other for other in reach[module] if module in reach[other])) for module in graph}
    return sorted([list(circle) for circle in found if circle])


def _reachable(graph: Graph, start: str) -> set[str]:
    seen, waiting = set[str](), [start]
    while waiting:
        new = graph[waiting.pop()] - seen
        seen |= new
        waiting += new
    return seen


def test_no_import_goes_in_a_circle() -> None:
    assert circles(import_graph(ROOT, PACKAGES)) == []


BACK = ["from made.up import one", "from . import one", "def later():\n    import made.up.one", "from .one import x"]


@pytest.mark.parametrize("back", BACK)
def test_a_circle_is_found_however_it_is_written(tmp_path: Path, back: str) -> None:
    folder = tmp_path / "made" / "up"
    folder.mkdir(parents=True)
    for name, text in {
        "__init__": "from made.up.one import x",
        "one": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from made.up.two import y",
        "two": "from made.up import three",
        "three": back,
        "four": "from made.up import one, two, three",
    }.items():
        (folder / f"{name}.py").write_text(text)
    assert circles(import_graph(tmp_path, ("made",))) == [["made.up.one", "made.up.three", "made.up.two"]]
    (folder / "three.py").write_text("")
    assert circles(import_graph(tmp_path, ("made",))) == []


@pytest.mark.parametrize(
    ("package", "found"),
    [
        ("def later():\n    from made import one", [["made", "made.one"]]),
        ("from made import one\nx = 1", [["made", "made.one"]]),
        ("from made.one import y\n__all__ = ['y']", []),
    ],
)
def test_a_package_that_defines_something_closes_a_circle(tmp_path: Path, package: str, found: list[list[str]]) -> None:
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / "__init__.py").write_text(package)
    (folder / "one.py").write_text("from made import x\ny = 1")
    assert circles(import_graph(tmp_path, ("made",))) == found
