"""Example notes: a file for each language, with notes for every pitfall and sign."""

from collections import Counter
from pathlib import Path

import pytest

import content
from content.notes import load_notes, note_files
from tests.guides import guide_of

LANGUAGES = ("da", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pitfall_has_its_notes_in_every_sign(language: str) -> None:
    notes = load_notes(language)
    counts = Counter((note.pitfall, note.sign) for note in notes)
    for pitfall in guide_of(language).pitfalls:
        signs = [counts[pitfall.id, sign] for sign in ("bites", "handled", "watch")]
        assert sum(signs) >= 80, pitfall.id
        assert min(signs) >= 10, pitfall.id
    assert counts[None, None] >= 150


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_are_one_line_each_and_none_is_there_twice(language: str) -> None:
    notes = load_notes(language)
    twice = [text for text, times in Counter(note.text.casefold() for note in notes).items() if times > 1]
    assert twice == []
    assert all(0 < len(note.text) <= 300 for note in notes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_belong_to_pitfalls_that_exist(language: str) -> None:
    guide = guide_of(language)
    assert {note.pitfall for note in load_notes(language)} - {None} == {pitfall.id for pitfall in guide.pitfalls}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_of_notes_is_headed_by_the_name_of_its_pitfall(language: str) -> None:
    headings = [Path(path).read_text(encoding="utf-8").splitlines()[0] for path, *_ in note_files(language)]
    named = [f"# {pitfall.id} {pitfall.title}" for pitfall in guide_of(language).pitfalls]
    assert [heading for heading in headings if heading[2].isdigit()] == named


def test_a_guide_without_notes_has_none(tmp_path: Path) -> None:
    content.skeleton(tmp_path, "en")
    assert load_notes("en", tmp_path) == ()


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [("# 1.1 X\n\n## Perhaps\n\n- a\n", 3, "notes-sign"), ("# 1.1 X\n\n## Bites\n\na\n", 5, "notes-line")],
)
def test_a_fault_is_named_with_its_file_and_line(tmp_path: Path, text: str, line: int, code: str) -> None:
    content.skeleton(tmp_path, "en")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "1.1.md").write_text(text, encoding="utf-8")
    with pytest.raises(content.GuideError) as caught:
        load_notes("en", tmp_path)
    [fault] = caught.value.faults
    assert (fault.file, fault.line, fault.code) == ("notes/1.1.md", line, code)
