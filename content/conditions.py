"""How conditions and warnings are written in a form, in Danish or English.

    G* is side or main                   one field (a star: each item in turn)
    fence is answered · fence is empty
    none of G*.felt is now or months     several fields at once
    at least 3 of A* is yes
    at least 3 of decision is empty where result is answered      only of entries in which that is answered
    G1 is main and G1.asked is no        all of them

`purpose/G1` asks another form.
"""

import re
from dataclasses import dataclass
from typing import Literal

_FIELD = r"(?:[a-z][a-z-]*/)?[A-Za-z][A-Za-z0-9*-]*(?:\.[a-z-]+)?"
_ONE = re.compile(
    rf"(?:(?:(?P<none>ingen|none)|(?:mindst|at least) (?P<least>[1-9])) (?:af|of) )?"
    rf"(?P<field>{_FIELD}) (?:er|is) "
    rf"(?:(?P<empty>tom|empty)|(?P<answered>besvaret|answered)|(?P<values>[a-z0-9-]+(?: (?:eller|or) [a-z0-9-]+)*))"
    rf"(?:,? (?:hvor|where) (?P<where>{_FIELD}) (?:er|is) (?:besvaret|answered))?"
)
_AND = re.compile(r",? (?:og|and) ")
_OR = re.compile(r" (?:eller|or) ")
_RULE = re.compile(r"(?:Når|When) (?P<when>[^:]+): (?P<text>\S.*)")


@dataclass(frozen=True, slots=True)
class ParsedCondition:
    """A condition as it is written; `least` is None where it is about one field, 0 for *none of*."""

    field: str
    test: Literal["is", "answered", "empty"]
    values: tuple[str, ...]
    least: int | None
    where: str = ""


def conditions(text: str) -> list[ParsedCondition] | None:
    """Return the conditions in a text, or None where they cannot be read."""
    found = [_ONE.fullmatch(part.strip()) for part in _AND.split(text)]
    return [_asked(match) for match in found if match] if all(found) else None


def rule(text: str) -> tuple[str, str] | None:
    """Return a rule's conditions and its text, or None where it is not written as one."""
    match = _RULE.fullmatch(text)
    return (match["when"], match["text"]) if match else None


def _asked(match: re.Match[str]) -> ParsedCondition:
    test: Literal["is", "answered", "empty"] = "empty" if match["empty"] else "answered" if match["answered"] else "is"
    least = 0 if match["none"] else int(match["least"]) if match["least"] else None
    values = tuple(_OR.split(match["values"])) if match["values"] else ()
    return ParsedCondition(match["field"], test, values, least, match["where"] or "")
