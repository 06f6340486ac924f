"""`tilbageblik suggest`: the pitfalls a text looks like, and the words that say so. Nothing is tagged."""

from __future__ import annotations

import click

from journals.errors import Invalid
from tui.cli.framework import argument, command
from tui.cli.param_types import STDIN, TextType
from tui.cli.session import Session
from tui.cli.stdin_lines import stdin_lines


@command("suggest")
@argument("text", type=TextType())
@click.pass_obj
def suggest_command(session: Session, /, text: str) -> None:
    """Print what a text looks like, best first; with `-` each line is a text, and gets an answer of its own."""
    from journals.lessons.suggest import suggest
    from journals.lessons.suggestion_model import load_model, own_notes

    guide, say = session.guide, session.say
    ours = own_notes(session.library.journals)
    learned = load_model(session.language, session.guide_folder, session.local_folders.cache, ours)
    for each in (line for _, line in stdin_lines()) if text == STDIN else [text]:
        if isinstance(each, Invalid):
            raise each
        found = [one for one in suggest(learned, each) if one.pitfall in guide]
        if session.json:
            names = ("pitfall", "score", "because", "sign")
            session.out.json([{name: getattr(one, name) for name in names} for one in found])
            continue
        for one in found:
            sign = say(f"words.sign.{one.sign or 'none'}")
            words = ", ".join(one.because)
            title = f"{one.pitfall} {guide[one.pitfall].title}"
            session.out.line(say("cli.suggest.line", title=title, words=words, sign=sign))
        if not found:
            session.out.line(say("cli.suggest.nothing"))
