"""`tilbageblik completion`: the script by which a shell completes command lines, and what it then asks for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from tui.cli.framework import argument, command
from tui.cli.param_types import ChoiceType, TextType
from tui.cli.session import Session

_SCRIPTS = Path(__file__).parent / "completing" / "scripts"
_FILES = {
    "bash": "tilbageblik.bash",
    "zsh": "tilbageblik.zsh",
    "fish": "tilbageblik.fish",
    "powershell": "tilbageblik.ps1",
}
"""Shell → its script."""


@command("completion")
@argument("shell", type=ChoiceType("shell", tuple(_FILES)))
@argument("line", type=TextType(), nargs=-1)
@click.pass_context
def completion_command(ctx: click.Context, /, shell: str, line: tuple[str, ...]) -> None:
    """Print the script; or, of a command line that is being typed, what its last word can become, one a line."""
    session = ctx.ensure_object(Session)
    if not line:
        script = (_SCRIPTS / _FILES[shell]).read_text(encoding="utf-8").rstrip("\n")
        if session.json:
            session.out.json({"shell": shell, "script": script})
        else:
            session.out.line(script)
        return
    for each in _offered(ctx, shell, line):
        session.out.line(each)


def _offered(ctx: click.Context, shell: str, line: Sequence[str]) -> list[str]:
    from tui.cli.completing.bash_line import BashLine
    from tui.cli.completing.offers import FILES, offers

    program = ctx.find_root().command
    assert isinstance(program, click.Group)
    in_bash = BashLine(line[0]) if shell == "bash" else None
    words = in_bash.words[1:] if in_bash else list(line)
    if not words:
        return []
    if shell == "powershell":
        words[-1] = words[-1].removeprefix(":")  # an empty word would not come through
    asked = Session(words)
    try:
        found = offers(program, asked, words)
    finally:
        asked.close()
    if any(each.value == FILES for each in found):
        return [FILES]
    if in_bash:
        return list(in_bash.written(each.value for each in found))
    return ["\t".join(filter(None, (each.value, each.about))) for each in found]
