"""Text safety: the one `clean()` that everything typed, pasted, imported or loaded goes through, and what follows."""

from __future__ import annotations

import re
import unicodedata

from journals.errors import Invalid

MAX_TEXT = 20_000
"""The most characters one text field holds; a note is not a document."""
MOST_MARKS = 8
"""The most combining marks that stay on one letter."""

# Control characters, C1, line and paragraph separators, bidi overrides, interlinear notes, surrogates: in a terminal
# they act, not show.
_HOSTILE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")
# What Unicode says shows as nothing: zero-width spaces, soft hyphens, direction marks, fillers, tags. It hides words
# from a filter and numbers from the privacy guard.
_UNSEEN = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\u3164"
    "\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Two that choose between a sign and its emoji: of use after a sign that has both, or before the frame of a key.
_STRAY_CHOICE = re.compile(
    "(?<![\xa9\xae\u203c\u2049\u2122\u2139\u2190-\u3299\U0001f000-\U0001faff])[\ufe0e\ufe0f](?!\u20e3)"
)
# Two that join or part letters: of use between emoji, and in scripts other than those of Europe.
_JOINED = "[\u0590-\u1dbf\u2190-\ufe0f\U00010000-\U000dffff]"
_STRAY_JOINER = re.compile(f"(?<!{_JOINED})[\u200c\u200d]|[\u200c\u200d](?!{_JOINED})")
_MARK = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1"
    "\u0eb4-\u0ebc\u0ec8-\u0ece\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_STACK = re.compile(f"({_MARK}{{{MOST_MARKS}}}){_MARK}+")
# Tab, line end, Latin letters, dashes and quotation marks: nothing to be done about any of them.
_PLAIN = re.compile("[\t\n -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e]*").fullmatch
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "ð": "d", "þ": "th", "đ": "d", "ł": "l"})
_AFTER_Z = str.maketrans({"æ": "z\uffffa", "ø": "z\uffffb", "å": "z\uffffc"})


def clean(text: str) -> str:
    """Give `text` in NFC with LF line ends and nothing in it that acts or hides.

    What would act on a terminal (control characters, C1, bidi overrides, lone surrogates) becomes a visible U+FFFD.
    What shows as nothing is taken out: zero-width spaces, soft hyphens, direction marks, byte order marks, tags,
    fillers. Joiners stay within emoji and within scripts that need them, and so does what chooses between a sign and
    its emoji. Marks beyond the eighth on one letter are taken out, because they cover the lines around it. Letters of
    any script and direction, private ones too, stay as they are.
    """
    while not _PLAIN(text) and (done := _cleaned(text)) != text:  # what is taken out can bring others together
        text = done
    return text


def _cleaned(text: str) -> str:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    for unseen in (_UNSEEN, _STRAY_CHOICE, _STRAY_JOINER):
        text = unseen.sub("", text)
    return _HOSTILE.sub("\ufffd", _STACK.sub(r"\1", text))


def checked(text: str, *, field: str = "text", required: bool = False) -> str:
    """Clean a text for storing: without space around it, and refused when it is too long or missing.

    Raises:
        Invalid: `text_too_long`, or `text_empty` where `required`.
    """
    text = clean(text).strip()
    if len(text) > MAX_TEXT:
        raise Invalid("text_too_long", field=field, length=len(text), most=MAX_TEXT)
    if required and not text:
        raise Invalid("text_empty", field=field)
    return text


def one_line(text: str) -> str:
    """Give `text` on one line, runs of white space as one space."""
    return " ".join(text.split())


def slug(text: str, most: int = 40) -> str:
    """Give a short name of `a-z0-9-` for a folder or file; `projekt` when nothing is left."""
    plain = unicodedata.normalize("NFD", clean(text).casefold().translate(_LETTERS))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode())
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word[:most]
        if len(longer) > most:
            break
        name = longer
    return name or "projekt"


def folded(text: str) -> str:
    """Fold `text` for a filter: case and marks away, å and aa, ø and oe, æ and ae alike."""
    text = clean(text).casefold()
    text = text.replace("æ", "a").replace("ø", "o").replace("å", "a")  # a twentieth of what a table takes
    text = text.replace("aa", "a").replace("oe", "o").replace("ae", "a")
    if text.isascii():  # most is, by now; letter by letter a long text would take a second
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def danish_key(text: str) -> str:
    """Give a sort key in Danish order: … z, æ, ø, å, with aa sorted as å."""
    text = clean(text).casefold().replace("aa", "å").replace("ä", "æ").replace("ö", "ø")
    return text.translate(_AFTER_Z)
