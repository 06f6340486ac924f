"""The one table of commands: what can be pressed where.

Bindings, the key bar, the palette, the help screen and `tilbageblik keys` are all made from it. Titles are in the
message catalogue: `commands.<id>` (whole, for help and palette) and `commands.<id>.short` (a word, for the key bar).
It is longer than other files because there is to be one table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tui.locale import Language, catalogue


@dataclass(frozen=True)
class Command:
    """Something a key does in a place. `id` is `<scope>.<action>`; a screen does it in `action_<action>`."""

    id: str
    keys: tuple[str, ...]
    """Textual's key names, the one shown first; none for what only the palette offers."""
    bar: bool = False
    """Whether the key bar shows it; all are in the help."""
    palette: bool = True
    row: bool = False
    """Whether it acts on the row under the cursor, so that it cannot be done in an empty list."""
    does: str = ""
    """Textual's action, where it is not the action's name alone; `{key}` stands for the key that was pressed."""
    priority: bool = False
    """Whether it comes before what has the focus; it would work through boxes too."""

    @property
    def scope(self) -> str:
        """The place it belongs to; `app` for everywhere."""
        return self.id.partition(".")[0]

    @property
    def action(self) -> str:
        """The name of the method that does it, without `action_`."""
        return self.id.partition(".")[2]


def _c(
    id: str,
    *keys: str,
    bar: bool = False,
    palette: bool = True,
    row: bool = False,
    does: str = "",
    priority: bool = False,
) -> Command:
    return Command(id, keys, bar, palette, row, does, priority)


DIGITS = tuple("1234567")
COUNTS = tuple("0123456789")
ALL_DIGITS = (*"123456789", "0")

COMMANDS: tuple[Command, ...] = (
    _c("home.open", "enter", bar=True, row=True),
    _c("home.new", "n", bar=True),
    _c("home.edit", "e", bar=True, row=True),
    _c("home.stage", "t", row=True),
    _c("home.filter", "f"),
    _c("home.compare", "c", row=True),
    _c("home.choose", "space", row=True),
    _c("home.closing", "q", row=True),
    _c("home.archive", "a", row=True),
    _c("home.archived", "full_stop"),
    _c("home.retro", "r", bar=True),
    _c("home.delete", "delete", row=True),
    _c("project.log", "n", bar=True),
    _c("project.edit", "e", "enter", bar=True, row=True),
    _c("project.tag", "m", bar=True, row=True),
    _c("project.move", "t", bar=True, row=True),
    _c("project.choose", "space", bar=True, row=True),
    _c("project.distil", "d", bar=True),
    _c("project.action", "a", bar=True),
    _c("project.reply", "w", bar=True, row=True),
    _c("project.filter", "f"),
    _c("project.untagged", "full_stop"),
    _c("project.stage", *DIGITS, does="stage('{key}')", palette=False),
    _c("project.all_stages", "0"),
    _c("project.retro", "r", bar=True),
    _c("project.profile", "p"),
    _c("project.look_back", "j"),
    _c("project.held", "y"),
    _c("project.closing", "q"),
    _c("project.delete", "delete", row=True),
    _c("profile.open", "enter", bar=True, row=True),
    _c("profile.again", "n", bar=True, row=True),
    _c("card.choose", *DIGITS, does="choose('{key}')", bar=True, palette=False),
    _c("card.unknown", "0", bar=True, row=True),
    _c("card.write", "enter", "e", bar=True, row=True),
    _c("card.empty", "delete", row=True),
    _c("card.next", "plus", "right", bar=True),
    _c("card.previous", "minus", "left"),
    _c("review.open", "enter", bar=True),
    _c("review.applies", "1"),
    _c("review.adapted", "2"),
    _c("review.no", "3"),
    _c("review.later", "4"),
    _c("review.all", "tab", bar=True),
    _c("review.next", "right", "pagedown", bar=True),
    _c("review.previous", "left", "pageup"),
    _c("review.skip", "o", bar=True),
    _c("review.retro", "r", bar=True),
    _c("compare.other", "c", bar=True),
    _c("compare.swap", "tab", bar=True),
    _c("lessons.open", "enter", bar=True, row=True),
    _c("lessons.filter", "f", bar=True),
    _c("lessons.pitfall", "m", bar=True),
    _c("lessons.project", "p", bar=True),
    _c("lessons.edit", "e", row=True),
    _c("lessons.final", "full_stop", row=True),
    _c("lessons.choose", "space", row=True),
    _c("lessons.split", "d", row=True),
    _c("lessons.merge", "j", row=True),
    _c("lessons.retire", "t", row=True),
    _c("lessons.retired", "a"),
    _c("lessons.stage", *DIGITS, does="stage('{key}')", palette=False),
    _c("lessons.all_stages", "0"),
    _c("lessons.delete", "delete", row=True),
    _c("lesson.edit", "e", bar=True),
    _c("lesson.final", "full_stop", bar=True),
    _c("lesson.split", "d", bar=True),
    _c("lesson.retire", "t", bar=True),
    _c("lesson.page", "k", "enter", bar=True),
    _c("held.helped", "1", bar=True, row=True),
    _c("held.none", "2", bar=True, row=True),
    _c("held.hurt", "3", bar=True, row=True),
    _c("held.unknown", "0", bar=True, row=True),
    _c("held.why", "enter", bar=True, row=True),
    _c("held.read", "o", bar=True, row=True),
    _c("closing.open", "enter", bar=True, row=True),
    _c("finals.tick", "enter", "space", bar=True, row=True),
    _c("finals.edit", "e", bar=True, row=True),
    _c("actions.tick", "enter", "space", bar=True, row=True),
    _c("actions.reply", "w", bar=True, row=True),
    _c("actions.edit", "e", bar=True, row=True),
    _c("actions.drop", "d", bar=True, row=True),
    _c("actions.everything", "full_stop", bar=True),
    _c("actions.delete", "delete", row=True),
    _c("guide.open", "enter", bar=True, row=True),
    _c("guide.filter", "f", bar=True),
    _c("guide.next", "plus", "right", bar=True, row=True),
    _c("guide.previous", "minus", "left", bar=True, row=True),
    _c("groups.put", *ALL_DIGITS, does="put('{key}')", bar=True, palette=False, row=True),
    _c("groups.join", "j", bar=True, row=True),
    _c("groups.distil", "d", bar=True, row=True),
    _c("groups.action", "a", bar=True, row=True),
    _c("groups.choose", "space", bar=True, row=True),
    _c("groups.alike", "plus", bar=True, row=True),
    _c("groups.fold", "enter", bar=True, row=True),
    _c("groups.fold_all", "c"),
    _c("groups.rename", "e", bar=True, row=True),
    _c("groups.split", "minus", bar=True, row=True),
    _c("groups.move", "f", bar=True, row=True),
    _c("groups.ungroup", "delete", bar=True, row=True),
    _c("groups.from_log", "t", bar=True),
    _c("groups.tag", "m", bar=True, row=True),
    _c("mirror.yes", "1"),
    _c("mirror.partly", "2"),
    _c("mirror.no", "3"),
    _c("mirror.unknown", "0"),
    _c("mirror.next", "right", "plus", bar=True),
    _c("mirror.previous", "left", "minus", bar=True),
    _c("mirror.note", "enter", bar=True),
    _c("mirror.which", "f", bar=True),
    _c("disappears.write", "enter", bar=True),
    _c("understand.part", "n", bar=True),
    _c("gather.aloud", "n", bar=True),
    _c("gather.slips", "d", bar=True),
    _c("gather.private", "t", bar=True),
    _c("gather.other", "m", bar=True),
    _c("gather.prompt", "plus", "down", bar=True),
    _c("gather.prompt_before", "minus", "up"),
    _c("gather.stage", *DIGITS, does="stage('{key}')", palette=False),
    _c("gather.all_stages", "0"),
    _c("gather.mend", "e", row=True),
    _c("gather.edit", "enter", row=True),
    _c("gather.take", "space", bar=True, row=True),
    _c("gather.take_all", "a", bar=True),
    _c("gather.delete", "delete", row=True),
    _c("retro.next", "tab", bar=True),
    _c("retro.previous", "shift+tab"),
    _c("retro.more", "full_stop", bar=True),
    _c("retro.less", "comma", bar=True),
    _c("retro.pause", "z", bar=True),
    _c("retro.park", "p", bar=True),
    _c("retro.lead", "o", bar=True),
    _c("meetings.open", "enter", bar=True, row=True),
    _c("meetings.go_on", "r", bar=True),
    _c("meetings.new", "n", bar=True),
    _c("meetings.read", "o", bar=True, row=True),
    _c("meetings.export", "x", bar=True, row=True),
    _c("meetings.trend", "t", bar=True),
    _c("record.write", "x", "enter", bar=True),
    _c("record.one_page", "f", bar=True),
    _c("record.copy", "c", bar=True),
    _c("follow_up.first", "1", bar=True, row=True),
    _c("follow_up.second", "2", bar=True, row=True),
    _c("follow_up.third", "3", bar=True, row=True),
    _c("follow_up.open", "enter", bar=True, row=True),
    _c("check_in.purpose", "enter", bar=True),
    _c("check_in.more", "plus", bar=True),
    _c("check_in.fewer", "minus", bar=True),
    _c("check_in.people", "n"),
    _c("check_in.seat", "space", bar=True),
    _c("check_in.back", "backspace"),
    _c("check_in.safety", "t", bar=True),
    _c("check_out.write", "enter", bar=True),
    _c("check_out.time", "t", bar=True),
    _c("check_out.export", "x", bar=True),
    _c("check_out.one_page", "f", bar=True),
    _c("check_out.copy", "c"),
    _c("check_out.close", "a", bar=True),
    _c("choose.count_out", *COUNTS, does="count_out({key})", bar=True, row=True, palette=False),
    _c("choose.dot", "plus", bar=True, row=True),
    _c("choose.undot", "minus", bar=True, row=True),
    _c("choose.count", "enter", "v", bar=True),
    _c("choose.distil", "d", bar=True, row=True),
    _c("choose.action", "a", bar=True, row=True),
    _c("choose.way", "f", row=True),
    _c("choose.people", "n"),
    _c("export.write", "enter", bar=True),
    _c("export.copy", "c", bar=True),
    _c("export.name", "n", bar=True),
    _c("export.form", "f", bar=True),
    _c("bin.restore", "enter", bar=True, row=True),
    _c("bin.choose", "space", bar=True, row=True),
    _c("search.open", "enter", bar=True, row=True, palette=False),
    _c("search.complete", "tab", palette=False),
    _c("search.narrow", "ctrl+f", bar=True),
    _c("search.save", "ctrl+s", bar=True),
    _c("search.forget", "delete", palette=False),
    _c("app.search", "s", bar=True),
    _c("app.lessons", "v", bar=True),
    _c("app.guide", "k", bar=True),
    _c("app.actions", "b"),
    _c("app.export", "x", bar=True),
    _c("app.undo", "u", bar=True),
    _c("app.redo", "U"),
    _c("app.theme", "l"),
    _c("app.language", "g", "ctrl+g"),
    _c("app.messages"),
    _c("app.palette", "ctrl+p", palette=False),
    _c("app.back", "escape", bar=True, palette=False),
    _c("app.meetings", "R"),
    _c("app.history", "i", bar=True),
    _c("app.bin", "z", bar=True),
    _c("app.quit", "ctrl+q", priority=True),
    _c("app.help", "h", "f1", bar=True),
)

CONTROLS: tuple[Command, ...] = (
    _c("dialog.leave", "escape"),
    _c("dialog.language", "ctrl+g", does="app.language"),
    _c("confirm.do", "enter"),
    _c("form.save", "ctrl+s"),
    _c("form.next", "down", does="app.focus_next"),
    _c("form.previous", "up", does="app.focus_previous"),
    _c("form.enter", "enter"),
    _c("prompt.form", "tab"),
    _c("prompt.up", "pageup", does="scroll(-1)"),
    _c("prompt.down", "pagedown", does="scroll(1)"),
    _c("guard.leave", "enter"),
    _c("guard.remove", "tab"),
    _c("guard.keep", "end"),
    _c("unsaved.leave", "enter"),
    _c("unsaved.quit", "end"),
    _c("picker.up", "up", does="move(-1)"),
    _c("picker.down", "down", does="move(1)"),
    _c("picker_page.up", "pageup", does="page(-1)"),
    _c("picker_page.down", "pagedown", does="page(1)"),
    _c("tag.sign", "tab", priority=True),
    _c("tally.answer", "1", "2", "3", "4", "5", does="answer({key})"),
    _c("tally.take_back", "backspace"),
    _c("tally.end", "enter"),
    _c("voting.aloud", "1"),
    _c("voting.unseen", "2"),
    _c("round.go", "enter"),
    _c("round.show", "tab"),
    _c("round.stay", "shift+tab"),
    _c("round.discard", "end"),
    _c("ballot.dot", "plus", "space"),
    _c("ballot.undot", "minus"),
    _c("ballot.give", *COUNTS, does="give({key})"),
    _c("private.next_prompt", "down", does="prompt(1)"),
    _c("private.previous_prompt", "up", does="prompt(-1)"),
    _c("list.up", "up", does="move(-1)"),
    _c("list.down", "down", does="move(1)"),
    _c("list.page_up", "pageup", does="page(-1)"),
    _c("list.page_down", "pagedown", does="page(1)"),
    _c("list.first", "home", does="end(0)"),
    _c("list.last", "end", does="end(1)"),
    _c("board.left", "left", does="beside(-1)"),
    _c("board.right", "right", does="beside(1)"),
    _c("page.up", "up", does="scroll_up"),
    _c("page.down", "down", does="scroll_down"),
    _c("page.first", "home", does="scroll_home"),
    _c("page.last", "end", does="scroll_end"),
    _c("long_page.up", "pageup", does="page_up"),
    _c("long_page.down", "pagedown", does="page_down"),
    _c("choice.previous", "left", does="step(-1)"),
    _c("choice.next", "right", "space", does="step(1)"),
    _c("capture.close", "escape"),
    _c("capture.take", "tab"),
    _c("capture.stay", "shift+tab"),
    _c("search_line.up", "up", does="screen.move(-1)"),
    _c("search_line.down", "down", does="screen.move(1)"),
    _c("search_line.page_up", "pageup", does="screen.page(-1)"),
    _c("search_line.page_down", "pagedown", does="screen.page(1)"),
)
"""What keys do in boxes, lists and lines. Help and palette do not name them; the user can give them other keys too."""

_SHOWN = {
    "enter": "Enter",
    "escape": "Esc",
    "delete": "Del",
    "backspace": "Backspace",
    "ctrl+p": "Ctrl+P",
    "ctrl+q": "Ctrl+Q",
    "ctrl+g": "Ctrl+G",
    "ctrl+s": "Ctrl+S",
    "ctrl+f": "Ctrl+F",
    "ctrl+d": "Ctrl+D",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "comma": ",",
    "full_stop": ".",
    "plus": "+",
    "minus": "-",
    "right": "→",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "left": "←",
    "end": "End",
    "down": "↓",
    "up": "↑",
    "f1": "F1",
}


def of_scope(*scopes: str) -> list[Command]:
    """Return the commands of some scopes, in the order of the table."""
    return [command for command in (*COMMANDS, *CONTROLS) if command.scope in scopes]


_BY_ID = {command.id: command for command in (*COMMANDS, *CONTROLS)}


def by_id(id: str) -> Command:
    """Return one command.

    Raises:
        KeyError: there is none.
    """
    return _BY_ID[id]


def find(scope: str, action: str) -> Command | None:
    """Return the command of a scope that an action does; None where the action is no command."""
    return _BY_ID.get(f"{scope}.{action}")


def shown(key: str, language: Language) -> str:
    """Return a key as people call it."""
    return catalogue(language)("commands.space") if key == "space" else _SHOWN.get(key, key)


_TYPED = ("space", "comma", "full_stop", "plus", "minus")


def types(key: str) -> bool:
    """Return whether a key types a character where a line is open, so that nothing else can be on it there."""
    return len(key) == 1 or key in _TYPED


def key_shown(command: Command, language: Language, changed: Mapping[str, str], *, typing: bool = False) -> str:
    """Return the first key of a command as people call it; where one types, the first that the line leaves alone."""
    if typing:
        free = [key for key in keys_of(command, changed) if not types(key)]
        return shown(free[0], language) if free else ""
    return keys_shown(command, language, changed).split(", ")[0]


def keys_of(command: Command, changed: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of a command; `changed` holds the user's own by command id."""
    own = changed.get(command.id)
    return command.keys if own is None else tuple(key.strip() for key in own.split(","))


def keys_shown(command: Command, language: Language, changed: Mapping[str, str] | None = None) -> str:
    """Return all keys of a command as people call them; `changed` holds the user's own by command id."""
    keys = keys_of(command, changed or {})
    if keys in (DIGITS, COUNTS):
        return f"{keys[0]}-{keys[-1]}"
    if keys == ALL_DIGITS:
        return f"{ALL_DIGITS[0]}-{ALL_DIGITS[-2]}, {ALL_DIGITS[-1]}"
    return ", ".join(shown(key, language) for key in keys)
