"""Errors that a user can cause or meet, each with a code that the message catalogues translate."""

from __future__ import annotations


class Problem(Exception):
    """Something was refused or could not be done; nothing that was safe before has become unsafe.

    `code` is a key of the message catalogue (`problem.<code>`), `params` are its placeholders.
    """

    def __init__(self, code: str, **params: object) -> None:
        """Set the code and the placeholders of the message."""
        super().__init__(f"{code}: {params}" if params else code)
        self.code = code
        self.params = params


class NotFound(Problem):
    """A project, record or guide item that was asked for is not there."""


class Ambiguous(Problem):
    """A name or id with several matches, which `params["fits"]` lists."""


class Invalid(Problem):
    """A value that cannot be stored as it is."""


class NotSaved(Problem):
    """A change could not be written to disk; it is kept in memory and tried again."""
