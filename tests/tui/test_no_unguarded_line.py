"""No line that somebody types is stored past the privacy guard: read from the code."""

from __future__ import annotations

import ast
from pathlib import Path

import tui
from tests.sources import parsed, reads_sources

pytestmark = reads_sources

ROOM = Path(tui.__file__).parent
NOT_STORED = {
    "f'{self.scope}.ask_filter'": "a word to look for",
    "export_room.ask_name": "the name of a file",
    "export_room.ask_period": "two days",
    "check_in.ask_people": "a number",
    "paste.ask_date": "a day",
    "import_room.ask_date": "a day",
    "question": "the name of a folder or file, asked in `handing_on.py`",
    "shelf.ask_origin": "what the organisation is called: it stands on a pack, in no record",
    "welcome.ask_folder": "a folder",
}
"""Questions whose answers are no text of a record; all others go by a `StoredPrompt`."""


def test_who_asks_for_a_line_and_stores_it_does_so_in_one_way() -> None:
    asked: dict[str, str] = {}
    for file in sorted(ROOM.rglob("*.py")):
        for node in ast.walk(parsed(file)):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", getattr(node.func, "attr", "")) == "PromptDialog"
            ):
                first = node.args[0]
                asked[str(first.value) if isinstance(first, ast.Constant) else ast.unparse(first)] = file.name
    assert asked.pop("self.key") == "stored_prompt.py", "the one way itself"
    assert set(asked) == set(NOT_STORED), "a new question: does its answer go by a StoredPrompt?"
