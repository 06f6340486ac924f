"""What people get who install the program, what an index shows of it, and that the top level is kept tidy."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CI = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
TOP = {
    ".ci",
    ".editorconfig",
    ".gitattributes",
    ".github",
    ".gitignore",
    ".pre-commit-config.yaml",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "content",
    "docs",
    "journals",
    "pyproject.toml",
    "tests",
    "tui",
}


def as_shown(readme: str) -> str:
    """Return a README as an index shows it: after the substitutions that the build does."""
    for each in PYPROJECT["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]["substitutions"]:
        readme = re.sub(each["pattern"], each["replacement"], readme)
    return readme


def dead_links(readme: str) -> list[str]:
    links = re.findall(r"\]\(([^)\s]+)", readme) + re.findall(r"""(?:src|href)=["']?([^"'\s>]+)""", readme)
    return [each for each in links if not each.startswith(("https://", "#"))]


def test_the_readme_has_no_dead_link_on_an_index() -> None:
    assert dead_links(as_shown((ROOT / "README.md").read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("ours", "shown"),
    [
        ("see [docs/sync.md](docs/sync.md).", "see `docs/sync.md`."),
        ("[All filters](docs/search.md)", "All filters (`docs/search.md`)"),
        ("[Keep](https://keepachangelog.com/) it", "[Keep](https://keepachangelog.com/) it"),
        ("![A tour](docs/tour.svg)\n\nText", "Text"),
        ('<img alt="A tour" src="docs/tour.svg">\nText', "Text"),
    ],
)
def test_what_becomes_of_a_link_on_an_index(ours: str, shown: str) -> None:
    assert as_shown(ours) == shown


def test_every_python_that_is_tested_is_named() -> None:
    named = {each.rpartition(" ")[2] for each in PYPROJECT["project"]["classifiers"] if "Python :: 3." in each}
    matrix = re.search(r"python: \[(.*)\]", CI)
    assert matrix
    assert named == set(re.findall(r"[\d.]+", matrix[1]))


def test_what_builds_it_is_one_version_only() -> None:
    """A wheel names the version that built it, so another one would give other bytes."""
    assert [each for each in PYPROJECT["build-system"]["requires"] if "==" not in each] == []


def test_no_address_is_made_up() -> None:
    """Nobody knows yet where the repository will lie: CONTRIBUTING says what to fill in then."""
    assert "example.com" not in str(PYPROJECT)
    assert all(each.startswith("https://") for each in PYPROJECT["project"].get("urls", {}).values())


def test_nothing_at_the_top_but_what_convention_puts_there() -> None:
    try:
        found = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no git, or no checkout")
    assert {each.partition("/")[0] for each in found.split("\0") if each} - TOP == set()
