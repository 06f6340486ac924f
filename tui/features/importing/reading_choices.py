"""How a file is read: its form, its letters, its columns, and which of its boards; each can be chosen anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from journals.importing.encoding import ENCODINGS
from journals.importing.formats import IMPORT_FORMATS
from journals.importing.found import ColumnChoice, FileReading, ReadingChoices
from journals.importing.import_memory import ImportMemory
from journals.importing.reading import FileResult
from tui.features.importing.columns_dialog import ColumnsDialog
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.pick import Option, PickerDialog
from tui.wording.display import brief
from tui.wording.importing import import_format_text

DELIMITER_WORDS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
"""What cells can be parted by, and the names of their words."""


class ReadingPicker:
    """Asks how one file is to be read; `take` gets its choices when they are others."""

    def __init__(
        self, app: BaseApp, result: FileResult, memory: ImportMemory, take: Callable[[ReadingChoices], object]
    ) -> None:
        self._app, self._result, self._memory, self._take = app, result, memory, take
        self._choices = result.input.choices

    @property
    def file(self) -> str:
        """What the file is called."""
        path = self._result.input.path
        return path.name if path else self._app.say("import_room.pasted_name")

    def pick(self) -> None:
        """Ask what of it is to be chosen anew, each with what it is now."""
        say, reading = self._app.say, self._result.reading
        options = [
            Option("format", say("import_room.how.format"), self._form_now(reading)),
            Option("encoding", say("import_room.how.encoding"), reading.encoding if reading else ""),
        ]
        if reading and reading.delimiter:
            now = DELIMITER_WORDS.get(reading.delimiter)
            shown = say(f"import_room.delimiter.{now}") if now else reading.delimiter
            options.append(Option("delimiter", say("import_room.how.delimiter"), shown))
        if self._result.asked:
            options.append(Option("columns", say("import_room.how.columns")))
        if reading and reading.parts:
            options.append(
                Option("part", say("import_room.how.part"), brief(self._choices.part or reading.parts[0], 30))
            )
        asks = {
            "format": self._ask_format,
            "encoding": self._ask_encoding,
            "delimiter": self._ask_delimiter,
            "columns": self.ask_columns,
            "part": self.ask_part,
        }

        def chosen(what: str | None) -> None:
            if what is not None:
                asks[what]()

        self._app.push_screen(PickerDialog("import_room.how", lambda _: options, typing=False), chosen)

    def ask_columns(self) -> None:
        """Ask what the columns hold, and remember it for the next table of the same header."""
        question = self._result.asked
        if question is None:
            return

        def chosen(columns: ColumnChoice | None) -> None:
            if columns is not None:
                self._memory.note_columns(question.header, columns)
                self._take(replace(self._choices, columns=columns))

        self._app.push_screen(ColumnsDialog(self.file, question, self._choices.columns), chosen)

    def ask_part(self) -> None:
        """Ask which board or team is meant."""
        parts = self._result.reading.parts if self._result.reading else ()
        self._ask("import_room.which_part", [Option(each, brief(each)) for each in parts], "part")

    def _ask_format(self) -> None:
        say = self._app.say
        named = [Option(name, import_format_text(say, name)) for name in IMPORT_FORMATS]
        self._ask("import_room.how.format", [Option("", say("import_room.found_out")), *named], "format")

    def _ask_encoding(self) -> None:
        say = self._app.say
        named = [Option(name, say(f"import_room.encoding.{name}"), name) for name in ENCODINGS]
        self._ask("import_room.how.encoding", [Option("", say("import_room.found_out")), *named], "encoding")

    def _ask_delimiter(self) -> None:
        say = self._app.say
        named = [Option(each, say(f"import_room.delimiter.{name}")) for each, name in DELIMITER_WORDS.items()]
        self._ask("import_room.how.delimiter", [Option("", say("import_room.found_out")), *named], "delimiter")

    def _ask(self, key: str, options: Sequence[Option], field: str) -> None:
        def fitting(typed: str) -> list[Option]:
            return [each for each in options if typed.casefold() in f"{each.text} {each.right}".casefold()]

        def chosen(value: str | None) -> None:
            if value is not None and (value or None) != getattr(self._choices, field):
                columns = self._choices.columns if field == "encoding" else None
                kept = replace(self._choices, columns=columns)
                self._take(replace(kept, **{field: value or None}))

        self._app.push_screen(PickerDialog(key, fitting), chosen)

    def _form_now(self, reading: FileReading | None) -> str:
        return import_format_text(self._app.say, reading.format) if reading else ""


def has_open_question(result: FileResult) -> bool:
    """Return whether it must be asked what the columns of a file hold, or which part of it is meant."""
    reading, choices = result.reading, result.input.choices
    if reading is None:
        return False
    return (result.asked is not None and choices.columns is None) or (bool(reading.parts) and choices.part is None)


def ask_open_question(picker: ReadingPicker, result: FileResult) -> None:
    """Ask what is open about a file: which part first, then what its columns hold."""
    if result.reading and result.reading.parts and result.input.choices.part is None:
        picker.ask_part()
    else:
        picker.ask_columns()
