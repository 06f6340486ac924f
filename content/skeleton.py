"""A small guide to start from, for those who want one for another trade."""

import os
from pathlib import Path

_TEMPLATES = Path(__file__).parent / "templates"


def skeleton(folder: Path, language: str) -> tuple[Path, ...]:
    """Write a small whole guide into the folder, one item of each kind that is needed, and a format; return the files.

    It loads as it is and says in comments how it is written. Raises FileExistsError, and writes nothing, where a file
    of that name is already there; OSError where the folder cannot be written.
    """
    templates = _TEMPLATES / language
    files = {folder / each.relative_to(templates): each for each in sorted(templates.rglob("*.md"))}
    for file in files:
        if os.path.lexists(file):
            raise FileExistsError(str(file))
    for file, template in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as new:  # never through a link
            new.write(template.read_bytes())
    return tuple(files)
