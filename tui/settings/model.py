"""What can be set, and what may stand there.

    language = "da"                     # or "en"
    theme = "light"                     # or "dark", "terminal"
    motion = "none"                     # or "full"
    hints = "always"                    # or "until_known", "never"
    projector = "on"                    # or "off"
    projects_by = "stage"               # or "name", "waiting", "activity"
    actions_by = "owner"                # or "waiting", "project", "date"
    libraries = ["~/Documents/Tilbageblik"]
    function = "leader's laptop"        # who writes here, in the history: a function, never a name
    key_preset = "vi"                   # or "standard"
    [keys]
    project.log = "n, f2"               # a command's id, as `tilbageblik keys --json` gives it, and its keys

docs/config.md says it to those who write one. What was chosen in the app comes before the config file: that is where
an IT department sets how things begin.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

import msgspec

from journals.text.language import Language

ThemeName: TypeAlias = Literal["dark", "light", "terminal"]

HintChoice: TypeAlias = Literal["until_known", "always", "never"]
"""Whether it is said which key does something: until that key was pressed a few times, always, or never."""

Motion: TypeAlias = Literal["full", "none"]
"""Whether lists glide when they scroll, or are where they are going at once."""
ProjectorChoice: TypeAlias = Literal["off", "on"]
"""Whether a room is to read along from afar: fewer columns, and more air between rows."""
ProjectOrder: TypeAlias = Literal["name", "stage", "waiting", "activity"]
"""By name; or in groups, by stage, by what waits, or by when something last happened."""
ActionOrder: TypeAlias = Literal["waiting", "owner", "project", "date"]
"""The late first, then concerns and actions; or by who does them, by project, by when they are due."""
KeyPreset: TypeAlias = Literal["standard", "vi"]
"""Which keys one begins with: those of the table, or some as in vi."""

KeyList: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^\s*[^,\s][^,]*(,\s*[^,\s][^,]*)*$", examples=['"n, f2"'])]
"""One or more keys, with commas between them."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How this user wants things.

    Each field is a key of the config file: its type is what may stand there, and the example in the type is what an
    error message shows instead of a value of another type.
    """

    language: Language = "da"
    theme: ThemeName = "dark"
    motion: Motion = "full"
    hints: HintChoice = "until_known"
    projector: ProjectorChoice = "off"
    libraries: Annotated[tuple[Path, ...], msgspec.Meta(examples=['["…", "…"]'])] = ()
    """The library's folders; none where the config file names none."""
    projects_by: ProjectOrder = "name"
    """The order of the projects on Home."""
    actions_by: ActionOrder = "waiting"
    """The order of concerns and actions."""
    function: Annotated[str, msgspec.Meta(examples=['"…"'])] = ""
    """Of whoever writes on this machine; the history of a record shows it. Never a name."""
    key_preset: KeyPreset = "standard"
    keys: Annotated[dict[str, KeyList], msgspec.Meta(examples=["[keys]"])] = {}
    """Command id → its keys, those of the preset among them."""


def setting_types() -> dict[str, Any]:
    """Return what may stand after each key of the config file."""
    return {field.name: field.type for field in msgspec.structs.fields(Settings)}
