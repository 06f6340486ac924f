"""What can go wrong in a way that a person can cause or meet, named so that a screen can say it in any language."""

from __future__ import annotations


class Problem(Exception):
    """Something was refused or could not be done; nothing that was safe before has become unsafe.

    `code` names a text in the message catalogue (`problem.<code>`), `params` are its words.
    """

    def __init__(self, code: str, **params: object) -> None:
        """Name the text and give it its words."""
        super().__init__(f"{code}: {params}" if params else code)
        self.code = code
        self.params = params


class NotFound(Problem):
    """A project, record or guide item that was asked for is not there."""


class Ambiguous(Problem):
    """A name or id that fits several; `params["fits"]` lists them."""


class Invalid(Problem):
    """A value that cannot be stored as it is."""


class NotSaved(Problem):
    """A change could not be written to disk; it is kept in memory and tried again."""
