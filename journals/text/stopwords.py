"""Stop words: in any text of the language, and in what teams write."""

from __future__ import annotations

from journals.text.tokens import normalize_word

DANISH_FUNCTION_WORDS = """
af at blev blive bliver da de den der deres det dette dig din disse dog du efter eller en er et fra han ham
har havde hun hvad hvis hvor ikke jeg jo kan kunne man med meget men mig mod må ned nogle noget når og også om op os på
sig sin skal skulle som så til ud var vi vil ville vores være været"""
ENGLISH_FUNCTION_WORDS = """
a an and are as be been but by can could did do does from had has he if in into is it its not of on or our
she should so than that the their them they this to was we were what when which who will with would you your"""
_BESIDES = "for over under her have i"
STOPWORDS = frozenset(map(normalize_word, f"{DANISH_FUNCTION_WORDS} {ENGLISH_FUNCTION_WORDS} {_BESIDES}".split()))
"""Normalized stop words: in any text of a language."""
_ASKED_WITH = """
hos ved hvem hvordan hvorfor hvornår hvilken hvilket hvilke min mit mine sit sine vores jeres deres dens dets mellem
imellem andre andet uden under efter før inden gennem omkring samt why how where whose there through between about"""
SMALL_IN_QUERIES = STOPWORDS | frozenset(map(normalize_word, _ASKED_WITH.split()))
"""Normalized words that are ignored in a query with others."""

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
COMMON_WORDS = STOPWORDS | {normalize_word(word) for word in f"{_DANISH} {_ENGLISH}".split()}
"""Normalized words so common in what teams write that they do not make two texts similar."""
