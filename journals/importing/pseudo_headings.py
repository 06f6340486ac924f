"""Lines that are headings without being marked as such: bold, in capitals, with a colon, or known words alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from content.heading_words import HeadingWords
from journals.importing.diary_days import is_dated_note
from journals.importing.inline import plain_inline
from journals.importing.line_marks import bullet_of
from journals.importing.outline import PSEUDO_LEVEL
from journals.importing.time_lines import is_time_alone

_BOLD = re.compile(
    r"[^\w*<]*(?:\*\*|__)(?:[*_]?)([^*_]+)(?:[*_]?)(?:\*\*|__)\s*:?[^\w*]*|<(?:b|strong|u)>([^<>]+)</(?:b|strong|u)>:?"
)
_FRAMED = re.compile(
    r"(={2,6}|\*{3,}|-{2,}|~{2,}|#{2,}|—|–)\s*([^=*~#]+?)\s*(?:\1|:)|h[1-6]\.\s+(.+)|\[([^\[\]]{3,40})\]"
)
_NUMBERED = re.compile(
    r"(?:punkt|pkt|ad|agenda item|item|topic|top|emne|tema|"
    r"dagsordenspunkt)\.?\s*\d{1,2}\s*[.:)–-]\s*(\S.{0,70})",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?]\s+\S")
_LONGEST = 90
_MOST_WORDS = 9
_MOST_CAPITALS = 6
_SUB_LEVEL = PSEUDO_LEVEL + 1
_TIME_LEVEL = 0
"""Of a line that is nothing but a time, where a time comes before any kind: it ends all that stands above it."""


def _may_be_heading(line: str) -> bool:
    """Return whether it is worth a closer look: nearly no line is."""
    text = line.strip()
    return 0 < len(text) <= _LONGEST and (
        text[-1] in ":：" or text[0] in "=*-~#h[–—_<" or "**" in text[:6] or text.isupper()
    )


class PseudoHeadings:
    """Reads them; those whose words are known, and those written the same way, are of one level."""

    def __init__(self, words: HeadingWords, lines: Iterable[str]) -> None:
        """`lines`: all of the file, to see which ways of writing its known headings have, and which times it names."""
        self._words = words
        self._styles: set[str] = set()
        """The ways in which its known headings are written."""
        self._times = Counter[str]()
        """The lines that are nothing but a time; of one alone nobody knows what it is of."""
        self._has_dated_line = False
        """Whether a line begins with its day, as those of a diary do."""
        self._time_level = _TIME_LEVEL
        self._bare_kinds: set[str] = set()
        """What its lines mean that are nothing but the words of a known heading."""
        numbered: set[str] = set()
        above = ""
        for line in lines:
            self._look_at(line.strip(), above)
            above = line.strip()
            if _may_be_heading(line) and (found := self._styled(line.strip())) and words.meaning(found[0]):
                self._styles.add(found[1])
            if line[:1].isdigit() and (mark := bullet_of(line)) and not mark.sign and self.is_known(mark.text):
                numbered.add(mark.text.casefold())
        self._are_numbered = len(numbered) > 1

    def _look_at(self, text: str, above: str) -> None:
        """Note a line that is a time or the words of a known heading, however it is written.

        Below a label (`Frist:`, `Næste møde`) a time is the label's; a marked heading is known as one anyway.
        """
        if is_time_alone(text):
            meaning = self._words.whole(above.strip("#*_: "))
            is_labelled = meaning == "none" or (meaning is None and above.endswith(":") and not is_time_alone(above))
            if not (text.startswith("#") or is_labelled):
                self._times[text] += 1
        elif is_dated_note(text):
            self._has_dated_line = True
        elif self.is_known(words := text.strip("#*_: ")):
            self._time_level = self._time_level if self._times else _SUB_LEVEL
            if words == text and text[:1].isupper():
                self._bare_kinds.add(str(self._words.whole(text)))

    def is_numbered(self, text: str) -> bool:
        """Return whether a numbered line may be a heading as others of the file are: an item of an agenda."""
        return self._are_numbered and len(text.split()) <= _MOST_WORDS and text[-1:] not in ".,;"

    def is_known(self, text: str) -> bool:
        """Return whether a line is nothing but the words of a known heading."""
        return len(text) <= _LONGEST and self._words.whole(text) is not None

    @property
    def _has_several_times(self) -> bool:
        return self._times.total() + self._has_dated_line > 1

    def may_end_list(self, text: str, following: str) -> bool:
        """Return whether a line right below an item may be a heading, and need not go on with it."""
        return text[0].isupper() and (bullet_of(following) is not None or following.strip() in self._times)

    def level(self, text: str) -> int:
        """Return the level of a heading that is only written as such."""
        return PSEUDO_LEVEL if self._words.meaning(text) or self._are_numbered else _SUB_LEVEL

    def read(self, text: str, following: str, *, alone: bool) -> tuple[str, int] | None:
        """Return the words and level of a line that is a heading; None of any other.

        `following` is the next line that is not empty; `alone`: whether no paragraph is open above it.
        """
        if len(text) > _LONGEST:
            return None
        goes_on = following.lstrip()[:1].islower()  # a line of running text that happens to be nothing else
        if text in self._times and self._has_several_times and following.strip() and not goes_on:
            return text.strip("*_:= "), self._time_level
        found = self._styled(text)
        if found is None:
            stands_alone = alone or (len(self._bare_kinds) > 1 and text[0].isupper() and not goes_on)
            if stands_alone and following.strip() and text[-1:] not in ".," and self._is_plain_heading(text):
                return text, PSEUDO_LEVEL
            return None
        words, style = found
        if self._words.meaning(words):
            return words, PSEUDO_LEVEL
        if style in self._styles:
            return words, PSEUDO_LEVEL
        if style == "numbered":
            return words, PSEUDO_LEVEL
        if style in ("bold", "framed") or (alone and bullet_of(following) is not None):
            return words, _SUB_LEVEL
        return None

    def _is_plain_heading(self, text: str) -> bool:
        return self.is_known(plain_inline(text)) and ":" not in text

    def _styled(self, text: str) -> tuple[str, str] | None:
        """Return what a line says as a heading, and the way it is written."""
        if text[:1] in "*_<" or "**" in text[:6]:
            bold = _BOLD.fullmatch(text)
            if bold and len((bold[1] or bold[2]).split()) <= _MOST_WORDS and (bold[1] or bold[2]).rstrip()[-1:] != ".":
                return (bold[1] or bold[2]).strip(" :"), "bold"
        if (
            text[:1] in "=*-~#h[–—"
            and (framed := _FRAMED.fullmatch(text))
            and (words := framed[2] or framed[3] or framed[4])
        ) and (framed[4] is None or self.is_known(words)):
            return words.strip(), "framed"
        if numbered := _NUMBERED.fullmatch(text):
            return numbered[1].strip(), "numbered"
        if bullet_of(text) is not None:
            return None
        plain = plain_inline(text).strip(" *_")
        if plain.endswith((":", "：")) and len(plain.split()) <= _MOST_WORDS and not _SENTENCE.search(plain):
            return plain.rstrip(":： "), "colon"
        if plain.isupper() and 1 <= len(plain.split()) <= _MOST_CAPITALS and sum(map(str.isalpha, plain)) >= 4:
            return plain.rstrip(":"), "capitals"
        return None
