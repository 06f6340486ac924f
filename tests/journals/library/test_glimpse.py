"""What the first lines of a project's logs say of it."""

from __future__ import annotations

from pathlib import Path

from journals.ids import ulid
from journals.library.glimpse import glimpse
from journals.log.act import Act, encode
from journals.log.folder import ProjectFolder
from journals.log.stamp import Clock
from journals.records.base import to_fields
from journals.records.model import Observation, Project

ID = ulid()


def folder_with(path: Path, **logs: list[Act]) -> ProjectFolder:
    path.mkdir()
    for writer, acts in logs.items():
        (path / f"{writer}.jsonl").write_bytes(b"".join(map(encode, acts)))
    folder = ProjectFolder(path, ID)
    folder.logs()
    return folder


def head(clock: Clock) -> Act:
    return Act(at=clock.tick(), do=[], project=ID)


def test_it_is_the_project_as_it_began_with_nothing_counted(tmp_path: Path) -> None:
    others, own = Clock("aaaaaaaa"), Clock("bbbbbbbb")
    seen = Act(at=others.tick(), do=[("observations", ulid(), to_fields(Observation(text="set")))])
    named = Act(at=own.tick(), do=[("projects", ID, to_fields(Project(name="Låse", unit="Nord")))])
    found = glimpse(folder_with(tmp_path / "p", aaaaaaaa=[head(others), seen], bbbbbbbb=[head(own), named]))
    assert found is not None
    assert (found.project.name, found.project.unit, found.there, found.counted) == ("Låse", "Nord", True, False)


def test_where_nothing_names_the_project_first_there_is_none(tmp_path: Path) -> None:
    own = Clock("aaaaaaaa")
    acts = [Act(at=own.tick(), do=[("observations", ulid(), to_fields(Observation(text="set")))]) for _ in range(9)]
    late = Act(at=own.tick(), do=[("projects", ID, to_fields(Project(name="Låse")))])
    gone = Act(at=own.tick(), do=[("projects", ID, {"deleted": True})])
    assert glimpse(folder_with(tmp_path / "late", aaaaaaaa=[head(own), *acts, late])) is None
    assert glimpse(folder_with(tmp_path / "gone", aaaaaaaa=[head(own), late, gone])) is None
    assert glimpse(ProjectFolder(tmp_path / "nowhere", ID)) is None
