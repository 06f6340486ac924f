"""Aftalerne, som mødet slutter på."""

TEXTS = {
    "agreements.title.one": "Vi har aftalt én ting. Læs den højt.",
    "agreements.title.many": "Vi har aftalt {n} ting. Læs dem højt.",
    "agreements.by": "senest {day}",
    "agreements.first": "Første skridt: {step}",
    "agreements.none": "I aftalte ikke noget denne gang.",
    "agreements.leave": "tilbage til projektet",
}
