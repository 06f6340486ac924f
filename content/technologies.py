"""Types of technology: what a thing is, whatever it is called where it is used.

`technologies.toml` beside a guide's files, which anybody may add to; a guide without one has the built-in types.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from content.value import Value

TECHNOLOGIES_FILE = "technologies.toml"
"""What the file is called."""
_ID = re.compile(r"[a-z]+(-[a-z]+)*")
_LONGEST_ID = 40


class TechnologyType(Value, frozen=True, kw_only=True):
    """A type of technology. `words` are those by which a name suggests it, `*` in them for any letters."""

    id: str
    title: str
    words: tuple[str, ...] = ()


def suggested_type(types: Iterable[TechnologyType], *texts: str) -> TechnologyType | None:
    """Return the type that the first of some texts suggests that suggests any, by the longest of its words in it."""
    types = tuple(types)
    for text in texts:
        lowered = " ".join(text.casefold().split())
        near = (each for each in types if each.words and _pattern(each.words).search(lowered))
        found = [(len(word), each) for each in near for word in each.words if _pattern((word,)).search(lowered)]
        if found:
            return max(found, key=lambda pair: pair[0])[1]
    return None


def is_type_id(text: str) -> bool:
    """Return whether a text looks like the id of a type, whether or not there is one of that id."""
    return len(text) <= _LONGEST_ID and _ID.fullmatch(text) is not None


def types_called(types: Sequence[TechnologyType], typed: str) -> list[TechnologyType]:
    """Return the types that somebody can mean: by id or whole title, else by how a word of the title begins.

    Where that is only the beginning of a word, those count too that have a word that begins so: *skærm* may be a
    board in a classroom, and a talk on the screen.
    """
    wanted = " ".join(typed.casefold().split())
    if not wanted:
        return []
    if whole := [each for each in types if wanted in (each.id, each.title.casefold())]:
        return whole
    titled = [each for each in types if f" {wanted}" in f" {each.title.casefold()}"]
    is_word = any(re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", each.title.casefold()) for each in titled)
    if not titled or is_word or suggested_type(titled, wanted):
        return titled
    return [each for each in types if each in titled or any(word.startswith(wanted) for word in each.words)]


def types_meant(types: Sequence[TechnologyType], typed: str) -> list[TechnologyType]:
    """Return the types that somebody can mean by what is typed: what they are called, or words that suggest one."""
    if found := types_called(types, typed):
        return found
    suggested = suggested_type(types, typed)
    return [suggested] if suggested else []


@lru_cache(maxsize=2048)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of some words of the list in a text, where what is in two may be joined by a hyphen."""
    spelt = ("[ -]".join(re.escape(part).replace(r"\*", r"\w*") for part in word.casefold().split()) for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelt)})(?!\w)")
