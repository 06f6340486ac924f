"""An error in the command line, and the one line that says so."""

from __future__ import annotations

import click

from tui.locale import Catalogue

PROGRAM_NAME = "tilbageblik"


class UsageError(click.UsageError):
    """The command line asks for something that cannot be; `key` names the text that says what."""

    def __init__(self, key: str, **words: object) -> None:
        """Name the text and give it its words."""
        super().__init__(key, click.get_current_context(silent=True))
        self.key = key
        self.words = words


def parameter_name(param: click.Parameter, ctx: click.Context) -> str:
    """Return what a reader calls a parameter: an option by its first name, an argument as the help lists it."""
    return param.opts[0] if isinstance(param, click.Option) else param.make_metavar(ctx).strip("[]…")


def usage_error_text(say: Catalogue, error: click.ClickException) -> str:
    """Return what is wrong with the command line, and which help page to see."""
    path = PROGRAM_NAME
    if isinstance(error, click.UsageError) and error.ctx is not None:
        path = error.ctx.command_path
    what = _what(say, error)
    end = "" if what.endswith((".", "?", "!", "…")) else "."
    return f"{path}: {what}{end} {say('cli.error.see', command=path)}"


def _what(say: Catalogue, error: click.ClickException) -> str:
    if isinstance(error, UsageError):
        from tui.wording.privacy import without_echo

        return say(error.key, **without_echo(say, error.words))
    if isinstance(error, click.MissingParameter) and error.param is not None and error.ctx is not None:
        return say("cli.error.missing", name=parameter_name(error.param, error.ctx))
    from journals.privacy.guard import redact_text
    from tui.wording.display import brief

    # Nothing we know of comes here; in English, but on one line.
    return brief(redact_text(error.format_message(), say("guard.removed")))
