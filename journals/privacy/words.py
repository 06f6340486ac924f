"""Words that identify a person: e-mail, postal address, a name; somebody's health in `health.py`.

Names are only ever shown, unless one is whole: lists cannot be sure.
"""

from __future__ import annotations

from collections.abc import Iterator
from re import Match

from journals.privacy.email_spelled import detect_spelled_emails
from journals.privacy.findings import Finding
from journals.privacy.health import detect_health
from journals.privacy.names import (
    GIVEN,
    NAMES_THAT_ARE_WORDS,
    NOT_NAMES,
    OFFICE_ENDS,
    SURE_TITLES,
    SURNAME_ENDS,
    SURNAMES,
    TITLES,
    word_set,
)
from journals.privacy.text_signs import TextSigns
from journals.text.late_pattern import late_pattern

_EMAIL = late_pattern(r"(?<![\w.%+'-])[\w.%+'-]++@([^\W_][\w-]*+(?:\.[\w-]++)++)")
_SHARED_BOXES = word_set("info kontakt post support noreply no-reply servicedesk helpdesk contact git")
"""Mailboxes of nobody in particular."""

_UPPER = "A-ZÆØÅÄÖÜÉ"
_HOUSE = late_pattern(r"[ \u00a0](?<=\w.)\d{1,3}(?![\d%€])(?![.,]\d)(?: ?[A-Ha-h](?![\w.]))?")
"""A house number. Patterns begin with what is rare and look back from there: so they are found fast."""
_STREET_ENDS = tuple(
    stem + ending
    for stem in word_set(
        "vej gade allé alle stræde vænge plads torv toft bakke have park boulevard sti gård lund mark krog sving høj"
        " dal kaj skov"
    )
    for ending in ("", "en", "n", "et", "t", "ten")
)
_ALONE = word_set("allé alle stræde vænge plads torv torvet boulevard vej gade")
"""What can be a word of its own in the name of a street."""
_NO_STREETS = tuple(
    word_set(
        "danmark benchmark landmark omvej genvej udvej arbejdsplads parkeringsplads legeplads holdeplads siddeplads"
        " studieplads ladeplads p-plads opgave udgave indgave cykelsti"
    )
)
_STREET_BEGINS = word_set("gl. gl gammel gamle ny nørre sønder søndre vester øster store lille sankt skt. sct.")
_SURE_SIDE = r"(?:t\.?h|t\.v|mf)\b\.?"
_SIDE = r"(?:t\.?v|t\.?h|mf|dør \d{1,3})\b\.?"
_DOOR = rf"(?:,? ?(?:\d{{1,2}}\.?|st\.?|kld?\.?)(?: ?sal\.?)?,? ?{_SIDE})"
_REST = late_pattern(
    rf"(?:-\d{{1,3}}\b[A-Z]?)?(?:{_DOOR}|,? {_SIDE}|, ?(?:\d{{1,2}}\.|st\.?)(?: ?sal)?)?(?:,? ?\d{{4}} [{_UPPER}]\w+)?"
)
_SURE_DOOR = late_pattern(rf"([{_UPPER}][\w.'-]*+)[ \u00a0]\d{{1,3}}+(?: ?[A-Z]\b)?(?:{_DOOR}|,? {_SURE_SIDE})")
"""A side needs a space before it where no floor is: *28th* is a day."""
_MONTHS = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec januar februar marts maj juni juli oktober"
)
_LIVES = late_pattern(
    r"\b(?:bor|boende|bopæl|adresse|adressen|lives|living|address)(?: er| is)?:? (?:på |i |ved |at |on )?"
    rf"([{_UPPER}][\w.'-]*+(?: [{_UPPER}][\w.'-]*+){{0,2}} \d{{1,3}}(?!\d)(?!\.\d)(?: ?[A-H])?)(?!\w)"
)
_ENGLISH_STREETS = ("Street", "Road", "Avenue", "Lane", "Drive", "Close", "Terrace", "Crescent")
_DOORS = ("tv", "t.v", "th", "t.h", "mf", "dør ")
_LIVING = ("bor ", "boende", "bopæl", "dresse", "lives", "living", "address")
_ENGLISH_STREET = late_pattern(
    rf"\d(?<![\w.,].)\d{{0,2}}[A-Za-z]? (?:[{_UPPER}][\w'-]*+ ){{1,3}}"
    rf"(?:{'|'.join(_ENGLISH_STREETS)})\b"
)
_COUNTED = late_pattern(
    r"(?: ?(?:gange|timer|uger|dage|minutter|min|km|m|meter|kr|personer|borgere|beboere|ansatte|besøg"
    r"|børn|stole|pladser|år|måneder|stk|og \d+|til \d|times|hours|days|weeks)\b"
    r"|\.? ?(?:sal|etage|klasse|afdeling|afsnit|januar|februar|marts|april"
    r"|maj|juni|juli|august|september|oktober|november|december)\b|[:/]\d|\. [a-zæøå])"
)
_HOUSES = word_set(
    "plejehjemmet plejecentret plejecenter plejehjem centret bostedet bosted børnehaven vuggestuen skolen afdeling"
    " afdelingen afsnit team hus huset lokale lokalet rum stuen stue gruppe holdet gruppen enhed enheden mødelokale"
    " dagtilbuddet dagtilbud værelse zone område distrikt p-plads room unit ward"
)
_NO_STREET_OF_ITSELF = _MONTHS | _HOUSES

_LONGEST = 40
"""How many characters back context is searched."""

_CAPITALISED = late_pattern(rf"[{_UPPER}](?<![\w@/\\].)[\w'’]*+(?:-[{_UPPER}][\w'’]*+)*+")
_NEXT = late_pattern(rf"(?:[ \u00a0](?:[{_UPPER}]\.[ \u00a0])?)([{_UPPER}][\w'’]*+(?:-[{_UPPER}][\w'’]*+)?)(?![\w@-])")
_SENTENCE_STARTS = '.!?:\n»«"“”*#>([-–'
_AROUND_NAMES = '»«"“”„()*_'
_CALLED = word_set("hedder hed kaldes called named")
_THINGS = word_set(
    """
    det den som it this that which der what ikke nu knap knappen menu menuen side siden fil filen mappe mappen app appen
    liste listen fane fanen rapporten ordningen rollen gruppen skærmen funktionen enheden modellen indsatsen rutinen
    """
)
_MACHINES = tuple(
    stem + ending
    for stem in word_set("robot bot støvsuger plæneklipper maskine drone lift app printer vacuum mower")
    for ending in ("", "en", "ten", "n", "s", "ens", "tens")
)
"""How words end for things that teams give the name of a person."""
_NAMING = _CALLED | word_set("som der vi har kalder kaldt døbt døbte er is we which that call navnet the named")
"""What stands between such a thing and its name."""


def detect_words(text: str, signs: TextSigns) -> list[Finding]:
    """Return the words in `text` that identify a person; findings may overlap."""
    found: list[Finding] = []
    if signs.has_at:
        found += _emails(text)
    found += detect_spelled_emails(text, signs, _SHARED_BOXES)
    if signs.capitals:
        if signs.digits and any(map(text.__contains__, "0123456789")):
            found += _addresses(text)
        found += _names(text)
    found += detect_health(text, signs)
    return found


def _emails(text: str) -> Iterator[Finding]:
    for match in _EMAIL.finditer(text):
        box, top = match[0].partition("@")[0].lstrip(".%+'-"), match[1].rpartition(".")[2]
        if box and len(top) >= 2 and top.isalpha() and box.lower() not in _SHARED_BOXES:
            yield Finding("email", "warn", match.end() - len(match[1]) - len(box) - 1, match.end())


def _addresses(text: str) -> Iterator[Finding]:
    houses = list(_HOUSE.finditer(text))
    for match in houses:
        start = _street_start(text, match.start())
        if start is not None and not _COUNTED.match(text, match.end()):
            rest = _REST.match(text, match.end())
            yield Finding("address", "warn", start, rest.end() if rest else match.end())
    if houses and any(map(text.__contains__, _DOORS)):
        for match in _SURE_DOOR.finditer(text):
            if match[1].lower().rstrip(".") not in _NO_STREET_OF_ITSELF:
                yield Finding("address", "warn", *match.span())
    if houses and any(map(text.__contains__, _LIVING)):
        for match in _LIVES.finditer(text):
            if match[1].partition(" ")[0].lower() not in _HOUSES and not _COUNTED.match(text, match.end()):
                rest = _REST.match(text, match.end())
                yield Finding("address", "warn", match.start(1), rest.end() if rest else match.end())
    if any(map(text.__contains__, _ENGLISH_STREETS)):
        for match in _ENGLISH_STREET.finditer(text):
            yield Finding("address", "warn", *match.span())


def _street_start(text: str, end: int) -> int | None:
    """Return the start of the street name that ends here, None where there is none."""
    near = text[max(0, end - _LONGEST) : end].rpartition("\n")[2]
    word = near[near.rfind(" ") + 1 :]
    if word.islower():
        return None  # most numbers stand behind a word that no street's name ends in
    before = near.split()
    word = before.pop().lstrip('»"(') if before else ""
    low = word.lower()
    if not word[:1].isupper() or not low.endswith(_STREET_ENDS) or low.endswith(_NO_STREETS):
        return None
    start = end - len(word)
    last = before.pop() if before else ""
    if last.lower() in _HOUSES:
        return None
    if low in _ALONE:
        if not last[:1].isupper():  # »Plads 3«, at the start of a sentence
            return start if low == "torvet" and last.islower() else None
    elif low in _STREET_ENDS or last.lower() not in _STREET_BEGINS or not last[0].isupper():
        return None if low in _STREET_ENDS else start
    start -= len(last) + 1
    first = before.pop() if before else ""
    belongs = first[:1].isupper() and (first.lower() in _STREET_BEGINS or first.endswith("."))
    return start - len(first) - 1 if belongs else start


def _names(text: str) -> Iterator[Finding]:
    done = 0
    for match in _CAPITALISED.finditer(text):
        start, end = match.span()
        if start < done or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()):
            continue  # the latter: a compound, as in »Anna-modellen«
        name = _given(match[0])
        family_end = _family_end(text, end) if text[end + 1 : end + 2].isupper() else None
        if family_end and (name in GIVEN or _may_be_first(text, match)):
            done = family_end
            yield Finding("name", "warn" if name in GIVEN else "underline", start, done)
        elif _is_name(text, match, name):
            done = end if family_end is None else family_end
            yield Finding("name", "underline", start, done)


def _given(word: str) -> str:
    """Return a given name without the ending of a genitive; of a double name the first."""
    first = word.partition("-")[0].rstrip("'’")
    if first in GIVEN or not first.endswith("s"):
        return first
    return first[:-1].rstrip("'’")


def _family_end(text: str, at: int) -> int | None:
    """Return the end of the surname that follows a name ending at `at`; other given names may come between."""
    for _ in range(3):
        following = _NEXT.match(text, at)
        if following is None:
            return None
        at = following.end()
        if _is_surname(following[1]):
            return at
        if _given(following[1]) not in GIVEN:
            return None
    return None


def _is_surname(word: str) -> bool:
    if word in NOT_NAMES or word.isupper():
        return False
    base = word.rpartition("-")[2].rstrip("'’")
    return any(
        each in SURNAMES or (len(each) > 4 and each.endswith(SURNAME_ENDS)) for each in (base, base.removesuffix("s"))
    )


def _may_be_first(text: str, match: Match[str]) -> bool:
    """Return whether an unlisted word is where only names are capitalized."""
    word = match[0]
    return not (word in NOT_NAMES or word.isupper() or len(word) < 2 or _begins(text, match.start()))


def _begins(text: str, start: int) -> bool:
    """Return whether a sentence begins here, so that any word is capitalized."""
    before = text[max(0, start - _LONGEST) : start].rstrip(" \u00a0")
    return not before or before[-1] in _SENTENCE_STARTS


def _is_name(text: str, match: Match[str], name: str) -> bool:
    word = match[0]
    is_surname = name in SURNAMES and name.endswith("sen")
    if word in NOT_NAMES and name not in GIVEN and not is_surname:
        return False  # whatever stands before it
    title, further = _words_before(text, match.start())
    if title.rstrip(".") in SURE_TITLES:
        return word not in NOT_NAMES and not text[: match.start()].rstrip(". ").endswith("HR")
    if title in ("sankt", "skt.", "sct.", "saint"):
        return False
    if name in GIVEN and name not in NAMES_THAT_ARE_WORDS:
        is_day = name == "Jan" and text[match.end() : match.end() + 3].lstrip(". ").isdigit()
        return not is_day and not _names_a_machine(text, match.start())
    if is_surname:
        return True
    if title not in TITLES and (further, title) != ("according", "to"):
        return False
    if title in _CALLED and (further in _THINGS or (further.endswith("et") and further != "barnet")):
        return False
    return not (word in NOT_NAMES or (word.isupper() and len(word) > 1) or word.lower().endswith(OFFICE_ENDS))


def _names_a_machine(text: str, start: int) -> bool:
    """Return whether a name is that of the machine before it: *robotstøvsugeren Rasmus*, *robotten hedder »Ida«*."""
    before = text[max(0, start - _LONGEST) : start].rpartition("\n")[2].lower()
    words = [word.strip(_AROUND_NAMES) for word in before.split()]
    while words and (words[-1] in _NAMING or not words[-1]):
        words = [*words[:-2], words[-2].rstrip(",")] if len(words) > 1 else []  # *vores robot, som vi kalder Ida*
    return bool(words) and words[-1].endswith(_MACHINES)


def _words_before(text: str, start: int) -> tuple[str, str]:
    """Return the word just before a position and, where that may be a title, the one before; in lower case."""
    if text[start - 1 : start] not in (" ", "\u00a0"):
        return "", ""
    title_at = text.rfind(" ", max(0, start - _LONGEST), start - 1) + 1
    title = text[title_at : start - 1].rpartition("\n")[2].lower().lstrip('»"“(*_')
    if title not in TITLES and title != "to":
        return title, ""
    further = text[max(0, title_at - _LONGEST) : title_at].lower().split()
    return title, further[-1] if further else ""
