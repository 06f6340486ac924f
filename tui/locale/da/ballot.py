"""Prikker, som ingen ser, før de alle vises."""

TEXTS = {
    "ballot.title": "Giv prikker hver for sig",
    "ballot.sits": "Nummer {n} giver prikker",
    "ballot.each.one": "Hver giver 1 prik, uden at de andre ser det.",
    "ballot.each.many": "Hver giver {n} prikker, uden at de andre ser det.",
    "ballot.nobody": "Kun summen bliver gemt, og først når I viser den. Hvem der gav hvad og hvornår, står ingen steder. Lukker programmet før, er runden væk.",
    "ballot.fewest": "Der skal være mindst {fewest}, der giver prikker. Man må lade være.",
    "ballot.too_few": "I er {n}. Der skal være mindst {fewest}, ellers kan man gætte, hvem der gav hvad. Giv prikkerne højt.",
    "ballot.left.one": "Du har 1 prik tilbage.",
    "ballot.left.many": "Du har {n} prikker tilbage.",
    "ballot.all_given": "Alle dine prikker er givet. Enter giver tastaturet videre, og så kan ingen se dem.",
    "ballot.sure": "Enter én gang til giver tastaturet videre uden dem.",
    "ballot.set": "så mange",
    "ballot.give": "giv en prik",
    "ballot.take": "tag den igen",
    "ballot.will_show.one": "Prikken vises nu. Ingen kan se, hvem der gav den.",
    "ballot.will_show.many": "Alle {n} prikker lægges nu sammen og vises. Ingen kan se, hvem der gav hvad.",
    "ballot.unsaved": "Prikkerne i runden: de er ikke vist, og ingen af dem er gemt",
    "ballot.lose": "Smider I runden væk, er alle prikker i den væk.",
}
