"""Where a guide is loaded from: which folder, and when the cache is good enough."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import content
from content import GuideError

from .conftest import BUILT_IN


def cached(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_guide_from_the_cache_is_the_same_guide(tmp_path: Path, language: str) -> None:
    parsed = content.load(language, cache=tmp_path)
    assert content.load(language, cache=tmp_path) == parsed == content.load(language)


def test_loading_from_the_cache_imports_no_markdown(tmp_path: Path) -> None:
    content.load("da", cache=tmp_path)
    script = (
        "import sys, pathlib, content; guide = content.load('da', cache=pathlib.Path(sys.argv[1]));"
        "print(guide['4.4'].id, len(content.plain(guide)) > 1000, 'markdown_it' in sys.modules)"
    )
    run = [sys.executable, "-c", script, str(tmp_path)]
    printed = subprocess.run(run, cwd=BUILT_IN.parent, capture_output=True, text=True, check=True).stdout
    assert printed.split() == ["4.4", "True", "False"]


def test_importing_content_imports_no_markdown() -> None:
    script = "import sys, content; print('markdown_it' in sys.modules)"
    run = [sys.executable, "-c", script]
    printed = subprocess.run(run, cwd=BUILT_IN.parent, capture_output=True, text=True, check=True).stdout
    assert printed.split() == ["False"]


def test_the_cache_is_used_while_it_is_fresh(own: Path, tmp_path: Path) -> None:
    guide = content.load("da", own, tmp_path / "cache")
    kept = cached(tmp_path / "cache")
    marked = kept.read_bytes().replace(guide["4.4"].title.encode(), guide["4.4"].title.upper().encode())
    kept.write_bytes(marked)
    assert content.load("da", own, tmp_path / "cache")["4.4"].title == guide["4.4"].title.upper()


def test_a_changed_file_is_read_again(own: Path, tmp_path: Path) -> None:
    content.load("da", own, tmp_path / "cache")
    file = own / "stages.md"
    before = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("## S4 Prøve\n", "## S4 Pröve\n"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert file.stat().st_size == before.st_size
    assert content.load("da", own, tmp_path / "cache").stage("S4").title == "Pröve"
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_a_file_that_is_gone_is_noticed(own: Path, tmp_path: Path) -> None:
    content.load("da", own, tmp_path / "cache")
    (own / "voices.md").unlink()
    (own / "practices.md").unlink()
    assert content.load("da", own, tmp_path / "cache").voices == ()


@pytest.mark.parametrize("damage", [b"", b"not msgpack", msgspec.msgpack.encode([1, "x"])])
def test_an_unreadable_cache_is_rebuilt(own: Path, tmp_path: Path, damage: bytes) -> None:
    guide = content.load("da", own, tmp_path / "cache")
    kept = cached(tmp_path / "cache")
    whole = kept.read_bytes()
    for broken in (damage, whole[: len(whole) // 2]):
        kept.write_bytes(broken)
        assert content.load("da", own, tmp_path / "cache") == guide
        assert kept.read_bytes() == whole


@pytest.mark.parametrize("nested", [False, True])
def test_a_cache_that_is_damaged_inside_is_told_and_rebuilt(own: Path, tmp_path: Path, nested: bool) -> None:
    guide = content.load("da", own, tmp_path / "cache")
    kept = cached(tmp_path / "cache")
    whole = kept.read_bytes()
    at = whole.rindex(b" ")
    kept.write_bytes(b"\x91" * 100_000 if nested else whole[:at] + b"\xff" + whole[at + 1 :])  # no longer UTF-8
    told: list[Path] = []
    assert content.load("da", own, tmp_path / "cache", told.append) == guide
    assert told == [kept]
    assert kept.read_bytes() == whole
    content.load("da", own, tmp_path / "cache", told.append)
    assert told == [kept], "once"


def test_a_cache_of_another_format_is_rebuilt(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content.load("da", own, tmp_path / "cache")
    kept = cached(tmp_path / "cache")
    before = kept.read_bytes()
    monkeypatch.setattr("content.cache._FORMAT", 10**6)
    content.load("da", own, tmp_path / "cache")
    assert kept.read_bytes() != before


def test_a_cache_that_cannot_be_written_is_left_out(own: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "cache"
    in_the_way.write_text("a file, not a folder", encoding="utf-8")
    assert content.load("da", own, in_the_way) == content.load("da", own)
    assert in_the_way.read_text(encoding="utf-8") == "a file, not a folder"


def test_two_guides_share_a_cache_folder(own: Path, tmp_path: Path) -> None:
    one = content.load("da", own, tmp_path / "cache")
    other = content.load("da", cache=tmp_path / "cache")
    assert one["4.4"].file != other["4.4"].file
    assert content.load("da", own, tmp_path / "cache") == one
    assert content.load("en", own, tmp_path / "cache").language == "en"


def test_a_broken_guide_is_not_cached(own: Path, tmp_path: Path) -> None:
    (own / "stages.md").write_text("# Trin\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(GuideError):
            content.load("da", own, tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_a_folder_with_a_folder_for_each_language(tmp_path: Path) -> None:
    guide = content.load("en", BUILT_IN)
    assert guide == content.load("en")
    assert guide["4.4"].file == "en/chapter-4.md"


def test_a_folder_that_lacks_the_language_gives_the_one_it_has(own: Path) -> None:
    own.rename(own.parent / "da")
    guide = content.load("en", own.parent)
    assert guide["4.4"].file == "da/chapter-4.md"
    assert guide["4.4"].title == content.load("da")["4.4"].title


@pytest.mark.parametrize(("name", "code"), [("empty", "no-files"), ("gone", "no-folder")])
def test_a_folder_without_a_guide(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(GuideError) as caught:
        content.load("da", tmp_path / name)
    assert [fault.code for fault in caught.value.faults] == [code]
