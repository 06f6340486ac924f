"""De to måder at give prikker på."""

TEXTS = {
    "voting.how": "Hvordan giver I prikker?",
    "voting.aloud": "Højt",
    "voting.aloud.short": "højt",
    "voting.aloud_how": "I siger eller peger, og én ved tastaturet taster for hver bunke, hvor mange prikker den fik. Det går hurtigst.",
    "voting.unseen": "Uden at nogen ser det",
    "voting.unseen.short": "uset",
    "voting.unseen_how": "Tastaturet går rundt, og hver giver sine prikker for sig. Først til sidst vises de, lagt sammen. Godt, når en leder er med, eller når I er uenige.",
    "voting.too_few": "Det kan I ikke, når I er {n}: er I færre end {fewest}, kan man gætte, hvem der gav hvad. Giv prikkerne højt.",
}
