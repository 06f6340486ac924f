"""Et tal fra hver, som ingen ser."""

TEXTS = {
    "tally.answer": "dit tal",
    "tally.take_back": "tag det om",
    "tally.show": "vis",
    "tally.keep": "gem fordelingen",
    "tally.close": "luk",
    "tally.answers.one": "1 har svaret.",
    "tally.answers.many": "{n} har svaret.",
    "tally.so_far": "{n} af {of} har svaret.",
    "tally.sure": "Er det alle? Så vis det med Enter én gang til. Ellers taster den næste bare sit tal.",
    "tally.all": "Alle {n} har svaret. Enter viser fordelingen.",
    "tally.guessable": "Svarer færre end {n}, kan man gætte, hvem der svarede hvad.",
    "tally.too_few": "Færre end {n} har svaret. Så kunne man gætte, hvem der svarede hvad, og intet bliver vist.",
}
