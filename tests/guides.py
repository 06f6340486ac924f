"""Our own guide in each language, parsed once for all tests; to parse it takes as long as most of them."""

from __future__ import annotations

import functools
from pathlib import Path

import content
from content import Guide

_load = content.load


@functools.cache
def guide_of(language: str) -> Guide:
    """Return the guide that comes with the program."""
    return _load(language)


def of_five_stages(folder: Path) -> Path:
    """Write a guide with five stages and nine pitfalls."""
    content.skeleton(folder, "da")
    stages, chapter = folder / "stages.md", folder / "chapter-1.md"
    last = stages.read_text(encoding="utf-8").partition("## S3")[2]
    more = "".join(f"\n## S{number}{last}" for number in (4, 5))
    stages.write_text(stages.read_text(encoding="utf-8") + more, encoding="utf-8")
    pitfall = chapter.read_text(encoding="utf-8").partition("## 1.1 En faldgrube")[2]
    again = [
        f"\n## 1.{number} Faldgrube {number}" + pitfall.replace("faldgrube 1", f"faldgrube {number}")
        for number in range(2, 10)
    ]
    chapter.write_text(chapter.read_text(encoding="utf-8") + "".join(again), encoding="utf-8")
    return folder
