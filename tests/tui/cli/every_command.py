"""Every command, each given what a library of `tests.mutations` holds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from journals.export.formats import DOCUMENT_FORMATS
from journals.records.model import RECORDS, Action, Lesson, Observation
from tests.mutations import Mutations

GOES_ON = {"serve"}
"""Commands that go on until they are stopped: nobody waits for them."""


def reading(mutations: Mutations, project: str) -> Iterator[list[str]]:
    """Yield command lines that only read."""
    yield from (["project", project], ["card", project], *(["card", project, form] for form in ("context", "purpose")))
    yield from ([name] for name in ("projects", "observations", "lessons", "actions", "retros", "bin", "info", "check"))
    yield from (["observations", project, "--since", "2026-01-01"], ["check", "--privacy"], ["review", project])
    yield from (["search", words] for words in ("skærmen", "frøs S2 faldgrube:44", "i:observationer siden:2020"))
    yield from (["export", project, "--format", form] for form in DOCUMENT_FORMATS)
    yield from (["history", mutations.ids(kind, project)[0]] for kind in RECORDS)
    yield from (["today"], ["today", "--json"], ["actions", "--by", "owner"], ["actions", project, "--by", "date"])
    yield from (["overview"], ["overview", project, "--json"], ["export"], ["shelf"])
    yield from (
        ["suggest", "skærmen frøs"],
        ["guide", "4.4"],
        ["keys"],
        ["config"],
        ["config", "schema"],
        ["completion", "zsh"],
    )
    yield from (["completion", "fish", "--", "log", each] for each in ("", "sk", "--"))


def writing(mutations: Mutations, project: str, folder: Path) -> Iterator[list[str]]:
    """Yield command lines that change what is there, take that back, and make it small, erase and copy it.

    `folder`: where they put files.
    """
    pack, copies, pages, shared = (str(folder / name) for name in ("x.pack", "copies", "pages", "shared"))
    notes, lessons, actions = (mutations.ids(kind, project) for kind in (Observation, Lesson, Action))
    yield from (["retro", project], ["retro", project, actions[0], "done"])
    yield from (["log", project, "Nyt"], ["lesson", project, "--title", "Ny"], ["action", project, "Nyt"])
    yield from (["import", "-", "--project", project, *how] for how in (["--dry-run"], ["--json"]))
    yield from (["project", project, "--stage", "S3"], ["project", project, "--context", "C1=2:x"], ["new", "Nyt"])
    for note, lesson, action in zip(notes, lessons, actions, strict=True):
        yield from (["edit", note, "--stage", "S4"], ["reply", note, "ja", "--as", "acted"], ["undo"], ["redo"])
        yield from (["edit", lesson, "--do", "x"], ["decide", project, lesson, "no", "--because", "x"])
        yield from (["held", project, lesson, "helped"], ["done", action], ["drop", action, "--because", "x"])
    yield from (["delete", notes[1]], ["restore", notes[1]], ["delete", lessons[1]], ["delete", actions[1]], ["bin"])
    yield from (["compact", project, "--keep", "1"], ["purge", notes[0], "--dry-run"], ["purge", notes[0], "--yes"])
    yield from (["undo"], ["redo"], ["backup", "--to", copies], ["backup", "--from", copies], ["sync"])
    yield from (["publish", project, "--to", pages], ["publish", "--to", shared, "--for", "sharing"])
    yield from (["export", "--format", "pack", "--origin", "Vi", "--to", pack], ["import", pack], ["shelf"])
    yield from (["delete", project], ["restore", project], ["purge", project, "--yes"], ["check"])


def every_command(mutations: Mutations, project: str, folder: Path) -> Iterator[list[str]]:
    """Yield them all; `folder`: where they put files."""
    return chain(reading(mutations, project), writing(mutations, project, folder))
