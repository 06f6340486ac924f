"""The small guide to start one's own from."""

from pathlib import Path

import pytest

import content
from content.formats import load_formats


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_skeleton_is_a_whole_guide(tmp_path: Path, language: str) -> None:
    files = content.skeleton(tmp_path / "new" / "own", language)
    assert sorted(each for each in (tmp_path / "new" / "own").rglob("*") if each.is_file()) == sorted(files)
    guide = content.load(language, tmp_path / "new" / "own")
    assert [pitfall.id for pitfall in guide.pitfalls] == ["1.1"]
    assert content.plain(guide)
    (form,) = load_formats(language, tmp_path / "new" / "own")
    assert (form.id, form.minutes, [each.sign for each in form.prompts]) == ("ours", 45, ["+", "-"])


def test_the_skeleton_is_alike_in_both_languages(tmp_path: Path) -> None:
    guides = []
    for language in ("da", "en"):
        content.skeleton(tmp_path / language, language)
        guides.append(content.load(language, tmp_path))
    da, en = guides
    assert [item.id for item in da.items()] == [item.id for item in en.items()]
    assert da.title != en.title


def test_the_skeleton_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "stages.md").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        content.skeleton(tmp_path, "da")
    assert [file.name for file in tmp_path.iterdir()] == ["stages.md"]
    assert (tmp_path / "stages.md").read_text(encoding="utf-8") == "mine"
