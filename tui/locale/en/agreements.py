"""The agreements that a meeting ends on."""

TEXTS = {
    "agreements.title.one": "We have agreed on one thing. Read it aloud.",
    "agreements.title.many": "We have agreed on {n} things. Read them aloud.",
    "agreements.by": "by {day}",
    "agreements.first": "First step: {step}",
    "agreements.none": "You agreed on nothing this time.",
    "agreements.leave": "back to the project",
}
