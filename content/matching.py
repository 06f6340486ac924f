"""How well what a person has typed so far fits a pitfall's number or title."""

from collections.abc import Iterable


def digits(typed: str) -> str:
    """Return the digits of a typed pitfall number (`#44`, `4.4`, `p44`), or nothing where it is not one."""
    number = typed.strip().casefold().removeprefix("#").removeprefix("p").replace(".", "")
    return number if number.isdecimal() else ""


def rank(item_id: str, title: str, typed: str, also: Iterable[str] = ()) -> int | None:
    """Return how well the pitfall fits what was typed (less is better), or None where it does not.

    Of the other words for it (`also`) the beginnings fit, and worse than anything of its title.
    """
    words = typed.casefold().split()
    if number := digits(typed):
        own = item_id.replace(".", "")
        if own.startswith(number):
            return 0 if own == number else 1
        return None
    title = title.casefold()
    if not all(word in title for word in words):
        others = " ".join(also).casefold().split()
        return 4 if all(any(other.startswith(word) for other in others) for word in words) else None
    if title.startswith(typed.strip().casefold()):
        return 1
    starts = title.split()
    return 2 if all(any(start.startswith(word) for start in starts) for word in words) else 3
