"""Words that tell nothing by themselves: pronouns, prepositions, conjunctions, auxiliary verbs and the like."""

from __future__ import annotations

_DANISH = """
ad af al alle allerede alligevel alt altid anden andet andre andres at bag bare begge bl blandt blev blevet bliver
burde både bør da de dem den denne dens der deraf deres derfor derfra dermed derned derovre derved det dette dig din
dine disse dit dog du dér efter ej eller ellers en end endnu ene eneste enhver ens er et f fem fik fire flere for
foran fordi fra få fået får før først første ganske gennem gerne gik gjorde gjort gå går gør gøre halv halve ham han
hans har havde have hel hele heller helt hen hende hendes her herfra herud hos hun hvad hvem hver hverken hvert hvilke
hvilken hvilket hvis hvor hvordan hvorfor hvornår i igen igennem ikke imellem imens imod ind inde inden indtil ingen
ingenting intet ja jeg jer jeres jo kan kom komme kommer kun kunne lad lidt lige ligesom lå man mange med meget mellem
men mens mere mest mig min mindre mine mit mod må måske måtte ned nede nej netop ni nogen noget nogle nok nu ny nye
nyt når nær næsten og også om omkring op oppe os over overfor pga pr på samme samt se seks selv selvom senere ses
siden sidste sig sin sine sit skal skulle slet som stadig står så sådan ti til tit to tre tredje ud ude uden under
undtagen var ved vi via vil ville vor vore vores være været
ik ikk ka ku kl mon nogensinde sku sån fat
"""
_ENGLISH = """
a about above after again against all almost along already also although always am an and another any anyone anything
are as at away back be became because been before being below between both but by came can cannot come comes could d
did do does doing don done down during each eight either else even ever every everyone everything few first five for
four from get gets getting go goes going gone got had has have having he her here hers herself him himself his how i
if in into is it its itself just last least less let like ll m made make many may maybe me might mine more most much
must my myself neither never nine no nobody none nor not nothing now of off often on once one only onto or other
others our ours ourselves out over own perhaps put quite rather re really s same second seven shall she should since
six so some someone something soon still such t ten than that the their theirs them themselves then there these they
this those though three through till to together too two under until up upon us ve very was we well went were what
when where whether which while who whom whose why will with within without would yes yet you your yours yourself
ain aren couldn didn doesn hadn hasn haven isn mustn needn shouldn wasn weren won wouldn
"""
_WORDS = {"da": frozenset(_DANISH.split()), "en": frozenset(_ENGLISH.split())}
_NAMES = {"da": frozenset({"med", "tr"}), "en": frozenset({"it", "us"})}
"""Small words that in capitals are something else: the committee *MED*, *IT*."""


def is_small_word(word: str, language: str) -> bool:
    """Return whether a word, in lower case, tells nothing by itself."""
    return len(word) < 2 or word in _WORDS[language]


def is_abbreviation(word: str, language: str) -> bool:
    """Return whether a word stands for a name: a few capitals (*NAT*, *MED*), no small word said aloud (*IKKE*)."""
    if not 2 <= len(word) <= 5 or not word.isupper():
        return False
    small = word.casefold()
    return small in _NAMES[language] or not is_small_word(small, language)
