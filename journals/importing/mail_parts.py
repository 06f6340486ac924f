"""What is in a mail besides what was written: the lines that say who to whom, signatures, and older mails."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journals.importing.line_marks import bullet_of
from journals.importing.people import is_person
from journals.importing.phrases import is_farewell, is_tool_line

_LABELS = {
    **dict.fromkeys(("fra", "from", "von", "från", "de", "afsender", "sender", "reply-to", "svar til"), "from"),
    **dict.fromkeys(("til", "to", "an", "till", "modtager", "cc", "kopi", "kopi til", "bcc", "kopia"), "to"),
    **dict.fromkeys(("sendt", "sent", "gesendet", "skickat", "dato", "date", "datum", "modtaget", "received"), "date"),
    **dict.fromkeys(("emne", "subject", "betreff", "ämne", "vedr", "re", "vs", "sv", "fw", "fwd", "aw"), "subject"),
    **dict.fromkeys(
        ("vedhæftede filer", "vedhæftet", "attachments", "anlagen", "bifogade filer", "vigtighed"), "other"
    ),
    **dict.fromkeys(("importance", "priority", "prioritet", "message-id", "mime-version", "content-type"), "other"),
}
_HEADER = re.compile(r"[*_>\s]{0,4}([A-Za-zÆØÅæøåÄÖäö][\w -]{0,20}?)[*_]{0,2}\s*:[*_]{0,2}\s*(.*)")
_FORWARDED = re.compile(
    r"\s*[-_*]{2,}\s*(?:oprindelig meddelelse|original message|videresendt meddelelse|forwarded message|"
    r"ursprüngliche nachricht|weitergeleitete nachricht|ursprungligt meddelande|opprinnelig melding|"
    r"original mail)\s*[-_*]{0,}\s*|"
    r"(?:begin forwarded message|start på videresendt besked|anfang der weitergeleiteten nachricht)\s*:?\s*",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"\s*(?:>\s*)?(?:(?:den|on|am|le|il|d\.)\s.{5,120}|.{3,80}@.{3,60})\s"
    r"(?:skrev|wrote|schrieb|a écrit|skrev følgende)\b.{0,80}:?\s*",
    re.IGNORECASE,
)
_LINE = re.compile(r"\s*_{20,}\s*|\s*-{20,}\s*")
_NAME = re.compile(
    r"(?:[/–—-]{1,2}\s*)?((?:[A-ZÆØÅÄÖÜ][\w'’-]*\.?)(?:\s+(?:[A-ZÆØÅÄÖÜ][\w'’-]*\.?|af|de|van|von|der|den)){0,3})\s*,?"
)
_SLASHED = re.compile(r"\s*/{1,2}\s*[A-ZÆØÅÄÖÜ][\w'’-]*(?:\s+[A-ZÆØÅÄÖÜ][\w'’-]*){0,2}\s*")
_AFTER_FAREWELL = re.compile(
    r"(?:de |med )?(?:bedste |venlig(?:e)? |mange |kærlig )?(?:hilsner|hilsen|hilsen fra)|(?:kind |"
    r"best |warm )?regards|best wishes|"
    r"mvh|kh|vh|dbh|bh|mfg|lg|vg|cheers|br|sincerely|best|yours",
    re.IGNORECASE,
)
_MOST_BELOW = 30
"""A signature with what a company adds has so many lines at the most."""
_LOOKED_BACK = 60


def header_line(line: str) -> tuple[str, str] | None:
    """Return what a line of a mail's header is (`from`, `to`, `date`, `subject`) and says; None for any other."""
    found = _HEADER.fullmatch(line)
    label = _LABELS.get(found[1].strip().casefold()) if found else None
    return (label, found[2].strip()) if found and label else None


def header_rows(lines: Sequence[str]) -> int:
    """Return how many lines at the beginning are of a mail's header, if one of them says who wrote."""
    labels: list[str] = []
    for line in lines:
        if (found := header_line(line)) is None:
            break
        labels.append(found[0])
    return len(labels) if "from" in labels else 0


def is_forwarding_line(line: str) -> bool:
    """Return whether a line says that a mail follows."""
    return _FORWARDED.fullmatch(line) is not None


def begins_quoted_mail(lines: Sequence[str], at: int) -> bool:
    """Return whether the rest is an older mail."""
    line = lines[at]
    if not line.strip():
        return False
    if is_forwarding_line(line) or (len(line) < 300 and _WROTE.fullmatch(line)):
        return True
    if _LINE.fullmatch(line):
        return header_rows([each for each in lines[at + 1 : at + 8] if each.strip()]) >= 2
    found = header_line(line)
    if found is None or found[0] != "from":
        return False
    return header_rows([each for each in lines[at : at + 6] if each.strip()]) >= 2 or (
        line.lstrip().startswith(">") and at + 1 < len(lines) and lines[at + 1].lstrip().startswith(">")
    )


def signature_at(lines: Sequence[str]) -> int | None:
    """Return where the signature at the end begins; None where nobody signed.

    No list comes after a signature: *Best* and *Mvh* can be words of notes too.
    """
    end = len(lines)
    while end and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith(">")):
        end -= 1
    found = None
    for at in range(end - 1, max(-1, end - _LOOKED_BACK), -1):
        line = lines[at]
        if not line.strip():
            continue
        if is_farewell(line) or line.rstrip() == "--":
            found = at
            if end - at <= _MOST_BELOW:
                continue
        if bullet_of(line) is not None and line.strip() not in ("--", "__"):
            break
    if (
        found is None
        and end
        and (_SLASHED.fullmatch(lines[end - 1]) or _signs(lines, end - 1) or is_tool_line(lines[end - 1]))
    ):
        return end - 1
    return found


def _signs(lines: Sequence[str], at: int) -> bool:
    """Return whether a last line by itself is a name."""
    above = lines[at - 1].strip() if at else "-"
    return not above and is_person(lines[at].strip(" ,.-–/")) and bullet_of(lines[at]) is None


def signature_names(lines: Sequence[str]) -> list[str]:
    """Return the names that a signature gives: behind the farewell or in the line below it."""
    told = [line.strip() for line in lines if line.strip()]
    names: list[str] = []
    for place, line in enumerate(told[:3]):
        rest = line
        if place == 0 and (farewell := _AFTER_FAREWELL.match(line)):
            rest = line[farewell.end() :].strip(" ,.!")
        elif place == 0 and is_farewell(line):
            continue
        if found := _NAME.fullmatch(rest):
            names.append(found[1])
            if " " in found[1] or place:
                break
    return names
