"""Danish words of home care and its neighbours, from which the texts of a made library are put together."""

from __future__ import annotations

# A noun: its stem, then the endings of the definite, the plural and the definite plural; `-` where there is none.
NOUNS = """
skærm en e ene|besøg et - ene|borger en e ne|kollega en er erne|tablet ten ter terne|telefon en er erne|nøgle n r rne
lås en e ene|alarm en er erne|sensor en er erne|kamera et er erne|opkald et - ene|kald et - ene|samtale n r rne
aftale n r rne|plan en er erne|rute n r rne|vagt en er erne|time n r rne|uge n r rne|dag en e ene|nat ten ter terne
morgen en er erne|aften en er erne|hjælper en e ne|assistent en er erne|sygeplejerske n r rne|terapeut en er erne
leder en e ne|vikar en er erne|elev en er erne|pårørende - - -|ægtefælle n r rne|nabo en er erne|læge n r rne
apotek et er erne|pille n r rne|dosis en er erne|medicin en er erne|robot ten ter terne|dør en e ene|trappe n r rne
elevator en er erne|køkken et er erne|stue n r rne|seng en e ene|stol en e ene|lift en er erne|rollator en er erne
bil en er erne|cykel en er erne|kørsel en er erne|vej en e ene|møde t r rne|referat et er erne|journal en er erne
skema et er erne|felt et er erne|kode n r rne|bruger en e ne|adgang en e ene|kort et - ene|system et er erne
program met mer merne|knap pen per perne|lyd en e ene|billede t r rne|signal et er erne|net tet - tene
forbindelse n r rne|dækning en er erne|batteri et er erne|oplader en e ne|ledning en er erne|fejl en - ene
opdatering en er erne|leverandør en er erne|kontrakt en er erne|pris en er erne|budget tet ter terne
gevinst en er erne|mål et - ene|tal let - lene|måling en er erne|rapport en er erne|forsøg et - ene|prøve n r rne
pilot en er erne|team et s ene|gruppe n r rne|afdeling en er erne|kontor et er erne|center et re rene
kommune n r rne|forvaltning en er erne|opgave n r rne|ydelse n r rne|visitation en er erne|afgørelse n r rne
undervisning en er erne|kursus et ser serne|vejledning en er erne|video en er erne|øvelse n r rne|spørgsmål et - ene
svar et - ene|besked en er erne|mail en s ene|brev et e ene|seddel en er erne|tavle n r rne|liste n r rne
skift et - ene|ændring en er erne|vane n r rne|rutine n r rne|regel en er erne|ansvar et - ene|rolle n r rne
beslutning en er erne|behov et - ene|ønske t r rne|problem et er erne|løsning en er erne|idé en er erne
bekymring en er erne|erfaring en er erne|tryghed en er erne|tillid en er erne|tvivl en - ene|modstand en e ene
tid en er erne|tempo et er erne|pause n r rne|afbrydelse n r rne|stress en er erne|overblik ket - kene
fald et - ene|sår et - ene|forbinding en er erne|måltid et er erne|bad et e ene|toilet tet ter terne|tøj et er erne
vask en e ene|rengøring en er erne|indkøb et - ene|genoptræning en er erne|træning en er erne|hjælpemiddel et er erne
høreapparat et er erne|brille n r rne|hånd en er erne|finger en e ne|stemme n r rne|øje t r rne|sprog et - ene
tolk en e ene|udstyr et - ene|taske n r rne|jakke n r rne|kasse n r rne|skab et e ene|depot et er erne
stik ket - kene|server en e ne|sky en er erne|kalender en e ne|påmindelse n r rne|notat et er erne
dokumentation en er erne|indsats en er erne|tilstand en e ene|observation en er erne|tilbud det - dene
samtykke t r rne|regning en er erne|bestilling en er erne|levering en er erne|reparation en er erne
support en er erne|hotline n r rne|superbruger en e ne|projekt et er erne|styregruppe n r rne|workshop pen per perne
"""

# The first part of a compound.
FIRSTS = """
skærm video nøgle medicin nød hjemme pleje nat aften dag vagt borger team tele døgn alarm sengs køre rute dosis kontakt
virtuelle lås dør ur fald sensor kamera mobil tablet journal arbejds besøgs opstarts prøve drifts kommune central
velfærds skærmbesøgs træning genoptrænings sårpleje vikar elev personale leder pårørende introduktions ferie weekend
møde samtale dobbelt nærheds lokal digital data system bruger adgangs netværks strøm batteri opdaterings fejl support
kvalitets indsats ydelses visitations tids planlægnings måltids rengørings vaske indkøbs tryghed sikkerheds ansvars
"""

# A verb: infinitive, present, past, participle.
VERBS = """
ringe ringer ringede ringet|trykke trykker trykkede trykket|taste taster tastede tastet|vente venter ventede ventet
køre kører kørte kørt|glemme glemmer glemte glemt|finde finder fandt fundet|hente henter hentede hentet
sende sender sendte sendt|svare svarer svarede svaret|spørge spørger spurgte spurgt
forklare forklarer forklarede forklaret
vise viser viste vist|lære lærer lærte lært|øve øver øvede øvet|prøve prøver prøvede prøvet
starte starter startede startet
stoppe stopper stoppede stoppet|slukke slukker slukkede slukket|tænde tænder tændte tændt
oplade oplader opladede opladet
låse låser låste låst|åbne åbner åbnede åbnet|lukke lukker lukkede lukket|flytte flytter flyttede flyttet
bytte bytter byttede byttet|planlægge planlægger planlagde planlagt|aflyse aflyser aflyste aflyst
dokumentere dokumenterer dokumenterede dokumenteret|skrive skriver skrev skrevet|læse læser læste læst
notere noterer noterede noteret|måle måler målte målt|tælle tæller talte talt|bestille bestiller bestilte bestilt
levere leverer leverede leveret|reparere reparerer reparerede repareret|opdatere opdaterer opdaterede opdateret
teste tester testede testet|godkende godkender godkendte godkendt|beslutte beslutter besluttede besluttet
aftale aftaler aftalte aftalt|ændre ændrer ændrede ændret|hjælpe hjælper hjalp hjulpet|støtte støtter støttede støttet
mangle mangler manglede manglet|savne savner savnede savnet|bruge bruger brugte brugt|dele deler delte delt
følge følger fulgte fulgt|opdage opdager opdagede opdaget|undersøge undersøger undersøgte undersøgt
høre hører hørte hørt|se ser så set|mærke mærker mærkede mærket|tale taler talte talt|møde møder mødte mødt
træne træner trænede trænet|vaske vasker vaskede vasket|løfte løfter løftede løftet|støve støver støvede støvet
nå når nåede nået|spare sparer sparede sparet|tabe taber tabte tabt|skifte skifter skiftede skiftet
rydde rydder ryddede ryddet|afprøve afprøver afprøvede afprøvet|udskyde udskyder udskød udskudt
genstarte genstarter genstartede genstartet|nulstille nulstiller nulstillede nulstillet
justere justerer justerede justeret
"""

# An adjective: as it stands with `en`, with `et`, and in the plural.
ADJECTIVES = """
ny nyt nye|gammel gammelt gamle|god godt gode|dårlig dårligt dårlige|hurtig hurtigt hurtige|langsom langsomt langsomme
let let lette|svær svært svære|tung tungt tunge|tryg trygt trygge|utryg utrygt utrygge|glad glad glade|vred vredt vrede
træt træt trætte|klar klart klare|uklar uklart uklare|fast fast faste|løs løst løse|stor stort store|lille lille små
lang langt lange|kort kort korte|tidlig tidligt tidlige|sen sent sene|rolig roligt rolige|travl travlt travle
vigtig vigtigt vigtige|unødvendig unødvendigt unødvendige|dyr dyrt dyre|billig billigt billige|stabil stabilt stabile
ustabil ustabilt ustabile|tom tomt tomme|fuld fuldt fulde|varm varmt varme|kold koldt kolde|fremmed fremmed fremmede
kendt kendt kendte|lokal lokalt lokale|fælles fælles fælles|særlig særligt særlige|mærkelig mærkeligt mærkelige
forkert forkert forkerte|rigtig rigtigt rigtige|usikker usikkert usikre|sikker sikkert sikre
besværlig besværligt besværlige
"""

ROLES = """
hjemmehjælper|social- og sundhedsassistent|sygeplejerske|aftenvagt|nattevagt|planlægger|gruppeleder|ergoterapeut
fysioterapeut|visitator|superbruger|vikar|elev|it-medarbejder|projektleder|pårørende|borger|afdelingsleder|kørselsleder
demenskoordinator|pædagog|lærer|sagsbehandler|serviceassistent
"""

WHENS = """
i dag|i går|i morges|i aftes|i nat|i sidste uge|på mandag|om mandagen|om fredagen|i weekenden|efter ferien|før jul
i forrige måned|hele formiddagen|lige før middag|efter vagtskiftet|midt på ruten|to gange i træk|hver eneste dag
for anden gang|siden i sommer|den første dag|ved opstarten|da strømmen gik|mens vi ventede|i ti minutter|en halv time
"""

PLACES = """
i køkkenet|i stuen|på gangen|ude på ruten|på kontoret|i bilen|hos borgeren|på centeret|i kælderen|ved sengen
på badeværelset|i depotet|på trappen|i mødelokalet|ved skranken|i gruppen|på nattevagten|i den anden ende af kommunen
i de gamle ejendomme|i det nye hus|på anden sal|ude på landet|ved døren|i telefonen|på skærmen|i journalen
"""

# A sentence, and the kinds of words that go into it (see `journals.demo.stress.texts`).
SENTENCES = (
    ("%s %s ikke %s, så vi måtte %s i stedet.", "dvwi"),
    ("%s var %s, og det tog os lang tid at %s %s.", "daid"),
    ("Vi har %s %s, men %s er stadig %s.", "tpda"),
    ("Der mangler %s til %s %s.", "npl"),
    ("Hvorfor skal %s %s %s, når %s allerede %s?", "dipdr"),
    ("%s %s sagde, at %s er blevet %s.", "owqb"),
    ("Det gik godt med %s, da %s %s %s.", "ndvp"),
    ("%s %s %s, fordi %s ikke %s.", "ovpdv"),
    ("Ingen af os ved, hvem der skal %s %s %s.", "iql"),
    ("%s %s kunne ikke %s %s.", "olid"),
    ("Vi aftalte, at %s skal %s %s før %s.", "oind"),
    ("Når %s %s, så %s %s også.", "drrd"),
    ("%s og %s passer ikke sammen, og derfor %s vi %s.", "qdvp"),
    ("Det hjalp at %s %s sammen %s.", "idl"),
    ("Kan %s ikke %s af sig selv %s?", "diw"),
    ("Måske skulle vi %s %s, før vi %s %s.", "inrp"),
    ("%s er %s for os, men %s for %s.", "dabo"),
    ("Efter %s var der %s og %s %s.", "nppl"),
    ("Vi brugte %s på at %s %s %s.", "pidw"),
    ("%s blev %s, uden at %s var med.", "dto"),
    ("Flere %s har %s det samme %s.", "ptl"),
    ("Det er %s, at %s %s %s %s.", "bdvpw"),
    ("%s vil hellere %s end %s %s.", "oiid"),
    ("%s spurgte, om %s også %s %s.", "odrl"),
    ("Jeg %s %s, og så virkede %s igen.", "vdd"),
    ("Hos os %s %s %s, og det er %s.", "ropb"),
    ("%s kom %s, og %s var ikke %s.", "dwqt"),
    ("Det tager tid at %s %s, især %s.", "ipl"),
)

TECHNOLOGIES = """
Skærmbesøg|Virtuel hjemmepleje|Elektroniske nøgler|Medicinrobotter|Faldsensorer|Nødkald|Sengealarmer|Skærmsamtaler
Talegenkendelse|Digital sårpleje|Ruteplanlægning|Telemedicin|Videotolkning|Rengøringsrobotter|Loftlifte|Døralarmer
Forældreportal|Læringsplatform|Affaldssensorer|Fjernaflæsning|Digital genoptræning|Sanserum|Kørelister på telefonen
Selvbetjening|Chatbot|Journal på tablet|Vagtplaner på telefonen|Digitale tavler|Tryghedskameraer|Hjælpemidler på nettet
"""

AREAS = """
Hjemmepleje|Sygepleje|Plejecentre|Nattevagt|Genoptræning|Bosteder|Visitation|Jobcenter|Skoler|Dagtilbud|Biblioteker
Teknik og miljø|Borgerservice|Sundhedspleje|Socialpsykiatri|Madservice
"""

UNITS = "Nord|Syd|Øst|Vest|Midt|Havnen|Skoven|Bakken|Åen|Engen|Fjorden|Byen"
NAME = "%s i %s, %s"
