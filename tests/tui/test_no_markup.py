"""No text is ever taken for markup, and nothing is written past the one place that cleans it: read from the code.

Textual reads `[…]` in most texts as markup, and `[@click=…]` in it as something to be done. So texts reach a widget
only with `markup=False` or as `Content`, and no style is put together of what somebody wrote.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui
from tests.sources import parsed, reads_sources

pytestmark = reads_sources

ROOM = Path(tui.__file__).parent
SOURCES = sorted(ROOM.rglob("*.py"))
WITH_MARKUP = {"Static", "notify", "Label", "OptionList", "Option"}
"""What takes a text for markup unless it is told not to. `Option` is our own."""
OWN = {
    "Option": {
        "tui/ui/dialogs/pick.py",
        "tui/features/common/tag_dialog.py",
        "tui/features/help/palette.py",
        "tui/cli/framework.py",
        "tui/features/search/filter_picker.py",
        "tui/features/retro/phases/group_pickers.py",
        "tui/features/retro/phases/voting.py",
        "tui/features/retro/phases/private_questions.py",
        "tui/features/retro/start.py",
        "tui/features/export/pickers.py",
        "tui/features/importing/past_deadlines.py",
        "tui/features/importing/plan_editing.py",
        "tui/features/importing/preview_filter.py",
        "tui/features/importing/reading_choices.py",
        "tui/features/importing/start.py",
        "tui/features/profile/pick_observation.py",
        "tui/features/guide/note_on_form.py",
    }
}
NEVER = {
    *("Button", "Checkbox", "Collapsible", "DataTable", "Footer", "Header", "Link", "ListItem"),
    *("Markdown", "RadioButton", "RadioSet", "RichLog", "Select", "SelectionList", "TabPane", "Tabs"),
    *("Toast", "Tree", "from_markup", "visualize", "to_content", "render_str", "export_screenshot", "open_url"),
}
"""What reads markup, makes links, or opens them; nothing of ours needs any of it."""
ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "sub_title"}
"""What reads markup when it is set."""
ONLY_IN = {
    "print": set[str](),
    "echo": set[str](),
    "stdout": {"tui/cli/output.py"},
    "stderr": {"tui/cli/output.py", "tui/web/app_process.py"},  # there, what a process said goes out by the other
    "copy_to_clipboard": {"tui/ui/clipboard.py"},
    "copy_text": {"tui/features/export/screen.py", "tui/features/retro/phases/retro_document.py"},
    "run_action": {"tui/features/help/palette.py", "tui/ui/base_app.py"},
    "notify": {"tui/ui/notifications.py"},
}
"""What writes or acts, and the files that may."""


def faults(tree: ast.AST, file: str) -> Iterator[str]:
    """Yield what is wrong in a file, each with its line."""
    for node in ast.walk(tree):
        for what in (*_named(node, file), *_called(node, file), *_drawn(node), *_styled(node)):
            yield f"{file}:{getattr(node, 'lineno', 0)}: {what}"


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _named(node: ast.AST, file: str) -> Iterator[str]:
    name = _name(node)
    if name in NEVER or (name in ATTRIBUTES and isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)):
        yield f"{name} reads markup"
    if name in ONLY_IN and file not in ONLY_IN[name] and not isinstance(getattr(node, "ctx", None), ast.Store):
        yield f"{name} is for {', '.join(ONLY_IN[name]) or 'nobody'}"


def _called(node: ast.AST, file: str) -> Iterator[str]:
    if not isinstance(node, ast.Call):
        return
    called = _name(node.func)
    off = any(word.arg == "markup" and ast.unparse(word.value) == "False" for word in node.keywords)
    if called in WITH_MARKUP and not off and file not in OWN.get(called, ()):
        yield f"{called} without markup=False"
    if any(word.arg == "markup" for word in node.keywords) and not off:
        yield "markup that may be on"


def _drawn(node: ast.AST) -> Iterator[str]:
    """A widget that draws itself as a text draws it with markup."""
    if isinstance(node, ast.FunctionDef) and node.name == "render":
        gives = ast.unparse(node.returns) if node.returns else ""
        if gives != "Content":
            yield "render() that may give a text"


def _styled(node: ast.AST) -> Iterator[str]:
    """A style can hold `@click` too: it is put together of looks that we name ourselves, and of nothing else."""
    if not isinstance(node, ast.JoinedStr):
        return
    parts = list(node.values)
    first = parts[0].value if isinstance(parts[0], ast.Constant) else ""
    for before, part in zip([ast.Constant(""), *parts], parts, strict=False):
        after = before.value if isinstance(before, ast.Constant) else ""
        is_style = str(after).endswith("$") or str(first).startswith(("bold ", "underline ", "italic ", "reverse "))
        if is_style and isinstance(part, ast.FormattedValue):
            told = ast.unparse(part.value)
            if told != "look" and not told.endswith(".sign"):
                yield f"a style of {told}"


def test_no_text_is_taken_for_markup() -> None:
    found = list[str]()
    for path in SOURCES:
        file = f"tui/{path.relative_to(ROOM).as_posix()}"
        found += faults(parsed(path), file)
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "Static(lesson.title)",
        "Static(lesson.title, markup=True)",
        "Static(markup=on)",
        "Label(x)",
        "widgets.Button(project.name)",
        "self.border_title = project.name",
        "self.tooltip = 'x'",
        "self.app.notify(text)",
        "Content.from_markup(f'[b]{name}[/b]')",
        "Content.assemble((text, f'bold {action.owner}'))",
        "text.stylize(f'${lesson.title}')",
        "def render(self) -> str: return self.text",
        "def render(self): return self.text",
        "print(project.name)",
        "click.echo(project.name)",
        "sys.stderr.write(str(path))",
        "app.copy_to_clipboard(text)",
        "copy_text(app, text, key)",
        "app.run_action(record.text)",
    ],
)
def test_what_would_be_found(code: str) -> None:
    assert list(faults(ast.parse(code), "tui/somewhere.py")) != []


def test_what_it_looks_through_is_there() -> None:
    assert len(SOURCES) > 100
    assert {path.name for path in SOURCES} >= {"app.py", "home.py", "guard.py", "history.py", "bin.py", "output.py"}
