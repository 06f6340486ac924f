"""Tryghedstjek."""

TEXTS = {
    "safety.title": "Tryghedstjek",
    "safety.ask": (
        "Hvor meget kan du sige her i dag? Tastaturet går rundt. Tallet ses ikke, og det bliver ikke gemt; "
        "rækkefølgen heller ikke. Kun fordelingen vises, og kun når mindst fire har svaret."
    ),
    "safety.level.1": "siger ikke noget",
    "safety.level.2": "siger lidt",
    "safety.level.3": "siger noget, men ikke alt",
    "safety.level.4": "siger det meste",
    "safety.level.5": "kan tale om alt",
    "safety.low": (
        "Det er ikke trygt nok for alle. Del jer i mindre grupper, skriv mere og tal mindre, "
        "eller lad lederen gå ud, mens I samler. Intet af dette er gemt."
    ),
    "safety.fine": "Intet af dette er gemt.",
    "safety.level.lowest": "siger ikke noget eller kun lidt",
    "safety.too_few": "I er {n}. Tryghedstjekket er for mindst {fewest}: er I færre, kan man gætte, hvem der svarede hvad. Spørg i stedet hver især, hvad der skal til, for at I kan tale frit i dag.",
    "safety.understood": "forstået",
}
