"""Which paragraphs of a document need not be looked at again, because all that stands in them has been looked at.

Most of a long learning log are what is known of an observation, `kind · day · role`, and texts of users' that were
looked at where they were taken. On the two sides of what parts them nothing comes together but numbers: where no text
of a user's has a digit, there is nothing in the whole that is not in a part.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

from journals.export.escape import as_read
from journals.privacy.guard import findings_at

_DIGIT = re.compile(r"\d|&#")
"""A digit, or what may be read as one."""


class HarmlessParagraphs:
    """Those in which nothing is found, as far as that is known without looking at the whole."""

    def __init__(self, texts: Set[str], facts: Mapping[str, str]) -> None:
        """`texts` are users' in which nothing was found, `facts` the document's own (`Labels.facts`)."""
        self._texts = texts
        read = (as_read(fact) for fact, text in facts.items() if fact and not _DIGIT.search(text))
        self._facts = {fact for fact in read if not findings_at(fact)}

    def __contains__(self, paragraph: object) -> bool:
        """Return whether a paragraph, as it is read, is such a text, or facts, or facts and then a text."""
        if not isinstance(paragraph, str):
            return False
        said = paragraph.removeprefix("- ")
        if paragraph in self._texts or self._are_facts(said):
            return True
        facts, _, text = said.partition(": ")
        return text in self._texts and not _DIGIT.search(text) and self._are_facts(facts)

    def _are_facts(self, said: str) -> bool:
        return self._facts.issuperset(said.split(" · "))
