"""One thing at a time: a key, a paste or a click is only looked at when what the one before it did is done.

Textual hands every key at once to whatever has the focus. Someone who presses `n` and types on without a pause would
see the first letters taken for commands, because the line they are meant for is not there yet. So each is followed
by a message that takes the same way up through the widgets; when it arrives, and a place that was opened is ready, the
next goes in. All that a person does stands in one queue: what is pasted between two keys goes in between them. What
Enter sends off is on its way then and not yet taken from the line, so the message goes round until it is: a line says
that it was submitted, and what it belongs to says that there is something to store.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from time import monotonic
from typing import Any, TypeAlias
from weakref import WeakSet

from textual.app import App, ScreenStackError
from textual.await_complete import AwaitComplete
from textual.errors import NoWidget
from textual.events import Event, Key, MouseEvent, MouseMove, Paste
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from tui.commands.typed_keys import key_name, typed_sign
from tui.ui.key_burst import FASTER_THAN_A_HAND, UNTIL_IT_ENDS, goes_on, is_text, may_begin, text_of
from tui.ui.key_frame import KeyFrame

PATIENCE = 1.0
"""Seconds after which a key goes in whatever happened to the one before it."""
_FOR_PLACES = 2
"""How often that is waited again for a place that is not ready: there letters would be taken for commands."""
_ROUNDS = 3
"""How often the way up is taken after what a person does.

On the first a key comes to what it does, on the second what that says is heard, as a list says that its cursor has
moved, and on the third what comes of it is known: what is to be painted, a box that opens, a line that is sent off.
"""


class Handled(Message):
    """Posted after a key; when it arrives, the key has been handled."""

    def __init__(self, number: int, rounds: int) -> None:
        super().__init__()
        self.number, self.rounds = number, rounds


Entered: TypeAlias = Key | Paste | MouseEvent
"""What a person does."""


class KeyQueueApp(App[int], inherit_bindings=False):
    """An app whose keys, pastes and clicks wait for each other."""

    _number = 0
    _waits = False
    _is_let_in = False
    """Whether the next is on its way out of the queue: what comes late from the one before it lets in no other."""

    def __init__(self) -> None:
        super().__init__()
        self.frame = KeyFrame()
        self._keys: deque[Entered] = deque()
        self._ready_screens: WeakSet[Screen[Any]] = WeakSet()
        self._last_key = float("-inf")
        self._pressed = ""
        self._burst: list[Key] = []
        """Letters held back that may be the beginning of a text."""
        self._begun: list[Key] = []
        """The letter before them, which was let in as a key."""
        self._let_go: set[Key] = set()
        """Letters that were held back and turned out to be keys."""
        self._burst_timer: Timer | None = None

    @property
    def key_now(self) -> str:
        """The key that is being handled, or was handled last; "" for a paste or a click."""
        return self._pressed

    @property
    def quiet_seconds(self) -> float:
        """How long ago the last key was pressed; 0 while keys are being handled."""
        return 0.0 if self._waits or self._keys else monotonic() - self._last_key

    async def on_event(self, event: Event) -> None:
        """Let what a person does wait where something is being handled; anything else goes its way."""
        if not isinstance(event, Key | Paste | MouseEvent) or event.is_forwarded or _is_hovering(event):
            await super().on_event(event)
            return
        self._last_key = monotonic()
        if self._waits:
            self._keys.append(event)
        elif not self._is_held(event):
            await self._hand_on(event)

    # What comes faster than a hand presses keys

    @property
    def letters_are_keys(self) -> bool:
        """Whether what is typed now goes into no line."""
        return False

    def opens_line(self, key: Key) -> bool:
        """Return whether a key opens a line, for which what comes after it is meant."""
        return False

    def acts_at_once(self, key: Key) -> bool:
        """Return whether a key changes something before anything more is asked."""
        return False

    def ask_about_text(self, text: str, keys: Sequence[Key]) -> None:
        """Ask what a text is for that came where letters are keys; `keys`: what of it were no keys yet."""

    @property
    def text_at_once(self) -> str:
        """What came at once so far, where it may be a text."""
        return text_of([*self._begun, *self._burst])

    def press_again(self, keys: Sequence[Key]) -> None:
        """Let keys in that were held back, before what came after them."""
        self._let_go.update(keys)
        self._keys.extendleft(reversed(keys))
        if not self._waits:
            self._go_on()

    def _is_held(self, event: Entered) -> bool:
        """Hold back what may be a text where letters are keys, until it is known.

        A key that only shows something goes in; only what comes too fast after it is held back. What changes something
        waits so long itself.
        """
        if isinstance(event, Key) and event in self._let_go:
            self._let_go.discard(event)
            return False
        if self._burst:
            if isinstance(event, Key) and goes_on(self._burst, event):
                self._hold(event, UNTIL_IT_ENDS)
            else:
                self._keys.appendleft(event)
                self._release_burst()
            return True
        begun, self._begun = self._begun, []
        if FASTER_THAN_A_HAND <= 0 or not self.letters_are_keys:
            return False
        if isinstance(event, Paste) and event.text.strip():
            self.ask_about_text(event.text, [])
            return True
        if not isinstance(event, Key) or self.opens_line(event):
            return False
        if not may_begin(event):
            return False
        if goes_on(begun, event) and event.time - begun[-1].time < FASTER_THAN_A_HAND:
            self._begun = begun
            self._hold(event, UNTIL_IT_ENDS)
        elif self.acts_at_once(event):
            self._hold(event, FASTER_THAN_A_HAND)
        else:
            self._begun = [event]
            return False
        return True

    def _hold(self, key: Key, seconds: float) -> None:
        self._burst.append(key)
        if self._burst_timer is not None:
            self._burst_timer.stop()
        self._burst_timer = self.set_timer(seconds, self._release_burst)

    def _release_burst(self) -> None:
        """Let in what was held back: as keys, or as what has to be asked about."""
        text, keys = self.text_at_once, self._burst
        self._begun, self._burst = [], []
        if self._burst_timer is not None:
            self._burst_timer.stop()
            self._burst_timer = None
        if keys and is_text(text):
            self.ask_about_text(text, keys)
            keys = []
        self.press_again(keys)

    def press(self, shown: str) -> None:
        """Press a key that is named as people call it; several at once, as in `1-7`, are none.

        It takes its place among what is pressed, as if somebody had pressed it.
        """
        if (key := key_name(shown)) is not None:
            self.post_message(Key(key, typed_sign(key)))

    def take_queued_texts(self) -> list[tuple[str, bool]]:
        """Take out what waits and is text, each piece with whether it was pasted, up to the first key that is none."""
        texts: list[tuple[str, bool]] = []
        while self._keys:
            waits = self._keys[0]
            if isinstance(waits, Paste):
                texts.append((waits.text, True))
            elif isinstance(waits, Key) and waits.is_printable:
                texts.append((waits.character or "", False))
            else:
                break
            self._keys.popleft()
        return texts

    def mark_ready(self, screen: Screen[Any]) -> None:
        """Hear from a screen that it is ready for keys."""
        self._ready_screens.add(screen)
        self._next(self._number)

    def mark_not_ready(self, screen: Screen[Any]) -> None:
        """Hear from a screen that keys are to wait, because what they are for is not there yet."""
        self._ready_screens.discard(screen)
        if not self._waits and screen is self.screen:  # no key is on its way: the next one is not to be the first
            self._waits = True
            self._number += 1
            self._count_down(self._number)

    def on_handled(self, message: Handled) -> None:
        """Let the next key in, unless it is for a screen that is not ready."""
        if message.rounds > 1 and message.number == self._number:
            self._follow(message.number, message.rounds - 1)
            return
        if message.number == self._number:
            self._paint()
        if self._is_ready:
            self._next(message.number)

    def _paint(self) -> None:
        """Paint what the key has changed, without waiting for the next of Textual's frames."""
        self.frame.end()
        if self.screen_stack:
            self.screen.call_next(self.screen._on_timer_update)

    @property
    def _is_ready(self) -> bool:
        """Whether the screen on top is ready for keys; while the app ends there is none, and keys may yet come."""
        return bool(self.screen_stack) and self.screen in self._ready_screens

    def pop_screen(self) -> AwaitComplete:
        """Close the screen on top; a message on its way up from there may be gone with it, so another one follows."""
        popped = super().pop_screen()
        if self._waits:
            self._follow(self._number)
        return popped

    async def _hand_on(self, event: Entered) -> None:
        self._is_let_in = False
        if isinstance(event, MouseMove):  # nothing comes of it that the next would have to wait for
            await super().on_event(event)
            self._go_on()
            return
        self._waits = True
        self._number += 1
        self._pressed = event.key if isinstance(event, Key) else ""
        number, target = self._number, self._target(event)
        self.frame.begin()
        if isinstance(event, Paste):
            self.app_focus = True  # some terminals tell of their focus late, or not; Textual asks only keys and clicks
        await super().on_event(event)
        self._follow(number, target=target)
        self._count_down(number)

    def _target(self, event: Entered) -> Widget | None:
        """Return what a click is for; None for what has the focus."""
        if not isinstance(event, MouseEvent):
            return None
        try:
            return self.mouse_captured or self.get_widget_at(event.x, event.y)[0]
        except (NoWidget, ScreenStackError):
            return None

    def _count_down(self, number: int) -> None:
        self.set_timer(PATIENCE, lambda: self._give_up(number))

    def _follow(self, number: int, rounds: int = _ROUNDS, target: Widget | None = None) -> None:
        if self.screen_stack:
            (target or self.focused or self.screen).post_message(Handled(number, rounds))

    def _give_up(self, number: int, again: int = _FOR_PLACES) -> None:
        if self._waits and number == self._number:
            if again and not self._is_ready:
                self.set_timer(PATIENCE, lambda: self._give_up(number, again - 1))
            else:
                self._next(number, anyway=True)

    def _next(self, number: int, *, anyway: bool = False) -> None:
        if number == self._number and self._waits and not self._is_let_in:
            self._go_on(anyway=anyway)

    def _go_on(self, *, anyway: bool = False) -> None:
        """Let in what has waited longest and is not held back; `anyway`: also where nothing is ready for it."""
        self._waits = self._is_let_in = False
        while self._keys and not self._waits:
            event = self._keys.popleft()
            if not self._is_held(event):
                self._waits = self._is_let_in = True
                self.call_next(self._let_in, event, anyway)

    async def _let_in(self, event: Entered, anyway: bool) -> None:
        """Hand on what has waited, or let it wait for a place that has come on top meanwhile and is not ready."""
        if anyway or self._is_ready:
            await self._hand_on(event)
        else:
            self._is_let_in = False
            self._keys.appendleft(event)
            if isinstance(event, Key):
                self._let_go.add(event)  # whether it begins a text was asked where it was pressed
            self._number += 1
            self._count_down(self._number)


def _is_hovering(event: Event) -> bool:
    """Return whether the mouse only moves: what it is moved with a button held for has its place in the order."""
    return isinstance(event, MouseMove) and not event.button
