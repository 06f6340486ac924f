"""A site's folder: whole at any moment, and nothing in it that somebody else made is ever touched."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journals.errors import Problem
from journals.export.progress import Cancelled, ignore_progress
from journals.export.site.site_files import MANIFEST, SiteReport, place_site
from journals.log.lock import Lock
from tui.locale import catalogue
from tui.wording.site_report import kept_line

FIRST = {"README.md": b"one\n", "index.html": b"<p>one\n", "lessons/a.md": b"a\n", "lessons/b.md": b"b\n"}
THIRD = {"README.md": b"three\n", "index.html": b"<p>three\n"}
SECOND = {"README.md": b"two\n", "index.html": b"<p>two\n", "lessons/a.md": b"a\n", "pitfalls/c.md": b"c\n"}


def place(folder: Path, files: dict[str, bytes]) -> SiteReport:
    return place_site(folder, files, ignore_progress)


def read(folder: Path) -> dict[str, bytes]:
    """What is there to be seen."""
    found = {each.relative_to(folder).as_posix(): each for each in folder.rglob("*") if each.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if not name.startswith(".")}


def test_what_is_new_is_written_and_what_is_gone_removed(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    assert place(folder, FIRST).written == list(FIRST)
    assert place(folder, FIRST) == SiteReport()
    report = place(folder, SECOND)
    assert (report.written, report.removed) == (["README.md", "index.html", "pitfalls/c.md"], ["lessons/b.md"])
    assert read(folder) == SECOND
    assert [each.name for each in folder.iterdir() if each.name.startswith(".")] == [MANIFEST]


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(Problem, match="site_folder_taken"):
        place(tmp_path, FIRST)
    assert [each.name for each in tmp_path.iterdir()] == ["notes.txt"]


def test_a_new_repository_is_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert place(tmp_path, FIRST).written == list(FIRST)


@pytest.mark.parametrize("manifest", ["", "{}]", '{"files": 3}', "[" * 9999])
def test_a_manifest_that_is_none_does_not_make_the_rest_ours(tmp_path: Path, manifest: str) -> None:
    place(tmp_path, FIRST)
    (tmp_path / MANIFEST).write_text(manifest)
    with pytest.raises(Problem, match="site_folder_taken"):
        place(tmp_path, SECOND)
    assert read(tmp_path) == FIRST


def test_a_manifest_cannot_name_files_elsewhere(tmp_path: Path) -> None:
    folder, mine = tmp_path / "site", tmp_path / "mine.md"
    mine.write_bytes(b"a\n")
    place(folder, FIRST)
    manifest = folder / MANIFEST
    manifest.write_text(manifest.read_text().replace("lessons/b.md", "../mine.md"))
    place(folder, SECOND)
    assert mine.read_bytes() == b"a\n"


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder.mkdir()
    (folder / ".tilbageblik-site.new").symlink_to(elsewhere)
    place(folder, FIRST)
    (folder / "pitfalls").symlink_to(elsewhere)
    with pytest.raises(Problem, match="site_folder_taken"):
        place(folder, SECOND)
    assert list(elsewhere.iterdir()) == []


def test_line_ends_of_a_repository_are_no_change(tmp_path: Path) -> None:
    place(tmp_path, FIRST)
    for name, data in FIRST.items():
        (tmp_path / name).write_bytes(data.replace(b"\n", b"\r\n"))
    assert place(tmp_path, FIRST) == SiteReport()
    assert place(tmp_path, SECOND).kept == []


def test_two_at_once_do_not_mix(tmp_path: Path) -> None:
    place(tmp_path, FIRST)
    (tmp_path / ".tilbageblik-site.new").mkdir()
    lock = Lock(tmp_path / ".tilbageblik-site.new" / ".lock")
    assert lock.acquire()
    with pytest.raises(Problem, match="site_busy"):
        place(tmp_path, SECOND)
    lock.release()
    assert place(tmp_path, SECOND).kept == []


def test_stopped_while_it_is_written_nothing_has_changed(tmp_path: Path) -> None:
    def tick(done: int, of: int) -> None:
        if done == 2:
            raise Cancelled

    folder = tmp_path / "site"
    with pytest.raises(Cancelled):
        place_site(folder, FIRST, tick)
    assert not folder.exists()
    place(folder, FIRST)
    with pytest.raises(Cancelled):
        place_site(folder, SECOND, tick)
    assert read(folder) == FIRST


@settings(max_examples=40)
@given(st.integers(0, 30), st.booleans())
def test_ended_at_any_step_each_file_is_whole_and_the_next_time_goes_on(
    tmp_path_factory: pytest.TempPathFactory, step: int, begun: bool
) -> None:
    class Killed(BaseException):
        pass

    left = step

    def dying(real: Callable[..., object]) -> Callable[..., object]:
        def do(*args: object, **kwargs: object) -> object:
            nonlocal left
            left -= 1
            if left < 0:
                raise Killed
            return real(*args, **kwargs)

        return do

    folder = tmp_path_factory.mktemp("site")
    if begun:
        place(folder, FIRST)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("replace", "unlink", "mkdir", "rmdir"):
            patch.setattr(Path, name, dying(getattr(Path, name)))
        patch.setattr("shutil.rmtree", dying(lambda *args, **kwargs: None))  # whoever is killed does not tidy up
        with contextlib.suppress(Killed):
            place(folder, SECOND)
    for name, data in read(folder).items():
        assert data in (FIRST.get(name), SECOND.get(name))
    assert place(folder, THIRD).kept == []
    assert read(folder) == THIRD
    assert not (folder / ".tilbageblik-site.new").exists()


PATHS = sorted({*FIRST, *SECOND, "lessons/own.md"})


@given(
    st.lists(st.tuples(st.sampled_from(PATHS), st.sampled_from([b"mine\n", b"a\n", None])), max_size=6), st.booleans()
)
def test_what_somebody_else_made_stays(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, bytes | None]], back: bool
) -> None:
    folder = tmp_path_factory.mktemp("site")
    place(folder, FIRST)
    made: dict[str, bytes | None] = {}
    for name, data in changes:
        if data is None:
            (folder / name).unlink(missing_ok=True)
        else:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(data)
        made[name] = data
    for files in (SECOND, FIRST) if back else (SECOND,):
        report = place(folder, files)
        there = read(folder)
        for name, data in made.items():
            if data == b"mine\n" or (data and name not in FIRST | SECOND):
                assert there[name] == data
                assert name in report.kept or name not in files
        assert all(there.get(name) == data or name in report.kept for name, data in files.items())


def test_of_a_changed_page_it_is_told_whether_what_it_is_about_is_gone(tmp_path: Path) -> None:
    place(tmp_path, FIRST)
    for name in ("lessons/a.md", "lessons/b.md"):
        (tmp_path / name).write_bytes(b"rettet i browseren\n")
    report = place(tmp_path, SECOND)
    assert (report.kept, report.orphaned) == (["lessons/a.md", "lessons/b.md"], ["lessons/b.md"])
    told = kept_line(catalogue("da"), report).splitlines()
    assert ["lessons/a.md" in told[0], "lessons/b.md" in told[0]] == [True, False]
    assert "hedder noget andet nu: lessons/b.md" in told[1]
