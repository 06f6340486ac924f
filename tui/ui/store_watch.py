"""An eye on the thread that saves: where it hangs or has died, the app says so, and keeps what waits somewhere else."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

from journals.system_error import reason_words
from tui.wording.system_errors import reason_text

if TYPE_CHECKING:
    from tui.ui.base_app import BaseApp

T = TypeVar("T")
HANGS = 10.0
"""Seconds that one task of the store thread may take before that is told."""
_CHECK_AGAIN = 1.0


class StoreWatch:
    """Waits for the store thread on behalf of one app."""

    def __init__(self, app: BaseApp) -> None:
        self._app = app
        self._hanging = False
        self._restarts = 0
        self._told: set[str] = set()

    async def outcome(self, reading: Awaitable[T], otherwise: T) -> T:
        """Return what reading the disk gives, `otherwise` where it breaks down: that is told once and ends no app."""
        try:
            return await reading
        except Exception as error:
            reason = reason_text(self._app.say, reason_words(error))
            if reason not in self._told:
                self._told.add(reason)
                self._app.notify_user(self._app.say("app.look_failed", reason=reason), "error")
            return otherwise

    async def result(self, task: Callable[[], T]) -> T:
        """Return what a task on the store thread returns; whatever keeps it waiting is told."""
        submitted = self._app.library.in_background(task)
        waiting = asyncio.wrap_future(submitted)
        while not (await asyncio.wait([waiting], timeout=_CHECK_AGAIN))[0]:
            await self._check(submitted)
        self._tell_restarts()
        if self._hanging:
            self._hanging = False
            self._app.notify_user(self._app.say("app.saves_again"))
        return waiting.result()

    async def _check(self, submitted: Future[T]) -> None:
        library = self._app.library
        if not submitted.done():
            library.store_thread.revive()
        if library.store_thread.busy_seconds < HANGS:
            return
        kept = await asyncio.to_thread(library.keep_waiting)
        if not self._hanging:
            self._hanging = True
            say = self._app.say
            where = say("app.saves_not_kept", files=", ".join(map(str, kept))) if kept else ""
            self._app.notify_user(f"{say('app.saves_not')} {where}".rstrip(), "error")

    def _tell_restarts(self) -> None:
        restarts = self._app.library.store_thread.restarts
        if restarts > self._restarts:
            self._restarts = restarts
            self._app.notify_user(self._app.say("app.saving_restarted"), "warning")
