"""What the first lines of a project's logs say of it: its name and facts, at once, before anybody has read them all."""

from __future__ import annotations

from journals.log.act import try_decode
from journals.log.fold import Fold
from journals.log.folder import ProjectFolder
from journals.records.base import from_fields
from journals.records.model import Project
from journals.records.summary import Summary


def glimpse(folder: ProjectFolder) -> Summary | None:
    """Return a project with nothing counted, as its first log to speak of it begins; None where none does.

    It may have been renamed or deleted since: whoever reads on says so.
    """
    for name in folder.owners.logs_of(str(folder.project)):
        fold = Fold()
        lines = folder.owners.first_lines_of(name)
        fold.apply(filter(None, (try_decode(line) for line in lines if b'"projects"' in line)))
        if fields := fold.tables.get(Project.TABLE, {}).get(str(folder.project)):
            return Summary(from_fields(Project, str(folder.project), fields), counted=False)
    return None
