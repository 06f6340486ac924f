"""Taking apart a text that is too long for one record, where a reader would: between paragraphs, sentences, words."""

from __future__ import annotations

from journals.text.clean import MAX_TEXT

_ENDS = ("\n\n", "\n", ". ", " ")
"""Where a text is taken apart, the best place first."""
_LEAST = 2
"""A part is filled at least to a half, so that no heading stands alone."""


def text_parts(text: str, most: int = MAX_TEXT) -> list[str]:
    """Return a text in parts of at most `most` characters; one part where it fits."""
    if len(text) <= most:
        return [text.strip()]
    parts: list[str] = []
    at = 0
    while len(text) - at > most:
        end = _end_of_part(text, at, most)
        parts.append(text[at:end].strip())
        at = end
    return [*(part for part in parts if part), *([rest] if (rest := text[at:].strip()) or not parts else [])]


def _end_of_part(text: str, at: int, most: int) -> int:
    for sign in _ENDS:
        place = text.rfind(sign, at + most // _LEAST, at + most)
        if place >= 0:
            return place + len(sign)
    return at + most
