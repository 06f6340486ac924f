"""A small guide to start from, for those who want one for another trade."""

from pathlib import Path

_TEMPLATES = Path(__file__).parent / "templates"


def skeleton(folder: Path, language: str) -> tuple[Path, ...]:
    """Write a small whole guide into the folder, one item of each kind that is needed; return the files.

    It loads as it is and says in comments how it is written. Raises FileExistsError, and writes nothing, where a file
    of that name is already there; OSError where the folder cannot be written.
    """
    files = {folder / template.name: template for template in sorted((_TEMPLATES / language).glob("*.md"))}
    for file in files:
        if file.exists():
            raise FileExistsError(str(file))
    folder.mkdir(parents=True, exist_ok=True)
    for file, template in files.items():
        file.write_bytes(template.read_bytes())
    return tuple(files)
