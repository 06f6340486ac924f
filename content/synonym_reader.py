"""Reading the lists of words that say much the same (`content.synonyms`)."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from content.fault import Fault
from content.synonyms import SynonymGroup
from content.toml_list import read_toml

_WORDS = re.compile(r"[^\W_]+(?: [^\W_]+)?")
"""A word, or two that are one elsewhere: *hører dårligt*."""


def read_synonyms(files: Iterable[tuple[Path, str]], faults: list[Fault]) -> tuple[SynonymGroup, ...]:
    """Return the groups of files, each with its name for faults; one that stands alone takes those before away."""
    groups: list[SynonymGroup] = []
    for path, name in files:
        text, table = read_toml(path, name, "synonyms", faults)
        if table is None:
            continue
        own = table.get("groups", [])
        is_known = table.keys() <= {"groups", "only"} and isinstance(table.get("only", True), bool)
        if not (is_known and isinstance(own, list)):
            faults.append(Fault("synonyms-file", name, 1))
            continue
        groups = [] if table.get("only") else groups
        groups += [found for group in own if (found := _read(group, name, text, faults))]
    return tuple(groups)


def _read(group: Any, name: str, text: str, faults: list[Fault]) -> SynonymGroup:
    words = group if isinstance(group, list) else [group]
    wrong = [word for word in words if not (isinstance(word, str) and _WORDS.fullmatch(word))]
    if not wrong and len(set(words)) > 1:
        return tuple(dict.fromkeys(word.casefold() for word in words))
    told = str((wrong or words or [""])[0])
    line = next((at for at, each in enumerate(text.split("\n"), 1) if told and f'"{told}"' in each), 1)
    faults.append(Fault("synonyms-group", name, line, {"text": told}))
    return ()
