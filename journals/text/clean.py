"""Sanitizing text: `clean()`, through which all input passes, and functions that build on it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePath

from journals.errors import Invalid

MAX_TEXT = 20_000
"""The most characters of a text field."""
LONGEST_SHOWN = 10 * MAX_TEXT
"""The most characters of a field that are looked at where another program wrote more than one can write here."""

# Tab, line end, Latin letters, dashes and quotation marks: nothing to be done about any of them.
_PLAIN = re.compile("[\t\n -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e]*").fullmatch
_BREAK = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]")
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "ð": "d", "þ": "th", "đ": "d", "ł": "l"})
_NUMBER = re.compile("[0-9]+")
_WIDEST_NUMBER = 9
_AFTER_Z = str.maketrans({"æ": "z\uffffa", "ø": "z\uffffb", "å": "z\uffffc"})


def clean(text: str) -> str:
    """Return `text` in NFC with LF line ends, without control and invisible characters.

    What would act on a terminal (control characters, C1, bidi overrides, lone surrogates) becomes a visible U+FFFD.
    What shows as nothing is taken out: zero-width spaces, soft hyphens, direction marks, byte order marks, tags,
    fillers. Joiners stay within emoji and within scripts that need them, and so does what chooses between a sign and
    its emoji. Marks beyond the eighth on one letter are taken out, because they cover the lines around it. Letters of
    any script and direction, private ones too, stay as they are.
    """
    if _PLAIN(text):
        return text
    from journals.text.hostile import strip_hostile  # only here: few texts need it, and its patterns are slow to make

    while not _PLAIN(text) and (done := strip_hostile(text)) != text:  # what is taken out can bring others together
        text = done
    return text


def is_plain(text: str) -> bool:
    """Return whether `clean` need not be called: a fast check that holds for most texts."""
    return _PLAIN(text) is not None


def checked_text(text: str, *, field: str = "text", required: bool = False) -> str:
    """Return a cleaned and stripped text, if it may be stored.

    Raises:
        Invalid: `text_too_long`, or `text_empty` where `required`.
    """
    text = clean(text).strip()
    if len(text) > MAX_TEXT:
        raise Invalid("text_too_long", field=field, length=len(text), most=MAX_TEXT)
    if required and not text:
        raise Invalid("text_empty", field=field)
    return text


def shown_part(text: str) -> str:
    """Return the first `LONGEST_SHOWN` characters of a text, with a sign that there is more; the log keeps all."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def one_line(text: str) -> str:
    """Return `text` on one line, with runs of white space collapsed."""
    return " ".join(text.split())


def shown_name(name: PurePath | str) -> str:
    """Return the name of a file or folder as it may be shown: on one line, and without anything that acts.

    Whoever can write in a shared folder chooses names there; a line end in one would make a line of its own.
    """
    return _BREAK.sub("\ufffd", clean(str(name)))


def shown_names(names: Iterable[PurePath | str]) -> str:
    """Return names of files or folders as one text."""
    return ", ".join(map(shown_name, names))


def slug(text: str, most: int = 40, fallback: str = "projekt") -> str:
    """Return a slug of `a-z0-9-` for a folder or file; `fallback` where nothing is left."""
    plain = unicodedata.normalize("NFD", clean(text).casefold().translate(_LETTERS))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode())
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word[:most]
        if len(longer) > most:
            break
        name = longer
    return name or fallback


def filter_key(text: str) -> str:
    """Return a key for filtering: without case and diacritics, with å and aa, ø and oe, æ and ae alike."""
    text = clean(text).casefold()
    text = text.replace("æ", "a").replace("ø", "o").replace("å", "a")  # a twentieth of what a table takes
    text = text.replace("aa", "a").replace("oe", "o").replace("ae", "a")
    if text.isascii():  # most is, by now; letter by letter a long text would take a second
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def sort_key(text: str) -> str:
    """Return a key for sorting in Danish order: … z, æ, ø, å, with aa sorted as å; numbers by what they are."""
    text = clean(text).casefold().replace("aa", "å").replace("ä", "æ").replace("ö", "ø")
    return _NUMBER.sub(lambda number: number[0].zfill(_WIDEST_NUMBER), text).translate(_AFTER_Z)
