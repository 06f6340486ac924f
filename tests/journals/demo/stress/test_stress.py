"""The made library: always the same, whole, and of the size that was asked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from journals.demo.stress.making import ENGLISH_EVERY, Size, make_library
from journals.demo.stress.texts import LONGEST, SHORTEST
from journals.errors import Problem
from journals.library.check import check_library
from journals.library.library import Library
from journals.log import act as acts
from journals.privacy.validation import checked_record
from tests.guides import guide_of
from tests.journals.conftest import installation

SMALL = Size(projects=12, observations=30, lessons=4, writers=3)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_library(tmp_path_factory.mktemp("made") / "library", SMALL)


@pytest.fixture(scope="module")
def library(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = Library([made], installation(tmp_path_factory.mktemp("reader")))
    library.refresh()
    yield library
    library.close()


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_same_arguments_give_the_same_bytes_and_others_do_not(made: Path, tmp_path: Path) -> None:
    assert contents(make_library(tmp_path / "again", SMALL)) == contents(made)
    assert contents(make_library(tmp_path / "other", SMALL, seed=2)).keys() != contents(made).keys()


def test_it_holds_what_was_asked_for(made: Path, library: Library) -> None:
    assert len(library.journals) == SMALL.projects == len({journal.project.name for journal in library.journals})
    for journal in library.journals:
        assert len(journal.observations) == SMALL.observations
        assert len(journal.lessons) == SMALL.lessons
        assert len(journal.actions) == SMALL.lessons // 2
    assert all(len(list(folder.glob("*.jsonl"))) == SMALL.writers for folder in made.iterdir())


def test_nothing_in_it_is_amiss(library: Library) -> None:
    assert library.faults() == []
    assert check_library(library, guide_of("da")) == []


def test_every_line_is_written_as_the_app_writes_it_and_in_the_order_of_time(made: Path) -> None:
    for log in made.glob("*/*.jsonl"):
        lines = log.read_bytes().splitlines(keepends=True)
        found = [acts.decode(line) for line in lines]
        assert [acts.encode(act) for act in found] == lines
        assert [act.at for act in found] == sorted({act.at for act in found})
        assert found[0].project
        assert all(act.at.endswith(f"-{log.stem}") for act in found)


def test_every_record_could_have_been_saved_by_the_app(library: Library) -> None:
    for journal in library.journals:
        for record in (journal.project, *journal.observations, *journal.lessons, *journal.actions):
            assert checked_record(record) == record


def test_it_has_all_sorts_of_things(library: Library) -> None:
    seen = [each for journal in library.journals for each in journal.observations]
    assert all(SHORTEST <= len(each.text) <= LONGEST for each in seen)
    assert {each.kind for each in seen} >= {"worked", "concern", None}
    assert {each.sign for each in seen} >= {"bites", None}
    assert {len(each.pitfalls) for each in seen} == {0, 1, 2}
    assert any(each.reply for each in seen)
    assert any(each.waits for each in seen)
    assert len({(each.happened or "")[:4] for each in seen}) >= 3
    assert any(lesson.evidence for journal in library.journals for lesson in journal.lessons)
    assert len({journal.project.area for journal in library.journals}) > 3


def test_some_of_it_is_in_english(library: Library) -> None:
    english = [each for each in library.journals if re.search(r"\bthe\b", each.observations[0].text)]
    assert len(english) == SMALL.projects // ENGLISH_EVERY


def test_few_words_come_often_and_most_seldom(library: Library) -> None:
    words = Counter(
        word
        for journal in library.journals
        for each in journal.observations
        for word in re.findall(r"\w+", each.text.casefold())
    )
    counts = [count for _, count in words.most_common()]
    assert len(counts) > 2_000
    assert sum(counts[:50]) > sum(counts) / 3
    assert sum(count == 1 for count in counts) > len(counts) / 3


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(Problem, match="folder_not_empty"):
        make_library(tmp_path, SMALL)
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(Problem, match="not_written"):
        make_library(tmp_path / "file" / "library", SMALL)
