"""Words about somebody's health, near a word for a person. They are only ever shown: neighbours cannot be sure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter

from journals.privacy.findings import Finding
from journals.privacy.names import word_set
from journals.privacy.text_signs import TextSigns
from journals.text.late_pattern import late_pattern

_LONGEST = 40
"""How many characters back the word for a person is searched."""
_HEALTH = late_pattern(
    r"\b(?:sygemeld\w*|langtidssyg\w*|syge?|diagnose\w*|diagnosticer\w*|depressi\w*|stress(?:sygemeldt|ramt)?|angst\w*"
    r"|\w{0,12}kræft\w*|gravid\w*|adhd\w*|autis\w*|demens(?:sygdom\w*)?|dement\w*|alzheimer\w*|epilep\w*"
    r"|diabet\w*|sukkersyge|misbrug\w*|alkohol(?:prob|mis|isk|iker)\w*|psykisk\w*|psykose\w*|selvmord\w*"
    r"|ondt i (?:ryg|knæ|skulder|hoft|nakke|arm|hånd|ben|fod)\w*"
    r"|abort\w*|fertilitets\w*|fleksjob\w*|førtidspension\w*"
    r"|nedslidt\w*|udbrændt\w*|ryg(?:skade\w*|problem\w*|smerter\w*|gener\w*|operation\w*|lidelse\w*)|knæskade\w*"
    r"|skulderskade\w*|blodprop\w*|hjerneskade\w*|hjernerystelse\w*|opereret\w*|operation(?:en)?|s[ck]lerose\w*"
    r"|parkinson\w*|bipolar\w*|s[ck]izofren\w*|ptsd|hiv|hepatitis|migræne\w*|gigt\w*|astma\w*|kol|høretab\w*"
    r"|spiseforstyr\w*|indlagt|sick(?:ness)?|illness|cancer|pregnan\w*|depress\w*|anxiety|diagnos\w*"
    r"|disabled|disabilit\w*|dementia|surgery|addict\w*|burn(?:t|ed)?[- ]?out)\b",
    re.IGNORECASE,
)
_HEALTH_STARTS = word_set(
    """
    syg syg, syg. ondt syge lang diag depr stre angs kræf bryst brys lung prost pros blær hals hudk livm tarm knog
    grav adhd auti deme alzh epil diab sukk misb alko psyk selv abor fert flek ført neds udbr rygs rygp rygg
    rygo rygl knæs skul blod hjer oper scle skle park bipo skiz schi ptsd hiv hiv, hiv. hepa migr gigt astm kol kol,
    kol. høre spis indl sick illn canc preg anxi disa surg addi burn
    """
)
_HEALTH_STEMS = tuple(
    word_set(
        """
        syg langtids diagnos depress stress angst kræft gravid adhd autis demen alzheimer epilep diabet misbrug alkohol
        psyk selvmord ondt abort fertilitets fleksjob førtidspension nedslidt udbrændt ryg knæskade skulderskade
        blodprop hjerne oper lerose parkinson bipolar izofren ptsd hiv hepatitis migræne gigt astma kol høretab
        spiseforstyr indlagt sick illness cancer pregnan anxiety disab surgery addict burn sukkersyg
        """
    )
)
"""One of these stands in all words about health."""
_SOMEBODY_STARTS = word_set(
    """
    hun hun, hun. hun: han han, han. han: hans hend ham ham, ham. koll borg bebo meda elev pati nabo dame vika chef lede
    she she, she. he he, he. him him, him. his coll resi citi
    """
)
_SOMEBODY = late_pattern(
    r"\b(?:hun|han|hans|hende|hendes|ham|kollega(?:en|ens)?|borger(?:en|ens)?|she|he|him|his|colleague|resident|citizen"
    r"|(?:beboer|medarbejder|elev|patient|nabo|dame|vikar|chef|leder)(?:en|ens|n|ns))\b",
    re.IGNORECASE,
)
_START = itemgetter(slice(4))
_WITH = late_pattern(
    r"[ \u00a0](?:med|with)[ \u00a0](?:den |det |en |et |de |sin |sit |sine |the |a |an )?(?:\w{1,20} )?"
    r"(?:(?:ryg|knæ|skulder|hofte|hånd|ben|fod|hjerte|hjerne|nakke|arm|øje|øre|hud|lunge|mave|tarm)"
    r"(?:ken|gen|met|et|en|ne|skade|lidelse|problem|smerte|operation|sygdom|gigt|prolaps|gener|kræft)\w{0,12}"
    r"|gangstativ\w*|rollator\w*|kørestol\w*|krykker\w*|protese\w*|høreapparat\w*|bad (?:back|knee|hip)"
    r"|back (?:injury|problem|pain)|wheelchair|crutches)\b",
    re.IGNORECASE,
)
_SINGLED_OUT = word_set(
    "hende ham hun han kollegaen borgeren beboeren damen manden medarbejderen eleven vikaren her him she he"
)
_PLACES = word_set("ude inde oppe over henne derovre")
_NEAR = 60
"""How many characters may stand between a person and the words about health."""
_CLAUSE_ENDS = late_pattern(r"[.!?\n;[\]]")


def detect_health(text: str, signs: TextSigns) -> Iterator[Finding]:
    """Yield what is said of somebody's health."""
    low = signs.low
    if "med" in low or "with" in low:
        for match in _WITH.finditer(text):
            person = _singled_out(text, match.start())
            if person is not None:
                yield Finding("health", "underline", person, match.end())
    starts = set(map(_START, low.replace("(", " ").replace("»", " ").replace('"', " ").split()))
    if starts.isdisjoint(_SOMEBODY_STARTS) or starts.isdisjoint(_HEALTH_STARTS):
        return  # most texts: looked at word by word they would take long
    if signs.is_common and not any(map(_without_common(low).__contains__, _HEALTH_STEMS)):
        return
    for match in _HEALTH.finditer(text):
        start, end = match.span()
        before = _CLAUSE_ENDS.split(text[max(0, start - _NEAR) : start])[-1]
        after = _CLAUSE_ENDS.split(text[end : end + _NEAR], maxsplit=1)[0]
        if _SOMEBODY.search(before) or _SOMEBODY.search(after):
            yield Finding("health", "underline", start, end)


def _without_common(low: str) -> str:
    """Return a text without the common words that have such a stem in them."""
    return low.replace("sygepl", " ").replace("tryg", " ").replace("kolleg", " ")


def _singled_out(text: str, end: int) -> int | None:
    """Return the start of the word for a person that ends here, as »hende« in »hende ude med ryggen«."""
    before = text[max(0, end - _LONGEST) : end].replace("\n", " ").replace("\u00a0", " ")
    head, _, last = before.rpartition(" ")
    if last.lower() in _PLACES:
        end -= len(last) + 1
        head, _, last = head.rpartition(" ")
    if last.lower() == "one" and head.lower().endswith("the"):
        return end - len("the one")
    last = last.lstrip('»"“(')
    return end - len(last) if last.lower() in _SINGLED_OUT else None
