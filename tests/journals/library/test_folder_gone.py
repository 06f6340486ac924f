"""A project's folder that is moved while somebody writes: nothing is made in its place, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from journals.errors import NotSaved
from journals.library.library import Library
from journals.records.model import Observation, Project
from tests.journals.conftest import OpenLibrary


@pytest.mark.parametrize("wrote", [True, False], ids=["its own log", "no log yet"])
@pytest.mark.parametrize("back_as", ["same", "other name"])
def test_a_folder_that_is_moved_is_not_made_anew(
    open_library: OpenLibrary, folder: Path, tmp_path: Path, wrote: bool, back_as: str
) -> None:
    library = open_library()
    journal, made = library.create(Project(name="Loftlift"))
    made.wait()
    if not wrote:
        library.close()
        library = open_library()
        (journal,) = library.journals
    (home,) = (each.path for each in journal.folders)
    home.rename(tmp_path / "taken away")
    _, pending = journal.add(Observation(text="Slyngen var for kort"))
    with pytest.raises(NotSaved) as caught:
        pending.wait()
    assert caught.value.code == "folder_gone"
    assert "Slyngen var for kort" in Path(str(caught.value.params["file"])).read_text()
    library.refresh()
    assert not list(folder.iterdir()), "nothing stands in its place"
    (tmp_path / "taken away").rename(home if back_as == "same" else folder / "Loftlift på nye stuer")
    library.refresh()
    library.refresh()
    library.in_background(lambda: None).result()
    assert _texts(open_library()) == {"Loftlift": ["Slyngen var for kort"]}
    assert len(list(folder.iterdir())) == 1


def test_after_a_restart_it_waits_for_its_folder(open_library: OpenLibrary, folder: Path, tmp_path: Path) -> None:
    library = open_library()
    journal, made = library.create(Project(name="Loftlift"))
    made.wait()
    (home,) = (each.path for each in journal.folders)
    home.rename(tmp_path / "taken away")
    journal.add(Observation(text="Slyngen var for kort"))
    assert library.close(), "it says where the text is"
    library = open_library()
    assert library.journals == [], "no nameless project"
    (notice,) = library.notices
    assert notice.code == "project_away"
    assert "Slyngen" in Path(str(notice.params["file"])).read_text()
    (tmp_path / "taken away").rename(home)
    library.refresh()
    library.in_background(lambda: None).result()
    assert _texts(library) == {"Loftlift": ["Slyngen var for kort"]}


def _texts(library: Library) -> dict[str, list[str]]:
    return {each.project.name: [observation.text for observation in each.observations] for each in library.journals}
