"""What the documents name is there: every file and folder in backticks, and every link between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / ".github").rglob("*.md")),
]
OURS = ("content/", "docs/", "journals/", "tests/", "tui/", ".ci/", ".github/")
NOT_YET: set[str] = set()
"""Where something is to be put that nobody has written."""


def named(text: str) -> Iterator[str]:
    """Yield what stands in backticks and looks like a file or folder of ours."""
    for quoted in re.findall(r"`([^`\n]+)`", text):
        is_path = quoted.startswith(OURS) and not set("<* ") & set(quoted)
        if is_path or re.fullmatch(r"[\w.]+\.(py|tcss)", quoted):
            yield quoted


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_file_it_names_is_there(document: Path) -> None:
    names = {path.name for room in ("content", "journals", "tests", "tui") for path in (ROOT / room).rglob("*.*")}
    missing = [
        each
        for each in named(document.read_text(encoding="utf-8"))
        if each not in NOT_YET and (not (ROOT / each).exists() if "/" in each else each not in names)
    ]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)\)", document.read_text(encoding="utf-8"))
    assert [each for each in links if "://" not in each and not (document.parent / each).exists()] == []


def table_rows() -> list[str]:
    """Return the rows of all tables under *Where is it?*."""
    section = (
        (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Where is it?")[2].partition("\n## ")[0]
    )
    return [line for line in section.splitlines() if line.startswith("| ") and not line.startswith("| you look for")]


def test_where_is_it_names_two_files_at_most() -> None:
    rows = table_rows()
    assert len(rows) > 150
    files = {row: re.findall(r"`([^`]+(?:\.(?:py|toml|tcss)|/))`", row.rpartition(" | ")[2]) for row in rows}
    assert {row: named for row, named in files.items() if not 1 <= len(named) <= 2} == {}


def test_a_file_that_is_not_there_is_found() -> None:
    text = "`tui/nowhere.py`, `nothing.py`, `a word`, `state/unsaved/x`"
    assert list(named(text)) == ["tui/nowhere.py", "nothing.py"]


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "da").glob("*.md")), ids=lambda page: page.name)
def test_a_danish_page_leads_to_the_english_one_and_the_index_to_both(page: Path) -> None:
    links = re.findall(r"\]\((\.\./[\w-]+\.md)\)", page.read_text(encoding="utf-8").replace("\n", ""))
    assert links, "to the same in English"
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    assert f"](da/{page.name})" in index
    assert all(f"]({each.removeprefix('../')})" in index for each in links if "README" not in each)


def test_the_index_names_every_page() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = [each.relative_to(ROOT / "docs").as_posix() for each in (ROOT / "docs").rglob("*.md")]
    assert [each for each in pages if each != "README.md" and f"]({each})" not in index] == []
