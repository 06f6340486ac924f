"""How well what a person has typed so far fits a pitfall's number or title."""


def digits(typed: str) -> str:
    """Return the digits of a typed pitfall number (`#44`, `4.4`, `p44`), or nothing where it is not one."""
    number = typed.strip().casefold().removeprefix("#").removeprefix("p").replace(".", "")
    return number if number.isdecimal() else ""


def rank(item_id: str, title: str, typed: str) -> int | None:
    """Return how well the pitfall fits what was typed (less is better), or None where it does not."""
    words = typed.casefold().split()
    if number := digits(typed):
        own = item_id.replace(".", "")
        if own.startswith(number):
            return 0 if own == number else 1
        return None
    title = title.casefold()
    if not all(word in title for word in words):
        return None
    if title.startswith(typed.strip().casefold()):
        return 1
    starts = title.split()
    return 2 if all(any(start.startswith(word) for start in starts) for word in words) else 3
