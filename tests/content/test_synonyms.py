"""The list of words that say much the same: ours, and what a guide of one's own adds to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from content import GuideError, load
from content.skeleton import skeleton
from content.synonyms import SYNONYMS
from tests.guides import guide_of


def own_guide(folder: Path, text: str) -> Path:
    skeleton(folder, "da")
    (folder / SYNONYMS).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("language", ["da", "en"])
def test_our_groups_are_words_in_small_letters(language: str) -> None:
    groups = guide_of(language).synonyms
    assert len(set(groups)) == len(groups) >= 60
    for group in groups:
        assert len(set(group)) == len(group) > 1
        assert all(word.replace(" ", "", 1).isalnum() and word == word.casefold() for word in group)


def test_own_groups_are_added_or_stand_alone(tmp_path: Path) -> None:
    folder, cache = own_guide(tmp_path / "own", 'groups = [["Dej", "deg"]]\n'), tmp_path / "cache"
    built_in = guide_of("da").synonyms
    assert load("da", folder, cache=cache).synonyms == (*built_in, ("dej", "deg"))
    (folder / SYNONYMS).write_text('only = true\ngroups = [["ovn", "stenovn"]]\n', encoding="utf-8")
    assert load("da", folder, cache=cache).synonyms == (("ovn", "stenovn"),), "the cache knows the file"
    (folder / SYNONYMS).write_text("only = true\n", encoding="utf-8")
    assert load("da", folder, cache=cache).synonyms == ()
    (folder / SYNONYMS).unlink()
    assert load("da", folder, cache=cache).synonyms == built_in


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('groups = [["dej", "deg"]', "synonyms", 1),
        (f"groups = {'[' * 5_000}", "synonyms", 1),
        (f"groups = [[{'9' * 5_000}]]", "synonyms", 1),
        ('groups = [\n["dej", "deg"],\n["ovn"]]\n', "synonyms-group", 3),
        ('groups = [\n["dej", "en stor ovn"]]\n', "synonyms-group", 2),
        ('groups = [\n"dej"]\n', "synonyms-group", 2),
        ("groups = [[]]\n", "synonyms-group", 1),
        ("groups = [[1, 2]]\n", "synonyms-group", 1),
        ('groups = "dej"\n', "synonyms-file", 1),
        ("only = 1\n", "synonyms-file", 1),
        ('words = [["dej", "deg"]]\n', "synonyms-file", 1),
        ('groups = [["d\u202eej", "deg"]]\n', "character", 1),
    ],
)
def test_what_is_wrong_with_a_list_is_told_with_its_line(tmp_path: Path, text: str, code: str, line: int) -> None:
    with pytest.raises(GuideError) as refused:
        load("da", own_guide(tmp_path, text))
    first = refused.value.faults[0]
    assert (first.code, first.file, first.line) == (code, SYNONYMS, line)
