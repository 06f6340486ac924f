"""En tekst, der kom, hvor bogstaver er taster."""

TEXTS = {
    "stray.title": "Var det en tekst? Intet af den er brugt som taster.",
    "stray.on_line": "skriv den på linjen",
    "stray.as_search": "søg efter den",
    "stray.keys": "brug den som taster",
    "stray.leave": "lad den være",
}
