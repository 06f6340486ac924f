"""Overblikket: kort, gentagelser, tid og stemmer."""

TEXTS = {
    "overview.map": "Kort",
    "overview.recurrence": "Gentagelser",
    "overview.voices": "Stemmer",
    "overview.replies": "Svar",
    "overview.map_legend": "Det, der ikke står her, er ukendt: ingen har set efter.",
    "overview.nothing": "Der er ikke noget at vise endnu. Kortet bygger på observationer, der er mærket med en faldgrube.",
    "overview.fewer": "færre end {n}",
    "overview.no_role": "uden rolle",
    "overview.bit_in": "bed i {n} af {of}, hvor nogen har set efter",
    "overview.row": "{n} projekter i træk",
    "overview.raised.one": "1 rejst",
    "overview.raised.many": "{n} rejst",
    "overview.answered": "{n} besvaret",
    "overview.fast": "halvdelen inden {median} dage, højst {longest} (kendt for {n})",
    "overview.wait": "{n} venter",
}
