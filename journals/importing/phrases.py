"""What people write around their notes: greetings, thanks, signatures, what a template asks for, *nothing to say*."""

from __future__ import annotations

import re

_GREETING = re.compile(
    r"(?:hej|hejsa|kære|hi|hello|dear|hallo|liebe|lieber|guten tag|hei|hejs|goddag|god morgen|godmorgen|good morning|"
    r"morgen|heisann|kjære|bästa|hey)\b[^.!?:]{0,50}[,.!]?",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"(?:(?:mange |tusind )?tak (?:for|til alle|alle|skal i have)\b|thanks (?:for|to|everyone|all|again)\b|thank you\b|"
    r"many thanks\b|(?:vielen )?dank(?:e)? (?:für|an)\b|tack för\b|takk for\b|her (?:er|kommer|får i)\b|"
    r"hermed\b|here (?:are|is|comes)\b|please find\b|hier (?:sind|ist|kommt)\b|god (?:weekend|dag|ferie|aften)\b|"
    r"(?:vi|på) ses\b|see you\b|have a (?:nice|good|great)\b|ha' en god\b|ha en (?:god|bra|fin)\b|rigtig god\b|"
    r"please let me know\b|anbei\b|im anhang\b|se nedenfor\b|see below\b|siehe unten\b|sig "
    r"(?:endelig )?til,? hvis\b|skriv (?:endelig|gerne),? hvis\b|let me know if\b|ret gerne\b|"
    r"referat (?:følger|udsendes)\b|ordet er frit\b|hope (?:you|this)\b|jeg håber\b|som aftalt\b)",
    re.IGNORECASE,
)
_FAREWELL = re.compile(
    r"(?:de bedste hilsner|bedste hilsner|bedste hilsen|venlig hilsen|venlige hilsner|med venlig hilsen|mange hilsner|"
    r"kærlig hilsen|kh|mvh|m\.v\.h\.?|vh|v\.h\.?|dbh|bh|hilsen|hilsner|kind regards|best regards|"
    r"best wishes|warm regards|regards|best|"
    r"br|cheers|sincerely|yours sincerely|yours|all the best|mit freundlichen grüßen|mit freundlichen gruessen|"
    r"freundliche grüße|viele grüße|liebe grüße|beste grüße|mfg|lg|vg|vänliga hälsningar|med vänlig hälsning|"
    r"hälsningar|med vennlig hilsen|vennlig hilsen|hilsen fra)\b[\s,.!/]*(?:.{0,40})",
    re.IGNORECASE,
)
_BEARE_FAREWELL = re.compile(r"(?:best|br|yours|bh|lg|vg|kh|vh|hilsen|regards|cheers)\b", re.IGNORECASE)
_TOOL_LINE = re.compile(
    r"(?:sent from my|sendt fra min|sendt fra outlook|skickat från|sendt fra|von meinem .{2,20} "
    r"gesendet|get outlook for|"
    r"hent outlook|generated (?:on|by|with)|created (?:with|by) |exported (?:from|by|on)|eksporteret fra|"
    r"provided with|powered by|made with|link to (?:retrospective|board)|printed (?:on|from)|udskrevet|"
    r"https?://\S+$)",
    re.IGNORECASE,
)
_NO_ITEMS = frozenset(
    [
        "no items",
        "none",
        "nothing",
        "nej",
        "nein",
        "n/a",
        "na",
        "nil",
        "no work items",
        "no notes",
        "no action items",
        "no actions",
        "no cards",
        "empty",
        "ingen",
        "intet",
        "ingenting",
        "ikke noget",
        "ingen punkter",
        ("ingen bemærkninger"),
        "ingen emner",
        "ingen noter",
        "intet at bemærke",
        "ikke relevant",
        "keine",
        "nichts",
        "entfällt",
        "inga",
        "inget",
        "ingen kommentarer",
        "ingen kommentar",
        "no comments",
        "nothing to report",
        "ikke drøftet",
    ]
)
_TEMPLATE_WORDS = frozenset(
    [
        "tbd",
        "tba",
        "todo",
        "xxx",
        "xx",
        "text",
        "tekst",
        "text here",
        "your text here",
        "add text",
        "add notes here",
        "add your notes here",
        "add items here",
        "write here",
        "skriv her",
        "skriv noget her",
        "indsæt tekst",
        "indsæt tekst her",
        "tilføj punkt",
        "tilføj tekst",
        "description",
        "beskrivelse",
        "item",
        "punkt",
        "note",
        "point",
        "action item",
        "action",
        "handling",
        "emne",
        "titel",
        "title",
        "example",
        "eksempel",
        "lorem ipsum",
        "placeholder",
        "type here",
        "enter text here",
        "klik her for at skrive",
        ("klik eller tryk her for at skrive tekst"),
        "click to edit",
        "click or tap here to enter text",
        "list item",
        "bullet",
        "owner",
        "ansvarlig",
        "deadline",
        "status",
        "name",
        "navn",
    ]
)
_ASKS = re.compile(
    r"\b(?:example|e\.g|eg|type|write|insert|add|describe|list|enter|fill|your|placeholder|link|date|name|owner|tbd|"
    r"eksempel|f\.eks|fx|skriv|indsæt|tilføj|beskriv|udfyld|navn|dato|beispiel|z\.b|exempel|t\.ex|"
    r"eksempelvis|hvem|who|what)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:.*\b(?:item|items|previous|example|punkt|emne|title|titel|navn|action|handling|task)\b.*|[^:]{1,20}):\s*"
    r"(?:status|description|owner|beskrivelse|ansvarlig|dato|date|text|tekst|title|titel|name|navn|"
    r"who|hvem|when|hvornår)",
    re.IGNORECASE,
)
_ASKS_HERE = re.compile(
    r"(?:please )?(?:describe|list|add|write|enter|type|insert|put|skriv|beskriv|tilføj|notér|noter|"
    r"indsæt|schreib\w*)\b"
    r".{0,60}\b(?:here|her|below|nedenfor|herunder|hier)\b[.:!]?",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"(?:[\[<{][^\[\]<>{}]*[\]>}][\s,;:/|–-]*)+")
_LONGEST_PLACEHOLDER = 80
_FEWEST_WORDS = 8
"""So many words a paragraph has that tells something."""
_CLOSING = "\"'»”)"
_STATED = re.compile(r"[.!:]\s|\n")
"""What ends a sentence that asks nothing."""
_DIGITS = "0123456789"
_MOST_DIGITS = 3


def is_greeting(text: str) -> bool:
    """Return whether a line only greets."""
    return len(text) <= 60 and _GREETING.fullmatch(text.strip()) is not None


def is_thanks(text: str) -> bool:
    """Return whether a paragraph only thanks for a meeting, or says what follows."""
    return _THANKS.match(text.strip()) is not None


def is_farewell(text: str) -> bool:
    """Return whether a line begins a signature."""
    line = text.strip()
    if line in ("--", "-- ", "__", "—") or _FAREWELL.fullmatch(line) is None:
        return line in ("--", "__")
    return len(line) <= 45 and (_BEARE_FAREWELL.match(line) is None or len(line.split()) <= 3)


def is_tool_line(text: str) -> bool:
    """Return whether a program wrote a line, not a person."""
    return _TOOL_LINE.match(text.strip(" *_>-")) is not None


def is_no_items(text: str) -> bool:
    """Return whether a text says that there is nothing."""
    return len(text) <= _LONGEST_PLACEHOLDER and text.strip(" .-–—*_()[]").casefold() in _NO_ITEMS


def is_placeholder(text: str) -> bool:
    """Return whether a text is what a template has for somebody to fill in."""
    bare = text.strip()
    if not bare[:1].isalnum() and not bare.strip(" .…-–—_*?:;,'\"[](){}<>/|"):
        return True
    if (
        bare[0] in "[<{"
        and _BRACKETED.fullmatch(bare)
        and (bare.count(bare[0]) > 1 or " " in bare or _ASKS.search(bare))
    ):
        return True
    if len(bare) > _LONGEST_PLACEHOLDER:
        return False
    words = bare.strip("[]<>{}().…: ").casefold()
    stem = words.rstrip(_DIGITS)
    if words in _TEMPLATE_WORDS or (len(words) - len(stem) <= _MOST_DIGITS and stem.rstrip(" \t#") in _TEMPLATE_WORDS):
        return True
    if _ASKS_HERE.fullmatch(bare):
        return True
    return ":" in bare and _LABELLED.fullmatch(bare) is not None


def is_prose(text: str) -> bool:
    """Return whether a paragraph tells something, and does not only say what follows."""
    return len(text.split()) >= _FEWEST_WORDS and text.rstrip(_CLOSING)[-1:] in (".", "!", "?")


def is_question(text: str) -> bool:
    """Return whether a text is nothing but questions."""
    if text[:1] == "?" and text.strip("? "):  # *?? hvem betaler*
        return True
    return text.rstrip(_CLOSING)[-1:] == "?" and _STATED.search(text) is None
