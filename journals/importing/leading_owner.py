"""Who does what is agreed, where that stands first: `IT-afdelingen - laver planen`, `Ledelsen: ring til leverandøren`.

Both sides of a dash may name a function. The first is who does it where it is called so by its own form, and what
stands behind begins with a word for doing.
"""

from __future__ import annotations

import re

from journals.importing.mentions import is_role, is_thing
from journals.importing.people import is_function
from journals.privacy.names import word_set

_LEAD = re.compile(r"([^:–—\n]{2,40}?)\s*(?::|\s–|\s—|\s-)\s+(?=\S)")
_ARTICLES = word_set(
    """
    den det de vores en et alle the our an each every die der das
    """
)
_DOES = word_set(
    """
    skal vil bør kan må får gør ser går står slår forstår gennemgår indgår undgår will shall should must can makes
    writes calls sends updates orders asks checks plans finds takes gives talks sets books contacts invites prepares
    shows buys holds helps tests
    """
)
"""Words for what somebody does, besides those of Danish that end as most do."""
_DO = word_set(
    """
    aftal afklar bed beskriv bestil book bring del find fjern flyt følg få giv hent hjælp hold indhent indkald
    informer inviter kald kontakt køb lav led læg meld orienter oplær opdater opret planlæg prøv ret ring saml send
    skaf skift skriv spørg sæt sørg tag tal tegn test tjek udarbejd udpeg undersøg vis
    """
)
"""Words that say what to do."""
_DOES_END = ("er", "ar")


def leading_owner(text: str) -> tuple[str, str] | None:
    """Return who does something and what, of a text that begins with who; None of any other."""
    lead = _LEAD.match(text)
    if lead is None or not _is_called_so(lead[1]):
        return None
    task = text[lead.end() :]
    return (lead[1].strip(), task) if _begins_with_doing(task) else None


def _is_called_so(text: str) -> bool:
    """Return whether words are a function, and no task with one in it: `Ledelsen`, `Den daglige leder`."""
    first = next(iter(text.split()), "").strip(",")
    return not is_thing(first) and is_role(text) and (is_function(first) or first.casefold() in _ARTICLES)


def _begins_with_doing(task: str) -> bool:
    first, _, rest = task.partition(" ")
    if not rest.strip() or first != first.lower():
        return False
    return first in _DOES or first in _DO or (first.endswith(_DOES_END) and not is_function(first))
