"""What is typed to say how a file is to be read: its columns, and what parts its cells."""

from __future__ import annotations

import re

import click

from journals.importing.found import ColumnChoice
from tui.cli.param_types import TextType
from tui.cli.session import current_session
from tui.cli.usage_error import UsageError
from tui.cli.value_words import all_words, meant_value, refuse_value, shown_word

PER_KIND = "kinds"
"""What is typed where each column is a heading with notes below it."""
DELIMITER_NAMES = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|", "space": " "}
_FIELDS = {
    "text": "text",
    "title": "title",
    "kind": "kind",
    "date": "happened",
    "owner": "owner",
    "due": "due",
    "done": "done",
    "group": "group",
    "id": "id",
    "pitfall": "pitfall",
    "stage": "stage",
    "role": "perspective",
    "names": "names",
}
"""What is typed → the field of `ColumnChoice`."""
_COLUMN = re.compile(r"([^\W\d_]+)=([1-9]\d{0,3}(?:\+[1-9]\d{0,3})*)")


class ColumnsType(TextType):
    """Which columns hold what, counted from 1: `text=2,kind=3,names=1+5`; or `kinds`."""

    def convert(  # type: ignore[override]
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> ColumnChoice:
        """Return the choice."""
        if meant_value("column", [PER_KIND], value.strip()):
            return ColumnChoice(is_column_per_kind=True)
        chosen: dict[str, list[int]] = {}
        for part in value.replace(" ", "").split(","):
            found = _COLUMN.fullmatch(part)
            name = meant_value("column", _FIELDS, found[1]) if found else None
            if not found or name is None or name in chosen or ("+" in found[2] and name != "names"):
                raise UsageError("cli.error.columns", value=value, part=part)
            chosen[name] = [int(number) - 1 for number in found[2].split("+")]
        if "text" not in chosen:
            raise UsageError("cli.error.columns_text", value=value)
        places = {_FIELDS[name]: those[0] for name, those in chosen.items() if name != "names"}
        return ColumnChoice(
            text=places["text"],
            kind=places.get("kind"),
            happened=places.get("happened"),
            owner=places.get("owner"),
            due=places.get("due"),
            title=places.get("title"),
            done=places.get("done"),
            group=places.get("group"),
            id=places.get("id"),
            pitfall=places.get("pitfall"),
            stage=places.get("stage"),
            perspective=places.get("perspective"),
            names=tuple(chosen.get("names", ())),
        )


class DelimiterType(TextType):
    """What stands between cells: itself, or its name."""

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """Return the names."""
        say = current_session(ctx).say
        return "|".join(shown_word("delimiter", name, say) for name in DELIMITER_NAMES)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the character."""
        found = DELIMITER_NAMES.get(meant_value("delimiter", DELIMITER_NAMES, value.strip()) or "", value)
        if len(found) != 1 or found.isalnum() or found in "\"'\r\n":
            assert ctx is not None
            called = {name: all_words("delimiter", name) for name in DELIMITER_NAMES}
            shown = {name: shown_word("delimiter", name, current_session(ctx).say) for name in DELIMITER_NAMES}
            raise refuse_value("--delimiter", value, called, shown)
        return found


def columns_text(choice: ColumnChoice) -> str:
    """Return a choice as it is typed."""
    if choice.is_column_per_kind:
        return PER_KIND
    places = {name: getattr(choice, field) for name, field in _FIELDS.items() if field != "names"}
    parts = [f"{name}={place + 1}" for name, place in places.items() if place is not None]
    names = "+".join(str(place + 1) for place in choice.names)
    return ",".join([*parts, *([f"names={names}"] if names else [])])
