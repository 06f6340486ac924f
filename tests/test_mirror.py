"""The folders of the tests mirror those of the code: who knows where something is knows where it is tested."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent
TESTS = ROOT / "tests"
PACKAGES = ("content", "journals", "tui")
NO_CODE = {
    "journals/sharing/sync": "Git over several clones: fixtures that sync.py, git.py and remote.py share",
    "tui/pictures": "the pictures of the documentation, which are made by the tests' own code",
}
"""Folder of tests → why there is none of this name in the code."""
NO_TESTS = {
    "tui/locale/da": "texts alone: test_catalogue.py reads all of them",
    "tui/locale/en": "as in Danish",
}
"""Folder of code → why there is none of this name among the tests."""
OTHER_THINGS = {
    "journals/sharing/sync/test_git.py": "beside what else needs the fixtures of a repository",
    "tui/features/retro/test_pictures.py": "how a retro looks; profile/pictures.py draws the pictures of a project",
    "tui/pictures/test_pictures.py": "the pictures of the documentation",
}
"""Test file → why it has the name of a module that lies in another folder."""


def folders(root: Path, pattern: str) -> set[str]:
    """Return the folders below a root that have files of a pattern, `__init__` aside."""
    files = [file for package in PACKAGES for file in (root / package).rglob(pattern)]
    return {file.parent.relative_to(root).as_posix() for file in files if file.name != "__init__.py"}


def modules_by_name() -> dict[tuple[str, str], set[str]]:
    """Return the folders in which a package has modules of a name."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for package in PACKAGES:
        for file in (ROOT / package).rglob("*.py"):
            found[package, file.stem].add(file.parent.relative_to(ROOT).as_posix())
    return found


def test_every_folder_of_tests_is_a_folder_of_the_code() -> None:
    assert folders(TESTS, "test_*.py") - folders(ROOT, "*.py") == NO_CODE.keys()


def test_every_folder_of_the_code_has_a_folder_of_tests() -> None:
    assert folders(ROOT, "*.py") - folders(TESTS, "test_*.py") == NO_TESTS.keys()


def test_a_test_file_called_like_one_module_lies_where_that_does() -> None:
    modules, astray = modules_by_name(), set()
    for package in PACKAGES:
        for file in (TESTS / package).rglob("test_*.py"):
            path = file.relative_to(TESTS)
            of_name = {place for place in modules[package, file.stem.removeprefix("test_")] if "locale" not in place}
            if of_name and path.parent.as_posix() not in of_name:
                astray.add(path.as_posix())
    assert astray == OTHER_THINGS.keys()
