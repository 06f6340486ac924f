"""Dots that nobody sees before all of them are shown."""

TEXTS = {
    "ballot.title": "Each gives dots alone",
    "ballot.sits": "Number {n} gives dots",
    "ballot.each.one": "Each gives 1 dot, unseen by the others.",
    "ballot.each.many": "Each gives {n} dots, unseen by the others.",
    "ballot.nobody": "Only the sum is kept, and only once you show it. Who gave what, and when, is nowhere. If the program closes before, the round is gone.",
    "ballot.fewest": "At least {fewest} must give dots. You may leave it be.",
    "ballot.too_few": "There are {n} of you; at least {fewest} are needed, or one could guess who gave what. Give the dots aloud.",
    "ballot.left.one": "You have 1 dot left.",
    "ballot.left.many": "You have {n} dots left.",
    "ballot.all_given": "All your dots are given. Enter hands the keyboard on, and nobody can see them then.",
    "ballot.sure": "Enter once more hands the keyboard on without them.",
    "ballot.set": "so many",
    "ballot.give": "give a dot",
    "ballot.take": "take it back",
    "ballot.will_show.one": "The dot is now shown. Nobody can see who gave it.",
    "ballot.will_show.many": "All {n} dots are now added up and shown. Nobody can see who gave what.",
    "ballot.unsaved": "The dots of the round: they have not been shown, and none of them is kept",
    "ballot.lose": "If you throw the round away, all dots in it are gone.",
}
