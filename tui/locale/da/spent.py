"""Om tiden var godt brugt."""

TEXTS = {
    "spent.title": "Var tiden godt brugt?",
    "spent.ask": "Tastaturet går rundt. Tallet ses ikke; kun hvor mange der svarede hvad, bliver gemt.",
    "spent.level.1": "spildt",
    "spent.level.2": "næsten spildt",
    "spent.level.3": "både og",
    "spent.level.4": "ret godt brugt",
    "spent.level.5": "godt brugt",
}
