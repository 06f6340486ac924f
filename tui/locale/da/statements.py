"""Udsagn uden navn: hvad folk selv har sagt."""

TEXTS = {
    "statements.stem": "udsagn",
    "statements.title": "Udsagn uden navn: {about}",
    "statements.of_area": "Det har folk sagt undervejs. Hvem de er, står her ikke, kun deres rolle. Område: {area}.",
    "statements.of": "Det har folk sagt undervejs. Hvem de er, står her ikke, kun deres rolle.",
    "statements.nothing": "Ingen observation har en rolle. Skriv rollen i feltet »Set af (rolle)«, så kommer det, der er sagt, med her.",
}
