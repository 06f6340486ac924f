"""A change on its way to disk, and how to wait for it."""

from __future__ import annotations

from concurrent.futures import Future

from msgspec import Struct

from journals.log.act import Act


class PendingWrite(Struct, frozen=True):
    """A change on its way to disk."""

    project: str
    """The id of the project."""
    act: Act
    done: Future[None]

    def wait(self) -> None:
        """Return when the change is safely on disk.

        Raises:
            NotSaved: it could not be written; it is kept and tried again.
        """
        self.done.result()
