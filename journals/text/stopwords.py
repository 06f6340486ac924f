"""Words so common in what teams write that two texts are not alike for having them both."""

from __future__ import annotations

from journals.index.terms import WEAK
from journals.text.letters import folded

_DANISH = """
fik ingen alle ved dem tre samme selv hver nye før kun nogen ind hvem kom gang gik dag bare sagde uden folk første får
aldrig først siger andre næste uge alt hele fordi hos nyt spurgte fire går fået siden lige kommer står gamle sammen
timer tog anden minutter sat stedet fem ting stadig inden ligger mange min blevet stod andet lagt skrevet tid eneste
godt nej hvorfor holdt mere sige uger endnu finde sagt igen end tager resten seks spørger sidste lov helt ekstra gør
spurgt skrev måned måneder bruger tilbage sidder hvordan spørge fast haft bagefter set gange hvert egen nok hvornår
skrive taget halvdelen talt ser kørte mandag fandt bad egne hørt mangler hold gøre brugt lille stille skriver sted gode
sådan altid ude sad bruge alene tage brug side lavet tredje gav rundt fredag væk frem bruges begyndte taler vide kender
gjorde passer hørte god hjem længere viste videre hende brugte vise kort vist sidst gået komme tror igennem forrige
højt mellem otte dage tør måtte holder denne mest intet ugen svaret bedre lavede klar hinanden ene dagen start indtil
lod sendt mens kommet mand flere vej satte plejer onsdag begge lidt sit hedder eget derfor høre to en et gerne
lægge giver give gives let svært bliv blive bør må kunne skulle ville lang langt lav lade
kan måske både enten eller dér dertil
"""
_ENGLISH = """
one two got about new all out before now first three time people asked there same nobody day after each only never week
every said went next own half back how minutes four off since then get year down last came more told just hours five
those because took says other like someone old say through don used ask where everyone put why without know ten until
head still around tried see ones nothing years any gets again heard made another use once something left good none too
month may case here hour keep start weeks yes six way found come set isn anything anyone look turned nine somebody days
thing tell per times done being between some second else whether call things third called going even rather began let
side must front months given saw different long already want lets make makes take takes give gives easy hard
"""
EVERYDAY = WEAK | {folded(word) for word in f"{_DANISH} {_ENGLISH}".split()}
"""Folded."""
